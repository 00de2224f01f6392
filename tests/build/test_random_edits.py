"""Whatever was built before, and whatever happened since: a build leaves the bytes that a clean one would."""

import os
import sqlite3
import tempfile
import warnings
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copyfile, rmtree
from typing import Any, Self
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

import jarchy.build.output_folder
from jarchy.build.cache import Cache
from jarchy.build.engine import build
from jarchy.build.lock import CACHE
from jarchy.build.memory import Memory
from jarchy.build.output_folder import MADE, STAGING
from jarchy.build.pipeline import make
from jarchy.build.request import BuildRequest
from jarchy.problems import BuildFailed
from tests.conftest import AS_OF, Site, alter, photograph

Files = dict[str, bytes]

FOREIGN: Files = {"CNAME": b"forum.example", "ru/notes.txt": b"mine", "assets/mine.css": b"mine", "new/mine.txt": b""}
MOMENTS = [AS_OF + timedelta(hours=hours) for hours in (-72, -3, 0, 3, 20, 60, 200)]
DIGITS = st.integers(0, 9)
LANGS = ("ru", "ky")

SITE_YAML = """\
base_url: https://forum.example/
timezone: {timezone}
default_language: ky
page_size: {page_size}
without: [search]
publish: {publish}
languages:
  ky:
    title: Жарчы {title}
    tags:
      forum: Форум {label}
      money: Акча
  ru:
    title: Вестник
    tags:
      forum: Форум
      money: Деньги {label}
    sections:
      releases: {section}
"""

SAID = "caption: Зал\n    alt: Ряды\n    credit: Айбек\n    licence: CC BY 4.0"
PICTURE = f"pictures:\n  hall:\n    file: hall.png\n    {SAID}"
PICTURES = [photograph(16, 8, colour, "PNG") for colour in ("red", "navy", "lime")]  # of the same number of bytes

# Every document: its folder, the facts of its original, and its body. What changes in it stands in braces.
DOCUMENTS = {
    "releases/budget": (
        "summary: Кратко\ndate: 2018-06-2{day}\n{tags}\n{old}\n{event}\n" + PICTURE,
        "Бюджет {body} [её](person:asanova).",
    ),
    "releases/secret": (
        "date: 2018-07-01\n{tags}\nembargo: 2018-07-04 0{body}:00",
        "Тайна {body}.\n\n[[quote: words]]",
    ),
    "releases/tomorrow": ("date: 2018-07-05\n{old}", "Завтра [съезд](event:later). {body}"),
    "releases/fleeting": ("date: 2018-07-0{day}\nexpires: 2018-07-05 12:00", "Ненадолго {body}. [О нас](page:about)"),
    "quotes/words": ("speaker: asanova\n{event}\nembargo: 2018-07-03 20:00", "Сказано {body}."),
    "quotes/more": ("speaker: asanova\ndate: 2018-07-0{day}", "Ещё сказано {body}."),
    "people/asanova": (
        "roles:\n  mayor:\n    title: Мэр\n    organisation: city\n    from: 2018-01-0{day}",
        "Биография.\n\n## Раздел {body}\n\nОна [говорила](page:about) {body} раз.",
    ),
    "organisations/city": ("", "Мэрия {body}. [Лента](/ru/feed.xml)"),
    "events/congress": ("start: 2018-08-0{day}", "Съезд {body}."),
    "events/later": ("start: 2018-09-0{day}", "Другой съезд {body}."),
    "pages/about": ("", "О нас.\n\nНас {body}."),
}
FREE = tuple(name for name in DOCUMENTS if name.startswith("releases"))  # nothing speaks of them
STATUS = ("", "status: draft\n", "status: published\n")
TAGS = ("tags: [forum]", "", "tags: [forum, money]", "tags: [money]")
OLD = ("", "", "aliases: [/ru/releases/old-{}/]", "aliases: [/news/{}.html]")  # where it was before
POLICIES = ("any", "together", "ky-first", "{policy: together, within: 48h}", "{policy: any, within: 2d}")

