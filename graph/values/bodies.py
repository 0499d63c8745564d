"""Institutions known by name, and who is a member of which, from seeds/reference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from graph.config import resource
from graph.ids import fold
from graph.values.countries import by_iso3, is_acronym
from graph.values.dates import holds_on
from graph.values.tables import Row, index, rows

INSTITUTION_COLUMNS = ("name", "kind", "part_of", "aliases")
MEMBERSHIP_COLUMNS = ("bloc", "member", "from", "until", "source")
KINDS = frozenset(
    {
        "agency",
        "bloc",
        "central bank",
        "company",
        "court",
        "development bank",
        "intergovernmental",
        "legislature",
        "ngo",
        "organ",
        "party",
        "subnational",
        "union",
    }
)


@dataclass(frozen=True)
class Institution:
    """A body known by name.

    Attributes:
        name: the name that its node carries.
        kind: one of KINDS.
        part_of: name of the institution or iso3 of the country that it belongs to.
        aliases: acronyms and other names.
    """

    name: str
    kind: str
    part_of: str | None
    aliases: tuple[str, ...]

    @property
    def iso3(self) -> str | None:
        """The country of a national body."""
        return self.part_of if self.part_of and by_iso3(self.part_of) else None


@dataclass(frozen=True)
class Membership:
    """A country (iso3) or institution (name) in a bloc, from and until a day, both included."""

    bloc: str
    member: str
    since: date | None
    until: date | None
    source: str

    def holds_on(self, day: date) -> bool:
        """Whether the member belonged to the bloc on that day."""
        return holds_on(day, self.since, self.until)


def _institution(row: Row) -> Institution:
    kind = row.one_of("kind", KINDS)
    return Institution(row.text("name"), kind, row.optional("part_of"), row.many("aliases"))


@cache
def institutions() -> dict[str, Institution]:
    """Institutions by name; what `part_of` names exists."""
    path = resource("seeds") / "reference" / "institutions.tsv"
    found = index(path, INSTITUTION_COLUMNS, "name", _institution)
    for row in rows(path, INSTITUTION_COLUMNS):
        owner = row.optional("part_of")
        if owner and owner not in found and by_iso3(owner) is None:
            row.fail(f"part_of '{owner}' is neither an institution of this file nor an iso3 code")
    return found


@cache
def memberships() -> tuple[Membership, ...]:
    """All memberships, in file order; blocs and members exist and the days make sense."""
    path = resource("seeds") / "reference" / "blocs.tsv"
    known = institutions()
    found = []
    for row in rows(path, MEMBERSHIP_COLUMNS):
        bloc, member = row.text("bloc"), row.text("member")
        since, until = row.day("from"), row.day("until")
        if bloc not in known:
            row.fail(f"bloc '{bloc}' is not in institutions.tsv; add it there")
        if member not in known and by_iso3(member) is None:
            row.fail(f"member '{member}' is neither an iso3 code nor an institution")
        if since and until and until < since:
            row.fail(f"membership ends on {until}, before it starts on {since}")
        found.append(Membership(bloc, member, since, until, row.text("source")))
    return tuple(found)


def members(bloc: str, day: date) -> tuple[str, ...]:
    """Members of a bloc (by its name) on a day: iso3 codes and institution names, sorted."""
    return tuple(sorted(m.member for m in memberships() if m.bloc == bloc and m.holds_on(day)))


def _key(form: str) -> str:
    # Acronyms keep their capitals: "WHO" is a body, "who" a word.
    return form.replace(".", "") if is_acronym(form) else fold(form).removeprefix("the ")


@cache
def _forms() -> dict[str, Institution]:
    found: dict[str, Institution] = {}
    for body in institutions().values():
        for form in (body.name, *body.aliases):
            found.setdefault(_key(form), body)
    return found


def institution(text: str) -> Institution | None:
    """The institution that a name or acronym means; acronyms count only in capitals."""
    forms = _forms()
    return forms.get(_key(text.strip())) or forms.get(fold(text).removeprefix("the "))
