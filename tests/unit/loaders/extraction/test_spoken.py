"""Documents in which somebody speaks throughout: transcripts, by-lines, joint statements."""

from __future__ import annotations

from tests.unit.loaders.extraction.stated import stated

TRANSCRIPT = """Remarks Before the Talks

FOREIGN MINISTER RURU: Good morning, and thank you.

The harbour will be rebuilt next year with the help of our partners.

QUESTION: When will the work begin?

SECRETARY HALE: We are glad to pay for a third of the work on the harbour.
"""


def test_a_transcript_gives_one_direct_entry_for_each_paragraph() -> None:
    rows = stated(TRANSCRIPT)
    assert [(content, mode) for _, content, mode in rows] == [
        ("The harbour will be rebuilt next year with the help of our partners.", "direct"),
        ("We are glad to pay for a third of the work on the harbour.", "direct"),
    ]
    assert rows[0][0].split()[-1].lower() == "ruru"
    assert rows[1][0].split()[-1].lower() == "hale"


def test_a_transcript_stops_at_twelve_entries() -> None:
    body = "\n\n".join(f"The harbour will have {n} more cranes by the spring." for n in range(20))
    assert len(stated(f"Remarks\n\nSECRETARY HALE: We begin with the plan.\n\n{body}\n")) == 12


def test_attributed_text_is_its_speakers() -> None:
    text = (
        "Talks in Oslo\n\nThe following is attributable to Spokesperson Jo Reed:\n\n"
        "The delegations met for two hours and looked at the plans for the harbour.\n"
    )
    assert [(who, mode) for who, _, mode in stated(text)] == [("Jo Reed", "direct")]


def test_lines_that_quote_a_named_speaker() -> None:
    text = (
        "What They Say\n\n"
        'Jo Reed, Mayor of Oslo: "This bridge will change the life of our city."\n\n'
        'Ida Roth, Minister of Trade: "We are glad to pay for a third of the work."\n'
    )
    assert [(who, mode) for who, _, mode in stated(text)] == [
        ("Jo Reed", "direct"),
        ("Ida Roth", "direct"),
    ]


def test_what_stands_below_she_said_is_hers() -> None:
    text = (
        "Talks in Oslo\n\nMinister Ida Roth said:\n\n"
        "The harbour is the heart of this town.\n\nWe will rebuild it by the spring.\n\n"
        "The talks ended at noon.\n"
    )
    assert [content for _, content, _ in stated(text)] == [
        "The harbour is the heart of this town.",
        "We will rebuild it by the spring.",
    ]


def test_a_by_line_over_a_text_about_its_author_is_no_speech() -> None:
    text = (
        "Travel to Oslo\n\nMarcus Hale, Secretary of State\n\n"
        "Secretary of State Marcus Hale will travel to Oslo on Monday to meet his colleagues.\n"
    )
    assert stated(text) == []


def test_a_joint_statement_speaks_for_its_parties_sentence_by_sentence() -> None:
    text = (
        "Joint Statement by Norway and Peru on Fisheries\n\n"
        "The ministers met in Oslo on 3 May.\n\n"
        "The two sides reaffirmed the value of the pact. "
        "Clean seas are vital for the fishing villages of both countries. "
        "We will open a second station next year.\n"
    )
    rows = stated(text)
    assert [content for _, content, _ in rows] == [
        "the value of the pact",
        "Clean seas are vital for the fishing villages of both countries.",
        "We will open a second station next year.",
    ]
    assert all(who.startswith("collective") and mode == "indirect" for who, _, mode in rows)
