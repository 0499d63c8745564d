"""Saved queries: the catalogue, typed parameters, running, evidence and rendering."""

from graph.queries.catalogue import catalogue, get, load
from graph.queries.evidence import Evidence, evidence, merged
from graph.queries.formats import FORMATS, cite, render
from graph.queries.parameters import bind, from_text, literal
from graph.queries.record import Parameter, Query, Value
from graph.queries.runner import Result, Row, run
from graph.queries.schema import json_schema
from graph.queries.trusted import trusted

__all__ = [
    "FORMATS",
    "Evidence",
    "Parameter",
    "Query",
    "Result",
    "Row",
    "Value",
    "bind",
    "catalogue",
    "cite",
    "evidence",
    "from_text",
    "get",
    "json_schema",
    "literal",
    "load",
    "merged",
    "render",
    "run",
    "trusted",
]
