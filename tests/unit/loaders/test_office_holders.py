"""Tables of office-holders: which they are, what a row says, and what is told of the others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.errors import SourceError
from graph.model import Claim, Document
from graph.model.extraction import Term
from graph.values import country
from loaders.actors.bodies import office
from loaders.actors.collector import UnreadRecordError
from loaders.actors.days import UnreadDayError, edge
from loaders.actors.office_holders import offices
from loaders.actors.records import header
from loaders.claims import claims_of
from loaders.documents import read

HEAD = "person,personLabel,position,positionLabel,country,countryLabel,start,end\n"
ENTITY = "http://www.wikidata.org/entity/"
HOLM = f"{ENTITY}Q9001,Ida Holm,{ENTITY}Q1,Minister of Finance of Norway,{ENTITY}Q20,Norway,"


def table(folder: Path, text: str, name: str = "a.csv") -> Document:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    (document,) = read([file])
    return document


def terms(document: Document) -> tuple[Term, ...]:
    assert document.extraction is not None
    assert document.extraction.registered is not None
    return document.extraction.registered.terms


def claims(document: Document, kind: str = "represents") -> list[Claim]:
    assert document.extraction is not None
    return [c for c in claims_of(document, document.extraction) if c.kind == kind]


def test_a_row_says_who_held_which_office_for_whom_and_quotes_itself(tmp_path: Path) -> None:
    row = f"{HOLM}2015-12-16T00:00:00Z,2018-01-17T00:00:00Z"
    document = table(tmp_path, HEAD + row + "\r\n")
    stated, inferred = claims(document)
    assert (stated.subject.id, stated.object and stated.object.id) == ("ida-holm@NOR#Q9001", "NOR")
    assert stated.quote == row == document.text[stated.start : stated.end]
    assert stated.qualifiers["title"] == "Minister of Finance"
    assert stated.qualifiers["from"] == stated.qualifiers["term"] == "2015-12-16"
    assert stated.qualifiers["until"] == "2018-01-17"
    assert (inferred.object and inferred.object.id, inferred.basis) == ("NOR/finance", "inferred")
    assert inferred.qualifiers["via"] == ("Country|NOR|minister finance|2015-12-16",)
    assert document.unread == ()


@pytest.mark.parametrize(
    ("names", "is_one"),
    [
        ("person,personLabel,position,positionLabel,countryLabel", True),
        ("?person\t?personLabel\t?position\t?start\t?end", True),
        ("Name;Office;Start date;End date", True),
        ("Office holder,Post,From,To,Country", True),
        ("Name,Position,Country", False),
        ("Event,Name,Position,From,To", False),
        ("Name,Start,End", False),
        ("Name", False),
        ("", False),
    ],
)
def test_the_header_tells_registers_from_other_tables(names: str, is_one: bool) -> None:
    assert offices(header(names + "\n")) is is_one


def test_other_columns_and_delimiters(tmp_path: Path) -> None:
    text = (
        "Name;Post;Country code;From;To;Party\n"
        '"Lund; Eva";"Prime\nMinister";fr;2001;2003-05;Greens\n\n'
        "Jo Vik;Governor of Texas;US;2001-02-03;;\n"
    )
    document = table(tmp_path, text)
    first, second = terms(document)
    assert (first.body.iso3, first.since, first.until) == (
        "FRA",
        date(2001, 1, 1),
        date(2003, 5, 31),
    )
    assert (first.since_precision, first.until_precision) == ("year", "month")
    assert document.text[slice(*first.span)].endswith("Greens")
    assert (second.body.type, second.body.name, second.body.iso3) == (
        "institution",
        "Texas",
        "USA",
    )
    assert document.unread == ("row 1: columns that are not read: Party",)


def test_rows_that_are_not_understood_are_listed_with_their_reason(tmp_path: Path) -> None:
    known = f"{HOLM}2015-12-16T00:00:00Z,"
    rows = [
        known,
        f"{ENTITY}Q2,Q2,{ENTITY}Q1,Prime Minister,{ENTITY}Q20,Norway,2001-01-02,",
        f"{ENTITY}Q3,Jo Vik,{ENTITY}Q1,Q1,{ENTITY}Q20,Norway,2001-01-02,",
        f"{ENTITY}Q4,Jo Vik,{ENTITY}Q1,Prime Minister,{ENTITY}Q20,Atlantis,2001-01-02,",
        f"{ENTITY}Q4,Jo Vik,{ENTITY}Q1,Prime Minister,,,2001-01-02,",
        f"{ENTITY}Q4,Jo Vik,{ENTITY}Q1,Prime Minister,{ENTITY}Q20,Norway,2001-01-02,t1234",
        f"{ENTITY}Q4,Jo Vik,{ENTITY}Q1,Prime Minister,{ENTITY}Q20,Norway,soon,",
        f"{ENTITY}Q4,Jo Vik,{ENTITY}Q1,King of Norway,{ENTITY}Q20,Norway,-0044-03-15T00:00:00Z,",
        f"{ENTITY}Q4,Jo Vik,{ENTITY}Q1,Prime Minister,{ENTITY}Q20,Norway,2005-01-02,2004-01-02",
        "too,short",
    ]
    document = table(tmp_path, HEAD + "\n".join(rows))
    assert len(terms(document)) == 1
    numbers = [line.partition(":")[0] for line in document.unread]
    assert numbers == [f"row {n}" for n in range(3, len(rows) + 2)]
    told = "\n".join(document.unread)
    for words in (
        "no name of the person (Q2)",
        "no name of the position of Jo Vik",
        "'Atlantis' is no known country",
        "no country or body",
        "its end is a day that is not known",
        "'soon' is no day",
        "from the year 1 on",
        "before it begins",
        "2 cells; the header names 8",
    ):
        assert words in told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEAD, "no row names"),
        (f"{HEAD}{ENTITY}Q2,Q2,Q1,Prime Minister,Q20,Norway,2001,\n", "no row names"),
        (f"{HEAD}{HOLM}=TODAY(),\n", "row 2, column start: '=TODAY()' is a formula"),
        (f'{HEAD}Q2,"=HYPERLINK(""x"")",Q1,Prime Minister,Q20,Norway,2001,\n', "is a formula"),
        (f"{HEAD}{HOLM}#REF!,\n", "is a formula or its error"),
        (f'{HEAD}Q2,"Jo Vik,Q1,Prime Minister,Q20,Norway,2001,\n', "quotation marks"),
    ],
)
def test_a_broken_table_is_refused_in_one_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SourceError) as error:
        table(tmp_path, text)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_a_table_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes((HEAD + HOLM.replace("Ida", "Iðá") + ",").encode("latin-1"))
    with pytest.raises(SourceError, match="not UTF-8"):
        list(read([tmp_path / "a.csv"]))


@pytest.mark.parametrize(
    ("written", "precision", "last", "day", "exact"),
    [
        ("2015-12-16T00:00:00Z", "", False, "2015-12-16", "day"),
        ("+2015-12-16T00:00:00Z", "", False, "2015-12-16", "day"),
        ("2015-01-01T00:00:00Z", "", False, "2015-01-01", "unsure"),
        ("2015-01-01T00:00:00Z", "11", False, "2015-01-01", "day"),
        ("2015-01-01T00:00:00Z", "9", True, "2015-12-31", "year"),
        ("2015-02-01T00:00:00Z", "10", True, "2015-02-28", "month"),
        ("2015-01-01", "", False, "2015-01-01", "day"),
        ("2016-02", "", True, "2016-02-29", "month"),
        ("2016-05-00", "", False, "2016-05-01", "month"),
        ("2016", "", True, "2016-12-31", "year"),
    ],
)
def test_days(written: str, precision: str, last: bool, day: str, exact: str) -> None:
    found = edge(written, precision, last=last)
    assert found is not None
    assert (found.day.isoformat(), found.precision) == (day, exact)


@pytest.mark.parametrize("written", ["", "  ", "present", "N/A", "-"])
def test_no_day(written: str) -> None:
    assert edge(written) is None


@pytest.mark.parametrize(
    ("written", "precision"),
    [
        ("_:b0", ""),
        ("t42", ""),
        ("http://x/.well-known/genid/a", ""),
        ("2015-13-01", ""),
        ("-0044-03-15", ""),
        ("12345-01-01", ""),
        ("May", ""),
        ("1900-01-01T00:00:00Z", "7"),
    ],
)
def test_days_that_cannot_be_told(written: str, precision: str) -> None:
    with pytest.raises(UnreadDayError):
        edge(written, precision)


@pytest.mark.parametrize(
    ("position", "land", "title", "body"),
    [
        ("Prime Minister of Norway", None, "Prime Minister", "NOR"),
        ("Prime Minister", "NOR", "Prime Minister", "NOR"),
        ("Minister of State for Trade of India", None, "Minister of State for Trade", "IND"),
        ("President of the Democratic Republic of the Congo", None, "President", "COD"),
        ("Secretary of Defense", "USA", "Secretary of Defense", "USA"),
        ("Minister for the Civil Service", "GBR", "Minister for the Civil Service", "GBR"),
        ("United Nations Secretary-General", "PRT", None, "United Nations"),
        ("President of the European Commission", "DEU", None, "European Commission"),
        ("Governor of the Bank of England", "GBR", None, "Bank of England"),
        ("President of the Senate of France", "FRA", None, "Senate"),
        ("Speaker of the House of Commons", "CAN", None, "House of Commons"),
        ("mayor of Berlin", "DEU", None, "Berlin"),
        ("ambassador of Norway to France", "FRA", "ambassador to France", "NOR"),
        ("French ambassador to Germany", "DEU", None, "FRA"),
        ("ambassador to France", "NOR", None, "NOR"),
    ],
)
def test_whom_an_office_speaks_for(
    position: str, land: str | None, title: str | None, body: str
) -> None:
    found_title, found = office(position, country(land) if land else None)
    assert found_title == (title or position)
    assert body in (found.iso3 if found.type == "country" else found.name, found.name)


@pytest.mark.parametrize(
    ("position", "land"),
    [
        ("Prime Minister", None),
        ("Prime Minister of Norway", "SWE"),
        ("ambassador to France", "FRA"),
        ("ambassador to France", None),
        ("Secretary-General of the Alliance", "NOR"),
        ("Governor of Westmark", None),
    ],
)
def test_offices_that_could_speak_for_anybody(position: str, land: str | None) -> None:
    with pytest.raises(UnreadRecordError):
        office(position, country(land) if land else None)


def test_one_identifier_is_one_person_under_all_bodies(tmp_path: Path) -> None:
    document = table(
        tmp_path,
        f"{HEAD}{HOLM}2015-12-16,2018-01-17\n"
        f"{ENTITY}Q9001,Ida Holm,Q3,President of the European Commission,,,2019-12-01,\n",
    )
    found = {c.subject.id for c in claims(document)}
    assert found == {"ida-holm@NOR#Q9001", "ida-holm@european-union#Q9001"}
