"""Tables of participants: a made-up one of two thousand rows, columns, options, bad files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

import pytest
from openpyxl import load_workbook

from graph.errors import UsageError
from graph.model import Document, Extraction
from loaders.documents.formats import load
from loaders.documents.source import Source
from loaders.lists.mapping import field_of
from loaders.lists.options import Given, given
from tests.bad_files import workbook
from tests.rosters import tables as made


def source(data: bytes | str, name: str = "list.csv", told: Given | None = None) -> Source:
    raw = data.encode() if isinstance(data, str) else data
    return Source(raw, f"in/{name}", f"urn:{name}", name, given=told or Given())


def read(data: bytes | str, name: str = "list.csv", told: Given | None = None) -> Document:
    (document,) = load(source(data, name, told))
    assert isinstance(document, Document)
    return document


def facts(document: Document) -> Extraction:
    assert document.extraction is not None
    return document.extraction


Entry = tuple[str, tuple[str, ...], str, str]


def said(document: Document) -> list[Entry]:
    """Name, titles, delegation and role of each participant."""
    found = facts(document)
    (event,) = found.events
    assert (event.name, event.date, event.place, event.roster) == (
        made.EVENT, "2023-06-07/2023-06-09", "Port Alder", "complete",
    )  # fmt: skip
    entries: list[Entry] = []
    for person, attended in zip(found.people, found.attended, strict=True):
        assert attended.who == person.id
        (body,) = attended.on_behalf_of
        entries.append((person.name, person.titles, body.iso3 or body.name, attended.role))
    return entries


def expected(people: Iterable[made.Guest], *, capitals: bool = False) -> list[Entry]:
    found = []
    for guest in people:
        role = made.ROLES[guest.role]
        titles = [" ".join(guest.title.split())]
        if guest.role and role is None:
            titles.append(guest.role)
        given, _, family = guest.name.partition(" ")
        name = f"{given} {family.upper()}" if capitals else guest.name
        found.append((name, tuple(titles), guest.body, role or "participant"))
    return found


def differing(a: Sequence[Entry], b: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    assert len(a) == len(b)
    return [pair for pair in zip(a, b, strict=True) if pair[0] != pair[1]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_of_two_thousand_rows_is_understood(delimiter: str) -> None:
    people = made.guests(seed=30, size=2000)
    document = read(made.as_csv(people, delimiter))
    assert differing(said(document), expected(people)) == []
    assert document.unread == ()


def test_a_workbook_of_two_sheets_and_two_thousand_rows_is_understood() -> None:
    people = made.guests(seed=31, size=2000)
    document = read(made.as_xlsx(people[:1200], people[1200:]), "list.xlsx")
    wanted = expected(people[:1200]) + expected(people[1200:], capitals=True)
    assert differing(said(document), wanted) == []
    assert document.unread == ()


def test_each_row_is_the_quote_of_its_facts() -> None:
    people = made.guests(seed=32, size=60)
    document = read(made.as_csv(people))
    for attended, guest in zip(facts(document).attended, people, strict=True):
        quote = document.text[slice(*attended.span)]
        assert "\n" not in quote
        assert guest.name in quote
        assert guest.delegation in quote


def test_a_delegation_given_once_stands_for_the_rows_below_it() -> None:
    text = (
        "Country,Name,Post\nNorway,Ada Alm,Minister\n,Ina Berg,Pilot\n,Una Cort,Pilot\n"
        "Chile,Eva Dahl,Minister\n,Isa Ek,Pilot\n"
    )
    people = facts(read(text, told=given(event="Harbour Talks"))).people
    assert [p.represents[0].iso3 for p in people] == ["NOR", "NOR", "NOR", "CHL", "CHL"]
    scattered = (
        "Country,Name,Post\nNorway,Ada Alm,Minister\n,Ina Berg,Pilot\nNorway,Una Cort,Pilot\n"
    )
    people = facts(read(scattered, told=given(event="Harbour Talks"))).people
    assert [bool(p.represents) for p in people] == [True, False, True]


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Name|Job Title|Country|Organisation|Role", "name title delegation organisation role"),
        ("Nom complet|Fonction|Pays|Organisme|Rôle", "name title delegation organisation role"),
        ("Nombre completo|Cargo|País|Organización|Rol", "name title delegation organisation role"),
        ("Vollständiger Name|Funktion|Land|Organisation|Rolle",
         "name title delegation organisation role"),
        ("Nome e cognome|Carica|Paese|Organizzazione|Ruolo",
         "name title delegation organisation role"),
        ("Nome completo|Cargo|Delegação|Organização|Papel",
         "name title delegation organisation role"),
        ("ФИО|Должность|Страна|Организация|Роль", "name title delegation organisation role"),
        ("الاسم|المنصب|الدولة|المنظمة|الدور", "name title delegation organisation role"),
        ("姓名|职务|国家|单位|角色", "name title delegation organisation role"),
        ("FIRST_NAME|LastName|Country / Organization|ISO-3|E-mail",
         "first last delegation iso ignored"),
    ],
)  # fmt: skip
def test_headers_are_understood_in_many_spellings(header: str, fields: str) -> None:
    assert [field_of(name) for name in header.split("|")] == fields.split()


SMALL = "Who,Seat,From,Notes\nAda Alm,Pilot,Norway,x\nIna Berg,Judge,Chile,y\n"
TOLD = given("Harbour Talks", "3 May 2024", ["Who=name", "Seat=title", "3=delegation"])


def test_columns_can_be_told_and_the_mapping_is_shown() -> None:
    shown: list[str] = []
    told = given(
        "Harbour Talks", "2024-05-03", ["Who=name", "Seat=title", "3=delegation"], shown.append
    )
    found = facts(read(SMALL, told=told))
    assert [(p.name, p.titles, p.represents[0].iso3) for p in found.people] == [
        ("Ada Alm", ("Pilot",), "NOR"), ("Ina Berg", ("Judge",), "CHL"),
    ]  # fmt: skip
    assert (found.events[0].name, found.events[0].date) == ("Harbour Talks", "2024-05-03")
    assert shown == [
        "in/list.csv: columns: Who = name, Seat = title, From = delegation; not used: Notes"
    ]


def test_what_was_told_stands_in_the_text_as_the_quote_of_the_event() -> None:
    document = read(SMALL, told=TOLD)
    (event,) = facts(document).events
    assert "Harbour Talks" in document.text[slice(*event.span)]


@pytest.mark.parametrize(
    ("event", "date", "columns", "message"),
    [
        (" ", None, (), "--event needs the name"),
        (None, "someday", (), "--date someday: is no day; write 2024-05-01"),
        (None, None, ("Who",), "--map Who: write COLUMN=FIELD"),
        (None, None, ("Who=person",), "the field one of name, first"),
    ],
)
def test_options_that_mean_nothing_are_refused(
    event: str | None, date: str | None, columns: Sequence[str], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        given(event, date, columns)


def test_rows_that_are_not_understood_are_listed_and_the_rest_is_loaded() -> None:
    text = (
        "Name,Country,ISO,Status\nAda Alm,Norway,NOR,attended\n,Chile,CHL,attended\n"
        "Ina Berg,Chile,QQQ,attended\nUna Cort,Ghana,GHA,perhaps\n=A1&B1,Ghana,GHA,attended\n"
        "Isa Ek,Ghana,GHA,absent\n"
    )
    document = read(text, told=given("Harbour Talks"))
    assert [p.name for p in facts(document).people] == ["Ada Alm", "Ina Berg", "Isa Ek"]
    assert [a.status for a in facts(document).attended] == ["attended", "attended", "absent"]
    assert [what.split(":")[0] for what in document.unread] == ["row 3", "row 4", "row 5", "row 6"]
    assert "'QQQ' is no country code" in document.unread[1]
    assert "status 'perhaps' is not known" in document.unread[2]
    assert "a formula instead of its value" in document.unread[3]


def test_a_status_or_role_that_says_so_is_no_plain_attendance() -> None:
    text = "Name,Role,Status\nAda Alm,Chairperson,\nIna Berg,Keynote speaker,Invited\n"
    found = facts(read(text, told=given("Harbour Talks")))
    assert [(a.role, a.status) for a in found.attended] == [
        ("chaired", "attended"), ("presented", "invited"),
    ]  # fmt: skip


def test_a_table_of_several_meetings_makes_an_event_of_each() -> None:
    text = (
        "Name,Delegation,Meeting,Year\nAda Alm,Norway,First Talks,1999\n"
        "Ada Alm,Norway,Second Talks,2000\nIna Berg,Chile,Second Talks,2000\n"
    )
    found = facts(read(text))
    assert [(e.name, e.date) for e in found.events] == [
        ("First Talks", "1999-01-01/1999-12-31"), ("Second Talks", "2000-01-01/2000-12-31"),
    ]  # fmt: skip
    assert [a.event for a in found.attended] == ["e1", "e2", "e2"]


def test_a_sheet_that_claims_a_million_rows_is_read_by_those_it_has() -> None:
    book = load_workbook(BytesIO(workbook()))
    book.active["XFD1048576"] = "far"
    out = BytesIO()
    book.save(out)
    found = facts(read(out.getvalue(), "list.xlsx", given("Harbour Talks")))
    assert [person.name for person in found.people] == ["Ada Alm"]


def test_western_letters_are_read_where_a_table_is_no_utf_8() -> None:
    text = "Name;Pays\nAndré Réville;Côte d'Ivoire\nZoé Bergère;Sénégal\n".encode("cp1252")
    found = facts(read(text, told=given("Harbour Talks")))
    assert [p.name for p in found.people] == ["André Réville", "Zoé Bergère"]
    assert [p.represents[0].iso3 for p in found.people] == ["CIV", "SEN"]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("name\nAda Alm\nIna Berg\n", ()),
        ("Name;Seat;Row\nAda Alm;3;b\nIna Berg;4;b\n", ()),
        ("Ada Alm;Norway\nIna Berg;Chile\n", ("1=name", "2=delegation")),
        ("Who;Where\nAda Alm;Norway\nIna Berg;Chile\n", ("1=name", "2=delegation")),
    ],
)
def test_names_alone_make_a_list_and_numbers_need_no_header(
    text: str, columns: Sequence[str]
) -> None:
    document = read(text, told=given("Harbour Talks", columns=columns))
    assert [person.name for person in facts(document).people] == ["Ada Alm", "Ina Berg"]
    assert document.unread == ()


def test_rows_that_name_nobody_are_neither_persons_nor_headings() -> None:
    text = (
        "Name,Post,Country\nAda Alm,Pilot,\nTBC,Pilot,Norway\nN/A,Pilot,Norway\n2 participants\n"
        "As of 3 May 2024\nThe list is not final.\nIna Berg,Pilot,\nNorway\nUna Cort,Pilot,\n"
    )
    document = read(text, told=given("Harbour Talks"))
    people = facts(document).people
    assert [(p.name, [b.name for b in p.represents]) for p in people] == [
        ("Ada Alm", []), ("Ina Berg", []), ("Una Cort", ["Norway"]),
    ]  # fmt: skip
    assert [what.split(":")[0] for what in document.unread] == [
        "row 3", "row 4", "row 5", "row 6", "row 7",
    ]  # fmt: skip