# What an edit of a theme changes: a file, and a place in it that a digit is put behind.
THEME = {
    "templates/release.html": '<article class="release',
    "templates/_parts.html": '<article class="card',
    "templates/base.html": '<footer class="colophon',
    "templates/_languages.html": 'class="',
    "templates/locale/ru.po": 'msgstr "Пресс-релизы',
    "templates/locale/ky.po": 'msgstr "Иш-чаралар',
    "assets/style.css": "/* ",
}

WRONG = {
    "content/releases/wrong.ru.md": "---\ntitel: А\n---\n",
    "content/pages/index.ru.md": "---\ntitle: А\n---\n[Б](person:nobody)\n",
    "templates/tags.html": "{% if %}",
    "templates/404.html": "{{ page.nothing }}",  # found when other pages have been made
    "templates/home.html": '{{ _("Never heard of") }}',
    "content/site.yaml": "base_url: nowhere\n",
}


class Spec:
    """A document as it is to be written."""

    def __init__(self, name: str) -> None:
        self.name, self.slug = name, name
        self.title, self.body, self.day, self.status = 0, 0, 0, STATUS[0]
        self.event = 0  # named, unless it is odd
        self.tags, self.old = 0, 0
        self.langs: tuple[str, ...] = LANGS[:1]
        self.translated, self.translation = 0, STATUS[0]
        self.reviewed, self.publish = "yes", ""

    def text(self, lang: str) -> str:
        facts, body = DOCUMENTS[self.name]
        lines = []
        if not self.name.startswith("quotes"):
            title = "name" if self.name.startswith(("people", "organisations")) else "title"
            lines.append(f"{title}: Имя {self.title}{self.translated}")
        if lang == LANGS[0]:
            event = "" if self.event % 2 else "event: congress"
            tags, old = TAGS[self.tags % len(TAGS)], OLD[self.old % len(OLD)].format(self.name.partition("/")[2])
            facts = facts.format(body=self.body, day=self.day % 9 + 1, event=event, tags=tags, old=old)
            lines += [facts, self.status, self.publish]
        else:
            lines += [f"translation:\n  reviewed: {self.reviewed}", f"  {self.translation}" if self.translation else ""]
        matter = "\n".join(line for text in lines for line in text.rstrip().splitlines() if line)
        return f"---\n{matter}\n---\n\n{body.format(body=self.body)}\n"


