"""The running example told anew: other people, countries, bodies, event, and order of lists."""

from __future__ import annotations

import copy
import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Land:
    """A country in the three forms that the text uses: "the UK", "UK", "GBR"."""

    noun: str
    adjective: str
    iso3: str


@dataclass(frozen=True)
class Cast:
    """Who and what stands in for the original's."""

    event: str
    issuer: Land
    lands: tuple[tuple[str, str], ...]  # (noun, iso3) for the original's eleven others
    names: tuple[str, ...]  # for the seventeen people, in order of appearance
    commission: str
    bank: str
    firm: str
    province: str


LANDS = (
    ("Australia", "AUS"), ("Canada", "CAN"), ("France", "FRA"), ("Germany", "DEU"),
    ("Italy", "ITA"), ("the UK", "GBR"), ("Japan", "JPN"), ("Korea", "KOR"),
    ("India", "IND"), ("Mexico", "MEX"),
)  # fmt: skip
CASTS = (
    Cast(
        "Energy Ministerial", Land("the UK", "UK", "GBR"),
        (("Norway", "NOR"), ("Kenya", "KEN"), ("Spain", "ESP"), ("Poland", "POL"),
         ("Greece", "GRC"), ("the Netherlands", "NLD"), ("Vietnam", "VNM"), ("Thailand", "THA"),
         ("Pakistan", "PAK"), ("Peru", "PER")),
        ("Oliver Hartwell", "Ingrid Solberg", "Wanjiru Kamau", "Teodoro Salcedo",
         "Alejandro Prieto",
         "Zbigniew Kowal", "Eleni Markou", "Pieter van Houten", "Nguyen Thi Lan", "Somchai Rattan",
         "Bilal Qureshi", "Lucía Quispe Rojas", "Harriet Blythe", "Tomas Lindqvist", "Grace Okafor",
         "Samuel Mutua", "Esther Njeri"),
        "African Union Commission", "Development Bank of the United Kingdom", "Barclays", "Mombasa",
    ),
    Cast(
        "Trade Forum", Land("Brazil", "Brazilian", "BRA"),
        (("Argentina", "ARG"), ("Chile", "CHL"), ("Portugal", "PRT"), ("Austria", "AUT"),
         ("Hungary", "HUN"), ("the Philippines", "PHL"), ("Indonesia", "IDN"), ("Malaysia", "MYS"),
         ("Nigeria", "NGA"), ("Colombia", "COL")),
        ("Paulo Vasconcelos", "Martín Iriarte", "Camila Undurraga", "Joaquim Lavrador",
         "Rui Figueira", "Stefan Moser", "Zsolt Barna", "Maricel Dizon", "Budi Santoso",
         "Faridah Yusof", "Chinedu Eze", "Andrés Felipe Ospina", "Renata Coelho", "Otávio Brandt",
         "Helena Duarte", "Ignacio Larraín", "Sofía Riquelme"),
        "European Commission", "Export Bank of Brazil", "Citigroup", "Antofagasta",
    ),
    Cast(
        "Digital Economy Summit", Land("Singapore", "Singaporean", "SGP"),
        (("New Zealand", "NZL"), ("Ireland", "IRL"), ("Sweden", "SWE"), ("Finland", "FIN"),
         ("Denmark", "DNK"), ("the Czech Republic", "CZE"), ("Kazakhstan", "KAZ"),
         ("Mongolia", "MNG"), ("Bangladesh", "BGD"), ("Uruguay", "URY")),
        ("Wei Jie Lim", "Aroha Ngata", "Niamh O’Sullivan", "Karl-Erik Strand", "Astrid Bergman",
         "Mikko Laine", "Søren Holm", "Jana Dvořáková", "Aigerim Bekova", "Bat-Erdene Ganbold",
         "Rafiq Chowdhury", "Valentina Ferreira Sosa", "Tan Hui Min", "Rajesh Pillai",
         "Monica Steele", "Declan Byrne", "Siobhán Keane"),
        "Nordic Council", "Investment Bank of Singapore", "Goldman Sachs", "Munster",
    ),
    Cast(
        "Agriculture Dialogue", Land("South Africa", "South African", "ZAF"),
        (("Ghana", "GHA"), ("Egypt", "EGY"), ("Morocco", "MAR"), ("Senegal", "SEN"),
         ("Tunisia", "TUN"), ("the Gambia", "GMB"), ("Rwanda", "RWA"), ("Zambia", "ZMB"),
         ("Ethiopia", "ETH"), ("Botswana", "BWA")),
        ("Thabo Nkosi", "Kwabena Asante", "Nour Fathy", "Idrissa Camara", "Youssef Berrada",
         "Mamadou Sarr", "Leïla Trabelsi", "Lamin Ceesay", "Claudine Uwase", "Mulenga Banda",
         "Tsehay Alemu", "Kagiso Mothibi Seretse", "Nomsa Dube", "Pieter Malan", "Victor Hale",
         "Mostafa Darwish", "Amal Shafik"),
        "World Bank", "Land Bank of South Africa", "Nestlé", "Alexandria",
    ),
    Cast(
        "Health Conference", Land("Switzerland", "Swiss", "CHE"),
        (("Belgium", "BEL"), ("Romania", "ROU"), ("Croatia", "HRV"), ("Slovenia", "SVN"),
         ("Estonia", "EST"), ("the United Arab Emirates", "ARE"), ("Israel", "ISR"),
         ("Armenia", "ARM"), ("Nepal", "NPL"), ("Ecuador", "ECU")),
        ("Matthias Zollinger", "Luc Vermeulen", "Ioana Petrescu", "Ante Babić", "Dražen Kovač",
         "Urša Novak", "Kersti Tamm", "Khalid Al Mazrouei", "Yael Ben-Ami", "Hayk Sargsyan",
         "Prakash Adhikari", "Gabriela Moncayo Vélez", "Ursina Caflisch", "Reto Ammann",
         "Dieter Vogt", "Mihai Dobre", "Corina Luca"),
        "World Health Organization", "Cantonal Bank of Switzerland", "Novartis", "Transylvania",
    ),
)  # fmt: skip


