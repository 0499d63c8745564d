"""What robots.txt lets us fetch, by RFC 9309: the group with our name, the longest rule."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

TOKEN = "entente"
LIMIT = 5_000_000  # bytes; real ones have a few thousand
_RULES = ("allow", "disallow")
_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*(.*?)\s*$")


@dataclass(frozen=True)
class Robots:
    """The rules that hold for us.

    Attributes:
        rules: patterns of paths and whether they may be fetched.
        delay: seconds that the host asks for between requests.
    """

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allows(self, target: str) -> bool:
        """Whether a path with its query may be fetched; on a tie, it may."""
        path = _normal(target)
        if path == "/robots.txt":
            return True
        fitting = [(len(p), allowed) for p, allowed in self.rules if _fits(p, path)]
        return max(fitting, default=(0, True))[1]


EVERYTHING = Robots()


def parse(text: str) -> Robots:
    """The rules of the groups that name us, else of those for everybody.

    Lines that mean nothing are passed over; groups with the same name count as one.
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    agents: list[str] = []
    open_ = False  # whether the names above still gather
    for line in text.splitlines():
        match = _LINE.match(line.partition("#")[0])
        if match is None:
            continue
        key, value = match[1].lower(), match[2]
        if key == "user-agent":
            agents = [*agents, value.lower()] if open_ else [value.lower()]
            open_ = True
            groups.setdefault(value.lower(), [])
        elif key in (*_RULES, "crawl-delay"):
            open_ = False
            for agent in agents:
                groups[agent].append((key, value))
    named = [agent for agent in groups if agent.partition("/")[0].strip() == TOKEN]
    lines = [line for agent in named or ["*"] for line in groups.get(agent, [])]
    return Robots(
        tuple((_normal(value), key == "allow") for key, value in lines if key in _RULES and value),
        max((_seconds(value) for key, value in lines if key not in _RULES), default=0.0),
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        return 0.0
    return seconds if 0 < seconds < float("inf") else 0.0


def _normal(path: str) -> str:
    """Paths compare with everything percent-encoded that can be, but for reserved characters."""
    out = []
    for part in re.split(r"(%[0-9A-Fa-f]{2})", path):
        byte = unquote_to_bytes(part) if part.startswith("%") and len(part) == 3 else None
        if byte is not None and not re.fullmatch(rb"[A-Za-z0-9._~-]", byte):
            out.append(part.upper())
        else:
            out.append(quote(byte or part, safe="/?&=:;@!$'()*+,~#[]%"))
    return "".join(out)


def _fits(rule: str, path: str) -> bool:
    """Whether a rule fits the start of a path; `*` is anything, `$` at the end is the end.

    Pieces are looked for from left to right, which is enough as no piece varies, and takes no time
    that grows with the number of stars.
    """
    whole = rule.endswith("$")
    first, *rest = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for piece in rest[:-1] if whole else rest:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if not whole:
        return True
    return path.endswith(rest[-1]) and len(path) - len(rest[-1]) >= at if rest else at == len(path)