class Incremental(RuleBasedStateMachine):
    """A site that editors, designers and accidents change in every way, built again and again."""

    memory: Memory | None = None
    when_shown: Callable[[], None] | None = None
    is_harmed = False  # whether the cache may be damaged: then it may be given up, with a note

    def __init__(self) -> None:
        super().__init__()
        self.site = Site(Path(tempfile.mkdtemp()))
        self.specs = {name: Spec(name) for name in DOCUMENTS}
        self.words: dict[str, Any] = {"title": 0, "label": 0, "section": "releases", "page_size": 2, "timezone": "UTC"}
        self.words["publish"] = POLICIES[0]
        self.wrong: dict[str, bytes | None] = {}
        self.settings: dict[str, Any] = {"as_of": AS_OF, "drafts": False, "base_url": ""}
        self.foreign: Files = {}
        self.chunks = patch("jarchy.build.parts.CHUNK", 2)  # documents that are planned together, about
        self.chunks.start()

    @initialize()
    def begin(self) -> None:
        self.theme = {path: self.site.text(path) for path in THEME}

        assert all(place in self.theme[path] for path, place in THEME.items())

        for path, text in self.theme.items():
            self.site.write(path, text)

        self.site.write("assets/fonts/literata.woff2", b"font 0")
        self.site.write("content/site.yaml", SITE_YAML.format(**self.words))
        self.site.write("elsewhere.txt", "precious")
        self.site.write("content/media/hall.png", PICTURES[0])
        for spec in self.specs.values():
            self._write(spec, "plainly")
        self._build()

    def teardown(self) -> None:
        try:
            for path in list(self.wrong):
                self._right(path)
            self._build()
        finally:
            self.chunks.stop()
            rmtree(self.site.folder)

    # Sources

    @rule(
        name=st.sampled_from(sorted(DOCUMENTS)),
        what=st.sampled_from(["title", "body", "day", "translated", "event", "tags", "old"]),
        digit=DIGITS,
        way=st.sampled_from(["plainly", "mtime kept", "older"]),
    )
    def edit(self, name: str, what: str, digit: int, way: str) -> None:
        setattr(self.specs[name], what, digit)
        self._write(self.specs[name], way)

    @rule(
        name=st.sampled_from(sorted(DOCUMENTS)),
        status=st.sampled_from(STATUS),
        translation=st.sampled_from([*STATUS, None]),
    )
    def change_status_or_translation(self, name: str, status: str, translation: str | None) -> None:
        self._erase(spec := self.specs[name])
        spec.status = status if name in FREE else ""
        spec.langs = LANGS if translation is not None else LANGS[:1]
        spec.translation = translation or ""
        self._write(spec, "plainly")

    @rule(name=st.sampled_from(sorted(DOCUMENTS)), reviewed=st.sampled_from(["yes", "no"]))
    def review_a_translation(self, name: str, reviewed: str) -> None:
        self.specs[name].reviewed = reviewed
        self._write(self.specs[name], "mtime kept")

    @rule(name=st.sampled_from(FREE), policy=st.sampled_from(["", *POLICIES]))
    def change_which_languages_wait(self, name: str, policy: str) -> None:
        self.specs[name].publish = f"publish: {policy}" if policy else ""
        self._write(self.specs[name], "plainly")

    @rule(name=st.sampled_from(FREE), slug=st.sampled_from(["", "renamed", "again"]))
    def rename_or_remove(self, name: str, slug: str) -> None:
        self._erase(spec := self.specs[name])
        spec.slug = f"{name}-{slug}"
        if slug:
            self._write(spec, "plainly")

    @rule(path=st.sampled_from(sorted(THEME)), digit=DIGITS, way=st.sampled_from(["plainly", "mtime kept", "older"]))
    def edit_the_theme(self, path: str, digit: int, way: str) -> None:
        if path not in self.wrong:
            self._build()
            self._put(path, self.theme[path].replace(THEME[path], f"{THEME[path]}{digit}", 1), way)
            self._build()

    @rule(name=st.sampled_from(["new.txt", "fonts/literata.woff2", "b/c.dat"]), digit=DIGITS)
    def add_change_or_remove_an_asset(self, name: str, digit: int) -> None:
        if digit == 9 and not name.startswith("fonts"):  # the style sheet names it
            (self.site.folder / "assets" / name).unlink(missing_ok=True)
        else:
            self._put(f"assets/{name}", f"font {digit}", "mtime kept")

    @rule(
        name=st.sampled_from(["hall.png", "unused.png"]),
        picture=st.sampled_from(PICTURES),
        way=st.sampled_from(["plainly", "mtime kept", "older"]),
    )
    def change_a_picture(self, name: str, picture: bytes, way: str) -> None:
        self._put(f"content/media/{name}", picture, way)

    @rule(
        change=st.one_of(
            st.tuples(st.sampled_from(["title", "label"]), DIGITS),
            st.tuples(st.just("section"), st.sampled_from(["releases", "news", "press"])),
            st.tuples(st.just("page_size"), st.sampled_from([1, 2, 20])),
            st.tuples(st.just("publish"), st.sampled_from(POLICIES)),
            st.tuples(st.just("timezone"), st.sampled_from(["UTC", "Asia/Bishkek", "America/New_York"])),
        )
    )
    def edit_the_site_file(self, change: tuple[str, Any]) -> None:
        self.words |= [change]
        if "content/site.yaml" not in self.wrong:
            self._put("content/site.yaml", SITE_YAML.format(**self.words), "mtime kept")

    @rule(number=st.integers(0, 1000), force=st.booleans())
    def touch(self, number: int, force: bool) -> None:
        sources = [file for folder in ("content", "templates", "assets") for file in self._below(folder)]
        file = sources[number % len(sources)]
        if force:
            file.write_bytes(file.read_bytes())
        else:
            os.utime(file)

    @rule(path=st.sampled_from(sorted(WRONG)))
    def make_wrong_or_right(self, path: str) -> None:
        if path in self.wrong:
            self._right(path)
        else:
            file = self.site.folder / path
            self.wrong[path] = file.read_bytes() if file.exists() else None
            self.site.write(path, WRONG[path])

    # What is asked for

    @rule(as_of=st.sampled_from(MOMENTS), drafts=st.booleans(), based=st.sampled_from(["", "", "https://other.kg/a/"]))
    def ask_for_another(self, as_of: datetime, drafts: bool, based: str) -> None:
        """Of a site that is as the last build found it: nothing else tells this build that there is something to do."""
        self.build_in_order()
        self.settings = {"as_of": as_of, "drafts": drafts, "base_url": based}
        self._build()

    # The output folder and the memory

    @rule(
        number=st.integers(0, 1000),
        harm=st.sampled_from(
            ["delete", "append", "alter", "folder", "link", "chmod", "touch", "copy", "empty", "delete folder"]
        ),
    )
    def harm_a_file_of_the_output(self, number: int, harm: str) -> None:
        made = [path for path in self._made() if _is_real(self.site.output / path)]
        if made:
            file = made[number % len(made)]
            _HARMS[harm](self.site.output / file, self.site.folder / "elsewhere.txt")
            self.foreign |= {f"{file}/mine.txt": b"mine"} if harm == "folder" else {}
            self.foreign = {path: data for path, data in self.foreign.items() if (self.site.output / path).exists()}

    @rule(path=st.sampled_from(sorted(FOREIGN)))
    def put_a_file_of_ones_own(self, path: str) -> None:
        self.site.write(f"output/{path}", FOREIGN[path])
        self.foreign[path] = FOREIGN[path]

    @rule()
    def delete_the_output(self) -> None:
        rmtree(self.site.output, ignore_errors=True)
        self.foreign = {}

    @rule(
        harm=st.sampled_from(["delete", "one", "truncate", "overwrite", "overwrite", "foreign", "empty", "lock"]),
        number=st.integers(0, 1000),
        data=st.binary(min_size=1, max_size=64),
    )
    def harm_the_memory(self, harm: str, number: int, data: bytes) -> None:
        self.is_harmed = True
        cache = self.site.folder / CACHE
        file = cache / ("lock" if harm == "lock" else "state.sqlite")
        if harm == "delete" or not file.exists():
            rmtree(cache, ignore_errors=True)
        elif harm == "one":
            files = sorted(cache.iterdir())
            files[number % len(files)].unlink()
        elif harm == "foreign":
            _write_foreign_database(file)
        elif harm in ("empty", "lock"):
            file.write_bytes(data * 100 if harm == "lock" else b"")
        else:
            whole = file.read_bytes()
            place = number * len(whole) // 1000
            after = whole[place + len(data) :] if harm == "overwrite" else b""
            file.write_bytes(whole[:place] + (data if harm == "overwrite" else b"") + after)

    # Builds

    @rule()
    def build(self) -> None:
        self._build()

    @rule()
    def build_in_order(self) -> None:
        for path in list(self.wrong):
            self._right(path)
        self._build()

    @rule(moment=st.integers(0, 160))
    def build_and_be_killed(self, moment: int) -> None:
        """At every moment a page is whole: the old one, or the new one."""
        order, before = self._order(), self._output()
        _build_until(moment, order, self.site.output)
        after = self._output()
        try:
            new = make(order).files
        except BuildFailed:
            new = {}

        assert [path for path, data in after.items() if data not in (before.get(path), new.get(path))] == []
        assert [path for path in before if path not in after and path in new] == []
        self._check_foreign()

    # How

    def _order(self) -> BuildRequest:
        return self.site.order(**self.settings)

    def _build(self) -> None:
        order = self._order()
        if self.wrong:
            self._fail(order, None)
            return
        clean = make(order)
        if any((self.site.output / path).is_dir() for path in clean.files):
            self._fail(order, "foreign-file")
            for path in clean.files:
                if (self.site.output / path).is_dir():
                    rmtree(self.site.output / path)
                    self.foreign.pop(f"{path}/mine.txt", None)
        outcome = build(order, self.site.output, memory=self.memory, when_shown=self.when_shown)

        assert self._output() == clean.files | self.foreign
        assert self._folders() == {
            parent.as_posix() for path in clean.files | self.foreign for parent in list(Path(path).parents)[:-1]
        }
        assert self._made() == sorted(clean.files)
        assert outcome.files == len(clean.files)
        assert outcome.problems == clean.problems
        assert self.is_harmed or outcome.note == ""
        self._check_foreign()

    def _fail(self, order: BuildRequest, code: str | None) -> None:
        """A build that fails leaves the output folder as it is."""
        before = self._output()
        with pytest.raises(BuildFailed) as failed:
            build(order, self.site.output, memory=self.memory, when_shown=self.when_shown)

        assert code is None or {found.code for found in failed.value.problems if found.severity == "error"} == {code}
        assert self._output() == before

    def _check_foreign(self) -> None:
        assert (self.site.folder / "elsewhere.txt").read_text() == "precious"
        assert {path: (self.site.output / path).read_bytes() for path in self.foreign} == self.foreign

    def _write(self, spec: Spec, way: str) -> None:
        if not (spec.slug.endswith("-") and spec.name in FREE):  # removed
            for lang in spec.langs:
                self._put(f"content/{spec.slug}.{lang}.md", spec.text(lang), way)

    def _erase(self, spec: Spec) -> None:
        for lang in LANGS:
            (self.site.folder / f"content/{spec.slug}.{lang}.md").unlink(missing_ok=True)

    def _put(self, path: str, text: str | bytes, way: str) -> None:
        file = self.site.folder / path
        if way == "mtime kept" and file.exists():
            times = file.stat()
            self.site.write(path, text)
            os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        elif way == "older":
            other = self.site.folder / "older"
            other.write_bytes(text if isinstance(text, bytes) else text.encode())
            os.utime(other, (1_000_000_000, 1_000_000_000))
            file.parent.mkdir(parents=True, exist_ok=True)
            other.replace(file)
        else:
            self.site.write(path, text)

    def _right(self, path: str) -> None:
        data = self.wrong.pop(path)
        if path == "content/site.yaml":
            data = SITE_YAML.format(**self.words).encode()
        if data is None:
            self.site.remove(path)
        else:
            self.site.write(path, data)

    def _below(self, folder: str) -> list[Path]:
        return sorted(path for path in (self.site.folder / folder).rglob("*") if path.is_file())

    def _output(self) -> Files:
        """Every file but the list of them, and what a killed build had laid ready."""
        files = {path.relative_to(self.site.output).as_posix(): path for path in self._below("output")}
        return {name: file.read_bytes() for name, file in files.items() if name.split("/")[0] not in (MADE, STAGING)}

    def _folders(self) -> set[str]:
        """Also the one for what is laid ready, if a build left it."""
        paths = (path for path in self.site.output.rglob("*") if path.is_dir())
        return {path.relative_to(self.site.output).as_posix() for path in paths}

    def _made(self) -> list[str]:
        file = self.site.output / MADE
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def _is_real(file: Path) -> bool:
    return file.is_file() and not file.is_symlink()


