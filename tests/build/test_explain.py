"""`explain` says what a page is made of, and why the last build made it or left it."""

import re
import sqlite3
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

from jarchy.build.cache import Cache
from jarchy.build.engine import build
from jarchy.build.explain import Explanation, explain, sources_of
from jarchy.build.lock import CACHE
from jarchy.build.output_place import target
from jarchy.build.pipeline import SitePlan, plan_site
from jarchy.build.session import Session
from jarchy.core.files import Files
from tests.conftest import FROZEN, Run, Site, forum_site, photograph

PAGE = "content/pages/about.ru.md"


@pytest.fixture
def site(site: Site) -> Site:
    """It has the theme itself, so all that is named can be opened."""
    return site.with_theme()


Told = Callable[[Site], CompletedProcess[str]]


@pytest.fixture
def about(site: Site) -> Site:
    site.write(PAGE, "---\ntitle: О сайте\n---\nТекст\n")
    site.write("content/pages/about.ky.md", "---\ntitle: Сайт жөнүндө\ntranslation:\n  reviewed: no\n---\nТекст\n")
    build(site.order(), site.output)
    return site


def explained(site: Site, url: str = "/ky/about/") -> Explanation:
    found = explain(site.order(), target(site.order(), site.output), url)

    assert isinstance(found, Explanation)

    return found


def spoil(site: Site, harm: str) -> None:
    database = sqlite3.connect(site.folder / CACHE / "state.sqlite")
    database.execute(harm)
    database.commit()
    database.close()


@pytest.fixture
def told(run: Run) -> Told:
    """What the command says of a page."""
    return lambda site: run(site, "explain", "/ky/about/", "--as-of", "2018-07-03T18:00+06:00")


@pytest.mark.parametrize("url", ["/ky/about/", "ky/about/", "ky/about/index.html", "https://forum.example/ky/about/"])
def test_a_page_is_found_by_its_address_and_by_its_file(about: Site, url: str) -> None:
    assert explained(about, url).file == "ky/about/index.html"


@pytest.mark.parametrize("url", ["https://forum.example/news/ky/about/", "/news/ky/about/", "/ky/about/"])
def test_a_page_is_found_by_its_address_also_where_the_site_lies_in_a_folder(about: Site, url: str) -> None:
    about.replace("content/site.yaml", "https://forum.example/", "https://forum.example/news/")

    assert explained(about, url).file == "ky/about/index.html"


def test_tags_and_the_glossary_are_sources_where_a_site_has_them(about: Site) -> None:
    about.write("content/tags.yaml", "tags: {}\n").write("content/glossary.yaml", "terms: {}\n")

    assert explained(about).sources[2:] == ("content/site.yaml", "content/tags.yaml", "content/glossary.yaml")


def test_a_page_that_is_not_there_has_no_explanation(about: Site) -> None:
    assert explain(about.order(), target(about.order(), about.output), "/ky/nothing/") is None


def test_sources_and_templates_are_files_that_can_be_opened(about: Site) -> None:
    found = explained(about)

    assert found.sources == ("content/pages/about.ky.md", PAGE, "content/site.yaml")
    assert found.templates == (
        "templates/page.html",
        "templates/_attachments.html",
        "templates/_attachments.txt",
        "templates/_head.html",
        "templates/_parts.html",
        "templates/_pictures.html",
        "templates/_translation.txt",
        "templates/base.html",
    )
    assert found.catalogues == ("templates/locale/ky.po", "default/templates/locale/ky.po")
    assert all((about.folder / file).is_file() for file in (*found.sources, *found.templates, found.catalogues[0]))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return forum_site(tmp_path_factory.mktemp("forum")).with_all()


def planned(site: Site) -> tuple[SitePlan, Files]:
    session = Session(site.order(), Cache())
    return plan_site(session), session.files


