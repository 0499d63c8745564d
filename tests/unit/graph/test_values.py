from datetime import date
from pathlib import Path

import pytest

from graph.errors import DefinitionError
from graph.ids import fold
from graph.values import (
    by_iso3,
    capital,
    countries,
    country,
    demonym,
    government,
    holds_on,
    is_acronym,
    is_ambiguous,
    overlap,
    period,
)
from graph.values.countries import COLUMNS, read


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("United States", "USA"),
        ("the United States of America", "USA"),
        ("U.S.", "USA"),
        ("US", "USA"),
        ("USA", "USA"),
        ("U.K.", "GBR"),
        ("Britain", "GBR"),
        ("GREAT BRITAIN", "GBR"),
        ("GB", "GBR"),
        ("Korea", "KOR"),
        ("ROK", "KOR"),
        ("DPRK", "PRK"),
        ("UAE", "ARE"),
        ("Burma", "MMR"),
        ("Ivory Coast", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("Holland", "NLD"),
        ("Soviet Union", "SUN"),
        ("U.S.S.R.", "SUN"),
        ("West Germany", "DEU"),
        ("East Germany", "DDR"),
        ("Czechoslovakia", "CSK"),
        ("Yugoslavia", "YUG"),
        ("Kosovo", "XKX"),
        ("Palestine", "PSE"),
        ("Taiwan", "TWN"),
        ("turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("TURKIYE", "TUR"),
        ("Russian Federation", "RUS"),
        ("People’s Republic of China", "CHN"),
        ("Guinea", "GIN"),
        ("Papua New Guinea", "PNG"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
    ],
)
def test_country_by_name_alias_or_code(text: str, iso3: str) -> None:
    found = country(text)
    assert found is not None
    assert found.iso3 == iso3


@pytest.mark.parametrize("text", ["us", "it", "in", "Us", "Atlantis", "", "the", "Canadian", "."])
def test_words_that_are_no_country(text: str) -> None:
    assert country(text) is None


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("British", "GBR"),
        ("Britons", "GBR"),
        ("Soviet", "SUN"),
        ("West German", "DEU"),
        ("East Germans", "DDR"),
        ("Saudi", "SAU"),
        ("Emirati", "ARE"),
        ("french", "FRA"),
        ("Congolese", "COD"),
        ("South Koreans", "KOR"),
        ("Nigerien", "NER"),
        ("Filipino", "PHL"),
        ("Philippine", "PHL"),
    ],
)
def test_demonyms(text: str, iso3: str) -> None:
    found = demonym(text)
    assert found is not None
    assert found.iso3 == iso3


def test_capitals_and_governments() -> None:
    assert [c.iso3 for c in (capital("Kiev"), capital("Singapore")) if c] == ["UKR", "SGP"]
    assert [c.iso3 for c in (government("Moscow"), government("Washington")) if c] == ["RUS", "USA"]
    assert government("Brussels") is None
    assert government("Singapore") is None
    assert government("Saint Helier") is None


def test_ambiguous_forms_are_flagged() -> None:
    for form in ("Georgia", "Jordan", "Chad", "Turkey", "Guinea", "Niger", "Georgian"):
        assert is_ambiguous(form), form
    assert not is_ambiguous("France")


def test_every_iso_code_is_there_once() -> None:
    states = countries()
    assert len(states) >= 250
    assert {"SUN", "YUG", "DDR", "CSK"} == {
        c.iso3 for c in states.values() if c.status == "historic"
    } & {"SUN", "YUG", "DDR", "CSK"}
    two = [c.iso2 for c in states.values() if c.iso2]
    assert len(set(two)) == len(two)
    assert by_iso3("FRA") is states["FRA"]
    assert by_iso3("fra") is None


@pytest.mark.parametrize("kind", ["names", "demonyms", "capitals"])
def test_a_form_has_one_owner(kind: str) -> None:
    owner: dict[str, str] = {}
    for c in countries().values():
        forms = (c.name, *c.aliases) if kind == "names" else getattr(c, kind)
        for form in forms:
            key = form if is_acronym(form) else fold(form)
            assert owner.setdefault(key, c.iso3) == c.iso3, form


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("fra\tFR\tFrance\tcurrent\t\t\t\t\t\t\t", "capital letters"),
        ("FRA\tFR\tFrance\tliving\t\t\t\t\t\t\t", "use one of current"),
        ("SUN\tSU\tSoviet Union\thistoric\t\t\t\t\t\t\t", "historic states"),
        ("SUN\tSU\tSoviet Union\thistoric\t1922\t1991\t\t\t\t\t", "write a day as"),
        ("FRA\tFR\tFrance\tcurrent\t\t\tA;A\t\t\t\t", "repeated value"),
        ("FRA\tFR\tFrance\tcurrent\t\t\t\t\tParis\tLyon\t", "capitals too"),
        ("FRA\tFR\tFrance\tcurrent\t\t\t\t\tParis\tParis\tLyon", "listed as forms"),
        ("FRA\tFR\tFrance", "3 cells"),
        ("FRA\tFR\t\tcurrent\t\t\t\t\t\t\t", "'name' is empty"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    path = tmp_path / "countries.tsv"
    path.write_text("# source: test\n" + "\t".join(COLUMNS) + "\n" + line + "\n", "utf-8")
    with pytest.raises(DefinitionError, match=rf"countries\.tsv:3: .*{complaint}"):
        read(path)


def test_a_table_without_header_or_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "countries.tsv"
    with pytest.raises(DefinitionError, match="reinstall"):
        read(path)
    path.write_text("# nothing\n", "utf-8")
    with pytest.raises(DefinitionError, match="no header"):
        read(path)
    path.write_text("iso3\tname\n", "utf-8")
    with pytest.raises(DefinitionError, match="columns must be"):
        read(path)


def test_a_code_given_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "countries.tsv"
    line = "FRA\tFR\tFrance\tcurrent\t\t\t\t\t\t\t\n"
    path.write_text("\t".join(COLUMNS) + "\n" + line + line, "utf-8")
    with pytest.raises(DefinitionError, match="given twice"):
        read(path)


def test_periods() -> None:
    assert str(period("2024-05-01")) == "2024-05-01"
    assert str(period("2024-05-01/2024-05-03")) == "2024-05-01/2024-05-03"
    assert period("2024-05-01/2024-05-03").contains(date(2024, 5, 3))
    assert overlap("2024-05-01/2024-05-03", "2024-05-03")
    assert not overlap("2024-05-01", "2024-05-02")
    assert not overlap(None, "2024-05-02")
    for wrong in ("", "May 2024", "2024-05-03/2024-05-01", "2024-05-01/"):
        with pytest.raises(ValueError, match="interval"):
            period(wrong)


def test_membership_lasts_through_its_last_day() -> None:
    joined, left = date(1973, 1, 1), date(2020, 1, 31)
    assert holds_on(left, joined, left)
    assert not holds_on(date(2020, 2, 1), joined, left)
    assert holds_on(date(2025, 1, 1), None, None)
