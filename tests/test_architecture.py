"""The house keeps its shape: rooms know only rooms above them, and each thing that is dangerous is known in few."""

import ast
import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path

import pytest

from jarchy.i18n.known_languages import KNOWN
from tests.conftest import PROJECT

PACKAGE = PROJECT / "jarchy"
ROOMS = re.findall(
    r"^\| `([a-z0-9_]+)(?:\.py|/)` \|", (PROJECT / "docs/architecture.md").read_text(encoding="utf-8"), re.MULTILINE
)
FILES = sorted(file for file in PACKAGE.rglob("*.py") if file.parent != PACKAGE or not file.stem.startswith("__"))
COMPARE_LANGUAGES = {
    "commands/translation_files.py",
    "content/scan.py",
    "kinds/attachments.py",
    "site/alone.py",
    "site/card_checks.py",
    "site/editions.py",
    "site/held.py",
    "site/versions.py",
    "site/translations.py",
}

# Who may know what: a library, a part of the standard library, or a module of ours. All else goes through these rooms.
KNOWN_IN = {
    "os": {"core", "build", "commands", "cli", "outputs/pagefind.py"},  # files, environment
    "shutil": {"build", "commands/init.py"},
    "tempfile": {"build"},
    "subprocess": {"build", "outputs/pagefind.py"},
    "multiprocessing": {"build"},
    "importlib": {"build/extension_code.py", "build/libraries.py", "cli"},  # a project's code is run in the first
    "concurrent": {"build"},
    "distributed": {"build", "commands"},
    "sqlite3": {"build"},
    "pickle": {"build"},
    "time": {"core", "commands"},
    "jinja2": {"theme", "build/render.py", "scaffold"},
    "markdown": {"markdown"},
    "yaml": {"schema", "scaffold"},
    "frontmatter": {"schema"},
    "pypdf": {"files"},
    "zipfile": {"core", "files", "exchange/word_table.py"},
    "PIL": {"images", "outputs/card_image.py"},
    "icalendar": {"outputs"},
    "cryptography": {"build/sealing.py"},
    "zxcvbn": {"commands/passphrase.py"},
    "weasyprint": {"outputs/pdf.py"},
    "docx": {"core/word_document.py", "outputs/docx_text.py", "exchange/word_table.py", "exchange/word_text.py"},
    "polib": {"exchange/po.py"},
    "click": {"commands", "cli"},
    "rich": {"commands"},
    "livereload": {"commands"},
    "tornado": {"commands"},
    "watchfiles": {"commands"},
}
READ_FILES = {
    "core",
    "content",
    "i18n",
    "theme",
    "build",
    "scaffold",
    "commands",
    "cli",
    "problems/report.py",
    "files/part_elements.py",
}  # report: excerpts; part_elements: opens parts of archives that it was given
READ_A_CLOCK = {"cli", "build/lock.py"}  # lock: tells since when another build is at work


def place(file: Path) -> str:
    return file.relative_to(PACKAGE).as_posix()


def room(file: Path) -> str:
    return place(file).partition("/")[0].removesuffix(".py")


def is_in(file: Path, places: set[str]) -> bool:
    return room(file) in places or place(file) in places


def parsed(file: Path) -> ast.AST:
    return ast.parse(file.read_text(encoding="utf-8"))


def imported(tree: ast.AST) -> Iterator[str]:
    """The full names of what is imported, also within functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def rooms_in(tree: ast.AST) -> Iterator[str]:
    names = (name for name in imported(tree) if name.startswith("jarchy.") and name != "jarchy.__version__")
    yield from (name.split(".")[1] for name in names)


def called(tree: ast.AST) -> Iterator[str]:
    """The last names of what is called: open, read_bytes, now."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func
            yield name.attr if isinstance(name, ast.Attribute) else name.id if isinstance(name, ast.Name) else ""


def language_comparisons(tree: ast.AST) -> Iterator[int]:
    """The lines on which the code of a language is compared with something: by an operator, a pattern or a method.
    Whether a site or a document has a language is no comparison: all of them are asked the same.
    """
    for node in ast.walk(tree):
        compared: list[ast.expr] = []
        match node:
            case ast.Compare(left=left, ops=[ast.In() | ast.NotIn()], comparators=[ast.Name() | ast.Attribute()]):
                compared = [left] if isinstance(left, ast.Constant) else []
            case ast.Compare():
                compared = [node.left, *node.comparators]
            case ast.MatchValue():
                compared = [node.value]
            case ast.Call(func=ast.Attribute(value=value, attr="startswith" | "endswith" | "removeprefix" | "find")):
                compared = [value, *node.args]
        if any(is_language_code(part) for part in chain.from_iterable(map(parts, compared))):
            yield compared[0].lineno