def _lists_reordered(text: str, rng: random.Random) -> str:
    """Shuffles the items of three lists; the last item of two of them keeps its place."""

    def shuffled(items: list[str]) -> list[str]:
        order = items[:]
        while order == items:
            rng.shuffle(order)
        return order

    first = ["Australia’s Treasurer Jim Chalmers", "Canada’s Minister of Finance François-Philippe Champagne"]  # fmt: skip  # noqa: E501
    second = ["France’s Roland Lescure", "Germany’s Lars Klingbeil", "Italy’s Giancarlo Giorgetti"]
    third = [
        "US Trade Representative Jamieson Greer",
        "Export-Import Bank of the United States President and Chairman John Jovanovic",
        "JP Morgan Managing Director Jay Horine",
    ]
    for items, glue in ((first, ", "), (second, ", "), (third, ", ")):
        order = shuffled(items)
        old = glue.join(items) if items is not third else f"{items[0]}, {items[1]}, and {items[2]}"
        new = glue.join(order) if items is not third else f"{order[0]}, {order[1]}, and {order[2]}"
        if old not in text:
            raise AssertionError(old)
        text = text.replace(old, new)
    return text


def rewritten(folder: Path, number: int) -> tuple[str, dict[str, Any]]:
    """Version `number` (0-4) of the example: its text, and its gold without statements."""
    text = (folder / "docs" / "finance-ministerial.txt").read_text(encoding="utf-8")
    gold = json.loads((folder / "gold" / "finance-ministerial.json").read_text(encoding="utf-8"))
    cast = CASTS[number]
    text = _lists_reordered(text, random.Random(number))
    people = {p["name"]: new for p, new in zip(gold["people"], cast.names, strict=True)}
    words: dict[str, str] = dict(people)
    words |= {p["name"].split()[-1]: people[p["name"]].split()[-1] for p in gold["people"]}
    words |= {old: new for (old, _), (new, _) in zip(LANDS, cast.lands, strict=True)}
    words |= {
        "Export-Import Bank of the United States": cast.bank,
        "JP Morgan": cast.firm,
        "European Commission": cast.commission,
        "Ontario": cast.province,
        "a Finance Ministerial": f"{'an' if cast.event[0] in 'AEIOU' else 'a'} {cast.event}",
        "Finance Ministerial": cast.event,
        "the US Treasury": f"the {cast.issuer.adjective} Treasury",
        "The US Treasury": f"The {cast.issuer.adjective} Treasury",
        "the US": cast.issuer.noun,
        "US": cast.issuer.adjective,
    }
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    text = pattern.sub(lambda m: words[m[0]], text)
    return text, _gold(gold, cast, people, text)


def _gold(gold: dict[str, Any], cast: Cast, people: dict[str, str], text: str) -> dict[str, Any]:
    new = copy.deepcopy(gold)
    iso = {old: land for (_, old), (_, land) in zip(LANDS, cast.lands, strict=True)}
    iso["USA"] = cast.issuer.iso3
    bodies = {
        "US Treasury": f"{cast.issuer.adjective} Treasury",
        "European Commission": cast.commission,
        "Export-Import Bank of the United States": cast.bank,
        "JP Morgan": cast.firm,
        "Ontario": cast.province,
    }
    for person in new["people"]:
        person["name"] = people[person["name"]]
        person["aliases"] = []
        start = text.index(person["name"])
        person["span"] = [start, start + len(person["name"])]
        for body in person["represents"]:
            body["name"] = bodies.get(body["name"], body["name"])
            if "iso3" in body:
                body["iso3"] = iso[body["iso3"]]
    start = text.index(cast.event)
    new["events"][0] |= {"name": cast.event, "span": [start, start + len(cast.event)]}
    new["stated"] = []
    return new
