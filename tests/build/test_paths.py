"""The gate of paths: no output leads outside the output folder, and none is in the way of another."""

from pathlib import Path

import pytest

from jarchy.problems import BuildFailed, Problem
from tests.conftest import Site

LETTERS = "extensions/letters.py"
MAKE = """\
from jarchy.api import File, OfEdition, OfSite


def make(made):
{}


def write(view):
    return {}


OUTPUTS = ({},)
"""


@pytest.fixture
def site(site: Site) -> Site:
    return site.replace("content/site.yaml", "languages:\n", "extensions: [letters]\nlanguages:\n")


def making(site: Site, *paths: str) -> Site:
    lines = "\n".join(f"    yield File({path!r}, '', 1)" for path in paths)
    return site.write(LETTERS, MAKE.format(lines, 'b"bytes"', "OfSite('letters', make, write=write)"))


def writing(site: Site, *paths: str) -> Site:
    files = ", ".join(f"{path!r}: b'bytes'" for path in paths)
    line = "    yield File('letters/', '', 1, is_folder=True)"
    return site.write(LETTERS, MAKE.format(line, f"{{{files}}}", "OfSite('letters', make, write=write)"))


def refused(site: Site) -> list[Problem]:
    with pytest.raises(BuildFailed) as failed:
        site.build()
    return [problem for problem in failed.value.problems if problem.severity == "error"]


OUTSIDE = {
    "../../content/site.yaml": "leads to another folder",
    "ru/../zz.txt": "leads to another folder",
    "./zz.txt": "leads to another folder",
    "/zz.txt": "two of them in a row",
    "ru//zz.txt": "two of them in a row",
    "ru\\zz.txt": "Windows does not allow “\\”",
    "C:/zz.txt": "Windows does not allow “:”",
    "zz\0.txt": "invisible character",
    "con.txt": "Windows reserves the name “con”",
    "%2e%2e/zz.txt": "meaning of their own",
    "zz.txt.": "Windows drops a full stop",
    ".made-by-jarchy": "do not show hidden files",
    "z" * 300: "more than 255 bytes",
}


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_path_that_some_system_refuses_is_a_problem_that_names_output_and_extension(site: Site, path: str) -> None:
    before = (site.folder / "content/site.yaml").read_bytes()
    (problem,) = refused(making(site, path))

    assert (problem.code, str(problem.where)) == ("unusable-path", f"{LETTERS}:4:1")
    assert "the output “letters”" in problem.message
    assert OUTSIDE[path] in problem.message
    assert (site.folder / "content/site.yaml").read_bytes() == before
    assert not site.output.exists()


@pytest.mark.parametrize("path", OUTSIDE)
def test_so_it_is_if_it_is_written_into_a_folder(site: Site, path: str) -> None:
    (problem,) = refused(writing(site, "good.txt", path))

    assert (problem.code, str(problem.where)) == ("unusable-path", f"{LETTERS}:8:1")
    assert OUTSIDE[path] in problem.message
    assert not site.output.exists()


def test_ordinary_paths_are_made(site: Site) -> None:
    built = making(site, "zz.txt", "ru/Letters/Май 2018.txt", ".well-known/letters.txt", ".nojekyll").build()

    assert {"zz.txt", "ru/Letters/Май 2018.txt", ".well-known/letters.txt", ".nojekyll"} <= built.files.keys()
    assert "letters/a/b.txt" in writing(site, "a/b.txt").build().files


@pytest.mark.parametrize(
    ("paths", "reason"),
    [
        (("a.txt", "a.txt"), "“a.txt” of the output “letters” is there, too"),
        (("a.txt", "A.txt"), "“a.txt” of the output “letters” differs only in capital letters"),
        (("a", "a/b"), "“a” of the output “letters” cannot be a file and a folder"),
        (("a/b", "A"), "“A” of the output “letters” cannot be a file and a folder"),
        (("a/b/c/d", "a/b"), "“a/b” of the output “letters” cannot be a file and a folder"),
        (("ru/index.html",), "“ru/index.html” of the output “home” is there, too"),
        (("RU/index.html",), "“ru/index.html” of the output “home” differs only in capital letters"),
        (("ru",), "cannot be a file and a folder"),
        (("assets",), "of an asset cannot be a file and a folder"),
    ],
)
def test_files_that_cannot_be_beside_each_other_are_a_problem_of_the_extension(
    site: Site, paths: tuple[str, ...], reason: str
) -> None:
    problems = refused(making(site, *paths))

    assert {(problem.code, str(problem.where)) for problem in problems} == {("unusable-path", f"{LETTERS}:4:1")}
    assert reason in problems[0].message


@pytest.mark.parametrize("paths", [("a.txt", "A.txt"), ("a", "a/b")])
def test_so_they_are_in_a_folder_that_is_written(site: Site, paths: tuple[str, ...]) -> None:
    (problem,) = refused(writing(site, *paths))

    assert (problem.code, str(problem.where)) == ("unusable-path", f"{LETTERS}:8:1")


def test_a_folder_that_is_written_belongs_to_its_output_alone(site: Site) -> None:
    writing(site, "a.txt")
    site.replace(LETTERS, "    yield", "    yield File('letters/b.txt', 'newsletter.txt', 1)\n    yield")
    site.write("templates/newsletter.txt", "{{ page }}")
    (problem,) = refused(site)

    assert problem.code == "unusable-path"


def test_a_file_may_become_a_folder_and_a_folder_a_file(site: Site) -> None:
    """Of those that builds made; nothing is left over."""
    assert "a" in making(site, "a").build().files
    assert {"a/b", "a/c/d"} <= making(site, "a/b", "a/c/d").build().files.keys()

    built = making(site, "a").build()

    assert "a" in built.files
    assert not any(file.startswith("a/") for file in built.files)


def test_a_file_of_somebody_else_is_never_in_the_way_of_a_folder_without_a_word(site: Site, tmp_path: Path) -> None:
    making(site, "a").build()
    (tmp_path / "output/a").unlink()
    (tmp_path / "output/a").mkdir()
    (tmp_path / "output/a/mine.txt").write_text("mine", encoding="utf-8")
    (problem,) = refused(site)

    assert (problem.code, str(problem.where)) == ("foreign-file", "output/a")
    assert (tmp_path / "output/a/mine.txt").exists()
