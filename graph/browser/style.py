"""The style sheet: colours, sizes and captions of every kind of node and edge.

Written as JSON on one line, which Browser takes as a file, from an address and in a `:style`
script; its own notation loses rules at comments, commas and colons.
"""

from __future__ import annotations

import json

_DARK, _LIGHT = "#2A2C34", "#FFFFFF"

NODES = {
    # label: colour, border, text, caption, diameter; what reports ask about is large and strong
    "Event": ("#C8443F", "#97302C", _LIGHT, "{name} {start}", 100),
    "Country": ("#3F8F63", "#2C6B49", _LIGHT, "{name}", 80),
    "Institution": ("#E8973F", "#B87024", _DARK, "{name}", 80),
    "Person": ("#3F7FC1", "#2A5F99", _LIGHT, "{name}", 70),
    "Ministry": ("#9CCBB0", "#6FA487", _DARK, "{name}", 65),
    "Statement": ("#F2D467", "#C7A93A", _DARK, "{text}", 65),
    "Topic": ("#8E72CF", "#6B51A8", _LIGHT, "{name}", 55),
    "Document": ("#AEB5C0", "#848C99", _DARK, "{title}", 55),
    "Claim": ("#E6E9EE", "#B9C0CA", _DARK, "{quote}", 40),
}

EDGES = {
    # type: colour, width in pixels; presence is green, absence red, plans amber
    "ATTENDED": ("#1B7F4B", 3),
    "CONVENED": ("#0F5C34", 4),
    "HOSTED": ("#0F5C34", 4),
    "CHAIRED": ("#0F5C34", 4),
    "PRESENTED": ("#5AA832", 3),
    "REPRESENTED_AT": ("#8CC7A1", 1),
    "EXPECTED_AT": ("#E0A030", 2),
    "INVITED_TO": ("#E0A030", 2),
    "ABSENT_FROM": ("#C0392B", 3),
    "REPRESENTS": ("#3F7FC1", 2),
    "MEMBER_OF": ("#E8973F", 1),
    "PART_OF": ("#C9A27A", 1),
    "STATED": ("#B08D1E", 2),
    "ISSUED": ("#B08D1E", 2),
    "MADE_AT": ("#D1B75A", 1),
    "ABOUT": ("#8E72CF", 1),
    "HELD_IN": ("#A5ABB6", 1),
    "MENTIONS": ("#9AA1AC", 1),
    "FOUND_IN": ("#9AA1AC", 1),
}


def style_sheet() -> str:
    """The whole sheet; a label or type that it does not know is grey."""
    sheet = {
        "node": {
            "diameter": "50px", "color": "#A5ABB6", "border-color": "#9AA1AC",
            "border-width": "2px", "text-color-internal": _LIGHT, "font-size": "10px",
        },
        "relationship": {
            "color": "#A5ABB6", "shaft-width": "1px", "font-size": "8px", "padding": "3px",
            "text-color-external": _DARK, "text-color-internal": _LIGHT, "caption": "<type>",
        },
    }  # fmt: skip
    for label, (colour, border, text, caption, diameter) in NODES.items():
        sheet[f"node.{label}"] = {
            "color": colour, "border-color": border, "text-color-internal": text,
            "caption": caption, "diameter": f"{diameter}px",
        }  # fmt: skip
    for type_, (colour, width) in EDGES.items():
        sheet[f"relationship.{type_}"] = {
            "color": colour, "shaft-width": f"{width}px", "caption": "<type>",
        }  # fmt: skip
    return json.dumps(sheet)
