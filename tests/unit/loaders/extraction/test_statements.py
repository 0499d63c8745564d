"""The rulings on statements, one by one."""

from __future__ import annotations

import pytest

from loaders.extraction import extract
from tests.unit.loaders.extraction.stated import stated

ADA = "Finance Minister Ada Lund"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{ADA} said that the plan was ready.",
            [("Ada Lund", "the plan was ready", "indirect")],
        ),
        (
            f"The plan was ready, {ADA} said.",
            [("Ada Lund", "The plan was ready", "indirect")],
        ),
        (
            f"The plan, {ADA} said, would be ready in May.",
            [("Ada Lund", f"The plan, {ADA} said, would be ready in May", "indirect")],
        ),
        (
            f'"We cannot wait," said {ADA}.',
            [("Ada Lund", '"We cannot wait,"', "direct")],
        ),
        (
            f'"We cannot wait," {ADA} said. "Nobody can."',
            [("Ada Lund", f'"We cannot wait," {ADA} said. "Nobody can."', "direct")],
        ),
        (
            f'{ADA} stressed "patience over haste" at the talks.',
            [("Ada Lund", '"patience over haste" at the talks', "direct")],
        ),
        (
            f'{ADA} told reporters in Oslo: "We will answer."',
            [("Ada Lund", '"We will answer."', "direct")],
        ),
    ],
)
def test_span_and_mode_follow_cue_and_marks(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (f"{ADA} said the plan was ready and urged patience.", ["the plan was ready", "patience"]),
        (
            f"{ADA} said the plan was ready, adding that mills must follow.",
            ["the plan was ready", "mills must follow"],
        ),
        (
            f"{ADA} welcomed the plan, saying it would help farmers.",
            ["the plan", "it would help farmers"],
        ),
        (f"{ADA} called for calm and thanked the hosts.", ["calm", "the hosts"]),
    ],
)
def test_coordinate_cues_are_separate_entries(text: str, contents: list[str]) -> None:
    assert [content for _, content, _ in stated(text)] == contents


@pytest.mark.parametrize(
    "text",
    [
        f"{ADA} did not say whether Iceland would sign.",
        f"{ADA} is expected to say that mills must close.",
        f"{ADA} will announce a plan on Monday.",
        f"{ADA} is said to oppose the plan.",
        f"{ADA} wants a new treaty.",
        f"{ADA} discussed trade with the mission.",
        f"{ADA} reviewed the state of the talks.",
        f"If {ADA} says that mills must close, they will.",
        "We thank all delegations for coming.",
        "Lund Urges Patience Over Mills\n\nThe talks went on in the harbour until nightfall.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    ("verb", "content"),
    [
        ("condemned", "the attack on the port"),
        ("congratulated", "the team on its work"),
        ("thanked", "the hosts for their patience"),
        ("welcomed", "the decision of the council"),
        ("rejected", "a ban on timber exports"),
        ("expressed", "its commitment to the pact"),
        ("pledged", "to send more ships"),
        ("agreed", "to lower the tariff"),
        ("invited", "the commission to visit the mills"),
        ("accused", "the company of dumping steel"),
    ],
)
def test_verbs_that_count(verb: str, content: str) -> None:
    assert stated(f"Australia {verb} {content}.") == [("AUS", content, "indirect")]


def test_update_overview_and_briefing_state_their_subject() -> None:
    text = f"{ADA} provided an update on the repair of the bridges."
    assert stated(text) == [("Ada Lund", "the repair of the bridges", "indirect")]


def test_according_to_at_either_end() -> None:
    before = f"According to {ADA}, the forum will grow, with the main session set for Wednesday."
    after = f"The forum will grow, according to {ADA}."
    assert stated(before)[0][0] == "Ada Lund"
    assert stated(before)[0][1].startswith("the forum will grow")
    assert stated(after) == [("Ada Lund", "The forum will grow", "indirect")]


def test_nouns_that_report() -> None:
    assert ("NOR", "the attack on the port", "indirect") in stated(
        "The envoy recalled Norway's condemnation of the attack on the port."
    )


def test_joint_speakers_get_one_entry_each_over_the_same_span() -> None:
    text = f"{ADA} and Trade Minister Omar Haidari said that talks had stalled."
    assert stated(text) == [
        ("Ada Lund", "talks had stalled", "indirect"),
        ("Omar Haidari", "talks had stalled", "indirect"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Both leaders stressed the value of the pact.", "collective: Both leaders"),
        ("The two sides agreed to meet again in May.", "collective: two sides"),
        ("Participants underlined the need for clean water.", "collective: Participants"),
        ("Two diplomats said that talks had stalled.", "unnamed: Two diplomats"),
    ],
)
def test_groups_speak_once(text: str, speaker: str) -> None:
    (who, _, _), *more = stated(text)
    kind, name = speaker.split(": ")
    assert who.startswith(kind)
    assert who.lower().endswith(name.lower())
    assert not more


def test_they_after_two_named_people_is_one_collective() -> None:
    text = (
        f"{ADA} met Trade Minister Omar Haidari in Oslo. "
        "They agreed that the mills should be rebuilt."
    )
    assert [who.split(":")[0] for who, _, _ in stated(text)] == ["collective"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"{ADA} opened the forum. She warned that mines take decades.", "Ada Lund"),
        (f"{ADA} opened the forum. The minister warned that mines take decades.", "Ada Lund"),
        (f"{ADA} opened the forum. Lund warned that mines take decades.", "Ada Lund"),
        ("The Government of Norway warned that mines take decades.", "NOR"),
        ("Oslo warned that mines take decades.", "NOR"),
    ],
)
def test_who_is_meant(text: str, speaker: str) -> None:
    assert [who for who, _, _ in stated(text)] == [speaker]


