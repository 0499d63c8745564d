import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.errors import SourceError
from loaders.scoring import KINDS, Sheet, as_json, as_text, read_sheets, score
from loaders.scoring.matching import pair, same_body, same_name, shared_tokens
from loaders.scoring.sheets import Body

GOLD: dict[str, Any] = {
    "id": "one",
    "people": [
        {
            "id": "p1",
            "name": "Ana Belmonte",
            "span": [10, 22],
            "titles": ["Minister of Trade"],
            "represents": [{"type": "country", "name": "Spain", "iso3": "ESP"}],
        },
        {"id": "p2", "name": "Tor Lindqvist", "aliases": ["Lindqvist"], "span": [40, 53]},
    ],
    "events": [{"id": "e1", "name": "trade talks", "span": [60, 71], "date": "2024-05-31"}],
    "attended": [
        {"who": "p1", "event": "e1", "role": "hosted"},
        {"who": "p2", "event": "e1", "status": "absent"},
    ],
    "stated": [{"who": "p1", "span": [80, 120], "mode": "direct"}],
}


def card(predicted: dict[str, Any]) -> Any:
    return score({"one": Sheet.model_validate(GOLD)}, {"one": Sheet.model_validate(predicted)})


def test_gold_against_itself_is_perfect() -> None:
    result = card(GOLD)
    assert result.headline == 1.0
    assert all(result.measure(kind).f1 == 1.0 for kind in KINDS)
    assert (result.side.date, result.side.direct, result.side.role) == (1.0, 1.0, None)


def test_a_document_without_prediction_counts_as_an_empty_one() -> None:
    result = score({"one": Sheet.model_validate(GOLD)}, {})
    assert (result.answered, result.headline) == (0, 0.0)
    assert result.measure("people").recall == 0.0
    assert result.measure("people").precision == 0.0


def test_a_wrong_person_also_costs_the_facts_about_them() -> None:
    predicted = json.loads(json.dumps(GOLD))
    predicted["people"][0]["name"] = "Somebody Else"
    result = card(predicted)
    assert result.measure("people").matched == 1
    assert result.measure("titles").matched == 0
    assert result.measure("represents").matched == 0
    assert result.measure("stated").matched == 0
    assert result.measure("attended").matched == 1


def test_an_absence_told_as_attendance_is_missed_but_its_status_is_compared() -> None:
    predicted = json.loads(json.dumps(GOLD))
    predicted["attended"][1]["status"] = "attended"
    result = card(predicted)
    assert result.measure("attended").matched == 1
    assert ("absent", "attended") in result.documents["one"].statuses


def test_a_statement_counts_when_half_of_its_words_are_right() -> None:
    predicted = json.loads(json.dumps(GOLD))
    predicted["stated"][0]["span"] = [100, 140]
    assert card(predicted).measure("stated").matched == 1
    predicted["stated"][0]["span"] = [101, 141]
    assert card(predicted).measure("stated").matched == 0


def test_unnamed_and_collective_speakers_match_each_other_only() -> None:
    gold = {
        "id": "x",
        "stated": [{"who": {"type": "unnamed", "name": "officials"}, "span": [0, 9]}],
    }
    for who, matched in (
        ({"type": "collective", "name": "ministers", "event": "e1"}, 1),
        ({"type": "institution", "name": "officials"}, 0),
        ("p1", 0),
    ):
        predicted = {"id": "x", "stated": [{"who": who, "span": [0, 9]}]}
        result = score({"x": Sheet.model_validate(gold)}, {"x": Sheet.model_validate(predicted)})
        assert result.measure("stated").matched == matched


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Ana Belmonte", "Belmonte", True),
        ("Ana Belmonte", "Ana", False),
        ("Ana María Belmonte", "Ana Belmonte", True),
        ("Ana Belmonte", "Tor Belmonte", False),
        ("Belmonté", "BELMONTE", True),
        ("", "Belmonte", False),
    ],
)
def test_names(left: str, right: str, same: bool) -> None:
    assert same_name(left, right) is same
    assert same_name(right, left) is same


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (("institution", "World Bank", None), ("institution", "the World Bank", None), True),
        (("institution", "IMF", None), ("institution", "International Monetary Fund", None), True),
        (("country", "Republic of Korea", "KOR"), ("country", "South Korea", "KOR"), True),
        (("country", "Korea", "KOR"), ("country", "Korea", "PRK"), False),
        (("country", "Spain", "ESP"), ("institution", "Spain", None), False),
        (("ministry", "Treasury", "GBR"), ("institution", "Treasury", None), True),
    ],
)
def test_bodies(
    left: tuple[str, str, str | None], right: tuple[str, str, str | None], same: bool
) -> None:
    one, other = (Body(type=t, name=n, iso3=i) for t, n, i in (left, right))
    assert same_body(one, other) is same
    assert same_body(other, one) is same


