from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We cannot wait," said Ida Roth.', ['"We cannot wait,"']),
        ("“We cannot wait,” said Ida Roth.", ["“We cannot wait,”"]),
        ("``We cannot wait,'' said Ida Roth.", ["``We cannot wait,''"]),
        ("'We cannot wait,' said Ida Roth.", ["'We cannot wait,'"]),
        ("\"If 'let it be' is all, I go,\" she said.", ["\"If 'let it be' is all, I go,\""]),
        ("The leaders' talks didn't end the ministers' quarrel.", []),
        ("They called it 'strange' and left.", ["'strange'"]),
        ("It had \"advanced' proposals on trade.", ["\"advanced'"]),
        ('"One.\n\n"Two," he said. "Three."', ['"One.\n\n"Two,"', '"Three."']),
        ('He asked for "more', []),
        ('""', []),
    ],
)
def test_quotations_are_found_by_their_marks(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in find_quotes(text)] == expected


@given(st.text(alphabet="ab \"'“”‘’`\n.,", max_size=80))
def test_any_text_gives_ordered_quotations_within_it(text: str) -> None:
    last = 0
    for start, end in find_quotes(text):
        assert last <= start < end <= len(text)
        last = end
