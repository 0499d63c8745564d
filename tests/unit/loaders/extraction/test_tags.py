from __future__ import annotations

from loaders.extraction.lexicon import lexicon
from loaders.extraction.normalise import normalise
from loaders.extraction.reading import Reading
from loaders.extraction.syntax import syntax
from loaders.extraction.tags import tags


def tagged(text: str) -> list[tuple[str, str]]:
    reading = Reading(text, None, normalise(text), lexicon())
    syntax(reading)
    tags(reading)
    kinds = ("country", "demonym", "capital", "body")
    return [(t.kind, t.value) for t in reading.tags if t.kind in kinds]


def test_longest_names_win_and_words_are_no_acronyms() -> None:
    assert tagged("The Bank of England told us that New Zealand agreed.") == [
        ("body", "Bank of England"),
        ("country", "NZL"),
    ]


def test_a_part_of_another_place_is_no_country() -> None:
    assert tagged("He flew to New Jersey.") == []


def test_the_treasury_of_a_title_is_left_to_the_title() -> None:
    assert tagged("U.S. Treasury Secretary Vik spoke.") == [("country", "USA")]
