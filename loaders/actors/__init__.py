"""Registers of offices as documents: who held which office from when until when.

Office-holders as a table, Popolo JSON and followthemoney entities; each record is the quote of what
it says. One file a format, beside what they share: `days` (dates), `bodies` (what an office is
for), `records` (tables), `located` (JSON with offsets), `collector` (towards an `Extraction`).
Knows no database.
"""
