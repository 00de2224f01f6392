"""The plan is remembered in parts, each by exactly what it read: an edit plans few of them again, and none is stale."""

from collections.abc import Callable
from datetime import timedelta
from textwrap import dedent

import pytest

import jarchy.build.engine
from jarchy.build.parts import CHUNK, PlanPart, chunked
from jarchy.build.workers import Workers
from jarchy.model import Ref
from jarchy.problems import BuildFailed, errors
from jarchy.site.site import Site as LinkedSite
from tests.conftest import AS_OF, SITE_YAML, Site, photograph

FIRST, SECOND = "content/releases/first.ru.md", "content/releases/second.ru.md"
ABOUT, ABOUT_KY = "content/pages/about.ru.md", "content/pages/about.ky.md"
WITHDRAWN = "content/releases/gone.ru.md"
RELEASE = "---\ntitle: Новость\nsummary: Кратко\ndate: 2018-07-01\n---\nТекст\n"


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each document is a chunk of its own."""
    monkeypatch.setattr("jarchy.build.parts.CHUNK", 1)


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of all parts that were planned."""
    files: list[str] = []
    plan = PlanPart.plan

    def noted(part: PlanPart, site: LinkedSite) -> object:
        outline = plan(part, site)
        files.extend(file.file for file in outline.files)
        return outline

    monkeypatch.setattr(PlanPart, "plan", noted)
    return files


def files_planned(site: Site, planned: list[str]) -> set[str]:
    """What this build plans, apart from what any clean build plans."""
    planned.clear()
    jarchy.build.engine.build(site.order(), site.output)
    files = set(planned)
    site.build()
    return files


def test_an_edit_of_a_text_plans_nothing_but_its_chunk_again(site: Site, planned: list[str]) -> None:
    site.write(FIRST, RELEASE).write(SECOND, RELEASE).build()

    site.replace(SECOND, "Текст", "Другой текст")

    assert files_planned(site, planned) == {"ru/releases/second/index.html", "ky/releases/second/index.html"}


def test_an_edit_of_a_title_plans_what_shows_it_again(site: Site, planned: list[str]) -> None:
    site.write(FIRST, RELEASE.replace("date:", "related: [second]\ndate:"))
    site.write(SECOND, RELEASE).write(ABOUT, "---\ntitle: О нас\n---\nТекст\n").build()

    files = files_planned(site.replace(SECOND, "Новость", "Итоги"), planned)

    assert {"ru/index.html", "ru/releases/index.html", "ru/releases/first/index.html"} <= files
    assert "ru/about/index.html" not in files


def test_only_what_reads_the_time_is_planned_again_because_of_the_time(site: Site, planned: list[str]) -> None:
    site.with_all("sitemap").write(FIRST, RELEASE).write(SECOND, RELEASE).build()
    planned.clear()

    site.replace("templates/base.html", "<body", "<body data-x")
    jarchy.build.engine.build(site.order(AS_OF + timedelta(hours=1)), site.output)

    assert set(planned) == {"sitemap.xml", "robots.txt"}


def test_the_edit_of_a_text_that_feeds_and_the_search_have_plans_no_list_again(site: Site, planned: list[str]) -> None:
    site.write(FIRST, RELEASE).write(SECOND, RELEASE).with_all("feeds", "search").build()
    site.replace(FIRST, "Текст", "Другой текст")
    files = files_planned(site, planned)

    assert {"ru/feed.xml", "ru/search/index.html"} <= files
    assert files.isdisjoint({"ru/index.html", "ru/releases/index.html", "ru/404.html", "ky/releases/index.html"})


@pytest.fixture
def usual_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jarchy.build.parts.CHUNK", CHUNK)


@pytest.mark.usefixtures("usual_chunks")
def test_chunks_have_nearly_the_same_size() -> None:
    refs = [Ref("release", f"2018-{number:04}") for number in range(2000)]
    chunks = list(chunked(refs))

    assert [ref for chunk in chunks for ref in chunk] == refs
    assert max(map(len, chunks)) < 3 * CHUNK
    assert len(refs) / len(chunks) == pytest.approx(CHUNK, rel=0.2)


