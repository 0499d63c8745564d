"""How alike two persons' names are, in the spellings and orders of many languages and scripts.

Names compare as sets of words in Latin letters: without accents, particles and honorifics, each
word against each. A word stands for another when they are equal, are two forms of one given name
(`seeds/reference/given_names.tsv`), have the same consonants and nearly the same letters, or when
one is the initial of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import permutations
from typing import Literal, get_args

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from graph.config import resource
from graph.ids import fold
from graph.values.tables import rows

Likeness = Literal["same", "spelling", "shorter", "near", "part", "initials"]

_PARTICLE_WORDS = """al el ul ad ar as az ash bin bn ibn ben bint binti bt van von vom zu zum der
    den de da do dos das di del della du des la le les y e ter ten af av st saint san"""
_HONORIFIC_WORDS = """mr mrs ms miss mx dr prof professor sir dame lord lady sheikh shaikh sayyid
    syed hon he hh hrh hm jr sr ii iii iv phd ret"""
# what may be left out of a name without making it another one
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_HONORIFICS = frozenset(_HONORIFIC_WORDS.split())
# of those what is never a given name, as Ben and Al are
_BEFORE_WORDS = "von vom van der den de da do dos di del della du des zu zum ter ten"
_BEFORE_SURNAMES = frozenset(_BEFORE_WORDS.split())
_ARTICLE = re.compile(r"(?:al|el|as|ash|ar|ad)-[^\W_]+", re.IGNORECASE)
_SPELLINGS = (
    ("sch", "s"),
    ("tsch", "c"),
    ("zh", "j"),
    ("sh", "s"),
    ("kh", "k"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("ts", "s"),
    ("ck", "k"),
    ("dj", "j"),
    ("dzh", "j"),
    ("x", "ks"),
)
_SOUNDS = (
    ("ph", "f"),
    ("oe", "o"),
    ("ae", "a"),
    ("ue", "u"),
    ("ei", "e"),
    ("ey", "e"),
    ("ai", "e"),
    ("ay", "e"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
)
_LETTERS = str.maketrans({"q": "k", "c": "k", "w": "v", "z": "s", "j": "i", "y": "i"})
_SYLLABLE = re.compile(r"(?<=[a-z])([A-Z])")  # of a script without spaces: XiJinPing
_MARKS = re.compile("['`’]")
_STOPS = str.maketrans({"g": "k", "d": "t", "b": "p"})
_VOWELS = re.compile("[aeiouh]+")
_TWICE = re.compile(r"(.)\1+")
_ALIKE = 0.8  # of two words with the same consonants
_NEAR = 0.93  # of two words with other consonants
_LONG = 6  # letters of a word from which on likeness says enough
_FORM, _NEARLY, _INITIAL = 3, 2, 1  # how one word stands for another
_MOST = 6  # words of a name that are compared


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name.

    Attributes:
        text: in Latin letters, folded.
        form: the given name that it is a form of, else the text.
        sound: its consonants, spelled in one way.
        foreign: whether it was written in another script, where vowels may be missing.
    """

    text: str
    form: str
    sound: str
    foreign: bool = False


@lru_cache(maxsize=65_536)
def words(name: str) -> tuple[Word, ...]:
    """The words that tell a name from others, in their order."""
    folded = fold(name)
    foreign = not folded.isascii()
    if foreign:
        folded = fold(_SYLLABLE.sub(r" \1", _MARKS.sub("", anyascii(name))))
    every = folded.split()
    kept = _without(_HONORIFICS, every)
    telling = _without(_PARTICLES, kept)
    forms = given_names()
    return tuple(Word(w, forms.get(w, w), sound(forms.get(w, w)), foreign) for w in telling[:_MOST])


def _without(left_out: frozenset[str], every: list[str]) -> list[str]:
    """Words without some, unless so little stays that these are part of the name itself."""
    kept = [w for w in every if w not in left_out]
    return kept if len(kept) > 1 else every


def lone(name: str) -> bool:
    """Whether it is a surname or one name only, with its particles: von der Leyen, Al-Sudani."""
    telling = [w for w in words(name) if w.text not in _BEFORE_SURNAMES]
    return len(telling) < 2 or _ARTICLE.fullmatch(name.strip()) is not None


def sound(word: str) -> str:
    """The consonants of a word, with those that scripts and languages mix up written alike."""
    for found, written in _SPELLINGS:
        word = word.replace(found, written)
    word = word.translate(_LETTERS)
    head, rest = word[:1], word[1:].replace("i", "")
    return _TWICE.sub(r"\1", (("a" if head in "aeiou" else head) + _VOWELS.sub("", rest)))


@cache
def given_names() -> dict[str, str]:
    """Forms of given names, each with the one that it is compared by."""
    path = resource("seeds") / "reference" / "given_names.tsv"
    return {
        fold(form): fold(row.text("name"))
        for row in rows(path, ("name", "forms"))
        for form in row.many("forms")
    }


def alike(one: str, other: str) -> Likeness | None:
    """How two names are forms of one, or None.

    `same`: the same words in any order. `spelling`: all words of both, some spelled in another way.
    `shorter`: one leaves out middle names or what follows; `part`: other words. `initials`: some
    words are initials only.
    """
    found = {_alike(a, b) for a in _written(one) for b in _written(other)}
    return next((likeness for likeness in get_args(Likeness) if likeness in found), None)