@pytest.mark.parametrize("file", sorted(file.relative_to(FROZEN.parent).as_posix() for file in FROZEN.rglob("*.md")))
def test_every_page_that_an_edit_changes_names_the_edited_file(whole: Site, file: str) -> None:
    """Whatever it shows of the document: its card, a name, a role, a place, its words."""
    before, files = planned(whole)
    text = (whole.folder / file).read_text(encoding="utf-8")
    edited = re.sub("^( *[a-z]+: .*)([а-яөүң])$", r"\1\2\2", f"{text.rstrip()} Ещё.\n", flags=re.MULTILINE)
    after, _ = planned(whole.write(file, edited))
    whole.write(file, text)
    keys = {job.file: job.data_key for job in before.jobs}
    changed = {job.file for job in after.jobs if job.data_key != keys.get(job.file)}

    assert len(changed) > 1
    assert [job.file for job in before.jobs if job.file in changed if file not in sources_of(job, before, files)] == []


def test_pictures_and_assets_are_among_what_a_page_is_made_of(about: Site) -> None:
    """Also the fonts that its style sheet names, each from the project or from Jarchy."""
    hall = "pictures:\n  hall:\n    file: hall.jpg\n    caption: Зал\n    alt: Зал\n    credit: Я\n    licence: CC0\n"
    about.write("content/media/hall.jpg", photograph())
    about.write("content/people/asanova.ru.md", f"---\nname: Айгүл Асанова\n{hall}---\n")
    found = explained(about, "/ru/people/asanova/")
    fonts = ("-cyrillic-ext", "-italic-cyrillic-ext", "-italic-latin-ext", "-italic", "-latin-ext", "")
    used = ("copy.js", *(f"fonts/literata{font}.woff2" for font in fonts), "icon.svg", "style.css")

    assert "content/media/hall.jpg" in found.sources
    assert found.assets == tuple(f"assets/{name}" for name in used)
    assert explained(about.with_all("text", "sitemap"), "/sitemap.xml").assets == ()
    assert explained(about, "/favicon.ico").assets == ("assets/icon-512.png",)


def test_files_for_readers_are_among_what_a_page_is_made_of(about: Site) -> None:
    offered = "title: О сайте\nattachments:\n  table:\n    file: table.csv\n    label: Таблица\n    lang: ru\n"
    about.write("content/files/table.csv", "a;b\n").write(PAGE, f"---\n{offered}---\nТекст\n")
    build(about.order(), about.output)

    assert "content/files/table.csv" in explained(about, "/ru/about/").sources
    assert explained(about, "/files/pages/about/table.csv").sources == ("content/files/table.csv",)


def test_a_page_is_made_again_for_an_asset_that_it_uses_and_for_no_other(about: Site) -> None:
    about.with_all("sitemap").write("templates/redirect.html", '{{ "mark.svg"|asset }}')
    about.write("assets/mark.svg", "<svg/>").build()
    about.write("assets/mark.svg", "<svg></svg>")

    assert explained(about).reason == ""

    about.replace("assets/style.css", ":root", "/* changed */ :root")

    assert [explained(about).reason, explained(about, "/sitemap.xml").reason] == ["theme", ""]


def test_what_is_shown_has_names(about: Site) -> None:
    data = explained(about).data

    assert data["frame"]["lang"] == "ky"
    assert data["page"]["title"] == "Сайт жөнүндө"
    assert len(data["page"]["body"]["html"]["html"]) == 32


@pytest.mark.parametrize(
    ("file", "old", "new", "why"),
    [
        ("content/pages/about.ky.md", "Текст", "Башка текст", "data"),
        ("templates/base.html", "<body>", "<body data-x>", "theme"),
        ("templates/locale/ky.po", "Тиллер", "Тил", "theme"),
        ("output/ky/about/index.html", "Текст", "Тексттер", "touched"),
    ],
)
def test_it_says_why_the_next_build_would_make_a_page_and_later_why_the_last_one_did(
    about: Site, file: str, old: str, new: str, why: str
) -> None:
    assert explained(about).reason == ""

    text = (about.folder / file).read_text(encoding="utf-8")
    if old not in text:  # a message is whatever the catalogue says first
        old = re.findall('msgstr "([^"%{]+)"', text)[-1]
    about.replace(file, old, new)

    assert explained(about).reason == why

    build(about.order(), about.output)
    found = explained(about)

    assert found.reason == ""
    assert found.last is not None
    assert (found.last.why, found.last.build, found.builds) == (why, 2, 2)


