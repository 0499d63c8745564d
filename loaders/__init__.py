"""Reading sources into documents, and documents into claims."""
