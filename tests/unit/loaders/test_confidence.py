from graph.model import Attended, Body, Event, Extraction, Person, Stated
from graph.model.extraction import Office
from loaders.confidence import at_least

SPAIN = Body(type="country", name="Spain", iso3="ESP")
SHEET = Extraction(
    people=(
        Person(
            id="p1",
            name="Ana Belmonte",
            span=(0, 12),
            titles=("Minister of Trade", "envoy"),
            represents=(SPAIN,),
            offices=(
                Office(kind="title", value="Minister of Trade", span=(14, 31), confidence=0.9),
                Office(kind="title", value="envoy", span=(40, 45), confidence=0.4),
                Office(kind="represents", value="ESP", span=(50, 55), confidence=0.4),
            ),
        ),
        Person(id="p2", name="Tor Lindqvist", span=(60, 73), confidence=0.3),
    ),
    events=(
        Event(id="e1", name="trade talks", span=(80, 91)),
        Event(id="e2", name="dinner", span=(95, 101), confidence=0.2),
    ),
    attended=(
        Attended(who="p1", event="e1", span=(80, 91)),
        Attended(who="p2", event="e1", span=(80, 91)),
        Attended(who=SPAIN, event="e2", span=(95, 101)),
        Attended(who=SPAIN, event="e1", span=(95, 101), confidence=0.1),
    ),
    stated=(
        Stated(who="p1", span=(110, 130), event="e2"),
        Stated(who="p2", span=(110, 130)),
    ),
)


def test_nothing_refers_to_what_is_left_out() -> None:
    kept = at_least(SHEET, 0.5)
    assert [person.id for person in kept.people] == ["p1"]
    assert [event.id for event in kept.events] == ["e1"]
    assert [(fact.who, fact.event) for fact in kept.attended] == [("p1", "e1")]
    assert [(fact.who, fact.event) for fact in kept.stated] == [("p1", None)]


def test_weak_offices_go_with_their_title_or_body() -> None:
    (person,) = at_least(SHEET, 0.5).people
    assert (person.titles, person.represents) == (("Minister of Trade",), ())
    assert [office.value for office in person.offices] == ["Minister of Trade"]


def test_zero_keeps_everything() -> None:
    assert at_least(SHEET, 0.0) is SHEET
