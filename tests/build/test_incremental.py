"""What has changed is made, all else is left as it is."""

import os
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import msgspec
import pytest

import jarchy.build.incremental
import jarchy.content.parse
from jarchy.build.cache import Cache
from jarchy.build.engine import build
from jarchy.build.jobs import Job
from jarchy.build.lock import CACHE
from jarchy.build.pipeline import make
from jarchy.build.render import render
from jarchy.content.parse import ParsedFile, parse
from jarchy.content.scan import SourceFile
from jarchy.core.files import snapshot, stamp_of
from jarchy.problems import BuildFailed, Problem, errors
from jarchy.theme.loader import Theme
from tests.conftest import AS_OF, Site, alter


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of all sources that were not known."""
    paths: list[str] = []

    def noted(source: SourceFile, data: bytes, timezone: str, *given: Any, **named: Any) -> ParsedFile[Any]:
        paths.append(source.path)
        return parse(source, data, timezone, *given, **named)

    monkeypatch.setattr(jarchy.content.parse, "parse", noted)
    return paths


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of all pages that were rendered into the output folder, as they are."""
    files: list[str] = []

    def noted(job: Job, theme: Theme) -> dict[str, bytes] | Problem:
        files.append(job.file)
        return render(job, theme)

    monkeypatch.setattr(jarchy.build.incremental, "render", noted)
    return files


def changed(site: Site, change: Callable[[Site], object], as_of: datetime = AS_OF) -> set[str]:
    """The files that are not the same in a clean build before and after."""
    before = make(site.order(as_of)).files
    change(site)
    after = make(site.order(as_of)).files
    return {file for file in before | after if before.get(file) != after.get(file)}


def stamps(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.name != "builder"}


