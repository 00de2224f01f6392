"""A build that remembers leaves what one that doesn't would: after any edits, at any instant, killed anywhere."""

import os
import shutil
import sqlite3
import warnings
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from jarchy import output
from jarchy.engine import build
from jarchy.order import Order
from jarchy.output import MADE
from jarchy.problems import BuildFailed
from jarchy.state import CACHE, State
from jarchy.walk import make
from tests.conftest import AS_OF, Site, new_site

RELEASES = [f"content/releases/r{number}" for number in range(4)]
DOCUMENTS = {
    "content/people/asanova.ru.md": "---\nname: Анара Асанова\nroles:\n  mayor:\n    title: мэр\n---\nО ней.\n",
    "content/quotes/words.ru.md": "---\nspeaker: asanova\ndate: 2018-07-03\n---\nСлова.\n",
    "content/events/congress.ru.md": "---\ntitle: Съезд\nstart: 2018-07-03\n---\nО съезде.\n",
    "content/pages/about.ru.md": "---\ntitle: О сайте\n---\nТекст\n",
    "content/releases/r0.ru.md": "---\ntitle: Скоро\ndate: 2018-07-01\nembargo: 2018-07-03 20:00\n---\nТекст\n",
    "content/releases/r1.ru.md": "---\ntitle: Пока\ndate: 2018-07-01\nexpires: 2018-07-04\n---\n[[quote: words]]\n",
}


def release(random: Random) -> str:
    """An original: its date may lie ahead, it may be under embargo, and it may place the quote."""
    hour = random.randrange(24)
    embargo = random.choice(["", f"embargo: 2018-07-03 {hour:02}:00\n", "embargo: 2018-07-04\n"])
    expires = random.choice(["", "", f"expires: 2018-07-0{random.randrange(3, 6)}\n"])
    placed = random.choice(["", "[[quote: words]]\n", "[Она](person:asanova) и [съезд](event:congress).\n"])
    title, day = random.choice(["Бюджет", "Выборы", "Дороги"]), random.randrange(1, 5)
    tags = random.choice(["", "tags: [forum]\n"])
    return f"---\ntitle: {title}\ndate: 2018-07-0{day}\n{tags}{embargo}{expires}---\nТекст {hour}.\n\n{placed}"


def translation(random: Random) -> str:
    status = random.choice(["", "", "  status: draft\n"])
    title = random.choice(["Бюджет жөнүндө", "Шайлоо"])
    return f"---\ntitle: {title}\ntranslation:\n  reviewed: yes\n{status}---\nТекст {random.randrange(9)}\n"


# What happens to a project between two builds. Each change is given the project and a source of chance.
Change = Callable[[Site, Random], Any]


def write_release(site: Site, random: Random) -> None:
    site.write(f"{random.choice(RELEASES)}.ru.md", release(random))


def write_translation(site: Site, random: Random) -> None:
    if originals := sorted(site.folder.glob("content/releases/*.ru.md")):
        site.write(f"content/releases/{random.choice(originals).name.replace('.ru.', '.ky.')}", translation(random))


def delete_release(site: Site, random: Random) -> None:
    for file in site.folder.glob(f"{random.choice(RELEASES)}.*.md"):
        file.unlink()


def delete_translation(site: Site, random: Random) -> None:
    for file in sorted(site.folder.glob("content/releases/*.ky.md"))[:1]:
        file.unlink()


def rename_release(site: Site, random: Random) -> None:
    old, new = random.sample(RELEASES, 2)
    delete_release(site, Random(RELEASES.index(new)))
    for file in site.folder.glob(f"{new}.*.md"):
        file.unlink()
    for file in site.folder.glob(f"{old}.*.md"):
        file.rename(file.with_name(file.name.replace(Path(old).name, Path(new).name)))


