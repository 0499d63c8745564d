"""Texts full of ministers and countries in which nobody meets anybody."""

from __future__ import annotations

from pathlib import Path

from loaders.extraction import extract

FOLDER = Path(__file__).parents[3] / "negative"
MOST_ATTENDED = 2  # in all of them together
MOST_STATED = 2


def test_nobody_attends_or_says_anything() -> None:
    texts = {file.stem: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.txt")}
    assert len(texts) == 10
    found = {name: extract(text) for name, text in texts.items()}
    attended = [(n, a.rule, texts[n][slice(*a.span)]) for n, x in found.items() for a in x.attended]
    stated = [(n, s.rule, texts[n][slice(*s.span)]) for n, x in found.items() for s in x.stated]
    assert len(attended) <= MOST_ATTENDED, attended
    assert len(stated) <= MOST_STATED, stated


def test_their_ministers_are_found_all_the_same() -> None:
    court, weather = (
        {p.name: p.titles for p in extract((FOLDER / name).read_text(encoding="utf-8")).people}
        for name in ("court.txt", "weather.txt")
    )
    assert "Milan Hrubý" in court
    assert weather["Niamh Corrigan"] == ("Environment Minister",)
