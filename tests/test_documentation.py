"""What README.md and docs/ show can be copied: examples build, commands exist, and problems look as they are shown."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import click
import pytest
from msgspec.structs import fields

from jarchy.cli import jarchy
from jarchy.content.parse import parse
from jarchy.content.scan import SourceFile
from jarchy.kinds.release import Release
from jarchy.model import Ref
from jarchy.problems import errors
from jarchy.problems.report import show
from tests.attached import VTT, mp4, pdf
from tests.conftest import PROJECT, Site, photograph

DOCUMENTS = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md")])
EXTENDING = "extending.md"  # whose examples are the site of tests/test_extending.py
LATER = datetime(2018, 10, 1, tzinfo=UTC)
RELEASE = "content/releases/2018-09-01-budget.ru.md"
TRANSLATION = RELEASE.replace(".ru.", ".ky.")
SITE_FILE, TAGS_FILE = "content/site.yaml", "content/tags.yaml"
# Where an example of YAML belongs, by its first line; with +, it is added to the keys that are there.
HOMES = {
    "base_url: https://news.example/": SITE_FILE,
    "checks:": f"+{SITE_FILE}",
    "tags:": TAGS_FILE,
    "security:": f"+{SITE_FILE}",
    "name: Айгүл Асанова": "content/people/asanova.ru.md",
    "title: Сессия городского кенеша": "content/events/council-session.ru.md",
    "changes:": "+content/events/council-session.ru.md",
    "updates:": f"+{RELEASE}",
    "pictures:": f"+{RELEASE}",
    "attachments:": f"+{RELEASE}",
    "preview:": f"+{RELEASE}",
    "publish: {policy: ky-first, within: 48h}": f"+{SITE_FILE}",
    "terms:": "content/glossary.yaml",
}
# What is shown beside examples, by its first word.
SHOWN = {"make": "commands", "py": "commands", "build.py": "files", f"{RELEASE}:3:7:": "problem"}
SHOWN |= {"content/*.md": "a picture of a build"}
SHOWN |= {"pip": "commands", "python3": "commands", "git": "a merge, which is tried below", "{%": "template"}
SHOWN |= {"Content-Security-Policy:": "a header, which the preview's test compares"}


class Block(NamedTuple):
    place: str  # file and line
    language: str
    text: str
    before: str  # all that stands above it

    @property
    def first_line(self) -> str:
        return self.text.partition("\n")[0]


def blocks() -> list[Block]:
    return [
        block
        for file in DOCUMENTS
        if file.name != EXTENDING
        for block in _blocks(file.name, file.read_text(encoding="utf-8"))
    ]


def _blocks(name: str, text: str) -> Iterator[Block]:
    for match in re.finditer(r"^( *)```(\w*)\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL):
        before = text[: match.start()]
        yield Block(f"{name}:{before.count(chr(10)) + 1}", match[2], dedent(match[3]), before)


def home(block: Block) -> str:
    """The file that an example belongs to: of Markdown, the last one that is named above it."""
    if block.language == "markdown":
        named: list[str] = re.findall(r"([\w.-]+\.\w\w\.md)`", block.before)
        return f"content/releases/{named[-1]}"
    return HOMES.get(block.first_line, "")


def shown(kind: str) -> list[Block]:
    return [block for block in blocks() if SHOWN.get(block.first_line.split()[0]) == kind]


@pytest.mark.parametrize("block", blocks(), ids=lambda block: block.place)
def test_every_block_is_an_example_or_is_known(block: Block) -> None:
    """Else nobody would notice that it has become wrong: add it to the tables above."""
    assert home(block) or block.first_line.split()[0] in SHOWN


@pytest.fixture
def newsroom(site: Site) -> Site:
    """The site of all examples, with what they name."""
    copied: dict[str, str] = {}
    for block in blocks():
        place = home(block)
        if place.startswith("+"):
            copied[place[1:]] = _added(copied[place[1:]], block.text)
        elif place:
            is_whole = place.endswith(".yaml") or block.language == "markdown"
            copied[place] = block.text if is_whole else f"---\n{block.text}---\n"
    labels = "attachments:\n  table: {label: Таблицалар}\n  stream: {label: Жазуу}\n"
    copied[TRANSLATION] = _added(copied[TRANSLATION], labels)
    copied[TRANSLATION] = _added(copied[TRANSLATION], "updates:\n  sum:\n    note: Бюджеттин суммасы оңдолду.\n")
    for path, text in copied.items():
        site.write(path, text)
    site.write("content/organisations/city.ru.md", "---\nname: Мэрия города Ош\n---\n")
    site.write("content/quotes/asanova-budget.ru.md", "---\nspeaker: asanova\ndate: 2018-09-01\n---\nБюджет есть.\n")
    site.write("content/files/budget-2019.pdf", pdf()).write("content/files/speech.mp4", mp4())
    site.write("content/files/speech.ru.vtt", VTT)
    return site.write("content/media/council-hall.jpg", photograph())


def _added(text: str, keys: str) -> str:
    """A file with more keys."""
    matter, fence, body = text.rpartition("---\n")
    return f"{matter}{keys}{fence}{body}" if fence else f"{text}{keys}"


def test_the_examples_are_a_site(newsroom: Site) -> None:
    built = newsroom.build(LATER)

    def page(address: str) -> str:
        return built.page(address).replace("\N{NO-BREAK SPACE}", " ")

    assert "Айгүл Асанова" in page("/ru/releases/2018-09-01-budget/")
    assert "Исправлена сумма бюджета." in page("/ru/releases/2018-09-01-budget/")
    assert 'alt="Тридцать человек в зале поднимают руки"' in page("/ru/releases/2018-09-01-budget/")
    assert "Шаардык кеңеш бюджетти кабыл алды." in page("/ky/releases/2018-09-01-budget/")
    assert "Мэрия города Ош" in page("/ru/people/asanova/")
    assert "Голосование по бюджету" in page("/ru/events/council-session/")


def test_a_problem_looks_as_it_is_shown(newsroom: Site) -> None:
    newsroom.replace(RELEASE, "date: 2018-09-01 10:00", "date: вчера")
    found = [problem for problem in newsroom.errors() if problem.where.line == 3]

    assert [block.text.strip() for block in shown("problem")] == [show(found, "text").strip()]


TEXT = "\n".join(file.read_text(encoding="utf-8") for file in DOCUMENTS)
INLINE: list[str] = sorted(set(re.findall(r"`([^`\n]+)`", TEXT)))
KEYS = "|".join(field.encode_name for field in fields(Release))


@pytest.mark.parametrize("line", [code for code in INLINE if re.fullmatch(f"({KEYS}): [^…<]+", code)])
def test_every_line_of_a_release_can_be_copied(line: str) -> None:
    key = line.partition(":")[0]
    others = [one for one in ("title: Бюджет", "date: 2018-09-01") if not one.startswith(key)]
    text = "\n".join(["---", *others, line, "---", "Текст.", ""])
    source = SourceFile(RELEASE, Ref("release", "budget"), "ru")

    assert errors(parse(source, text.encode(), "Asia/Bishkek").problems) == []


def test_the_templates_that_are_shown_can_be_written_so(site: Site) -> None:
    """A template of a site, and a block that is added to it."""
    whole, added = (block.text for block in shown("template"))
    built = site.write("templates/base.html", whole + added).write("assets/own.css", "a { b: c }").build()
    page = built.page("/ru/404.html")

    assert "<p>12 Chüy Avenue, Bishkek</p>" in page
    assert '<footer class="colophon">' in page
    assert len(re.findall(r'<link rel="stylesheet" href="/assets/(?:style|own)\.\w+\.css">', page)) == 2


def test_a_clone_keeps_its_content_in_the_merge_that_is_shown(tmp_path: Path) -> None:
    """What both sides have changed, what one has deleted or added: all as the clone has it, and the rest is new."""
    (merge,) = shown("a merge, which is tried below")

    def git(folder: Path, *arguments: str, fails: bool = False) -> None:
        identity = ("-c", "user.name=A", "-c", "user.email=a@a.example")
        done = subprocess.run(("git", *identity, *arguments), cwd=folder, capture_output=True, text=True, check=False)

        assert fails or done.returncode == 0, done.stdout + done.stderr

    def commit(folder: Path, **files: str) -> None:
        for name, text in files.items():
            (folder / name.replace("_", "/")).write_text(text, encoding="utf-8")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", "x")

    upstream, clone = tmp_path / "upstream", tmp_path / "clone"
    for folder in ("content", "templates"):
        (upstream / folder).mkdir(parents=True)
    git(upstream, "init", "--quiet")
    commit(upstream, content_both="1", content_gone="1", templates_base="1")
    git(tmp_path, "clone", "--quiet", "--origin", "upstream", str(upstream), str(clone))
    (clone / "content/gone").unlink()
    commit(clone, content_both="ours", content_ours="ours")
    commit(upstream, content_both="2", content_gone="2", content_new="2", templates_base="2")
    git(upstream, "tag", "v0.1.0")
    for line in merge.text.splitlines():
        git(clone, *line.split()[1:], fails="merge" in line)
    git(clone, "commit", "--quiet", "--message", "x")

    assert {path.name: path.read_text() for path in (clone / "content").iterdir()} == {"both": "ours", "ours": "ours"}
    assert (clone / "templates/base").read_text() == "2"


def commands() -> Iterator[str]:
    for block in shown("commands"):
        yield from (line.partition("#")[0].strip() for line in block.text.splitlines())
    yield from (
        code
        for code in INLINE
        if re.match(r"(make|python build\.py|jarchy|build|serve|explain|translate-theme)( |$)", code)
    )


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_every_command_exists(command: str) -> None:
    words = shlex.split(command.replace("\\", "/"))
    if words[0] == "make":
        targets = re.findall(r"^(\w+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

        assert words[1] in targets
    elif words[0] == "jarchy":
        takes(words[1:])
    elif "build.py" in words or words[0] in jarchy.list_commands(click.Context(jarchy)):
        takes(words[words.index("build.py") + 1 :] if "build.py" in words else words)


def takes(words: list[str]) -> None:
    """Fails where the program doesn't know a command or an option."""
    verb, given = ("build", words) if not words or words[0].startswith("-") else (words[0], words[1:])
    command = jarchy.get_command(click.Context(jarchy), verb)

    assert command is not None

    options = {name for parameter in command.params for name in parameter.opts}

    assert [word for word in given if word.startswith("-") and word not in options] == []


def test_every_option_exists() -> None:
    for code in INLINE:
        if re.match("--[a-z]", code):
            takes([word for word in code.split() if word.startswith("-")])


def test_every_file_of_the_layout_exists() -> None:
    (layout,) = shown("files")
    names = [line.split()[0] for line in layout.text.splitlines()]

    assert [name for name in names if name != "output/" and not (PROJECT / name).exists()] == []


def test_the_colours_that_the_page_on_templates_names_are_those_of_the_style_sheet() -> None:
    page = (PROJECT / "docs/templates.md").read_text(encoding="utf-8")
    sheet = (PROJECT / "assets/style.css").read_text(encoding="utf-8")

    assert re.findall(r"`var\((--\w+)\)`", page) == re.findall(r"^  (--\w+): #", sheet, re.MULTILINE)