def test_pairs_are_one_to_one_and_best_first() -> None:
    likeness = {(0, 0): 0.9, (0, 1): 1.0, (1, 1): 0.9, (1, 0): 0.4}
    pairs = pair([0, 1], [0, 1], lambda i, j: likeness[i, j], 0.5)
    assert pairs == {0: 1}
    assert shared_tokens("Minister of Trade", "the trade minister") == 1.0


def test_text_and_json_carry_the_same_numbers() -> None:
    result = card(GOLD | {"stated": []})
    content = json.loads(as_json(result))
    assert content["headline"] == result.headline == pytest.approx(0.8)
    text = as_text(result, per_document=True, errors="stated")
    assert "  0.800 one" in text
    assert "  missed   one: p1: [80, 120]" in text
    assert text.endswith(
        "headline (mean F1 of people, titles, represents, attended, stated): 0.800"
    )


def test_sheets_come_from_a_folder_or_from_lines(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps(GOLD))
    lines = tmp_path / "all.jsonl"
    lines.write_text(json.dumps(GOLD) + "\n\n" + json.dumps({"document": {"id": "two"}}) + "\n")
    assert read_sheets(tmp_path)["one"] == read_sheets(lines)["one"]
    assert set(read_sheets(lines)) == {"one", "two"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "no sheets"),
        ("{", ":1: not JSON"),
        ("[" * 100_000, ":1: holds what is no sheet"),
        ('{"id": ' + "9" * 5000 + "}", ":1: holds what is no sheet"),
        ("{}", ":1: the sheet needs an `id`"),
        ('{"id": "x", "people": [{"id": "p1"}]}', ":1: people.0.name: Field required"),
        ('{"id": "x", "stated": [{"who": "p1", "span": [1]}]}', ":1: stated.0.span"),
    ],
)
def test_a_bad_sheet_is_told_with_its_place(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "sheets.jsonl"
    path.write_text(content)
    with pytest.raises(SourceError, match=told) as caught:
        read_sheets(path)
    assert "\n" not in str(caught.value)
    with pytest.raises(SourceError, match="no such file"):
        read_sheets(tmp_path / "missing")


def bench() -> Path:
    place = Path(os.environ.get("ENTENTE_BENCH", "../shared/bench"))
    if not (place / "score.py").is_file():
        if os.environ.get("ENTENTE_REQUIRE_BENCH"):
            pytest.fail(f"no gold documents at {place}; set ENTENTE_BENCH")
        pytest.skip("no gold documents here; set ENTENTE_BENCH")
    return place


def worsened(sheet: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A sheet with slips of every kind that is scored."""
    for person in sheet["people"]:
        if chance.random() < 0.2:
            person["name"] = person["name"].split()[-1]
        for field in ("titles", "represents"):
            person[field] = [value for value in person.get(field, []) if chance.random() < 0.8]
    for event in sheet["events"]:
        if chance.random() < 0.3:
            event |= {"name": "the meeting", "aliases": [], "date": None}
    for fact in sheet["attended"]:
        if chance.random() < 0.3:
            fact["status"] = chance.choice(["planned", "absent", "invited", "attended"])
            fact["role"] = chance.choice(["hosted", "chaired", "participant"])
    for fact in sheet["stated"]:
        shift = chance.randint(0, 60)
        fact |= {"span": [fact["span"][0] + shift, fact["span"][1] + shift], "mode": "direct"}
    return sheet | {"people": [p for p in sheet["people"] if chance.random() < 0.9]}


@pytest.mark.parametrize("seed", [1, 2])
def test_the_numbers_are_those_of_the_reference_scorer(tmp_path: Path, seed: int) -> None:
    place = bench()
    gold = place / "dev" / "gold"
    chance = random.Random(seed)
    for file in sorted(gold.glob("*.json")):
        if chance.random() < 0.9:
            sheet = worsened(json.loads(file.read_text()), chance)
            (tmp_path / file.name).write_text(json.dumps(sheet))
    command = [sys.executable, str(place / "score.py"), str(gold), str(tmp_path), "--per-doc"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    result = score(read_sheets(gold), read_sheets(tmp_path))
    assert as_text(result, per_document=True) + "\n" == told
