from datetime import date
from pathlib import Path

import pytest

from graph import values
from graph.config import resource
from graph.ids import fold
from graph.values.bodies import KINDS, institutions
from tools import build_bodies

REFERENCE = resource("seeds") / "reference"


@pytest.mark.parametrize("path", sorted(REFERENCE.glob("*.tsv")), ids=lambda p: p.name)
def test_every_table_names_its_source_and_licence(path: Path) -> None:
    head = path.read_text("utf-8")[:1500]
    assert "# source: " in head
    assert "# licence: " in head
    assert path.read_text("utf-8").endswith("\n")


@pytest.mark.parametrize(
    ("bloc", "day", "count"),
    [
        ("Group of Seven", date(2025, 10, 1), 7),
        ("Group of Twenty", date(2025, 10, 1), 21),
        ("Group of Twenty", date(2020, 1, 1), 20),
        ("European Union", date(2025, 10, 1), 27),
        ("European Union", date(2020, 1, 31), 28),
        ("European Union", date(2020, 2, 1), 27),
        ("European Community", date(1987, 3, 1), 12),
        ("Quad", date(2025, 10, 1), 4),
        ("AUKUS", date(2025, 10, 1), 3),
        ("North Atlantic Treaty Organization", date(2025, 10, 1), 32),
        ("North Atlantic Treaty Organization", date(2023, 1, 1), 30),
        ("BRICS", date(2023, 12, 31), 5),
        ("BRICS", date(2025, 1, 6), 10),
        ("Association of Southeast Asian Nations", date(2025, 10, 25), 10),
        ("Association of Southeast Asian Nations", date(2025, 10, 26), 11),
        ("United States-Mexico-Canada Agreement", date(2025, 10, 1), 3),
        ("Five Eyes", date(2025, 10, 1), 5),
        (
            "Comprehensive and Progressive Agreement for Trans-Pacific Partnership",
            date(2025, 1, 1),
            12,
        ),
        ("Asia-Pacific Economic Cooperation", date(2025, 10, 1), 21),
        ("African Union", date(2025, 10, 1), 55),
        ("Gulf Cooperation Council", date(2025, 10, 1), 6),
        ("Minerals Security Partnership", date(2025, 10, 1), 15),
        ("Organisation for Economic Co-operation and Development", date(2025, 10, 1), 38),
    ],
)
def test_blocs_have_their_members_as_of_a_day(bloc: str, day: date, count: int) -> None:
    assert len(values.members(bloc, day)) == count


def test_the_g20_counts_countries_and_two_unions() -> None:
    members = values.members("Group of Twenty", date(2025, 10, 1))
    assert [m for m in members if len(m) != 3] == ["African Union", "European Union"]


def test_nobody_is_in_a_bloc_twice_at_once() -> None:
    spells: dict[tuple[str, str], list[values.Membership]] = {}
    for m in values.memberships():
        for earlier in spells.setdefault((m.bloc, m.member), []):
            ended = earlier.until or date.max
            assert (
                m.since is None
                or ended < m.since
                or (m.until or date.max) < (earlier.since or date.min)
            ), m
        spells[m.bloc, m.member].append(m)


def test_memberships_start_in_the_past_and_give_a_web_source() -> None:
    for m in values.memberships():
        assert m.since is not None
        assert date(1900, 1, 1) < m.since
        assert m.source.startswith("http"), m


def test_every_kind_of_institution_is_in_use() -> None:
    assert {body.kind for body in institutions().values()} == KINDS


def test_a_form_means_one_body() -> None:
    owner: dict[str, str] = {}
    for body in institutions().values():
        for form in (body.name, *body.aliases):
            key = form if values.is_acronym(form) else fold(form)
            assert owner.setdefault(key, body.name) == body.name, form


def test_part_of_leads_up_without_circles() -> None:
    for body in institutions().values():
        seen = {body.name}
        owner = body.part_of
        while owner in institutions():
            assert owner not in seen
            seen.add(owner)
            owner = institutions()[owner].part_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("G7", "Group of Seven"),
        ("G-7", "Group of Seven"),
        ("the Group of Seven", "Group of Seven"),
        ("EU", "European Union"),
        ("European Economic Community", "European Community"),
        ("EXIM", "Export-Import Bank of the United States"),
        ("JPMorgan", "JP Morgan"),
        ("the United Nations", "United Nations"),
        ("U.N.", "United Nations"),
    ],
)
def test_institutions_by_name_and_acronym(text: str, name: str) -> None:
    found = values.institution(text)
    assert found is not None
    assert found.name == name


