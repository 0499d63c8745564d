from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import ids


@pytest.mark.parametrize(
    ("id_", "country"),
    [
        ("CAN/finance", "CAN"),
        ("senate@USA", "USA"),
        ("jane-doe@FRA", "FRA"),
        ("doe@FRA#1a2b3c4d", "FRA"),
        ("european-union", None),
        ("jay-roe@some-bank", None),
        ("ministry/foreign-ministry#1a2b3c4d", None),
        ("USA", None),
    ],
)
def test_an_id_says_which_country_it_carries(id_: str, country: str | None) -> None:
    assert ids.country_of(id_) == country


def test_names_that_differ_in_case_accents_and_punctuation_have_one_id() -> None:
    assert ids.anchored("José  Pérez-Lima", "MEX") == ids.anchored("jose perez lima", "MEX")


@given(st.text(), st.text(min_size=1))
def test_folding_is_stable(name: str, other: str) -> None:
    assert ids.fold(ids.fold(name)) == ids.fold(name)
    assert ids.digest(name, other) != ids.digest(name + other)


def test_a_long_name_is_cut_after_a_word_and_told_apart_by_its_context() -> None:
    name = "the first meeting of the ministers responsible for the joint inland waterways"
    one, other = ids.local(name, "a", name), ids.local(name, "b", name)
    assert one.startswith("the-first-meeting-of-the-ministers-responsible#")
    assert one != other