def test_a_page_that_the_last_build_left_says_which_one_made_it(about: Site) -> None:
    about.write("content/pages/other.ru.md", "---\ntitle: Другое\n---\n[О сайте](page:about)\n").build()
    found = explained(about.replace(PAGE, "Текст", "Другой текст"), "/ru/other/")
    build(about.order(), about.output)

    assert found.last is not None
    assert (found.last.build, explained(about, "/ru/other/").builds) == (2, 3)


@pytest.mark.parametrize(
    ("harm", "note"),
    [
        ("UPDATE documents SET facts = NULL", "The cache could not be read (a cached value is "),
        ("DROP TABLE documents", "The cache could not be read (no such table: documents), "),
        ("UPDATE engine SET key = 'another'", "Jarchy or one of its libraries has changed since the last build, "),
    ],
)
def test_a_memory_that_can_not_be_used_is_no_hindrance_and_it_is_said(
    about: Site, told: Told, harm: str, note: str
) -> None:
    spoil(about, harm)
    done = told(about)

    assert done.returncode == 0
    assert done.stderr.startswith(note)
    assert "last build the cache has no record" in done.stdout


def test_a_reason_that_the_memory_has_lost_is_not_guessed(about: Site, told: Told) -> None:
    spoil(about, "UPDATE pages SET why = 'x'")

    assert "number 1 made it: the cache has lost the reason\n" in told(about).stdout


def test_a_file_of_the_search_is_explained_with_all_that_its_index_is_made_of(about: Site) -> None:
    build(about.with_all("search").order(), about.output)
    file = "ky/search/index/pagefind-entry.json"
    found = explained(about, f"/{file}")

    assert (found.file, found.templates, found.reason) == (file, (), "")
    assert found.last is not None
    assert found.data["page"]["records"][0]["card"]["title"] == "Сайт жөнүндө"
    assert explained(about.replace(PAGE.replace("ru", "ky"), "Текст", "Сөз"), f"/{file}").reason == "data"
    assert explain(about.order(), target(about.order(), about.output), "/ky/search/index/nothing.js") is None


def test_where_the_site_has_errors_the_next_build_makes_nothing(about: Site, told: Told) -> None:
    about.replace(PAGE, "Текст", "Другой текст").write("content/pages/wrong.ru.md", "---\ntitel: А\n---\n")

    assert "next build would fail: the site has " in told(about).stdout


def test_the_command_prints_it_for_people(about: Site, told: Told, run: Run) -> None:
    done = told(about)

    assert done.returncode == 0
    assert "made of    content/pages/about.ky.md\n           content/pages/about.ru.md\n" in done.stdout
    assert "next build would keep it as it is\n" in done.stdout
    assert len(done.stdout.splitlines()) < 50
    assert '"title": "Сайт жөнүндө"' in run(about, "explain", "/ky/about/", "--data").stdout


def test_the_command_ends_with_a_remedy_where_there_is_no_page(about: Site, run: Run) -> None:
    done = run(about, "explain", "/ky/nothing/")

    assert done.returncode == 1
    assert "Give its address as in /ru/releases/" in done.stderr


def test_what_is_no_address_is_no_page(site: Site, run: Run) -> None:
    assert run(site, "explain", "https://[x/").stderr.startswith("The site has no page")


def test_a_page_of_a_site_below_a_folder_with_other_letters_is_found(site: Site, run: Run) -> None:
    for address in ("/новости/ru/", "https://пресса.рф/новости/ru/", "/ru/"):
        ended = run(site, "explain", address, "--base-url", "https://пресса.рф/новости/")

        assert "output/ru/index.html" in ended.stdout