@pytest.mark.usefixtures("usual_chunks")
def test_a_document_that_comes_or_goes_leaves_other_chunks_as_they_are() -> None:
    refs = [Ref("release", f"2018-{number:04}") for number in range(0, 4000, 2)]
    before = set(chunked(refs))
    changed = [
        len(set(chunked(sorted([*refs, Ref("release", f"2018-{number:04}")]))) - before)
        for number in range(1, 4000, 100)
    ]

    assert sum(changed) / len(changed) < 2
    assert max(changed) < len(before) / 5


EXTENSION = """\
from jarchy.api import File, OfDocument, Record, Ref

PAGE, GONE = Ref("page", "about"), Ref("release", "gone")

class Read(Record):
    said: object

def make(version, edition):
    yield File(edition.path(version.ref) + "read.txt", "read.txt", Read({said}), version.ref)

OUTPUTS = (OfDocument("read", make),)
"""


TEMPLATE = "{{ page.said.prose.lead if page.said.prose is defined else page.said }}"


def write_new_page(site: Site) -> Site:
    return site.write("content/pages/new.ru.md", "---\ntitle: Новая\n---\nТекст\n")


def edit(path: str, old: str, new: str) -> Callable[[Site], Site]:
    return lambda site: site.replace(path, old, new)


def show_a_picture(site: Site) -> Site:
    said = "caption: Зал\n    alt: Зал\n    credit: Айбек\n    licence: CC BY 4.0"
    site.write("content/media/hall.png", photograph(form="PNG"))
    return site.replace(SECOND, "date:", f"pictures:\n  hall:\n    file: hall.png\n    {said}\ndate:")


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("edition.versions[PAGE].fields.title", edit(ABOUT, "О нас", "О сайте")),
        ("edition.cards[PAGE].title", edit(ABOUT, "О нас", "О сайте")),
        ("edition.versions[PAGE].prose.lead", edit(ABOUT, "Текст", "Слова")),
        ("str(edition.versions[PAGE].prose.html)", edit(ABOUT, "Текст", "Слова")),
        ("edition.versions[PAGE]", edit(ABOUT, "Текст", "Слова")),
        ("edition.versions[PAGE].source and edition.versions[PAGE].source.lead", edit(ABOUT, "Текст", "Слова")),
        ("edition.versions[GONE].whole.prose.lead", edit(WITHDRAWN, "Текст", "Слова")),
        ("edition.versions[GONE].whole.fields.subtitle", edit(WITHDRAWN, "Подробно", "Коротко")),
        ("bool(edition.versions[PAGE].elsewhere)", lambda site: site.remove(ABOUT_KY)),
        ('Ref("page", "new") in edition.versions', write_new_page),
        ('edition.versions.get(Ref("page", "new")) is None', write_new_page),
        ("len(edition.versions)", write_new_page),
        ('[one.fields.headline for one in edition.of_kind("page")]', edit(ABOUT, "О нас", "О сайте")),
        ("[one.title for one in edition.cards.values()]", write_new_page),
        ("edition.mentioned_by.get(PAGE, ())", edit(SECOND, "Текст", "[О нас](page:about)")),
        ("len(edition.mentioned_by)", edit(SECOND, "Текст", "[О нас](page:about)")),
        ("[*edition.addresses]", edit(SECOND, "Текст", "[Все](/ru/releases/)")),
        ('edition.addresses.get("/ru/about/")', edit(SECOND, "Текст", "[О нас](/ru/about/)")),
        ('"hall.png" in edition.media', show_a_picture),
        ("[*edition.media]", show_a_picture),
        ('edition.tagged.get("forum")', edit(SECOND, "date:", "tags: [forum]\ndate:")),
        ("[*edition.tagged]", edit(SECOND, "date:", "tags: [forum]\ndate:")),
        ('edition.neighbours.get(Ref("release", "second"))', edit(SECOND, "date:", "tags: [forum]\ndate:")),
        ("edition.newest", lambda site: site.remove(SECOND)),
        ('edition.versions.get(("page", "about")) is None', lambda site: site.remove(ABOUT).remove(ABOUT_KY)),
        ("edition.title", edit("content/site.yaml", "Вестник", "Газета")),
        ("edition.page_size", edit("content/site.yaml", "languages:", "page_size: 3\nlanguages:")),
        ("edition.tags", edit("content/site.yaml", "forum: Форум", "forum: Съезд")),
    ],
)
def test_whatever_an_output_reads_of_the_site_its_files_are_never_stale(
    site: Site, said: str, change: Callable[[Site], Site]
) -> None:
    """It declares nothing: what it looks up is noted, also what is not there."""
    site.write(FIRST, RELEASE).write(SECOND, RELEASE).write(ABOUT, "---\ntitle: О нас\n---\nТекст\n")
    gone = "subtitle: Подробно\nstatus: withdrawn\nwithdrawn: 2018-07-02 10:00\nreason: Ошибка\ndate:"
    site.write(WITHDRAWN, RELEASE.replace("date:", gone))
    site.write(ABOUT_KY, "---\ntitle: Биз\ntranslation:\n  reviewed: yes\n---\nСөз\n")
    site.write("content/site.yaml", f"extensions: [reading]\n{SITE_YAML}").write("templates/read.txt", TEMPLATE)
    site.write("extensions/reading.py", dedent(EXTENSION).format(said=said))
    before = {file: data for file, data in site.build().files.items() if file.endswith("releases/first/read.txt")}

    after = change(site).build().files  # which is compared with a clean build

    assert before
    assert {file: after[file] for file in before} != before


