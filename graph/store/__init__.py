"""The databases behind one code path: Bolt through the official driver."""
