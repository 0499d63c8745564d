"""Where the content of a statement begins and ends in its sentence.

The tree says what hangs on the cue, the surface where it lies: content after a cue runs to the end
of the sentence, unless a sister of the cue ("… and urged", ", adding that") begins before. A small
parser attaches such sisters to the wrong verb often enough that the surface has the last word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction.cues import Cue, cue_at, nouns
from loaders.extraction.frames import words
from loaders.extraction.sentences import TRIM
from loaders.extraction.sisters import ADVERBS, FINITE, content_end

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_ENDS = frozenset(".?!")
_TIMES = words(
    "today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday week "
    "month year morning afternoon evening night day earlier later here"
)
_LISTENERS = words("to with before in at on during after following from by for through via")
# verbs whose content clause may stand without "that" even where the parser sees none
_BARE = words(
    "say tell add note warn announce insist claim argue explain confirm predict inform admit "
    "suggest reckon report stress deny state reply declare"
)
# "expressed these views", "said this at the opening": points back, says nothing new
_MENTIONED = words(
    "view views remark remarks comment comments while at during in on when sentiment "
    "sentiments statement statements observation observations opinion opinions as"
)


def content_after(
    cue: Cue, bounds: tuple[int, int], *, whole: bool = False
) -> tuple[int, int] | None:
    """Tokens of the content that follows a cue in its sentence; None if the cue takes none there.

    `whole` lets the content of a leading participle run on over the main clause, as in joint
    statements ("Recognizing X, the two sides decided Y" states both).
    """
    doc, verb = cue.verb.doc, cue.verb
    limit = bounds[1] if whole else _right_limit(cue, bounds)
    start = _begin(cue, limit)
    if start is None or start >= limit:
        return None
    end = content_end(cue, start, limit)
    return (
        (start, end) if any(doc[k].is_alpha for k in range(start, end)) and end > verb.i else None
    )


def _right_limit(cue: Cue, bounds: tuple[int, int]) -> int:
    """The end of the sentence; for a cue in a relative or leading clause, that of the clause."""
    verb, end = cue.verb, bounds[1]
    top = verb
    while top.dep_ in ("conj", "xcomp", "pcomp", "prep", "dep") and top.head != top:
        top = top.head
    if top.dep_ == "relcl":
        return min(end, top.right_edge.i + 1)
    if top.dep_ in ("advcl", "acl", "prep") and top.i < top.head.i and verb.i < top.head.i:
        end = min(
            end,
            top.right_edge.i + 1,
            *(
                c.left_edge.i
                for c in top.head.children
                if c.dep_ in ("nsubj", "nsubjpass") and c.i > verb.i
            ),
        )
    return end


def _skip_phrase(doc: Doc, child: Token, at: int, links: frozenset[str] = frozenset()) -> int:
    """The token after a phrase that starts at `at`; clauses hanging on its nouns stay out.

    `links` are prepositions that lead to the content once somebody is named: "assured Ida Roth of".
    """
    end = at
    for token in child.subtree:
        if token.i < at:
            continue
        if token.i > at and token.lower_ in links and token.tag_ == "IN":
            named = doc[token.i - 1]
            if named.ent_type_ == "PERSON" or named.tag_ == "PRP":
                return token.i
        if token.dep_ in ("ccomp", "relcl", "acl", "advcl") and token.left_edge.i > at:
            return min(max(end, at + 1), token.left_edge.i)
        end = token.i + 1
    return max(end, at + 1)


def _begin(cue: Cue, limit: int) -> int | None:
    """First token of the content: past addressee, time, place and "that"."""
    doc, verb, at = cue.verb.doc, cue.verb, cue.last + 1
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    mark = _that(cue, limit)
    by_edge = {c.left_edge.i: c for c in verb.children if c.i > verb.i}
    told = False
    for _ in range(8):
        if at >= limit:
            return None
        here = doc[at]
        if (
            mark is not None
            and cue.takes("clause")
            and (at == mark or _only_between(doc, at, mark))
        ):
            return mark + 1
        if here.text == "," and at + 1 < limit:
            if doc[at + 1].tag_ == "VBG" and cue_at(doc[at + 1]) is not None:
                return None
            aside = _past_aside(doc, at, limit)
            if aside is not None:
                at = aside
                continue
        if here.is_space or here.text in (",", ":") or here.lower_ in _TIMES:
            at += 1
            continue
        if here.text in ('"', "“", "'", "‘", "``"):
            return at
        loose = here.head == verb or (at + 1 < limit and doc[at + 1].lower_ in ("that", ","))
        if here.tag_ in ADVERBS and here.lower_ not in ("not", "only") and loose:
            at += 1
            continue
        child = by_edge.get(at)
        if (
            cue.takes("addressee")
            and not told
            and child is not None
            and child.dep_ in ("dobj", "dative")
        ):
            told = True
            at = _skip_phrase(doc, child, at, cue.entry.frames)
            continue
        if cue.takes("addressee") and not told and child is None and _addressed(doc, at):
            told = True
            at += 1
            continue
        if child is not None and (child.dep_ == "npadvmod" or child.ent_type_ in ("DATE", "TIME")):
            at = _skip_phrase(doc, child, at)
            continue
        if here.lower_ in cue.entry.frames and here.tag_ in ("IN", "TO", "RP"):
            return _after_preposition(cue, at)
        if here.tag_ == "TO" and at + 1 < limit and doc[at + 1].tag_ == "VB":
            return at if cue.takes("infinitive") else None
        if here.tag_ in ("IN", "TO") and here.lower_ in _LISTENERS and child is not None:
            rest = _skip_phrase(doc, child, at)
            if clause is not None and clause.i > at:
                rest = min(rest, clause.left_edge.i) if clause.left_edge.i > at else rest
            if rest >= limit or doc[rest].text in _ENDS:
                return None
            at = rest
            continue
        break
    return _accepted(cue, at, limit, clause)


def _past_aside(doc: Doc, at: int, limit: int) -> int | None:
    """The token after ", with the Union," or ", following talks," between a cue and its content."""
    if doc[at + 1].tag_ not in ("IN", "VBG"):
        return None
    for end in range(at + 2, min(at + 14, limit - 1)):
        if doc[end].tag_ in FINITE or doc[end].text in _ENDS:
            return None
        if doc[end].text == ",":
            return end + 1
    return None


def _that(cue: Cue, limit: int) -> int | None:
    """Index of the "that" which opens the content clause."""
    doc, verb = cue.verb.doc, cue.verb
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i > verb.i:
            for mark in child.children:
                if mark.lower_ == "that" and mark.dep_ == "mark" and verb.i < mark.i < limit:
                    return mark.i
    for i in range(cue.last + 1, min(cue.last + 4, limit)):
        if doc[i].lower_ == "that" and doc[i].tag_ == "IN":
            return i
    return None


def _only_between(doc: Doc, at: int, mark: int) -> bool:
    """Whether only addressee and trailer lie between the cue and "that": no finite verb."""
    return mark - at < 30 and not any(doc[k].tag_ in FINITE for k in range(at, mark))


def _addressed(doc: Doc, at: int) -> bool:
    return doc[at].lower_ in (
        "reporters", "journalists", "reuters", "lawmakers", "delegates", "congress", "him",
        "them", "us", "me", "her",
    )  # fmt: skip


def _after_preposition(cue: Cue, at: int) -> int | None:
    doc = cue.verb.doc
    if doc[at].lower_ == "to" and at + 1 < len(doc) and doc[at + 1].tag_ == "VB":
        return at if cue.takes("infinitive") else at + 1
    return at + 1


def _accepted(cue: Cue, at: int, limit: int, clause: Token | None) -> int | None:
    """The start, if what follows is content of a kind that the verb takes."""
    doc, here = cue.verb.doc, cue.verb.doc[at] if at < limit else None
    if here is None or here.text in _ENDS or here.text in TRIM:
        return None
    if here.lower_ == "this" and at + 1 < limit and doc[at + 1].tag_ == "IN":
        return None
    if cue.takes("clause"):
        if clause is not None and clause.right_edge.i >= at and here.tag_ not in FINITE:
            return at
        finite = any(doc[k].tag_ in FINITE for k in range(at, limit))
        if finite and cue.verb.lemma_ in _BARE and here.tag_ not in (*FINITE, "TO", "CC", "WDT"):
            return at
    if cue.takes("object") and here.tag_ not in ("IN", "TO", "CC", "WDT", "WP", "RP"):
        direct = any(
            c.dep_ in ("dobj", "ccomp", "oprd", "xcomp", "dative", "attr") and c.i >= at
            for c in cue.verb.children
        )
        if here.lower_ in ("this", "these") and doc[at + 1].lower_ in _MENTIONED:
            return None
        if direct or here.tag_ in ("DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "VBG"):
            return at
    if cue.takes("object") and here.lower_ in ("how", "what", "why") and here.tag_[0] == "W":
        return at
    things = [c for c in cue.verb.children if c.dep_ == "dobj" and c.i >= at]
    if cue.takes("light") and any(c.lemma_.lower() in nouns(doc) for c in things):
        return _spoken(cue, things[0], at)
    if cue.takes("as") and any(doc[k].lower_ == "as" for k in range(at, limit)):
        return at
    return None


def _spoken(cue: Cue, thing: Token, at: int) -> int | None:
    """Start of content that is an object like "their concern over X"."""
    noun = nouns(thing.doc).get(thing.lemma_.lower())
    pointed = any(c.lower_ in ("this", "these", "those") for c in thing.children)
    if noun is None or noun.use == "given" or pointed:
        return None
    made = cue.verb.lemma_ == "make"
    if made and (noun.use != "own" or any(c.lower_ == "the" for c in thing.children)):
        return None
    return at


def content_before(cue: Cue, subject_left: int, bounds: tuple[int, int]) -> tuple[int, int] | None:
    """Tokens of the content that a cue at the end or in the middle of its sentence follows."""
    doc = cue.verb.doc
    end = min(subject_left, cue.verb.i)
    start = bounds[0]
    while end > start and (
        doc[end - 1].is_space
        or doc[end - 1].tag_ in ADVERBS
        or doc[end - 1].lower_ in ("and", "but")
    ):
        end -= 1
    if end <= start or doc[end - 1].text not in (
        ",",
        '"',
        "”",
        "'",
        "’",
        "''",
        "--",
        "-",
        "–",
        "—",
        "?",
        "!",
    ):
        return None
    if not any(doc[k].tag_ in FINITE for k in range(start, end)):
        return None
    return start, end


def goes_on(cue: Cue, bounds: tuple[int, int], *, whole: bool = True) -> int | None:
    """After a cue in the middle: the first token of the rest of its content, else None.

    `whole` says that what stands before the cue is a clause by itself.
    """
    doc, at = cue.verb.doc, cue.last + 1
    while at < bounds[1] and at < cue.last + 12 and doc[at].text != ",":
        if doc[at].text in _ENDS or doc[at].text in ('"', "“") or doc[at].tag_ in FINITE:
            return None
        at += 1
    if at + 1 >= bounds[1] or doc[at].text != ",":
        return None
    rest = doc[at + 1]
    if rest.text in ('"', "“"):
        return at + 1
    if rest.tag_ == "VBG" or rest.tag_[0] == "W" or rest.is_space or rest.lower_ in ("as", "while"):
        return None
    finite = [k for k in range(at + 1, bounds[1]) if doc[k].tag_ in FINITE]
    if not finite or (not whole and finite[0] > at + 3):
        return None
    return at + 1
