from __future__ import annotations

from loaders.extraction import cues, speaker_words


def test_the_lexicons_load_and_know_the_usual_words() -> None:
    assert "clause" in cues.verbs()["say"].frames
    assert cues.verbs()["condemn"].polarity == "-"
    assert cues.nouns()["condemnation"].use == "own"
    assert speaker_words.speaker_nouns()["participant"] == "people"