def _make_folder(file: Path, elsewhere: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "mine.txt").write_text("mine")


def _make_link(file: Path, elsewhere: Path) -> None:
    file.unlink()
    file.symlink_to(elsewhere)


def _replace_by_a_copy(file: Path, elsewhere: Path) -> None:
    copyfile(file, file.with_name("copy"))
    file.with_name("copy").replace(file)


_HARMS: dict[str, Callable[[Path, Path], object]] = {
    "delete": lambda file, elsewhere: file.unlink(),
    "append": lambda file, elsewhere: file.write_bytes(file.read_bytes() + b"!"),
    "alter": lambda file, elsewhere: alter(file),
    "folder": _make_folder,
    "link": _make_link,
    "chmod": lambda file, elsewhere: file.chmod(0o600),
    "touch": lambda file, elsewhere: file.touch(),
    "copy": _replace_by_a_copy,
    "empty": lambda file, elsewhere: file.write_bytes(b""),
    "delete folder": lambda file, elsewhere: rmtree(file.parent),
}


def _write_foreign_database(file: Path) -> None:
    file.unlink()
    other = sqlite3.connect(file)
    other.executescript(
        "CREATE TABLE documents (id INTEGER PRIMARY KEY AUTOINCREMENT); CREATE VIEW pages AS SELECT * FROM documents;"
    )
    other.close()


