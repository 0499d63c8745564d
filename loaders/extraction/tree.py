"""Walks over spaCy's dependency tree that several stages need.

Tokens are spaCy's; labels are those of its English models (nsubj, nsubjpass, agent, dobj, pobj …).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_EDGE = frozenset(",;:-–— \n")


def words(doc: Doc, start: int, end: int) -> str:
    """A stretch of the text by its characters; `doc.text` puts all tokens together each time."""
    span = doc.char_span(start, end, alignment_mode="expand") if start < end else None
    if span is None:
        return ""
    return span.text_with_ws[start - span.start_char : end - span.start_char]


def children(token: Token, *deps: str) -> list[Token]:
    """Children with one of these labels, in text order."""
    return [child for child in token.children if child.dep_ in deps]


def coordinated(token: Token) -> list[Token]:
    """The token and everything that is coordinated with it ("A, B as well as C"), in text order."""
    found, todo = [], [token]
    while todo:
        current = todo.pop()
        found.append(current)
        todo += [child for child in current.children if child.dep_ == "conj"]
    return sorted(found, key=lambda t: t.i)


def passive(verb: Token) -> bool:
    """Whether the verb is in the passive voice, reduced relative clauses included."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def prepositional(token: Token, *prepositions: str) -> list[Token]:
    """Heads of the noun phrases under these prepositions ("talks with A and B": A and B)."""
    found: list[Token] = []
    for prep in token.children:
        if prep.dep_ in ("prep", "agent", "dative") and prep.lower_ in prepositions:
            inner = [prep, *children(prep, "prep")]
            for p in inner:
                for head in children(p, "pobj"):
                    found += coordinated(head)
    return found


def antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause is about."""
    return verb.head if verb.dep_ == "relcl" and verb.head != verb else None


def own_subjects(verb: Token) -> list[Token]:
    """Grammatical subjects of the verb itself, coordination and relative pronouns resolved."""
    found: list[Token] = []
    for child in children(verb, "nsubj", "nsubjpass"):
        noun = antecedent(verb)
        if child.lower_ in _RELATIVE and child.tag_ in ("WP", "WDT") and noun is not None:
            found += coordinated(noun) if noun.tag_ in ("NNS", "NNPS") else [noun]
        else:
            found += coordinated(child)
    return found


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Who does what the verb says, in the active sense; empty if the sentence names nobody.

    The agent of a passive, the antecedent of "who", and what a coordinated, infinitive or
    participle verb shares with the verb above it. Heads of noun phrases, in text order.
    """
    if passive(verb):
        agents = prepositional(verb, "by")
        if agents or not (verb.dep_ == "conj" and not _has_subject(verb)):
            return agents
    found = own_subjects(verb)
    if found or depth > 5 or verb.head == verb:
        return found
    above = verb.head
    if above.pos_ not in ("VERB", "AUX"):
        noun = above
        if verb.dep_ == "acl" and verb.tag_ == "VBG" and noun.pos_ in ("NOUN", "PROPN", "PRON"):
            return coordinated(noun) if noun.tag_ in ("NNS", "NNPS") else [noun]
        if verb.dep_ == "relcl" and noun.pos_ in ("NOUN", "PROPN", "PRON"):
            return [] if any(c.dep_ == "nsubj" for c in verb.children) else [noun]
        if verb.dep_ == "pcomp" and above.head != above and above.head.pos_ == "VERB":
            return subjects(above.head, depth + 1)
        return []
    if verb.dep_ in ("conj", "xcomp", "advcl", "dep") or (
        verb.dep_ == "ccomp" and verb.tag_ == "VB"
    ):
        if verb.dep_ == "xcomp":
            controllers = children(above, "dobj")
            if controllers and above.lemma_ in _OBJECT_CONTROL:
                return [t for c in controllers for t in coordinated(c)]
        if passive(above) and verb.dep_ != "conj":
            return own_subjects(above) or subjects(above, depth + 1)
        return subjects(above, depth + 1)
    return []


_OBJECT_CONTROL = frozenset(
    ("ask", "urge", "invite", "tell", "allow", "want", "expect", "call", "encourage", "order")
)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def objects(verb: Token) -> list[Token]:
    """What the verb acts on, in the active sense: direct objects, or the subject of a passive."""
    found = [t for child in children(verb, "dobj", "dative") for t in coordinated(child)]
    if passive(verb):
        found += [t for child in children(verb, "nsubjpass") for t in coordinated(child)]
        if verb.dep_ == "acl":
            found.append(verb.head)
    return found


def subtree(token: Token, without: Iterable[Token] = ()) -> list[Token]:
    """The token and all below it in text order, leaving out some branches."""
    left_out = {t.i for t in without}
    found, todo = [], [token]
    while todo:
        current = todo.pop()
        if current.i in left_out:
            continue
        found.append(current)
        todo += list(current.children)
    return sorted(found, key=lambda t: t.i)


def span(tokens: Iterable[Token]) -> tuple[int, int] | None:
    """Characters from the first to the last token, without punctuation and spaces at the edges."""
    kept = sorted((t for t in tokens if not t.is_space), key=lambda t: t.i)
    while kept and kept[0].text in _EDGE:
        kept.pop(0)
    while kept and (kept[-1].text in _EDGE or kept[-1].text == "."):
        kept.pop()
    if not kept:
        return None
    return kept[0].idx, kept[-1].idx + len(kept[-1])


def phrase(token: Token) -> tuple[int, int]:
    """Span of the noun phrase of a head: the subtree without clauses that hang on it."""
    clauses = [
        c for c in token.children if c.dep_ in ("relcl", "acl", "appos", "conj", "cc", "advcl")
    ]
    return span(subtree(token, clauses)) or (token.idx, token.idx + len(token))


def ancestors(token: Token) -> Iterator[Token]:
    """Heads above the token, nearest first."""
    while token.head != token:
        token = token.head
        yield token
