"""Keys stand for what they were made of: of texts, and of the engine itself."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from shutil import copyfile, copytree, ignore_patterns
from typing import Any

import pytest

import jarchy.core.hashing
from jarchy.core.hashing import digest

ENGINE = Path(jarchy.__file__).parent


def test_parts_are_told_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab") != digest("ab", "")


def test_text_and_its_bytes_are_the_same() -> None:
    assert digest("Ң") == digest("Ң".encode())


def test_it_is_the_same_on_every_machine() -> None:
    assert digest("жарчы") == "f78e5a4e411a"


def key_of_engine(folder: Path) -> str:
    """As a program finds it that begins now and has the package in `folder`."""
    return str(begun(folder).engine_key())


def begun(folder: Path) -> Any:
    spec = spec_from_file_location("hashing", folder / "core/hashing.py")

    assert spec
    assert spec.loader

    spec.loader.exec_module(module := module_from_spec(spec))
    return module


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Of this module and another."""
    (tmp_path / "package/core").mkdir(parents=True)
    (tmp_path / "package/language.py").write_text("SPACE = ' '")
    copyfile(jarchy.core.hashing.__file__, tmp_path / "package/core/hashing.py")
    return tmp_path / "package"


def test_another_engine_has_another_key(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Code, a face that pictures are drawn in, a library, Python: each of them."""
    monkeypatch.setattr(sys, "path", [str(tmp_path / "libraries")])
    keys = [key_of_engine(package)]
    (package / "language.py").write_text("SPACE = ''")
    keys.append(key_of_engine(package))
    (package / "build").mkdir()
    (package / "build/engine.py").write_text("BATCH = 1")
    keys.append(key_of_engine(package))
    (package / "face.ttf").write_bytes(b"outlines")
    keys.append(key_of_engine(package))
    (tmp_path / "libraries/jinja2-3.1.dist-info").mkdir(parents=True)
    keys.append(key_of_engine(package))
    (tmp_path / "libraries/jinja2-3.1.dist-info").rename(tmp_path / "libraries/jinja2-3.2.dist-info")
    keys.append(key_of_engine(package))
    monkeypatch.setattr(sys, "version", "3.99")
    keys.append(key_of_engine(package))

    assert len(set(keys)) == len(keys)


def test_every_source_of_the_engine_counts(tmp_path: Path) -> None:
    """Also those of its packages: a source that doesn't would leave pages as its old code made them."""
    engine = copytree(ENGINE, tmp_path / "jarchy", ignore=ignore_patterns("__pycache__"))
    sources = [file for file in engine.rglob("*") if file.suffix in (".py", ".ttf")]
    for file in sources:
        if file.name != "hashing.py":
            file.write_bytes(b"# short: each of them is read hundreds of times\n")
    before = key_of_engine(engine)
    overlooked = []
    for file in sources:
        data = file.read_bytes()
        file.write_bytes(data + b"\n")
        overlooked += [file.relative_to(engine).as_posix()] * (key_of_engine(engine) == before)
        file.write_bytes(data)

    assert {"kinds", "outputs", "commands"} <= {file.parent.name for file in sources}
    assert overlooked == []


def test_the_same_engine_has_the_same_key_whatever_else_lies_about(package: Path, tmp_path: Path) -> None:
    before = key_of_engine(package)
    (package / "__pycache__").mkdir()
    (package / "__pycache__/hashing.cpython-311.pyc").write_bytes(b"code")

    assert key_of_engine(package) == before


def test_the_key_is_that_of_the_code_that_runs_also_when_the_engine_is_replaced_meanwhile(package: Path) -> None:
    """Or the work of the old code would be taken for the new one's."""
    running = begun(package)
    before = running.engine_key()
    (package / "language.py").write_text("SPACE = ''")

    assert running.engine_key() == before
    assert key_of_engine(package) != before
