import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.errors import SourceError, UsageError
from graph.model import Document, Extraction
from loaders.documents import LOADERS, Loader, formats, read
from loaders.documents.formats import loader_for
from loaders.documents.names import file_stem
from loaders.documents.source import Source
from loaders.documents.text import LIMIT


def one(path: Path, encoding: str = "utf-8") -> Document:
    (document,) = read([path], encoding=encoding)
    return document


def test_a_plain_file_is_its_own_text_and_its_uri_is_its_id(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"Ministers met.\r\nThey spoke.\r\n")
    document = one(path)
    assert document.text == "Ministers met.\r\nThey spoke.\r\n"
    assert document.id == path.resolve().as_uri()
    assert (document.title, document.published, document.language) == (None, None, "en")


def test_front_matter_gives_metadata_and_is_not_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text(
        '---\nid: oslo-1\ntitle: "Talks: day one"\npublished: 2024-05-31\nlanguage: en-GB\n---\n\nX'
    )
    document = one(path)
    assert document.text == "\nX"
    assert (document.id, document.title) == ("oslo-1", "Talks: day one")
    assert (document.published, document.language) == (date(2024, 5, 31), "en-GB")


def test_a_url_in_front_matter_is_the_id_before_the_index_and_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\nurl: https://example.org/a\n---\nText")
    index = tmp_path / "index.jsonl"
    index.write_text('{"id": "a", "title": "From the index", "published": null, "genre": "news"}\n')
    (document,) = read([tmp_path / "a.txt"], index=index)
    assert (document.id, document.title) == ("https://example.org/a", "From the index")


def test_an_index_describes_files_by_id(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "b.txt").write_text("B")
    (docs / "a.txt").write_text("A")
    index = tmp_path / "index.jsonl"
    index.write_text('{"id": "a", "published": "1987-03-24"}\n\n{"id": "gone"}\n')
    first, second = read([docs], index=index)
    assert (first.id, first.published) == ("a", date(1987, 3, 24))
    assert second.id.startswith("file://")


def test_folders_are_read_in_order_with_their_subfolders_and_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("z.txt", "a.MD", "sub/m.txt", "table.csv", ".hidden/x.txt", "._a.txt"):
        (tmp_path / name).write_text("Text")
    names = [Path(d.origin).name for d in read([tmp_path, tmp_path / "z.txt"])]
    assert names == ["a.MD", "m.txt", "z.txt"]


def test_a_bad_file_in_a_folder_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\0\0")
    (tmp_path / "c.txt").write_text("C")
    errors: list[SourceError] = []
    documents = list(read([tmp_path], on_error=errors.append))
    assert [d.text for d in documents] == ["A", "C"]
    assert [Path(str(e).split(":")[0]).name for e in errors] == ["b.txt"]


def test_two_files_with_one_id_are_not_one_document(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("---\nid: same\n---\nText " + name)
    with pytest.raises(SourceError, match=r"b\.txt: id 'same' is also that of .*a\.txt"):
        list(read([tmp_path]))


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "holds no text"),
        ("blank.txt", b" \n\t\n", "holds no text"),
        ("only.txt", b"---\nid: x\n---\n", "holds no text"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        ("latin.txt", "Réunion à Paris".encode("latin-1"), "byte 0xe9 at offset 1.*--encoding"),
        ("wide.txt", "Talks".encode("utf-16"), "--encoding utf-16"),
        ("open.txt", b"---\nid: x\nText", "open.txt:1: front matter"),
        ("line.txt", b"---\nid: x\nnonsense\n---\nText", "line.txt:3: .*key: value"),
        ("twice.txt", b"---\nid: x\nid: y\n---\nText", "twice.txt:3: .*twice"),
        ("typo.txt", b"---\npublshed: 2024-01-01\n---\nText", "typo.txt:2: .*'published'"),
        ("date.txt", b"---\n\npublished: 31/05/2024\n---\nText", "date.txt:3: .*2024-05-31"),
        ("day.txt", b"---\npublished: 2024-02-30\n---\nText", "day.txt:2: .*calendar"),
        ("tongue.txt", b"---\nlanguage: the Queen's\n---\nText", "tongue.txt:2: .*language"),
        ("large.txt", b"x" * (LIMIT + 1), "limit of 10 MB"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "before 2007.*save it as"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_in_one_line(
    tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError, match=told) as caught:
        one(path)
    assert "\n" not in str(caught.value)
    assert name in str(caught.value)


def test_a_file_with_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9.txt"
    path.write_text("Text")
    with pytest.raises(SourceError, match="not UTF-8; rename it") as caught:
        one(path)
    str(caught.value).encode()


def test_an_encoding_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Réunion".encode("latin-1"))
    assert one(path, "latin-1").text == "Réunion"
    path.write_bytes("Réunion".encode("utf-16"))
    assert one(path, "utf-16").text == "Réunion"
    for wrong in ("klingon", "base64"):
        with pytest.raises(UsageError, match="no such text encoding"):
            one(path, wrong)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "marked.txt"
    path.write_bytes(b"\xef\xbb\xbf---\nid: x\n---\nText")
    assert (one(path).id, one(path).text) == ("x", "Text")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("missing.txt", "no such file or folder"),
        ("ftp://example.org/a", "only http and https are read"),
        ("", "cannot|no \\.csv"),
    ],
)
def test_a_wrong_source_is_told_before_anything_is_read(
    tmp_path: Path, source: str, told: str
) -> None:
    (tmp_path / "nothing").mkdir()
    target = source if "://" in source else str(tmp_path / (source or "nothing"))
    errors: list[SourceError] = []
    with pytest.raises(SourceError, match=told):
        read([target], on_error=errors.append)
    assert errors == []


