from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction.normalise import normalise


def test_wrapped_paragraphs_become_lines_and_list_lines_stay() -> None:
    wrapped = (
        "The ministers of the six countries met on the island to agree on\n"
        "what to do about the fish that nobody had caught since the winter\n"
        "and to sign the treaty."
    )
    assert "\n" not in normalise(wrapped).text
    listed = "Mr Odo Brandl, Minister of Fish\nMs Ina Holm, Minister of Ice\nMr Per Vik, Envoy"
    assert normalise(listed).text == listed


def test_glued_words_come_apart_and_keep_their_places() -> None:
    text = "Nora Vik (Acme Fish)Mr Per Holm"
    normal = normalise(text)
    at = normal.text.index("Mr Per")
    assert normal.text[at - 1] == " "
    assert text[slice(*normal.to_source(at, at + 6))] == "Mr Per"


def test_curly_apostrophes_and_odd_spaces_are_plain_and_map_back() -> None:
    text = "Peru’s\u00a0 minister"
    normal = normalise(text)
    assert normal.text == "Peru's minister"
    assert text[slice(*normal.to_source(7, 15))] == "minister"


@given(st.text(max_size=300))
def test_any_text_normalises_with_places_in_order(text: str) -> None:
    normal = normalise(text)
    assert len(normal.starts) == len(normal.ends) == len(normal.text)
    assert list(normal.starts) == sorted(normal.starts)
    assert all(0 <= a <= b <= len(text) for a, b in zip(normal.starts, normal.ends, strict=True))
