"""Files of every kind that is read, broken in ways that a seed decides."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

from docx import Document as Word
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

TEXT = (
    "OSLO — Foreign Minister Kari Lunde of Norway met Chile's Foreign Minister Ana Rey on Monday at"
    " the Fjord Conference. “We agree on fish,” Lunde said."
)
_TABLE = "name,title,country\nKari Lunde,Foreign Minister,Norway\nAna Rey,Foreign Minister,Chile\n"
_NASTY = (
    b"\x00", b"\xff\xfe", b"\x1b[2J", "\u202e".encode(), b"\r", b"---\n", b"\xed\xa0\x80", b'"',
    b"<", b"{", b"[" * 2000, b"%s%n", b"\t", b"=1+1", b"\xf0\x9f\xa4\x9d", b"-1", b"9" * 400,
    b"\n" * 99,
)  # fmt: skip


def _word() -> bytes:
    document = Word()
    document.add_paragraph(TEXT)
    document.add_table(2, 3).cell(0, 0).text = "Name"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _paper() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, TEXT[:90])
    canvas.save()
    return out.getvalue()


def _sheet() -> bytes:
    book = Workbook()
    assert book.active is not None
    for line in _TABLE.splitlines():
        book.active.append(line.split(","))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _mail() -> bytes:
    head = (
        "From: a@example.org\nSubject: Talks\nDate: Mon, 5 May 2031 10:00:00 +0000\n"
        'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
    )
    table = (
        f'--x\nContent-Type: text/csv; name="a.csv"\nContent-Disposition: attachment\n\n{_TABLE}'
    )
    return f"{head}--x\nContent-Type: text/plain\n\n{TEXT}\n{table}--x--\n".encode()


def _page() -> bytes:
    head = '<meta property="article:published_time" content="2031-05-05"><title>Talks</title>'
    rows = "".join(f"<tr><td>{line.replace(',', '<td>')}" for line in _TABLE.splitlines())
    return (
        f"<html><head>{head}</head><article><p>{TEXT}</p><table>{rows}</table></article>".encode()
    )


def _popolo() -> bytes:
    person = {"id": "p1", "name": "Kari Lunde"}
    seat = {
        "person_id": "p1",
        "organization_id": "o1",
        "role": "minister",
        "start_date": "2030-01-01",
    }
    body = {"id": "o1", "name": "Government of Norway"}
    whole = {"persons": [person], "organizations": [body], "memberships": [seat]}
    return json.dumps(whole).encode()


def _holders() -> bytes:
    return (
        b"item,itemLabel,position,positionLabel,country,countryLabel,start,end\n"
        b"Q1,Kari Lunde,Q2,Prime Minister of Norway,Q20,Norway,2030-01-01,2031-01-01\n"
    )


def _entities() -> bytes:
    person = {
        "id": "p1",
        "schema": "Person",
        "properties": {"name": ["Kari Lunde"], "country": ["no"]},
    }
    seat = {"holder": ["p1"], "post": ["x1"], "startDate": ["2030"]}
    post = {
        "id": "x1",
        "schema": "Position",
        "properties": {"name": ["Minister"], "country": ["no"]},
    }
    lines = (person, post, {"id": "s1", "schema": "Occupancy", "properties": seat})
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


KINDS: dict[str, Callable[[], bytes]] = {
    "txt": lambda: TEXT.encode(),
    "md": lambda: f"---\ntitle: Talks\ndate: 2031-05-05\n---\n# A\n{TEXT}\n".encode(),
    "html": _page,
    "pdf": _paper,
    "docx": _word,
    "eml": _mail,
    "csv": _TABLE.encode,
    "tsv": _TABLE.replace(",", "\t").encode,
    "xlsx": _sheet,
    "popolo.json": _popolo,
    "ftm.json": _entities,
    "holders.csv": _holders,
}
INDEX = json.dumps({"id": "index", "title": "Talks", "published": "2031-05-05"}).encode() + b"\n"
JUDGEMENTS = (
    b"verdict\tlabel\tone\tother\tqualifiers\tbecause\tby\tat\n"
    b"same\tPerson\tkari-lunde@NOR\tk-lunde@NOR\t\tone\tme\t2031-05-05T00:00:00+00:00\n"
    b"different\tEvent\ttalks#a\ttalks#b\t\ttwo\tme\t2031-05-06T00:00:00+00:00\n"
    b"rejected\tPerson represents Country\tkari-lunde@NOR\tNOR"
    b'\t{"office": "minister foreign-affairs"}\t\tme\t2031-05-07T00:00:00+00:00\n'
)


def damaged(content: bytes, chance: random.Random, most: int = 3) -> bytes:
    """The content with one to `most` pieces cut, doubled, overwritten or put in."""
    if content.startswith(b"PK") and chance.random() < 0.7:  # else it is only a broken archive
        return _inside(content, chance)
    binary = content.startswith((b"PK", b"%PDF"))
    for _ in range(chance.randint(1, most)):
        at = chance.randint(0, len(content))
        end = min(len(content), at + chance.choice((1, 10, len(content) // 4)))
        noise = chance.choices(range(256) if binary else range(32, 127), k=end - at)
        piece = chance.choice((b"", content[at:end] * 2, chance.choice(_NASTY), bytes(noise)))
        content = content[:at] if chance.random() < 0.1 else content[:at] + piece + content[end:]
    return content


def _inside(archive: bytes, chance: random.Random) -> bytes:
    """The archive with one of its members damaged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        victim = chance.choice(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, damaged(content, chance) if name == victim else content)
    return out.getvalue()


def write(folder: Path, count: int, chance: random.Random) -> list[Path]:
    """Damaged files in a folder, each kind in turn; some have the ending of another kind."""
    whole = {ending: make() for ending, make in KINDS.items()}
    endings = [*KINDS]
    found = []
    for number in range(count):
        ending = endings[number % len(endings)]
        named = chance.choice(endings) if chance.random() < 0.1 else ending
        path = folder / f"{number}.{named}"
        path.write_bytes(damaged(whole[ending], chance))
        found.append(path)
    return found