def test_an_empty_name_is_not_the_current_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "private.txt").write_text("Text")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="'' names no file or folder"):
        read([""])
    assert [d.text for d in read(["."])] == ["Text"]


def test_a_folder_that_cannot_be_looked_into_is_told_and_not_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "open.txt").write_text("Text")
    (tmp_path / "closed").mkdir()
    look = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return look(path)

    monkeypatch.setattr("os.scandir", refusing)
    with pytest.raises(SourceError, match=r"closed: cannot be read \(Permission denied\)"):
        read([tmp_path])


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("", "index is empty"),
        ("[" * 100_000, "index.jsonl:1: holds what is no description"),
        ('{"id": ' + "9" * 5000 + "}", "index.jsonl:1: holds what is no description"),
        ("{", ":1: not JSON"),
        ('{"id": "a"}\n[]', ":2: .*needs an `id`"),
        ('{"id": 7}', ":1: .*needs an `id`"),
        ('{"id": "a"}\n{"id": "a"}', ":2: .*listed twice"),
        ('{"id": "a", "published": "May 1987"}', ":1: published 'May 1987'"),
        ('{"id": "a", "title": ["x"]}', ":1: title must be a text"),
        ('{"id": "other"}', "describes none of the files"),
    ],
)
def test_a_bad_index_is_told_with_its_line(tmp_path: Path, lines: str, told: str) -> None:
    (tmp_path / "a.txt").write_text("A")
    index = tmp_path / "index.jsonl"
    index.write_text(lines)
    with pytest.raises(SourceError, match=told):
        read([tmp_path / "a.txt"], index=index)


def source(name: str, data: bytes) -> Source:
    return Source(data, f"in/{name}", f"file:///in/{name}", name)


def test_the_ending_decides_between_texts_and_a_name_without_one_is_text() -> None:
    assert loader_for(source("X.MD", b"Talks.")) is LOADERS["markdown"]
    assert loader_for(source("communique", b"Talks.")) is LOADERS["text"]
    assert loader_for(source("note.v2", b"Talks.")) is LOADERS["text"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{\\rtf1 Talks}", "is a rich text file; save it as"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office file of before 2007"),
        (b"PK\x03\x04....", "is a broken Office file .*; save it anew"),
    ],
)
def test_files_of_kinds_that_are_not_read_are_told_with_what_to_do(data: bytes, told: str) -> None:
    with pytest.raises(SourceError, match=f"in/a.txt: .*{told}"):
        loader_for(source("a.txt", data))


def test_a_loader_may_give_sources_within_a_source_and_facts_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def unpack(given: Source) -> Iterator[Document | Source]:
        if given.name != "last":
            yield given.part("last", b"boxed")
        yield given.document("One row\n", extraction=Extraction(id=given.name))

    boxes = Loader((".box",), "boxes", lambda s: s.data.startswith(b"box"), unpack)
    monkeypatch.setattr(formats, "LOADERS", {"box": boxes, **LOADERS})
    (tmp_path / "a.box").write_bytes(b"box")
    inner, outer = read([tmp_path])
    assert inner.id == f"{outer.id}#last"
    assert inner.origin == f"{outer.origin}/last"
    assert outer.extraction == Extraction(id="a.box")


def test_what_breaks_a_parser_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(_: Source) -> Iterator[Document | Source]:
        wrong = "/Pages\nin a trailer"
        raise KeyError(wrong)

    boxes = Loader((".box",), "boxes", lambda s: s.data.startswith(b"box"), broken)
    monkeypatch.setattr(formats, "LOADERS", {"box": boxes, **LOADERS})
    (tmp_path / "a.box").write_bytes(b"box")
    with pytest.raises(SourceError, match=r"a\.box: is broken.*KeyError: '/Pages.*leave it out"):
        one(tmp_path / "a.box")


def test_ids_become_safe_file_names_that_stay_apart() -> None:
    assert file_stem("lk-2025_a.b") == "lk-2025_a.b"
    ids = [
        "https://example.org/a?b=1",
        "https://example.org/a/b=1",
        "../../etc",
        "..",
        "a/b",
        "a-b?",
    ]
    stems = [file_stem(i) for i in ids]
    assert len(set(stems)) == len(ids)
    assert all("/" not in stem and not stem.startswith(".") for stem in stems)


def test_links_that_lead_out_of_a_folder_are_told_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Not for the graph")
    folder = tmp_path / "received"
    folder.mkdir()
    (folder / "a.txt").write_text("Talks")
    (folder / "b.txt").symlink_to(folder / "a.txt")  # one file, once
    (folder / "c.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "d.txt").symlink_to(folder / "d.txt")
    (folder / "e").symlink_to(tmp_path, target_is_directory=True)
    errors: list[SourceError] = []

    found = list(read([folder], on_error=errors.append))

    assert [d.text for d in found] == ["Talks"]
    assert [str(e).split(": ")[0].split("/")[-1] for e in errors] == ["c.txt", "d.txt"]
    assert "leads out of its folder" in str(errors[0])
    assert [d.text for d in read([folder / "c.txt"])] == ["Not for the graph"]  # by its own name
