"""Whatever was loaded, changed, withdrawn and decided: the graph is that of a fresh load."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from graph.api import Database
from graph.errors import UsageError
from graph.model import Claim, Document, Extraction
from graph.store import Store
from graph.writer import Writer, stats
from graph.writer.judgements import put_judgements
from graph.writer.reviews import put_reviews
from loaders.claims import claims_of
from tests.integration.conftest import wipe

NAMES = ("Jane Doe", "Doe Jane", "J. Doe", "Jane Mary Doe", "Jane Anna Doe", "Ann Roe")
COUNTRIES = ("FRA", "ITA", None)
TITLES = ("Foreign Minister", None)
EVENTS = ("Lake Summit", "talks")

PEOPLE = st.lists(
    st.tuples(*map(st.sampled_from, (NAMES, COUNTRIES, TITLES))),
    min_size=1,
    max_size=3,
    unique_by=lambda person: person[0],
)
DOCUMENTS = st.tuples(PEOPLE, st.sampled_from(EVENTS), st.sampled_from(("Oslo", "Lima", None)))


def _document(id_: str, said: Any) -> tuple[Document, list[Claim]]:
    people, event, place = said
    text = f"On 4 May came to the {event} ({place}): "  # other claims stand in another text
    found: dict[str, Any] = {"people": [], "attended": [], "events": []}
    where = text.index(event)
    found["events"].append(
        {"id": "e", "name": event, "date": "2031-05-04", "place": place}
        | {"span": [where, where + len(event)]}
    )
    for number, (name, iso3, title) in enumerate(people):
        span = [len(text), len(text) + len(name)]
        text += f"{name} ({iso3}, {title}). "
        body = [{"type": "country", "name": iso3, "iso3": iso3}] if iso3 else []
        titles = [title] if title and iso3 else []
        person = {"id": f"p{number}", "name": name, "span": span, "represents": body}
        found["people"].append(person | {"titles": titles})
        found["attended"].append({"who": f"p{number}", "event": "e", "span": span})
    document = Document(id_, text, published=date(2031, 5, 5))
    return document, claims_of(document, Extraction.model_validate(found))


class Machine(RuleBasedStateMachine):
    """Any sequence of changes; the model is the texts and decisions that survive."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        wipe(store)
        self.store = store
        self.database = Database(store)
        self.texts: dict[str, Any] = {}

    def _load(self, id_: str) -> None:
        document, claims = _document(id_, self.texts[id_])
        Writer(self.store).write(document, claims, extractor="test")

    @rule(id_=st.sampled_from("abcd"), said=DOCUMENTS)
    def load(self, id_: str, said: Any) -> None:
        self.texts[id_] = said
        self._load(id_)

    @precondition(lambda self: self.texts)
    @rule(data=st.data())
    def reload(self, data: st.DataObject) -> None:
        self._load(data.draw(st.sampled_from(sorted(self.texts))))

    @precondition(lambda self: self.texts)
    @rule(data=st.data())
    def retract(self, data: st.DataObject) -> None:
        id_ = data.draw(st.sampled_from(sorted(self.texts)))
        del self.texts[id_]
        Writer(self.store).withdraw(id_)

    @precondition(lambda self: self.texts)
    @rule(data=st.data(), label=st.sampled_from(("Person", "Event")), same=st.booleans())
    def judge(self, data: st.DataObject, label: str, same: bool) -> None:
        rows = self.store.read(f"MATCH (n:{label}) RETURN n.id AS id, n.former_ids AS others")
        ids = sorted({i for r in rows for i in (r["id"], *(r["others"] or ()))})
        one, other = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
        decide = self.database.same if same else self.database.different
        try:
            decide(one, other, because="x")
        except UsageError as refused:
            if not any(why in str(refused) for why in ("both are", "one already", "contradicts")):
                raise

    @precondition(lambda self: self.texts)
    @rule(data=st.data(), accept=st.booleans())
    def review(self, data: st.DataObject, accept: bool) -> None:
        rows = self.store.read("MATCH ()-[r:REPRESENTS|ATTENDED]->() RETURN r.id AS id")
        if rows:
            fact = data.draw(st.sampled_from(sorted(r["id"] for r in rows)))
            self.database.review(fact, "accepted" if accept else "rejected")

    @rule()
    def undo(self) -> None:
        if self.database.judgements() or self.database.reviews():
            self.database.undo()

    def teardown(self) -> None:
        found = stats(self.store).fact_hash
        broken = self.database.check()
        judgements, reviews = self.database.judgements(), self.database.reviews()
        wipe(self.store)

        def decide(tx: Any) -> None:
            put_judgements(tx, judgements)
            put_reviews(tx, reviews)

        self.store.write(decide)
        for id_ in sorted(self.texts, reverse=True):
            self._load(id_)
        assert stats(self.store).fact_hash == found
        assert broken == []


def test_any_sequence_ends_in_the_graph_of_a_fresh_load(store: Store) -> None:
    run_state_machine_as_test(
        partial(Machine, store),  # type: ignore[arg-type]
        settings=settings(
            max_examples=15,
            stateful_step_count=15,
            phases=(Phase.explicit, Phase.generate),  # a failing sequence is long to shorten
            suppress_health_check=list(HealthCheck),
        ),
    )
