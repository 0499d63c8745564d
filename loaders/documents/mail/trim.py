"""What somebody wrote in a mail, without what mail programs and firms put around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from loaders.documents.days import day_in
from loaders.documents.mail.headers import sender

if TYPE_CHECKING:
    from datetime import date

_FORWARD = re.compile(
    r"(?i)[\s*_>-]*(?:begin )?forwarded message\b[\s:*_-]*|[\s-]*forwarded by\b.*"
)
_FORWARDED = re.compile(r"(?i)\s*(?:re:\s*)?(?:fwd?|wg|tr)\s*:")
_ORIGINAL = re.compile(r"(?i)[\s_-]*original message[\s_-]*|_{20,}")
_FIELD = re.compile(r"(?i)[\s*>]*(from|sent|date|to|cc|bcc|subject|reply-to|importance)[\s*]*:")
_ON = re.compile(r"(?is)on\b(?!.*\n\s*\n).{6,200}\b(?:wrote|writes)\s*:\s*")
_WROTE = re.compile(r"(?i).{3,120}\bwrote\s*:\s*")
_SIGNATURE = re.compile(r"-- ?")
_REGARDS = re.compile(
    r"(?i)(?:(?:with )?(?:best|kind|warm|many)(?:est)? (?:regards|wishes|thanks)|regards|best"
    r"|cheers|sincerely(?: yours)?|yours (?:sincerely|faithfully|truly)|respectfully|thanks"
    r"|thank you)[,.!]?"
)
_SENTENCE = re.compile(r"[a-z]{3}[.!?][\"”’)]*$")
_SENT_FROM = re.compile(r"(?i)(?:sent|get outlook) (?:from|for) (?:my )?[\w ]{2,30}")
_NOTICE = re.compile(
    r"(?i)[\s*_=-]*(?:(?:confidentiality|privacy|legal) (?:notice|note|statement)|disclaimer\b"
    r"|(?:this|the (?:information|contents?) (?:contained )?(?:in|of) this) (?:e-?mail|message"
    r"|communication|transmission)\b.*?(?:confidential|intended|privileged|recipient)"
    r"|if you (?:are not the|have received this)\b.*?(?:recipient|error)"
    r"|please consider the environment|(?:to )?unsubscribe\b"
    r"|you (?:are receiving|received) this (?:e-?mail|message)"
    r"|view (?:this e-?mail|it) in your browser"
    r"|(?:manage|update) (?:your )?(?:subscription|preferences)|scanned (?:by|for) )",
    re.DOTALL,
)
_MOST = 12  # lines of a signature
_WIDTH = 80


@dataclass(frozen=True)
class Forwarded:
    """What the header of a forwarded mail says: whom it was from, and its day."""

    sender: str | None = None
    day: date | None = None


def own_part(text: str, subject: str) -> tuple[str, Forwarded | None]:
    """What was written, and where the mail forwards another one, what that says of itself.

    An answer is dropped with what it answers; a forwarded mail is what the mail is about: it
    stays without its header.

    Args:
        text: the body.
        subject: as written, with "Fwd:".
    """
    lines = text.split("\n")
    forwarded = None
    at = _header_at(lines)
    if at is not None:
        start, end, marked = at
        if marked or _FORWARDED.match(subject):
            forwarded = _header(lines[start:end])
            own = _unsigned(_unquoted(lines[:start]))
            again, _ = own_part("\n".join(_unindented(lines[end:])), "")
            return "\n".join([*own, "", again]).lstrip("\n"), forwarded
        if not "".join(lines[:start]).strip():  # a memorandum, not an answer
            return own_part("\n".join(lines[end:]), "")[0], None
        lines = lines[:start]
    kept = _unsigned(_unquoted(lines))
    return _without_notices("\n".join(kept)), forwarded


def unflowed(text: str, *, delete: bool) -> str:
    """Paragraphs of format=flowed (RFC 3676) as one line each.

    Args:
        text: the body as sent.
        delete: whether the space at the end of a line is no part of the words (DelSp).
    """
    out: list[str] = []
    open_ = False
    for line in text.split("\n"):
        words = line[1:] if line.startswith(" ") else line  # stuffed
        flows = (
            words.endswith(" ") and not _SIGNATURE.fullmatch(words) and not words.startswith(">")
        )
        if open_:
            out[-1] += words
        else:
            out.append(words)
        open_ = flows
        if flows and delete:
            out[-1] = out[-1][:-1]
    return "\n".join(line if _SIGNATURE.fullmatch(line) else line.rstrip() for line in out)


def _header_at(lines: list[str]) -> tuple[int, int, bool] | None:
    """Where the header of another mail begins and ends, and whether it says "forwarded"."""
    for number, line in enumerate(lines):
        forward = _FORWARD.fullmatch(line) is not None and line.strip() != ""
        if not (forward or _ORIGINAL.fullmatch(line) or _FIELD.match(line)):
            continue
        first = number if _FIELD.match(line) else number + 1
        while first < len(lines) and not lines[first].strip(" >*"):
            first += 1
        end = first
        names: set[str] = set()
        while end < len(lines) and (lines[end].strip(" >") or not names):
            if match := _FIELD.match(lines[end]):
                names.add(match[1].lower())
            elif not names:
                break
            end += 1
        if {"from"} <= names and names & {"sent", "date", "subject"}:
            return number, end, forward
    return None


def _header(lines: list[str]) -> Forwarded:
    said: dict[str, str] = {}
    for line in lines:
        if match := _FIELD.match(line):
            said.setdefault(match[1].lower(), line[match.end() :].strip(" *\t"))
    day = day_in(said.get("date") or said.get("sent") or "")
    return Forwarded(sender(said.get("from", "")) or None, day)


def _unindented(lines: list[str]) -> list[str]:
    """A forwarded text of which every line is marked as quoted."""
    full = [line for line in lines if line.strip()]
    if full and all(line.startswith(">") for line in full):
        return [re.sub(r"> ?", "", line, count=1) for line in lines]
    return lines


def _unquoted(lines: list[str]) -> list[str]:
    """Lines without those that quote, and without the line that says who wrote them."""
    kept: list[str] = []
    for line in lines:
        if not line.lstrip().startswith(">"):
            kept.append(line)
            continue
        kept = _unintroduced(kept)
    last = "\n".join(kept).rstrip().rpartition("\n\n")[2]
    return _unintroduced(kept) if _ON.fullmatch(last) else kept  # of an HTML mail


def _unintroduced(lines: list[str]) -> list[str]:
    """Lines without "On … wrote:" at their end, which is often wrapped."""
    full = "\n".join(lines).rstrip().split("\n")
    for count in (3, 2, 1):
        if _ON.fullmatch("\n".join(full[-count:])):
            return full[:-count]
    return full[:-1] if _WROTE.fullmatch(full[-1]) else lines


def _unsigned(lines: list[str]) -> list[str]:
    """Lines before the signature: after "-- ", or short ones after "Kind regards"."""
    for number, line in enumerate(lines):
        rest = [later for later in lines[number:] if later.strip()]
        if _SIGNATURE.fullmatch(line) or _SENT_FROM.fullmatch(line.strip()):
            return lines[:number]
        if _REGARDS.fullmatch(line.strip()) and _is_signature(rest[1:]):
            return lines[:number]
    return lines


def _is_signature(lines: list[str]) -> bool:
    """Whether a few short lines that are no sentences come, and at most a notice after them."""
    short = list(takewhile(lambda line: len(line) < _WIDTH and not _NOTICE.match(line), lines))
    after = lines[len(short) :]
    said = any(_SENTENCE.search(line) for line in short)
    return len(short) <= _MOST and not said and (not after or bool(_NOTICE.match("\n".join(after))))


def _without_notices(text: str) -> str:
    parts = re.split(r"(\n\s*\n)", text)
    return "".join(part for part in parts if not _NOTICE.match(part))