def _written(name: str) -> set[tuple[Word, ...]]:
    """The words of a name, with parts that a hyphen joins apart and as one word."""
    return {words(name), words(name.replace("-", ""))} - {()}


def _alike(a: tuple[Word, ...], b: tuple[Word, ...]) -> Likeness | None:
    if sorted(w.text for w in a) == sorted(w.text for w in b):
        return "same"
    if _joined(a) & _joined(b) or (a[0].foreign != b[0].foreign and _sounded(a) & _sounded(b)):
        return "spelling"
    if len(a) > len(b):
        a, b = b, a
    return _aligned(a, b)


def _joined(name: tuple[Word, ...]) -> set[str]:
    """A name as one word, with the family name first or last: Xi Jinping, 习近平."""
    texts = [w.text for w in name]
    orders = {"".join(texts), "".join([texts[-1], *texts[:-1]]), "".join([*texts[1:], texts[0]])}
    return {text for text in orders if len(text) > 5}


def _sounded(name: tuple[Word, ...]) -> set[str]:
    """A name as the sound of one word, for scripts that spell vowels and stops in another way."""
    return {sound(text).translate(_STOPS) for text in _joined(name)}


def _aligned(short: tuple[Word, ...], long: tuple[Word, ...]) -> Likeness | None:
    """The best of all ways to lay a name over another one, word by word."""
    found = (_laid(short, long, places) for places in permutations(range(len(long)), len(short)))
    likenesses = {likeness for likeness in found if likeness}
    return next((like for like in get_args(Likeness) if like in likenesses), None)


def _laid(
    short: tuple[Word, ...], long: tuple[Word, ...], places: tuple[int, ...]
) -> Likeness | None:
    grades = []
    for word, place in zip(short, places, strict=True):
        grades.append(_stands_for(word, long[place]))
        if not grades[-1]:
            return None
    full, initials, near = grades.count(_FORM), grades.count(_INITIAL), grades.count(_NEARLY)
    whole = len(short) == len(long)
    in_shape = whole or {0, len(long) - 1} <= {*places} or places == tuple(range(len(short)))
    if not full or near > 1 or (near and initials):
        return None
    if initials:
        return "initials" if in_shape and (full > 1 or initials == 1 or whole) else None
    if near:
        return "near" if whole or (in_shape and full > 1) else None
    if whole:
        return "spelling"
    if full < 2 or _other_initials(short, long):
        return None
    return "shorter" if in_shape else "part"


def _other_initials(short: tuple[Word, ...], long: tuple[Word, ...]) -> bool:
    """Whether both give initials, and not the same: George W. Bush, George H. W. Bush."""
    one, other = ({w.text for w in name if len(w.text) == 1} for name in (short, long))
    return bool(one) and one != other and bool(other)


@lru_cache(maxsize=65_536)
def _stands_for(a: Word, b: Word) -> int:
    """Whether one word is a form of the other, nearly one, or its initial; 0 if it is none."""
    if a.form == b.form:
        return _FORM
    if min(len(a.text), len(b.text)) == 1:
        return _INITIAL if a.form[0] == b.form[0] or a.text[0] == b.text[0] else 0
    same_sound = a.sound == b.sound and len(a.sound) > 1
    if same_sound and (a.foreign or b.foreign):
        return _FORM
    if _feminine(a.text, b.text) or {a.form, b.form} <= {*given_names().values()}:
        return 0
    if _spelled(a.text) == _spelled(b.text):
        return _FORM
    if min(len(a.text), len(b.text)) < _LONG:
        return 0
    likeness = JaroWinkler.similarity(a.text, b.text)
    if same_sound and likeness >= _ALIKE:
        return _FORM
    return _NEARLY * (likeness >= _NEAR or DamerauLevenshtein.distance(a.text, b.text) <= 1)


def _feminine(one: str, other: str) -> bool:
    """Whether one is the other with the ending of women's names: Petrov, Petrova; Mario, Maria."""
    short, long = sorted((one, other), key=len)
    if long == f"{short}a":
        return True
    return len(long) <= _LONG and one[:-1] == other[:-1] and {one[-1], other[-1]} == {"a", "o"}


def _spelled(word: str) -> str:
    """A word with the spellings of one sound written alike: Sergey, Sergei; Yousef, Yusef."""
    for found, written in _SOUNDS:
        word = word.replace(found, written)
    return _TWICE.sub(r"\1", word.translate(_LETTERS))


def keys(names: Iterable[str]) -> frozenset[str]:
    """What names are looked up by: two that are alike have a key in common.

    Each pair of words gives the first sound of one with all of the other, which is no initial.
    """
    found = set()
    for parts in {parts for name in names for parts in _written(name)}:
        for first, second in permutations(parts, 2):
            found |= {f"{first.sound[:1]} {whole}" for whole in _whole(second)}
        found |= {f"={sounded}" for sounded in _sounded(parts)}
    return frozenset(found)


def _whole(word: Word) -> set[str]:
    """The consonants of a word; of one as short as Li or Wu, which share few, its letters."""
    if len(word.text) == 1:
        return set()
    return {word.sound} if len(word.sound) > 1 else {_spelled(word.text), _spelled(word.form)}


def exact_keys(names: Iterable[str]) -> frozenset[str]:
    """What names of the same words in any order are looked up by."""
    written = {parts for name in names for parts in _written(name)}
    return frozenset(" ".join(sorted(w.text for w in parts)) for parts in written)