def _build_until(moment: int, order: BuildRequest, output: Path) -> int:
    """Builds in a process of its own that ends without a word before its write of this number, or in its midst."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        child = os.fork()
    if child == 0:
        try:
            _end_at(moment)
            build(order, output)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _end_at(moment: int) -> None:
    """Counts everything by which a build changes a file or a folder, in this process."""
    writes = 0

    def counted(write: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*given: Any, **named: Any) -> Any:
            nonlocal writes
            writes += 1
            if writes > moment:
                os._exit(9)
            return write(*given, **named)

        return counting

    def opened(file: str, mode: str) -> Any:
        if mode == "rb":
            return open(file, mode)  # noqa: PTH123  as the one that it stands for
        return _Torn(counted(open)(file, mode, buffering=0), counted)

    for name in ("replace", "mkdir", "unlink", "rmdir"):
        setattr(os, name, counted(getattr(os, name)))
    setattr(Cache, "commit", counted(Cache.commit))  # noqa: B010  mypy allows no assignment
    setattr(jarchy.build.output_folder, "open", opened)  # noqa: B010  as above


class _Torn:
    """A file that is written in two halves."""

    def __init__(self, file: Any, counted: Callable[..., Any]) -> None:
        self.file, self.counted = file, counted

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.file.close()

    def write(self, data: bytes) -> None:
        self.file.write(data[: len(data) // 2])
        self.counted(self.file.write)(data[len(data) // 2 :])


class InOneProcess(Incremental):
    """The same by one process, as a preview builds it, which does not read again what it has in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.memory, self.when_shown = Memory(), lambda: None

    @rule()
    def build_by_another_process(self) -> None:
        ours, self.memory = self.memory, None
        self._build()
        self.memory = ours

    @rule(name=st.sampled_from(sorted(DOCUMENTS)), digits=st.lists(DIGITS, min_size=2, max_size=4))
    def save_a_text_again_and_again(self, name: str, digits: list[int]) -> None:
        for digit in digits:
            self.edit(name, "body", digit, "plainly")
            self._build()


SETTINGS = settings(
    max_examples=400 if os.environ.get("JARCHY_LONG") else 12,
    stateful_step_count=40 if os.environ.get("JARCHY_LONG") else 12,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
Incremental.TestCase.settings = InOneProcess.TestCase.settings = SETTINGS
TestIncremental, TestInOneProcess = Incremental.TestCase, InOneProcess.TestCase
