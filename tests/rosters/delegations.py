"""A list of delegations of states as conferences publish them, and what it says.

Headings are in English, French and Spanish, entries in the language of their delegation:
"H.E. Mr. N. N., Minister of Forests, Head of Delegation".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from tests.rosters.people import names

Language = Literal["en", "fr", "es"]
Style = Literal["inline", "stacked"]

TITLE = "List of participants"
EVENT = "Ninth Conference on Inland Harbours"
WHEN = "Port Alder, 3-14 May 2021"
DATE = "2021-05-03/2021-05-14"

# heading, iso3; a third in each language, short and long forms, small letters and capitals
STATES: dict[Language, tuple[tuple[str, str], ...]] = {
    "en": (
        ("AUSTRALIA", "AUS"), ("Bolivia (Plurinational State of)", "BOL"), ("CANADA", "CAN"),
        ("Democratic People's Republic of Korea", "PRK"), ("Ghana", "GHA"), ("INDIA", "IND"),
        ("Iran (Islamic Republic of)", "IRN"), ("Jordan", "JOR"), ("NEW ZEALAND", "NZL"),
        ("Republic of Moldova", "MDA"), ("Saint Kitts and Nevis", "KNA"), ("TÜRKİYE", "TUR"),
        ("United Kingdom of Great Britain and Northern Ireland", "GBR"), ("Viet Nam", "VNM"),
    ),
    "fr": (
        ("ALLEMAGNE", "DEU"), ("Belgique", "BEL"), ("Cameroun", "CMR"), ("CÔTE D'IVOIRE", "CIV"),
        ("États-Unis d'Amérique", "USA"), ("Grèce", "GRC"), ("Hongrie", "HUN"), ("Liban", "LBN"),
        ("PAYS-BAS", "NLD"), ("République démocratique du Congo", "COD"),
        ("République de Corée", "KOR"), ("Sénégal", "SEN"), ("Suisse", "CHE"),
    ),
    "es": (
        ("ARABIA SAUDITA", "SAU"), ("Brasil", "BRA"), ("Camboya", "KHM"), ("EGIPTO", "EGY"),
        ("Emiratos Árabes Unidos", "ARE"), ("España", "ESP"), ("Filipinas", "PHL"),
        ("Japón", "JPN"), ("MÉXICO", "MEX"), ("Noruega", "NOR"), ("Reino de Marruecos", "MAR"),
        ("República Dominicana", "DOM"), ("Sudáfrica", "ZAF"),
    ),
}  # fmt: skip
ADDRESS: dict[Language, tuple[str, ...]] = {
    "en": ("Mr.", "Ms.", "Mrs.", "Dr.", "Mr", "Ms"),
    "fr": ("M.", "Mme", "Mlle", "Dr"),
    "es": ("Sr.", "Sra.", "Srta.", "Dr."),
}
EXCELLENCY: dict[Language, str] = {"en": "H.E. Mr.", "fr": "S.E. M.", "es": "Excmo. Sr."}
MINISTERS: dict[Language, tuple[str, ...]] = {
    "en": (
        "Minister of Environment",
        "Deputy Prime Minister",
        "Minister of Forests, Water and Fisheries",
        "Minister for Foreign Affairs and Trade",
        "Secretary of State for Transport",
    ),
    "fr": (
        "Ministre de l'environnement",
        "Ministre des affaires étrangères et du commerce",
        "Secrétaire d'État aux transports",
        "Ministre de l'eau, des forêts et de la pêche",
    ),
    "es": (
        "Ministro de Medio Ambiente",
        "Ministra de Relaciones Exteriores",
        "Viceministro de Energía",
        "Secretario de Agricultura, Ganadería y Pesca",
    ),
}
OFFICES: dict[Language, tuple[str, ...]] = {
    "en": (
        "Director-General",
        "Senior Policy Adviser",
        "Permanent Representative to the United Nations",
        "First Secretary",
        "Deputy Director",
        "Chief Negotiator",
        "Legal Counsellor",
        "Ambassador",
        "Head of Unit",
        "Desk Officer",
        "Research Fellow",
        "Interpreter",
    ),
    "fr": (
        "Directeur général",
        "Conseiller technique",
        "Représentant permanent auprès des Nations Unies",
        "Premier secrétaire",
        "Directrice adjointe",
        "Chargé de mission",
        "Ambassadeur",
        "Chef de division",
        "Ingénieur",
        "Interprète",
    ),
    "es": (
        "Director General",
        "Asesora Jurídica",
        "Representante Permanente ante las Naciones Unidas",
        "Primer Secretario",
        "Subdirectora",
        "Coordinador Nacional",
        "Embajadora",
        "Jefe de Unidad",
        "Ingeniera",
        "Consejero",
    ),
}
BODIES: dict[Language, tuple[str, ...]] = {
    "en": (
        "Ministry of Environment",
        "Department of Transport",
        "Ministry of Foreign Affairs",
        "National Harbour Authority",
        "Embassy in Port Alder",
    ),
    "fr": (
        "Ministère de l'environnement",
        "Ministère des affaires étrangères",
        "Agence nationale des ports",
        "Mission permanente auprès des Nations Unies",
    ),
    "es": (
        "Ministerio de Medio Ambiente",
        "Ministerio de Relaciones Exteriores",
        "Instituto Nacional de Puertos",
        "Misión Permanente ante las Naciones Unidas",
    ),
}
RANKS: dict[Language, tuple[str, ...]] = {
    "en": (
        "Head of Delegation",
        "Deputy Head of Delegation",
        "Alternate Head of Delegation",
        "Adviser",
    ),
    "fr": (
        "Chef de la délégation",
        "Chef adjoint de la délégation",
        "Suppléant",
        "Conseiller",
    ),
    "es": (
        "Jefe de la Delegación",
        "Jefe Adjunto de la Delegación",
        "Suplente",
        "Asesor",
    ),
}


@dataclass(frozen=True)
class Delegate:
    """One entry and what it means: bare name, state, title, body and rank where given."""

    address: str
    name: str
    iso3: str
    title: str
    body: str | None
    rank: str | None


@dataclass(frozen=True)
class Delegation:
    """A heading and the people under it."""

    heading: str
    people: tuple[Delegate, ...]


def delegations(seed: int, size: int = 13) -> list[Delegation]:
    """Forty delegations with about `size` people each."""
    random = Random(seed)
    fresh = names(random)
    found = []
    for language, states in STATES.items():
        for heading, iso3 in states:
            people = tuple(
                _delegate(random, language, iso3, next(fresh), place)
                for place in range(random.randint(size - 2, size + 3))
            )
            found.append(Delegation(heading, people))
    return sorted(found, key=lambda d: d.people[0].iso3)


def _delegate(random: Random, language: Language, iso3: str, name: str, place: int) -> Delegate:
    if place == 0:
        title = random.choice(MINISTERS[language])
        return Delegate(EXCELLENCY[language], name, iso3, title, None, RANKS[language][0])
    rank = RANKS[language][place] if place in (1, 2) else None
    if rank is None and random.random() < 0.1:
        rank = RANKS[language][3]
    title = random.choice(OFFICES[language])
    body = random.choice(BODIES[language]) if random.random() < 0.5 else None
    return Delegate(random.choice(ADDRESS[language]), name, iso3, title, body, rank)


def entry(delegate: Delegate, style: Style) -> list[str]:
    """The lines of an entry: one with commas, or one for each thing."""
    who = f"{delegate.address} {delegate.name}"
    parts = [part for part in (delegate.title, delegate.body, delegate.rank) if part]
    return [", ".join((who, *parts))] if style == "inline" else [who, *parts]


def blocks(found: Sequence[Delegation], style: Style) -> list[tuple[str, list[list[str]]]]:
    """Headings with the lines of their entries."""
    return [(d.heading, [entry(person, style) for person in d.people]) for d in found]