def parts(node: ast.expr) -> list[ast.expr]:
    """Also the constants of a list that something is looked for in."""
    listed = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else []
    return [node, *(each for each in listed if isinstance(each, ast.Constant))]


def is_language_code(node: ast.expr) -> bool:
    match node:
        case ast.Name(id="lang" | "code") | ast.Attribute(attr="lang" | "code"):
            return True
        case ast.Subscript(slice=ast.Constant(value="lang")):
            return True
        case ast.Constant(value=str(value)):
            return value in KNOWN
    return False


def test_the_table_of_the_architecture_names_every_room() -> None:
    assert sorted(ROOMS) == sorted({room(file) for file in FILES})


each_file = pytest.mark.parametrize("file", FILES, ids=place)


@each_file
def test_a_room_knows_only_rooms_above_it(file: Path) -> None:
    above = ROOMS[: ROOMS.index(room(file)) + 1]

    assert [name for name in rooms_in(parsed(file)) if name not in above] == []


def module(file: Path) -> str:
    name = place(file).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return f"jarchy.{name}"


def known_modules(file: Path, modules: Mapping[str, Path]) -> set[str]:
    """Those that a module imports, also within its functions."""
    names = set(imported(parsed(file)))
    return {one if one in modules else one.rpartition(".")[0] for one in names} & modules.keys()


def test_no_modules_know_each_other_in_a_circle() -> None:
    """Taken away one after the other, those that know no other go last."""
    modules = {module(file): file for file in FILES}
    left = {name: known_modules(file, modules) for name, file in modules.items()}
    while free := {name for name, known in left.items() if not known & left.keys()}:
        left = {name: known for name, known in left.items() if name not in free}

    assert sorted(left) == []


@each_file
def test_a_library_is_known_in_its_room(file: Path) -> None:
    libraries = {name.split(".")[0] for name in imported(parsed(file))}

    assert [name for name in libraries if not is_in(file, KNOWN_IN.get(name, {room(file)}))] == []


@each_file
def test_only_some_rooms_read_files(file: Path) -> None:
    """What others work on was given to them, so a page depends on nothing that nobody knows of."""
    read = {"open", "read_source", "read_text", "read_bytes", "iterdir", "glob", "rglob", "stat", "exists", "is_file"}
    calls = read.intersection(called(parsed(file)))

    assert calls == set() or is_in(file, READ_FILES | {"images", "outputs/pagefind.py"})


@each_file
def test_only_the_program_reads_a_clock(file: Path) -> None:
    """Everybody else is told the instant."""
    assert {"now", "today", "utcnow"}.isdisjoint(called(parsed(file))) or is_in(file, READ_A_CLOCK)


@each_file
def test_language_codes_are_compared_in_few_modules(file: Path) -> None:
    assert list(language_comparisons(parsed(file))) == [] or place(file) in COMPARE_LANGUAGES


def test_the_checks_can_fail() -> None:
    """A check that finds nothing anywhere would be no check."""
    editions = parsed(PACKAGE / "site/editions.py")

    assert list(language_comparisons(editions)) != []
    assert list(language_comparisons(ast.parse('x = page.lang == "ru"'))) == [1]
    assert list(language_comparisons(ast.parse('x = "ky" in codes'))) == [1]
    assert list(language_comparisons(ast.parse("x = lang in codes"))) == []
    assert list(language_comparisons(ast.parse("x = lang in (original.lang, before)"))) == [1]
    assert list(language_comparisons(ast.parse('x = word in ("ky", "ru")'))) == [1]
    assert list(language_comparisons(ast.parse('x = path.startswith("ky")'))) == [1]
    assert list(language_comparisons(ast.parse('match word:\n    case "ky":\n        pass'))) == [2]
    assert list(rooms_in(ast.parse("from jarchy import cli\nimport jarchy.build.lock\nfrom jarchy.site import x"))) == [
        "cli",
        "build",
        "site",
    ]
    assert list(called(ast.parse("datetime.now()\nopen(x)"))) == ["now", "open"]
    assert all(any(is_in(file, places) for file in FILES) for places in KNOWN_IN.values())


def test_templates_know_no_language() -> None:
    """Not even a template treats one language differently."""
    code = re.compile(r"[\"'](?:ky|ru)[\"']")

    assert [file.name for file in (PROJECT / "templates").glob("*.*") if code.search(file.read_text("utf-8"))] == []


def test_the_tests_of_every_room_are_collected(pytestconfig: pytest.Config) -> None:
    """Pytest passes over folders of some names, and says nothing."""
    folders = {file.parent.relative_to(PROJECT).parts for file in (PROJECT / "tests").rglob("test_*.py")}
    passed_over = pytestconfig.getini("norecursedirs")
    kept = {parts for parts in folders if "node_modules" not in parts}

    assert [parts for parts in kept if any(fnmatch(part, each) for part in parts for each in passed_over)] == []
    assert ("tests", "build") in kept
