from __future__ import annotations

from loaders.extraction.layout import block_at, layout
from loaders.extraction.lexicon import lexicon
from loaders.extraction.normalise import normalise
from loaders.extraction.reading import Reading


def laid_out(text: str) -> Reading:
    reading = Reading(text, None, normalise(text), lexicon())
    layout(reading)
    return reading


def test_headline_dateline_and_boilerplate() -> None:
    reading = laid_out(
        "FISH TALKS OPEN\n\nOSLO, March 4 - Ministers of six countries met to talk about fish.\n\n"
        "All rights reserved."
    )
    assert [b.kind for b in reading.blocks] == ["headline", "paragraph", "boilerplate"]
    dateline = reading.blocks[1].dateline
    assert dateline is not None
    assert reading.text[slice(*dateline)] == "OSLO, March 4 -"


def test_list_lines_know_their_heading() -> None:
    reading = laid_out(
        "The talks went well.\n\nParticipants included:\n\n- Nora Vik, Peru\n- Odo Brandl, Ghana\n"
    )
    items = [b for b in reading.blocks if b.kind == "item"]
    assert len(items) == 2
    assert all(i.heading is reading.blocks[1] for i in items)


def test_transcript_labels_are_speakers() -> None:
    reading = laid_out("Remarks\n\nSECRETARY VIK: Good morning. Welcome to Oslo.")
    speaker = reading.blocks[1].speaker
    assert speaker is not None
    assert reading.text[slice(*speaker)] == "SECRETARY VIK"
    assert block_at(reading, 0) is reading.blocks[0]
