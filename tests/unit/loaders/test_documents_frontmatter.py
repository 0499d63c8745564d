from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import SourceError
from loaders.documents.frontmatter import split
from loaders.documents.metadata import Metadata

values = st.text(
    st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp", "Zs")), min_size=1
).filter(lambda value: value[0] not in "\"'")


def read(text: str) -> tuple[Metadata, str] | str:
    """What `split` gives, or the message with which it refuses."""
    try:
        return split(text, "x.txt")
    except SourceError as error:
        return str(error)


@given(title=values, day=st.dates(), body=st.text(), newline=st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_read_and_the_body_is_untouched(
    title: str, day: date, body: str, newline: str
) -> None:
    lines = ["---", f"title: {title}", f"published: {day.isoformat()}", "---", ""]
    metadata, text = split(newline.join(lines) + body, "x.txt")
    assert metadata == Metadata(title=title, published=day)
    assert text == body


@given(st.text())
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    answer = read(text)
    if isinstance(answer, str):
        assert "\n" not in answer
        assert answer.startswith("x.txt:")
    else:
        assert text.endswith(answer[1])
        assert answer == (Metadata(), text) or text.startswith("---")


@given(
    st.lists(st.sampled_from(["id: a", "title:", "tags:", "- x", "  y: z", "---", "", "# c", "?"]))
)
def test_any_lines_after_the_fence_are_read_or_refused(lines: list[str]) -> None:
    text = "\n".join(["---", *lines])
    answer = read(text)
    if isinstance(answer, str):
        assert answer.startswith("x.txt:")
    else:
        assert text.endswith(answer[1])
        assert "---" in lines


def test_keys_of_other_programs_are_passed_over_with_what_belongs_to_them() -> None:
    text = "---\nlayout: post\ntags:\n  - trade\n- finance\n# a comment\nTitle: 'Talks'\n---\nText"
    assert split(text, "x.txt") == (Metadata(title="Talks"), "Text")


def test_a_day_may_carry_its_time() -> None:
    metadata, _ = split("---\npublished: 2024-05-31T10:00:00Z\n---\nText", "x.txt")
    assert metadata.published == date(2024, 5, 31)


@pytest.mark.parametrize("vague", ["2015-12", "2015"])
def test_a_month_or_a_year_names_no_day(vague: str) -> None:
    assert split(f"---\npublished: {vague}\n---\nText", "x.txt") == (Metadata(), "Text")
    with pytest.raises(SourceError, match=r"x\.txt:2: published"):
        split(f"---\npublished: {vague}-13-01\n---\nText", "x.txt")


def test_a_list_under_one_of_our_keys_is_refused() -> None:
    with pytest.raises(SourceError, match=r"x\.txt:3: front matter needs `key: value`"):
        split("---\ntitle:\n- Talks\n---\nText", "x.txt")