def test_he_is_whoever_was_the_subject_last() -> None:
    text = (
        "Foreign Minister Tane Ruru thanked his guest, President Ilie Codru. "
        "He stressed that the road would stay open."
    )
    assert stated(text)[-1] == ("Tane Ruru", "the road would stay open", "indirect")


def test_what_another_sentence_says_who_is_linked_with_less_confidence() -> None:
    found = extract(f"{ADA} said the plan was ready. She warned that mines take decades.").stated
    assert [s.basis for s in found] == ["stated", "linked"]
    assert found[1].confidence < found[0].confidence
    assert all(s.rule for s in found)


def test_he_is_not_somebody_from_the_words_of_another() -> None:
    text = (
        f"{ADA} said that President Ilie Codru had promised more ships. "
        "She added that the harbour was ready."
    )
    assert stated(text)[-1] == ("Ada Lund", "the harbour was ready", "indirect")


def test_a_guest_is_welcomed_without_words() -> None:
    assert stated(f"{ADA} welcomed President Ilie Codru to the palace.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A delegation of senior Peruvian officials came. The delegation urged patience.", "PER"),
        ("The Iraqi side confirmed that the bridge was open.", "IRQ"),
        ("Peru's ministry of energy said that the mine was open.", "ministry of energy"),
        (
            "The Harbour Review Board met. The board found that the pier was safe.",
            "Harbour Review Board",
        ),
    ],
)
def test_organs_and_delegations(text: str, speaker: str) -> None:
    assert [who for who, _, _ in stated(text)] == [speaker]


def test_nested_speech_has_an_entry_of_its_own_if_the_speaker_differs() -> None:
    text = f"{ADA} said that Norway had rejected the ban on timber exports."
    assert stated(text) == [
        ("Ada Lund", "Norway had rejected the ban on timber exports", "indirect"),
        ("NOR", "the ban on timber exports", "indirect"),
    ]


def test_a_quotation_without_a_cue_belongs_to_the_entry_before() -> None:
    text = '"We need mills," Minister Ada Lund said.\n\n"We need them now."'
    assert stated(text) == [("Ada Lund", text, "direct")]


def test_broken_input_gives_no_error() -> None:
    for text in ("", '"', "said", "said said said.", 'He said "', "According to", "\n:\n", "' '"):
        extract(text)
