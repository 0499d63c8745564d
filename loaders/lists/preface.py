"""The event that a list is about, from the lines above its first delegation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.lists.days import interval
from loaders.lists.lines import Line, is_open
from loaders.lists.roster import Complete, Gathering
from loaders.lists.words import section

_EVENT = re.compile(
    r"\b(?:conference|session|meeting|summit|assembly|forum|congress|council|committee|workshop|seminar|"
    r"symposium|consultations?|negotiations?|dialogue|ministerial|convention|round\s?table|talks|"
    r"conférence|réunion|sommet|assemblée|comité|congrès|colloque|séminaire|atelier|conseil|"
    r"conferencia|reunión|cumbre|período de sesiones|asamblea|foro|comité|congreso|consejo|taller|"
    r"conferência|reunião|cúpula|konferenz|tagung|sitzung|gipfel|versammlung|конференция|сессия)\b",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"\b(?:participants|delegates|delegations|representatives)\b(?P<between>[^.]{0,40}?)"
    r"\b(?:attending|to|at|in|of)\b (?:the )?(?P<name>[^.;:]+?)"
    r"(?=,? (?:and the|as well as|which|that|held|has|have|is|was|were)\b|[,.;:]|$)",
    re.IGNORECASE,
)


def is_event_line(text: str) -> bool:
    """Whether a line names an event or says when it took place."""
    return bool(_EVENT.search(text)) or interval(text) is not None


def heading(lines: Sequence[Line], title: str | None) -> str | None:
    """The kind of list that the lines or the metadata call it: title, provisional, partial."""
    texts = [line.text for line in lines] + ([title] if title else [])
    for i, text in enumerate(texts):
        for words in (text, " ".join(texts[i : i + 2])):
            if (kind := section(words)) in ("title", "provisional", "partial"):
                return kind
    return None


def event(lines: Sequence[Line], title: str | None) -> Gathering:
    """The event of a list: its name, date and place as far as the lines above it say so."""
    kind = heading(lines, title)
    roster: Complete = (
        "complete" if kind == "title" else "partial" if kind == "partial" else "unknown"
    )
    named = [line for line in lines if _names_event(line.text)]
    dated = [(line.text, interval(line.text)) for line in lines]
    dated += [(t, interval(t)) for t in (f"{a.text} {b.text}" for a, b in pairwise(lines))]
    when = [(text, found) for text, found in dated if found is not None]
    days, place = None, None
    if when:
        text, found = next(((w, f) for w, f in when if "/" in f.iso), when[0])
        days = found.iso
        place = _place(text[: found.start]) or _place(text[found.end :])
    block = ", ".join(_name(_whole(lines, line)) for line in named[:3])
    block = block.removesuffix(f", {place}") if place else block
    phrase = next((m for i in range(len(lines)) if (m := _phrase(lines, i)) is not None), None)
    name = phrase or block or (title or "")
    if section(name):
        name = ""
    span = (
        (named[0].start, named[0].end)
        if named
        else (lines[0].start, lines[0].end)
        if lines
        else (0, 0)
    )
    aliases = tuple(a for a in (block,) if a and a != name)
    return Gathering(name, aliases, days, place, roster, span)


def _whole(lines: Sequence[Line], line: Line) -> str:
    """A line with the next one where it breaks off: "Third Conference on"."""
    after = next((b for a, b in pairwise(lines) if a is line), None)
    return f"{line.text} {after.text}" if after and is_open(line.text) else line.text


def _phrase(lines: Sequence[Line], i: int) -> str | None:
    words = " ".join(line.text for line in lines[i : i + 3])
    match = _PHRASE.search(words)
    if match is None or match.start() > len(lines[i].text) or not _EVENT.search(match["name"]):
        return None
    if not match["between"].islower() and match["between"].strip():  # "participants" ended a title
        return None
    return _name(match["name"])


def _names_event(text: str) -> bool:
    return bool(_EVENT.search(text)) and len(text) < 160 and not text.endswith(".")


def _name(text: str) -> str:
    found = interval(text)
    words = text[: found.start] if found and found.start > 8 else text
    words = re.sub(
        r"(?i)^.*\b(?:list of participants|liste des participants|lista de participantes)"
        r"(?: (?:of|to|in|at|à|de|a)\b(?: the| la| l['’])?)?[\s:,–-]*",
        "",
        words,
    )
    return words.strip(" ,;:–-(") or text


def _place(text: str) -> str | None:
    words = text.strip(" ,;:–-()")
    words = re.sub(r"(?i)^(?:held (?:in|at)|in|at|à|en)\s+", "", words)
    parts = [p.strip() for p in words.split(",") if p.strip()]
    parts = [p for p in parts if not _EVENT.search(p)][-2:]
    place = ", ".join(parts)
    return place if place and place[0].isupper() and len(place) < 60 and "." not in place else None
