"""Names of persons at the head of an entry: forms of address, name, and what follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.lists.countries import country_of
from loaders.lists.words import capacity, honorifics, kinds_of, section, word_set, words_of

_TOKEN = re.compile(r"\(?([^\s,()]+)\)?[,]?\s*")
_NUMBER = re.compile(r"(?:\(?\d{1,4}[.)]|[-•*–·▪●○])\s+")
_PARTICLES = word_set(
    """
    de da do dos das du des del della di la le las los el al van von der den ter ten zu zur af
    av bin bint ben ibn abu abd ould uld e y i und et dit dite dal degli della y' d' d l' al-
    el- st st. vom vande op o' ap na nee née san santa do's du
    """
)
_WEAK = word_set(
    """
    The His Her Son Don Doña Tan Sri On Me General Minister Chief Justice Judge Major Cardinal
    Bishop Archbishop Rt Right Exc Excellency Excellence Lord Lady Dame Sir Commander Captain
    Colonel Brigadier Admiral Senator Ambassador Haji Haj Sheikh Cheikh Eng Arch Fr Father
    Général Coronel Botschafter Embajador Embajadora Ambassadeur Sénateur Senador Senadora
    Diputado Diputada Député Professor Profesor Profesora Professeur Mag Kum Maj Col Gen Lt Capt
    Sen Amb Dip Adm Honourable Honorable Datuk Dato Puan Ato Pr Ing Lic Econ Arq Sig
    """
)
# behind "Mr" these are names, or stay with them
_GIVEN = word_set(
    """
    Don Tan Sri Me On Major Justice Judge Cardinal Bishop Lord Dame Fr Father Arch Eng Mag Kum
    Ato Sig Pr Ing Lic Econ Haj Haji Chief Son Her His Puan Dato Datuk Sheikh Sheik Cheikh
    Syed Seyed Sayyid
    """
)
_EXCELLENCIES = word_set("HE SE SEM SEMme HRH HH HM Exc")
_INITIALS = re.compile(r"[A-Z]\.[a-z]\.")  # "S.r." of a name that was written in capitals
_NICKNAME = re.compile(r"[\"“”'‘’(][^\s\"“”()]+[\"“”'‘’)]")
_PART = re.compile(r"(?:[^\W\d_]|['’`.\-‐–])+\.?")
_BREAK = re.compile(r"\s+[-–—]\s+|\s*[;:|\t]\s*|\s+[(\[]|\s*/\s+")
_SUFFIX = re.compile(r",?\s*\b(?:Jr|Sr|II|III|IV)\.?(?=,|$)")
_DEGREE = re.compile(
    r",?\s*\b(?:Ph\.?\s?D|M\.?D|M\.?Sc|MP|Esq|CBE|OBE|KC|QC|MBE|CMG)\.?(?=[,\s]|$)"
)
_MARKS = " *†‡¹²³⁴⁵§#"
MOST = 9  # words of a name


@dataclass(frozen=True, slots=True)
class Name:
    """A person at the head of a line.

    Attributes:
        name: without forms of address; family names that stand first behind a comma put last.
        ranks: titles in front of the name ("Ambassador").
        addressed: a form of address that only persons have stands in front.
        start: where the name starts in the line.
        end: where it ends there.
        rest: what follows it in the line.
    """

    name: str
    ranks: tuple[str, ...]
    addressed: bool
    start: int
    end: int
    rest: str


def read_name(text: str, *, whole: bool = False) -> Name | None:
    """The person that a line begins with, or None if it begins with something else.

    Args:
        text: a line, mended.
        whole: the text is a name and nothing else (a cell), so that no form of it is doubted.
    """
    at = _after_number(text)
    ranks: list[str] = []
    at, addressed = _address(text, at, ranks)
    rest = text[at:]
    if not rest.strip(_MARKS):
        return None
    end = len(rest) if whole else _end(rest)
    name, more = rest[:end], rest[end:]
    if inverted := _inverted(rest, whole):
        name, given, more = inverted
        full = f"{given} {name}"
    else:
        if suffix := _SUFFIX.match(more):
            name, more = name + suffix[0], more[suffix.end() :]
        while degree := _DEGREE.match(more):
            more = more[degree.end() :]
        full = name
    full = _DEGREE.sub("", full).strip(_MARKS + ",.;") if not whole else full.strip(_MARKS + ",;")
    if name.rstrip().endswith((" Jr.", " Sr.")):
        full += "."
    if not full or not (addressed or whole or looks_like_name(full)) or not _possible(full, whole):
        return None
    length = len(text) - at - len(more)
    return Name(
        full, tuple(ranks), addressed, at, at + len(text[at : at + length].rstrip(_MARKS + ",;")),
        more.strip(" ,;:-–—|\t/"),
    )  # fmt: skip


def _after_number(text: str) -> int:
    number = _NUMBER.match(text)
    return number.end() if number else 0


def _address(text: str, at: int, ranks: list[str]) -> tuple[int, bool]:
    """Where the name starts after forms of address, and whether one of them is sure."""
    known = honorifics()
    sure = courtesy = False  # courtesy: more than "Excellency", behind which "M." is no initial
    first = at
    while token := _TOKEN.match(text, at):
        word = token[1]
        form = word.replace(".", "").rstrip("’'")
        kind = known.get(form)
        glued = re.match(r"(Mr|Ms|Mrs|Dr|Mme|Sr|Sra|Prof|Exc)\.(?=[A-Z])", text[at:])
        if glued:
            sure, at = True, at + glued.end()
            continue
        if kind not in ("honorific", "rank") or token.end() >= len(text):
            break
        if _INITIALS.fullmatch(word) or (courtesy and form == "M"):
            break
        if (
            form == "M"
            and not word.endswith(".")
            and at == first
            and not text[token.end()].isupper()
        ):
            break
        pair = form == "Sri" or text.startswith("Tan Sri ", at)
        if courtesy and form in _GIVEN and "." not in word and not pair:
            break
        weak = form in _WEAK and "." not in word and not sure
        if weak and not _name_follows(text, token.end()):
            break
        if kind == "rank":
            ranks[:] = [" ".join((*ranks, word.rstrip(",")))]
        sure = sure or form not in _WEAK
        courtesy = courtesy or (form not in _WEAK and form not in _EXCELLENCIES)
        at = token.end()
    if not sure and ranks == [] and at > first and not _name_follows(text, at):
        return first, False
    return at, sure


def _name_follows(text: str, at: int) -> bool:
    """Whether a name seems to follow a word that may be an office or a form of address."""
    rest = re.split(r"[,;(]|\s[-–—]\s", text[at:])[0].split()
    known = honorifics()
    if rest and known.get(rest[0].replace(".", "")) in ("honorific", "rank"):
        return True
    return bool(rest) and looks_like_name(" ".join(rest))


def _end(rest: str) -> int:
    """Where the name ends: at a comma, a bracket, a dash between words, or a wide space."""
    ends = [len(rest)]
    comma = rest.find(",")
    if comma >= 0:
        ends.append(comma)
    for match in _BREAK.finditer(rest):
        after = rest[match.end() :].split(",")[0]
        if match[0].strip() in ("-", "–", "—") and _all_capitalised(after) and not _says(after):
            continue  # a double name written apart
        if match[0].lstrip()[:1] in "([" and _NICKNAME.match(rest[match.start() :].lstrip()):
            close = rest.find(")", match.end())
            if close >= 0 and rest[close + 1 :].strip() and len(after.split(")")[0].split()) == 1:
                continue
        ends.append(match.start())
        break
    return min(ends)


def _says(text: str) -> bool:
    """Whether words speak of an office, a body or a country rather than being a name."""
    return bool(any(kinds_of(w) for w in words_of(text)) or capacity(text) or country_of(text))


def _all_capitalised(text: str) -> bool:
    words = words_of(text)
    return bool(words) and all(w[0].isupper() for w in words) and len(words) <= 2


def _inverted(rest: str, whole: bool) -> tuple[str, str, str] | None:
    """Family name, given names and the rest of "SMITH, John, Director"."""
    parts = rest.split(",", 2)
    if len(parts) < 2:
        return None
    family, given = parts[0].strip(_MARKS), parts[1].strip(_MARKS)
    words = words_of(given)
    if not words or len(words) > 4 or not given[:1].isupper() or _says(given):
        return None
    if _SUFFIX.fullmatch(given) or _DEGREE.fullmatch(given):
        return None
    sure = family.isupper() and not given.isupper() and len(family) > 1
    if not (sure or (whole and len(family.split()) <= 3)):
        return None
    more = "," + parts[2] if len(parts) > 2 else ""
    if end := _BREAK.search(given):
        given, more = given[: end.start()], given[end.start() :] + more
    return family, given, more


def looks_like_name(text: str) -> bool:
    """Whether words alone could be a person's name: two to nine, capitalised, none an office."""
    tokens = text.split()
    if not 2 <= len(tokens) <= MOST or section(text) or country_of(text) or capacity(text):
        return False
    big = 0
    for token in tokens:
        if _NICKNAME.fullmatch(token):
            continue
        if not _PART.fullmatch(token):
            return False
        if token.lower() in _PARTICLES and not token.isupper():
            continue
        bare = token.lstrip("'’")
        if not (bare[:1].isupper() or bare.startswith(("d'", "d’", "l'", "al-", "el-", "ul-"))):
            return False
        big += 1
    return big >= 2 and not any(kinds_of(w) - {"topic"} for w in words_of(text) if len(w) > 2)


def _possible(name: str, whole: bool) -> bool:
    words = words_of(name)
    if not words or len(words) > MOST + 3 or len(name) > 90:
        return False
    return bool(re.search(r"[^\W\d_]{2}", name)) and (whole or not re.search(r"\d", name))
