"""The loader that CONTRIBUTING shows works as it stands there."""

import re
from pathlib import Path
from types import ModuleType

import pytest

from graph.errors import SourceError
from loaders.documents import LOADERS, Loader, formats, read

SHOWN = Path(__file__).parents[3] / "CONTRIBUTING.md"
CAPTIONS = """WEBVTT

NOTE President Ida Holm is not here.

1
00:00:01.000 --> 00:00:04.000 align:start
<v Kari Solheim>We met in Oslo

00:00:04.000 --> 00:00:06.000
<v.loud Kari Solheim>and spoke of <i>fish</i>.

00:00:06.000 --> 00:00:08.000
<v Jens Mikkelsen>So we did.
"""


@pytest.fixture
def captions(monkeypatch: pytest.MonkeyPatch) -> None:
    text = SHOWN.read_text("utf-8")
    code = re.search(r"```python\n(\"\"\"Captions.*?)```", text, re.DOTALL)
    entry = re.search(r'"captions": (Loader\(.*?\)),\n', text)
    assert code
    assert entry
    assert code[1].count("\n") <= 100
    module = ModuleType("captions")
    exec(code[1], module.__dict__)
    loader = eval(entry[1], {"Loader": Loader, "captions": module})
    monkeypatch.setattr(formats, "LOADERS", {"captions": loader, **LOADERS})


@pytest.mark.usefixtures("captions")
def test_the_loader_that_is_shown_reads_its_format(tmp_path: Path) -> None:
    (tmp_path / "a.vtt").write_text(CAPTIONS)
    (document,) = read([tmp_path])
    assert document.text == (
        "Kari Solheim: We met in Oslo and spoke of fish.\n\nJens Mikkelsen: So we did.\n"
    )


@pytest.mark.usefixtures("captions")
def test_the_loader_that_is_shown_tells_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "a.vtt").write_text("WEBVTT\n\nNOTE nothing\n")
    with pytest.raises(SourceError, match=r"a\.vtt: holds no captions"):
        list(read([tmp_path / "a.vtt"]))