@pytest.mark.parametrize("name", ["edition.issuer", "5", "('page', None)"])
def test_an_output_may_ask_for_what_can_be_no_name(site: Site, name: str) -> None:
    """As for the issuer of a site that has none."""
    said = f'edition.versions.get({name}), edition.tagged.get({name}), Ref("page", "new") in edition.versions'
    site.write(FIRST, RELEASE).write("templates/read.txt", TEMPLATE)
    site.write("content/site.yaml", f"extensions: [reading]\n{SITE_YAML}")
    site.write("extensions/reading.py", dedent(EXTENSION).format(said=f"str([{said}])"))

    assert site.build().files["ru/releases/first/read.txt"].decode() == "[None, None, False]"
    assert write_new_page(site).build().files["ru/releases/first/read.txt"].decode() == "[None, None, True]"


def test_a_new_release_plans_those_that_are_near_in_time_again_and_no_others_with_its_tag(
    site: Site, planned: list[str]
) -> None:
    for day in range(1, 20):
        release = RELEASE.replace("date: 2018-07-01", f"tags: [forum]\ndate: 2018-06-{day:02}")
        site.write(f"content/releases/r{day}.ru.md", release)
    site.build()

    site.write("content/releases/new.ru.md", RELEASE.replace("date:", "tags: [forum]\ndate:"))
    files = files_planned(site, planned)

    assert "ru/releases/r19/index.html" in files
    assert "ru/releases/r8/index.html" not in files


def test_what_is_wrong_in_an_output_that_another_process_asks_is_said_in_ours(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jarchy.build.plan.PARALLEL_FROM_PARTS", 1)
    site.write(FIRST, RELEASE).write(SECOND, RELEASE).write("templates/read.txt", TEMPLATE)
    site.write("content/site.yaml", f"extensions: [reading]\n{SITE_YAML}")
    site.write("extensions/reading.py", dedent(EXTENSION).format(said="version.nothing"))

    with Workers(2) as workers, pytest.raises(BuildFailed) as failed:
        jarchy.build.engine.build(site.order(), site.output, workers=workers)

    (wrong,) = errors(failed.value.problems)
    assert (wrong.code, str(wrong.where)) == ("extension", "extensions/reading.py:9:1")


def test_pages_that_look_otherwise_are_planned_again_by_who_renders_them(
    site: Site, planned: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their outlines are remembered, so this process needs no values of theirs."""
    monkeypatch.setattr("jarchy.build.pipeline.PARALLEL_FROM_PAGES", 1)
    site.write(FIRST, RELEASE).write(SECOND, RELEASE).build()
    planned.clear()

    site.replace("templates/base.html", "<body", "<body data-x")
    with Workers(2) as workers:
        outcome = jarchy.build.engine.build(site.order(), site.output, workers=workers)

    assert planned == []
    assert outcome.written > 4
    site.build()
