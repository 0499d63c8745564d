import subprocess
import sys

import pytest

import graph
import loaders


@pytest.mark.parametrize("package", [graph, loaders])
def test_the_public_names_are_sorted_and_all_exist(package: object) -> None:
    names = package.__all__  # type: ignore[attr-defined]
    assert names == sorted(names, key=str.casefold) or names == sorted(names)
    for name in names:
        assert getattr(package, name).__doc__
    assert set(names) <= set(dir(package))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = package.nonsense  # type: ignore[attr-defined]


def test_importing_the_packages_does_no_work() -> None:
    code = (
        "import sys, graph, loaders\n"
        "heavy = {'spacy', 'neo4j', 'arcadedb', 'typer', 'rich', 'pandas', 'pydantic'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