def test_a_build_with_nothing_to_do_reads_no_source_and_writes_nothing(
    forum: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(forum.order(), forum.output)
    before = stamps(forum.output) | stamps(forum.folder / CACHE)
    monkeypatch.setattr(jarchy.build.incremental, "plan_site", None)

    again = build(forum.order(), forum.output)

    assert again == msgspec.structs.replace(first, written=0, unchanged=first.files)
    assert stamps(forum.output) | stamps(forum.folder / CACHE) == before


def test_an_edited_body_is_one_page_and_one_document_read(forum: Site, parsed: list[str], rendered: list[str]) -> None:
    forum.build()
    rendered.clear()
    parsed.clear()

    forum.replace("content/releases/2018-07-03-forum.ky.md", "ишенет:", "ынанат:")
    outcome = build(forum.order(), forum.output)

    assert outcome.written == 1
    assert rendered == ["ky/releases/2018-07-03-forum/index.html"]
    assert parsed == ["content/releases/2018-07-03-forum.ky.md"]


def test_what_a_build_has_read_that_fails_is_not_read_again(forum: Site, parsed: list[str]) -> None:
    forum.write("content/pages/wrong.ru.md", "---\ntitel: А\n---\n")
    with pytest.raises(BuildFailed):
        build(forum.order(), forum.output)
    parsed.clear()

    build(forum.write("content/pages/wrong.ru.md", "---\ntitle: А\n---\n").order(), forum.output)

    assert parsed == ["content/pages/wrong.ru.md"]


def test_nothing_is_rendered_for_a_site_with_an_error(
    forum: Site, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be thrown away: a first build of a large site would take minutes to say what it knew at once."""
    forum.with_all("search").write("content/pages/wrong.ru.md", "---\ntitel: А\n---\n")
    with pytest.raises(BuildFailed):
        build(forum.order(), forum.output)

    assert rendered == []
    assert not forum.output.exists()


def test_nothing_is_rendered_where_a_page_has_no_place(site: Site, rendered: list[str]) -> None:
    site.write("output/ru/index.html", "Чужое.")
    with pytest.raises(BuildFailed) as failed:
        build(site.order(), site.output)

    assert [problem.code for problem in failed.value.problems] == ["foreign-file"]
    assert rendered == []


def test_what_is_wrong_with_templates_is_said_by_a_build_that_finds_nothing_else(forum: Site) -> None:
    forum.replace("templates/404.html", "<h1>", "<h1>{{ nothing }}")
    with pytest.raises(BuildFailed) as failed:
        build(forum.order(), forum.output)

    assert {problem.code for problem in errors(failed.value.problems)} == {"template"}


def test_the_page_of_a_translation_says_so_when_the_original_has_changed(forum: Site, rendered: list[str]) -> None:
    forum.build()
    rendered.clear()

    forum.replace("content/releases/2018-07-03-forum.ru.md", "Финансовую", "Денежную").build()

    assert rendered == [f"{lang}/releases/2018-07-03-forum/index.html" for lang in ("ky", "ru")]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/releases/2018-07-03-forum.ru.md", "title: ", "title: Итог. "),
        ("content/releases/2018-07-03-forum.ru.md", "100 органов МСУ обсудят", "Сто органов МСУ обсудят"),
        ("content/people/almanbetov.ky.md", "name: Омурбек", "name: О."),
        ("content/people/saliev.ru.md", "title: Директор", "title: Глава"),
        ("content/events/forum-2018.ru.md", "city: Бишкек", "city: Ош"),
        ("content/quotes/saliev-readiness.ru.md", "Форум посвящен", "Съезд посвящен"),
    ],
)
def test_exactly_the_pages_that_show_an_edit_are_made(
    forum: Site, rendered: list[str], path: str, old: str, new: str
) -> None:
    forum.build()
    rendered.clear()

    differ = changed(forum, lambda site: site.replace(path, old, new))
    outcome = forum.build().outcome

    # A placed quote brings the role of its speaker, which the text of the release has said already.
    in_vain = {"ru/releases/2018-07-03-forum/index.html"} if new == "title: Глава" else set()

    assert set(rendered) == differ | in_vain
    assert outcome.written == len(differ) > 1


def test_a_document_that_goes_takes_its_pages_along(forum: Site) -> None:
    forum.build()

    differ = changed(forum, lambda site: site.remove("content/releases/2018-07-03-forum.ky.md"))
    outcome = forum.build().outcome

    assert outcome.written + outcome.removed == len(differ)


def test_a_partial_touches_the_pages_that_are_made_of_it(forum: Site, rendered: list[str]) -> None:
    forum.build()
    rendered.clear()

    differ = changed(forum, lambda site: site.replace("templates/_languages.html", "kicker", "kicker2"))
    forum.build()

    assert set(rendered) == differ == {"index.html"}


def test_the_first_template_of_a_choice_is_taken_as_soon_as_it_is_there(site: Site) -> None:
    site.write("templates/second.html", "вторая")
    site.replace("templates/404.html", "<h1>", '{% include ["first.html", "second.html"] %}<h1>')

    assert "вторая<h1>" in site.build().page("/404.html")
    assert "вторая<h1>" not in site.write("templates/first.html", "").build().page("/404.html")
    assert "вторая<h1>" in site.remove("templates/first.html").build().page("/404.html")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("templates/locale/ru.po", 'msgstr "Пресс-релизы"', 'msgstr "Релизы"'),
        ("templates/base.html", '<footer class="colophon', '<footer class="colophon2'),
        ("templates/release.html", '<article class="release', '<article class="release2'),
        ("templates/event.html", "<article", "<article data-x"),
        ("templates/_parts.html", '<figure class="quote"', '<figure class="quote" data-x'),
        ("assets/icon.svg", "<svg", "<svg id='a'"),
        ("content/site.yaml", "timezone: Asia/Bishkek", "timezone: Asia/Tokyo"),
        ("content/site.yaml", "default_language: ky", "default_language: ru"),
        ("content/site.yaml", "https://forum.example/", "https://forum.example/a/"),
        ("content/site.yaml", "forum: Форум", "forum: Съезд"),
    ],
)
def test_whatever_a_page_is_made_of_makes_it_anew(forum: Site, path: str, old: str, new: str) -> None:
    forum.write(
        "content/releases/late.ru.md",
        "---\ntitle: А\ndate: 2018-07-01 09:30\nexpires: 2018-07-09 08:00\ntags: [forum]\n---\nТекст\n",
    ).build()

    differ = changed(forum, lambda site: site.replace(path, old, new))
    outcome = forum.build().outcome

    assert outcome.written + outcome.removed == len(differ) > 0


def test_what_is_no_longer_there_is_forgotten(site: Site) -> None:
    site.write("content/pages/about.ru.md", "---\ntitle: О нас\n---\nТекст\n").build()
    site.remove("content/pages/about.ru.md").build()
    database = sqlite3.connect(site.folder / CACHE / "state.sqlite")
    pages = {file for (file,) in database.execute("SELECT file FROM pages")}
    rest = [database.execute(f"SELECT count(*) FROM {table}").fetchone() for table in ("documents", "texts")]
    database.close()

    assert pages == make(site.order()).files.keys()
    assert rest == [(0,), (0,)]


def test_an_output_folder_that_is_no_longer_there_is_forgotten(site: Site, tmp_path: Path) -> None:
    places = [site.folder / "old", tmp_path / "elsewhere", site.folder / "kept"]
    for place in places:
        build(site.order(), place)
    rmtree(places[0])
    rmtree(places[1])
    site.build()
    database = sqlite3.connect(site.folder / CACHE / "state.sqlite")
    known = [{name for (name,) in database.execute(f"SELECT output FROM {table}")} for table in ("pages", "builds")]
    database.close()

    assert known == [{"kept", "output"}] * 2


def test_a_touched_source_costs_no_page(forum: Site, rendered: list[str]) -> None:
    forum.build()
    rendered.clear()
    for file in (path for path in forum.folder.rglob("*.*") if "content" in path.parts):
        file.touch()

    outcome = forum.build().outcome

    assert rendered == []
    assert outcome.written == 0


def test_a_copy_of_the_whole_project_costs_no_page(
    forum: Site, tmp_path_factory: pytest.TempPathFactory, rendered: list[str]
) -> None:
    """As a host restores what it has kept of the last build: other times and numbers, the same bytes."""
    forum.build()
    rendered.clear()
    copy = Site(copytree(forum.folder, tmp_path_factory.mktemp("restored") / "site"))
    alter(copy.output / "ru/index.html")

    assert build(copy.order(), copy.output).written == 1
    assert rendered == ["ru/index.html"]

    rendered.clear()
    (copy.output / "ru/index.html").touch()

    assert build(copy.order(), copy.output).written == 0
    assert rendered == []


def test_clean_makes_everything_anew(forum: Site, rendered: list[str]) -> None:
    files = forum.build().outcome.files
    pages = len(rendered)

    again = forum.build(force=True).outcome

    assert again.written == files
    assert again.removed == 0
    assert len(rendered) == 2 * pages


def test_an_edit_just_after_a_build_shows_whatever_the_clock(forum: Site) -> None:
    """The same size, the time of the last change put back, at once: the time of the file's record has moved on."""
    file = forum.folder / "content/people/saliev.ru.md"
    texts = [file.read_bytes().replace("Салиев".encode(), name.encode()) for name in ("Салиев", "Валиев")]
    times = file.stat()
    for number in range(4):
        file.write_bytes(texts[number % 2])
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        forum.build()


def test_a_page_that_is_altered_just_after_a_build_is_mended_whatever_the_clock(site: Site) -> None:
    page = site.output / "ru/index.html"
    for number in range(4):
        site.replace("content/site.yaml", "title: Вестник", f"title: Вестник {number}").build()
        alter(page)
        site.build()
        site.replace("content/site.yaml", f"title: Вестник {number}", "title: Вестник")


def test_time_goes_forwards_and_backwards(site: Site) -> None:
    site.write("content/pages/about.ru.md", "---\ntitle: О нас\nembargo: 2018-07-04\nexpires: 2018-07-08\n---\nТекст\n")
    days = [0, 1, 3, 6, 3, 0, 6, 1]

    there = ["ru/about/index.html" in site.build(AS_OF + timedelta(days=day)).files for day in days]

    assert there == [0 < day < 6 for day in days]


def test_a_build_waits_until_a_change_of_what_it_read_and_wrote_is_bound_to_show(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[set[bytes]] = []
    monkeypatch.setattr(jarchy.build.incremental, "settle", lambda stamps: settled.append(set(stamps)))

    built = site.build()
    sources, pages = settled

    assert sources == set(snapshot(site.folder).values())
    assert pages == {stamp_of(str(site.output / file)) for file in built.files}


def test_a_build_forgets_before_it_writes_what_it_is_about_to_change(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stamps of the files would tell; but nothing that isn't so is ever remembered."""
    site.write("content/pages/about.ru.md", "---\ntitle: О нас\nexpires: 2018-07-04\n---\nТекст\n").build()
    order = site.order(AS_OF + timedelta(days=3))
    monkeypatch.setattr(Cache, "keep_pages", lambda *given: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        build(order, site.output)
    monkeypatch.undo()
    state = Cache(site.folder / CACHE / "state.sqlite")

    assert state.last("output") is None
    remembered = {file for file in state.pages("output") if not file.startswith("assets/")}
    assert remembered == {"favicon.ico", "apple-touch-icon.png", "icon-maskable.png"}  # all pages have it in their menu

    state.database.close()

    assert site.build().page("/ru/about/")