def test_who_is_a_word_and_a_body() -> None:
    assert values.institution("who") is None
    assert values.institution("WHO") == institutions()["World Health Organization"]


def test_ministries_have_ids_of_country_and_portfolio() -> None:
    treasury, pentagon = values.ministry("Treasury Department"), values.ministry("the Pentagon")
    assert treasury is not None
    assert pentagon is not None
    assert (treasury.name, treasury.id) == ("US Treasury", "USA/finance")
    assert pentagon.id == "USA/defence"
    assert values.ministry("Ministry of Magic") is None


def test_a_ministry_name_and_a_ministry_id_are_each_given_once() -> None:
    every = values.ministries().values()
    ids = [ministry.id for ministry in every]
    forms = [fold(form) for m in every for form in {fold(f): f for f in (m.name, *m.aliases)}]
    assert len(set(ids)) == len(ids)
    assert len(set(forms)) == len(forms)


@pytest.mark.parametrize(
    ("title", "iso3", "slugs"),
    [
        ("Minister of Finance", "CAN", ("finance",)),
        ("Deputy Prime Minister and Minister of Economy and Finance", "KOR", ("finance",)),
        ("Chancellor of the Exchequer", "GBR", ("finance",)),
        ("Treasurer", "AUS", ("finance",)),
        ("Treasury Secretary", "USA", ("finance",)),
        ("Secretary of Finance and Public Credit", "MEX", ("finance",)),
        ("Secretary of State", "USA", ("foreign-affairs",)),
        ("Secretary of State", "GBR", ()),
        ("foreign minister", None, ("foreign-affairs",)),
        ("Minister for Trade and Tourism", "AUS", ("trade", "tourism")),
        ("Minister of Energy and Mineral Resources", "IDN", ("energy",)),
        (
            "Minister of Railways, Information and Broadcasting, and Electronics and Information "
            "Technology",
            "IND",
            (
                "railways",
                "information-and-broadcasting",
                "electronics-and-information-technology",
            ),
        ),
        ("Prime Minister", "CAN", ()),
        ("Secretary-General", None, ()),
        ("Managing Director", None, ()),
    ],
)
def test_portfolios_of_titles(title: str, iso3: str | None, slugs: tuple[str, ...]) -> None:
    assert values.portfolios_of(title, iso3) == slugs


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("President", "head-of-state"),
        ("Prime Minister", "head-of-government"),
        ("Deputy Prime Minister and Minister of Economy and Finance", "deputy-head"),
        ("Minister of Finance", "minister"),
        ("Chancellor of the Exchequer", "minister"),
        ("Deputy Foreign Minister", "deputy-minister"),
        ("Vice Foreign Minister", "deputy-minister"),
        ("Assistant Secretary of State", "deputy-minister"),
        ("Ambassador", "ambassador"),
        ("Secretary-General", "head-of-body"),
        ("Admiral", "military"),
        ("Managing Director", "executive"),
        ("former Prime Minister", None),
        ("tenor", None),
    ],
)
def test_ranks_of_titles(title: str, slug: str | None) -> None:
    assert values.rank(title) == slug


def test_a_companys_president_is_no_head_of_state() -> None:
    assert values.rank("President", of_state=False) == "executive"


def test_ranks_are_in_order() -> None:
    orders = [rank.order for rank in values.ranks().values()]
    assert orders == list(range(1, len(orders) + 1))


def test_topics_are_found_by_whole_words() -> None:
    assert values.topics_in("rare earths and other Critical Minerals") == ("critical-minerals",)
    assert "ai" in values.topics_in("rules for AI")
    assert values.topics_in("He said so again.") == ()
    assert len(values.topics()) >= 30


def test_the_lexicon_of_bodies_is_up_to_date() -> None:
    written = build_bodies.TARGET.read_text("utf-8")
    assert written == build_bodies.HEADER + "\n".join(build_bodies.lines()) + "\n"
    surfaces = [line.split("\t")[0] for line in build_bodies.lines()]
    assert len(set(surfaces)) == len(surfaces)