def edit_words(site: Site, random: Random) -> None:
    """The same size, within the same instant, with the old time put back."""
    file = site.folder / random.choice(sorted(DOCUMENTS))
    before = file.stat()
    file.write_text(file.read_text("utf-8").replace("О с", "А с", 1).replace("Слова", "Слава"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def restore_words(site: Site, random: Random) -> None:
    """An older file takes the place of the newer one."""
    path = random.choice(sorted(DOCUMENTS))
    copy = site.folder / "copy"
    copy.write_text(DOCUMENTS[path], encoding="utf-8")
    os.utime(copy, (0, 0))
    copy.replace(site.folder / path)


TEMPLATES = {
    "base.html": "<body",
    "_parts.html": '<article class="card',
    "release.html": '<article class="release',
    "list.html": "<h1",
}


def edit_template(site: Site, random: Random) -> None:
    """A mark is set, or taken away again."""
    name, place = random.choice(list(TEMPLATES.items()))
    text = (site.folder / "templates" / name).read_text("utf-8")
    marked = f"<b></b>{place}"
    old, new = (marked, place) if marked in text else (place, marked)
    site.write(f"templates/{name}", text.replace(old, new, 1))


def edit_message(site: Site, random: Random) -> None:
    code = random.choice(["ky", "ru"])
    path = f"templates/locale/{code}.po"
    text = (site.folder / path).read_text("utf-8")
    head, message, rest = text.partition('msgid "Press releases"\nmsgstr "')
    site.write(path, f"{head}{message}{random.randrange(9)}{rest}")


def edit_asset(site: Site, random: Random) -> None:
    site.write(f"assets/{random.choice(['style.css', 'more.css'])}", f"p {{ margin: {random.randrange(5)}px }}\n")


SITE_EDITS = [
    ("title: Вестник", "title: Вести"),
    ("title: Вести\n", "title: Вестник\n"),
    ("forum: Форум", "forum: Жыйын"),
    ("default_language: ky", "default_language: ru"),
    ("timezone: Asia/Bishkek", "timezone: Asia/Tokyo"),
    ("  ru:\n    title", "  ru:\n    sections:\n      releases: novosti\n    title"),
]


def edit_site(site: Site, random: Random) -> None:
    old, new = random.choice(SITE_EDITS)
    text = (site.folder / "content/site.yaml").read_text("utf-8")
    site.write("content/site.yaml", text if "novosti" in new and "novosti" in text else text.replace(old, new, 1))


def touch(site: Site, random: Random) -> None:
    os.utime(random.choice([path for path in sorted(site.folder.glob("*/**/*")) if path.is_file()]))


def made_files(site: Site) -> list[Path]:
    return [path for file in output.recorded(site.output) if (path := site.output / file).is_file()]


def delete_output(site: Site, random: Random) -> None:
    for path in random.sample(files := made_files(site), min(2, len(files))):
        path.unlink()


def alter_output(site: Site, random: Random) -> None:
    """As many other bytes, with the old time put back."""
    for path in random.sample(files := made_files(site), min(2, len(files))):
        before = path.stat()
        path.write_bytes(bytes(byte ^ 1 for byte in path.read_bytes()))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def link_output(site: Site, random: Random) -> None:
    for path in random.sample(files := made_files(site), min(1, len(files))):
        path.unlink()
        path.symlink_to(site.folder / "content/site.yaml")


def delete_all_output(site: Site, random: Random) -> None:
    shutil.rmtree(site.output, ignore_errors=True)


def delete_cache(site: Site, random: Random) -> None:
    shutil.rmtree(site.folder / CACHE, ignore_errors=True)


def spoil_cache(site: Site, random: Random) -> None:
    file = site.folder / CACHE / "state.sqlite"
    if not file.exists():
        return
    data = bytearray(file.read_bytes())
    kind = random.randrange(5)
    if kind == 0:
        data = data[: random.randrange(len(data))]
    elif kind == 1 and data:
        start = random.randrange(len(data))
        data[start : start + 5000] = random.randbytes(len(data[start : start + 5000]))
    elif kind == 2:
        data = bytearray(b"what is this?")
    elif kind == 3:
        file.unlink()
        with sqlite3.connect(file) as foreign:
            foreign.execute("CREATE TABLE documents (path TEXT)")
        foreign.close()
        return
    else:
        data = bytearray()
    file.write_bytes(data)


CHANGES: list[Change] = [
    write_release,
    write_release,
    write_translation,
    delete_release,
    delete_translation,
    rename_release,
    edit_words,
    restore_words,
    edit_template,
    edit_message,
    edit_asset,
    edit_site,
    touch,
    delete_output,
    alter_output,
    link_output,
    delete_all_output,
    delete_cache,
    spoil_cache,
]


class Newsroom(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.site = new_site(Path(mkdtemp(prefix="newsroom-")))
        for path, text in DOCUMENTS.items():
            self.site.write(path, text)
        self.site.write("output/CNAME", "forum.example")
        self.as_of, self.drafts, self.base_url = AS_OF, False, ""
        self.wrong = False

    def order(self) -> Order:
        return self.site.order(self.as_of, drafts=self.drafts, base_url=self.base_url)

    def there(self) -> dict[str, bytes]:
        """Every file in the output folder."""
        paths = (path for path in self.site.output.rglob("*") if path.is_file() or path.is_symlink())
        return {path.relative_to(self.site.output).as_posix(): path.read_bytes() for path in paths}

    @rule(changes=st.lists(st.sampled_from(CHANGES), min_size=1, max_size=3), chance=st.integers(0, 10_000))
    def change(self, changes: list[Change], chance: int) -> None:
        for change in changes:
            change(self.site, Random(chance))
        if not (self.site.output / "CNAME").exists():
            self.site.write("output/CNAME", "forum.example")

    @rule(hours=st.sampled_from([-30, -3, 1, 3, 8, 30]))
    def time_passes(self, hours: int) -> None:
        self.as_of += timedelta(hours=hours)

    @rule(drafts=st.booleans(), base_url=st.sampled_from(["", "https://example.org/forum/"]))
    def another_order(self, drafts: bool, base_url: str) -> None:
        self.drafts, self.base_url = drafts, base_url

    @precondition(lambda self: not self.wrong)
    @rule()
    def a_slip(self) -> None:
        self.site.write("content/pages/slip.ru.md", "---\ntitel: Опечатка\n---\n")
        self.wrong = True

    @precondition(lambda self: self.wrong)
    @rule()
    def mended(self) -> None:
        self.site.remove("content/pages/slip.ru.md")
        self.wrong = False

    @rule()
    def built(self) -> None:
        if self.wrong:
            before = self.there()
            with pytest.raises(BuildFailed):
                build(self.order(), self.site.output)

            assert self.there() == before

            return
        build(self.order(), self.site.output)
        files = make(self.order()).files
        record = "".join(f"{file}\n" for file in sorted(files)).encode()

        assert self.there() == files | {"CNAME": b"forum.example", MADE: record}
        assert not any(path.is_symlink() for path in self.site.output.rglob("*"))

    @precondition(lambda self: not self.wrong)
    @rule(moment=st.integers(1, 150))
    def killed(self, moment: int) -> None:
        """At no moment is a page half written, and none of the next builds takes it for what it isn't."""
        before = self.there()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # newer Pythons warn of threads, and the child has none that it needs
            child = os.fork()
        if child == 0:
            die_at(moment)
            build(self.order(), self.site.output)
            os._exit(0)
        os.waitpid(child, 0)
        files = make(self.order()).files
        here = {file: data for file, data in self.there().items() if not file.startswith(MADE)}

        assert all(data in (before.get(file), files.get(file)) for file, data in here.items())

    def teardown(self) -> None:
        self.wrong = False
        (self.site.folder / "content/pages/slip.ru.md").unlink(missing_ok=True)
        self.built()
        shutil.rmtree(self.site.folder)


def die_at(moment: int) -> None:
    """Ends this process, as kill -9 does, before the call of that number of all that change the disk."""
    calls = count(1)

    def dying(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if next(calls) == moment:
                os._exit(9)
            return function(*arguments, **named)

        return call

    for name in ("replace", "mkdir", "unlink", "rmdir"):
        setattr(os, name, dying(getattr(os, name)))
    setattr(State, "commit", dying(State.commit))  # noqa: B010
    setattr(output, "lay_ready", dying(output.lay_ready))  # noqa: B010


LONG = bool(os.environ.get("JARCHY_LONG"))
TestNewsroom = Newsroom.TestCase
TestNewsroom.settings = settings(
    max_examples=400 if LONG else 20,
    stateful_step_count=40 if LONG else 12,
    deadline=None,
    database=None,
    derandomize=not LONG,
    print_blob=True,
)
