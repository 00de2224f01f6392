"""A site has kinds, outputs and checks of its own, which are like Jarchy's: the site of docs/extending.md."""

import importlib
import json
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from distributed import Client, LocalCluster

import jarchy.api
from jarchy.api import BuildFailed, BuildRequest, build, check
from jarchy.build.pipeline import make
from jarchy.build.workers import Workers
from jarchy.problems import errors
from tests.conftest import AS_OF, PROJECT, SITE_YAML, Run, Site, photograph, waiting_later
from tests.extended import CATALOGUES, NAMED, TENDER, extended_site
from tests.kinds import ORGANISATION, PERSON
from tests.outputs.test_search import found

ROOF = "content/tenders/roof.ru.md"
RELEASE = "---\ntitle: Новость\ndate: 2018-07-01\n---\n{}\n"
SITE_FILE, TENDERS, NEWSLETTER = "content/site.yaml", "extensions/tenders.py", "extensions/newsletter.py"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    folder = tmp_path / "site"
    folder.mkdir()
    site = extended_site(folder).write(ROOF, TENDER)
    return site.write("content/organisations/city.ru.md", "---\nname: Мэрия\n---\n")


def test_a_kind_has_pages_a_list_and_a_place_in_the_menu(site: Site) -> None:
    built = site.build()
    page = built.page("/ru/tenders/roof/")

    assert "<h1>Ремонт крыши</h1>" in page
    assert '<dt>Предложения до</dt><dd><time datetime="2018-07-20T18:00+06:00">' in page
    assert '<a href="/ru/organisations/city/">Мэрия</a>' in page
    assert '<a href="https://city.example/terms.pdf">Условия</a>' in page
    assert '<li><a href="/ru/tenders/">Тендеры</a></li>' in page  # the way back
    assert '<a href="/ru/tenders/roof/">Ремонт крыши</a>' in built.page("/ru/tenders/")
    assert '<a href="/ru/tenders/">Тендеры</a>' in built.page("/ru/")
    assert '<a href="/ky/tenders/">Тендерлер</a>' in built.page("/ky/")


def test_what_is_not_translated_says_so_as_everywhere(site: Site) -> None:
    built = site.build()

    assert 'href="/ru/tenders/roof/"' in built.page("/ky/tenders/roof/")
    assert "Нужна новая крыша." in built.page("/ky/tenders/roof/")

    site.write(
        "content/tenders/roof.ky.md",
        "---\ntitle: Чатыр\npapers:\n  terms:\n    title: Шарттар\n"
        "translation:\n  reviewed: yes\n---\nЖаңы чатыр керек.\n",
    )
    page = site.build().page("/ky/tenders/roof/")

    assert '<a href="https://city.example/terms.pdf">Шарттар</a>' in page
    assert "Жаңы чатыр керек." in page


def test_a_kind_is_in_the_sitemap_and_in_the_search_and_search_engines_are_told_of_it(site: Site) -> None:
    built = site.with_all("sitemap", "search").build()
    linked = re.findall(r'<script type="application/ld\+json">(.*?)</script>', built.page("/ru/tenders/roof/"))

    assert "<loc>https://forum.example/ru/tenders/roof/</loc>" in built.page("/sitemap.xml")
    assert "нужна новая крыша" in found(built, "ru")["/ru/tenders/roof/"]["content"]
    assert [one for one in map(json.loads, linked) if one["@type"] != "BreadcrumbList"] == [
        {
            "@context": "https://schema.org",
            "@type": "Demand",
            "@id": "https://forum.example/ru/tenders/roof/",
            "url": "https://forum.example/ru/tenders/roof/",
            "name": "Ремонт крыши",
            "description": "Нужна новая крыша.",
            "validThrough": "2018-07-20T18:00+06:00",
        }
    ]


TELLS_LATER = """\
    @property
    def moments(self):
        return (("event", self.deadline),) if self.event else ()

    def at(self, as_of):
        return self if self.deadline.instant <= as_of else replace(self, event=None)

    @property
    def teaser(self)"""


def test_what_a_document_tells_later_opens_nothing_before(site: Site) -> None:
    """An event waits for the first public document that mentions it, and so for the moment from which that does."""
    site.replace(TENDERS, "    DateOrTime,\n", "    DateOrTime,\n    EventSlug,\n")
    site.replace(TENDERS, "from jarchy.api", "from msgspec.structs import replace\nfrom jarchy.api")
    site.replace(TENDERS, "    papers: dict", "    event: EventSlug | None = None\n    papers: dict")
    site.replace(TENDERS, "    @property\n    def teaser(self)", TELLS_LATER)
    site.replace(ROOF, "buyer: city", "buyer: city\nevent: opening")
    site.write("content/events/opening.ru.md", "---\ntitle: Вскрытие конвертов\nstart: 2018-09-01\n---\n")
    before, after = (site.build(at) for at in (AS_OF, datetime(2018, 7, 21, tzinfo=UTC)))

    assert before.says("Вскрытие конвертов") == []
    assert before.outcome.next_change == datetime(2018, 7, 20, 12, tzinfo=UTC)
    assert "until 2018-07-20 18:00 (opening)" in before.outcome.held
    assert "Вскрытие конвертов" in after.page("/ru/events/opening/")


def test_what_a_document_tells_later_dates_no_quote_before(site: Site) -> None:
    """The role of a speaker is that of the day on which the first document with the words came out."""
    site.replace(TENDERS, "from jarchy.api", "from msgspec.structs import replace\nfrom jarchy.api")
    imported = "from typing import Annotated\nfrom jarchy.schema.types import refers_to\nfrom jarchy.api"
    site.replace(TENDERS, "from jarchy.api", imported)
    named = "    event: Annotated[str, refers_to('quote', 'budget')] | None = None\n"
    site.replace(TENDERS, "    papers: dict", f"{named}    papers: dict")
    site.replace(TENDERS, "    @property\n    def teaser(self)", TELLS_LATER)
    site.replace(ROOF, "buyer: city", "buyer: city\nevent: words")
    site.write("content/organisations/gamsumo.ru.md", ORGANISATION).write("content/people/saliev.ru.md", PERSON)
    site.write("content/quotes/words.ru.md", "---\nspeaker: saliev\n---\nСказано.\n")
    site.write("content/releases/news.ru.md", RELEASE.format("[[quote: words]]"))
    before, after = (site.build(at).page("/ru/quotes/words/") for at in (AS_OF, datetime(2018, 7, 21, tzinfo=UTC)))

    assert "министр" in before
    assert "директор" in after


def test_a_kind_that_says_nothing_to_search_engines_and_networks_is_a_page_with_a_name(site: Site) -> None:
    site.replace(TENDERS, '    schema_type="Demand",\n    linked=linked,\n    shared_as="article",\n', "")
    page = site.build().page("/ru/tenders/roof/")
    linked, _ = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)

    assert json.loads(linked) == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": "https://forum.example/ru/tenders/roof/",
        "url": "https://forum.example/ru/tenders/roof/",
        "name": "Ремонт крыши",
        "description": "Нужна новая крыша.",
        "inLanguage": "ru",
    }
    assert '<meta property="og:type" content="website">' in page


def test_networks_take_a_kind_for_what_it_says_and_show_its_card(site: Site) -> None:
    built = site.with_all("cards").build()
    page = built.page("/ru/tenders/roof/")

    assert '<meta property="og:type" content="article">' in page
    assert '<meta property="article:published_time" content="2018-06-20">' in page
    assert '<meta property="og:image" content="https://forum.example/ru/tenders/roof/card.png">' in page
    assert built.files["ru/tenders/roof/card.png"].startswith(b"\x89PNG")


def test_the_card_of_a_kind_has_its_picture_if_the_kind_is_told_by_one(site: Site) -> None:
    site.replace(TENDERS, "    OriginalFields,\n", "    Pictured,\n").replace(TENDERS, "(OriginalFields", "(Pictured")
    picture = "pictures: {roof: {file: roof.jpg, caption: Крыша, alt: Крыша, credit: Фото, licence: CC0}}\n"
    site.write("content/media/roof.jpg", photograph(1200, 800)).replace(
        ROOF, "buyer: city\n", f"buyer: city\n{picture}"
    )

    assert "ru/tenders/roof/card.png" in site.with_all("cards").build().files

    site.replace(TENDERS, "    manual={", "    has_photo_card=True,\n    manual={")

    assert "ru/tenders/roof/card.jpg" in site.build().files


def test_search_results_say_what_a_kind_is_and_searches_can_be_narrowed_to_it(site: Site) -> None:
    """Also where its name has a hyphen, which would make several words of it."""
    site.replace(TENDERS, '    "tender",\n', '    "public-tender",\n')
    built = site.with_all("search").build()

    assert '<span data-is="public-tender">Тендер</span>' in built.page("/ru/search/")
    assert '<option value="public-tender">Тендеры</option>' in built.page("/ru/search/")
    assert found(built, "ru")["/ru/tenders/roof/"]["content"].startswith("kindpublictender year2018 ")


def test_texts_link_to_a_kind_by_name_and_by_address_and_slips_are_found(site: Site) -> None:
    links = "[a](tender:roof), [b](/ru/tenders/roof/), [c](/ru/tenders/)"
    built = site.write("content/releases/news.ru.md", RELEASE.format(links)).build()

    for link in (
        '<a href="/ru/tenders/roof/">a</a>',
        '<a href="/ru/tenders/roof/">b</a>',
        '<a href="/ru/tenders/">c</a>',
    ):
        assert link in built.page("/ru/releases/news/")

    site.write(
        "content/releases/news.ru.md", RELEASE.format("[a](tender:rooof) [b](tenders:roof) [c](/ru/tenders/rof/)")
    )

    assert [(problem.code, problem.hint.partition("?")[0]) for problem in site.errors()] == [
        ("unknown-reference", "did you mean “roof”"),
        ("no-such-page", "did you mean “tender:roof”"),
        ("no-such-page", "did you mean “tender:roof”"),
    ]


def test_the_keys_of_a_kind_are_checked_like_all_others(site: Site) -> None:
    site.replace(ROOF, "deadline: 2018-07-20 18:00", "dedline: скоро").replace(ROOF, "buyer: city", "buyer: cty")

    assert {(problem.code, problem.where.line) for problem in site.errors()} == {
        ("unknown-key", 4),
        ("unknown-reference", 5),
    }


def test_the_gate_is_the_same_for_a_kind(site: Site) -> None:
    site.write("content/releases/news.ru.md", RELEASE.format("[Крыша](tender:roof)"))
    site.replace(ROOF, "date: 2018-06-20", "date: 2018-07-04")

    assert site.build().says("Ремонт") == []
    assert site.build(AS_OF.replace(day=5)).says("tenders/roof") != []

    site.replace(ROOF, "date: 2018-07-04", "date: 2018-06-20\nstatus: draft")

    assert site.build().says("roof") == []
    assert "Held back: 1 draft" in site.build().outcome.held


def test_a_kind_has_words_in_addresses_in_each_language(site: Site) -> None:
    site.replace(SITE_FILE, "  ru:\n", "  ru:\n    sections:\n      tenders: tendery\n")
    files = site.build().files

    assert "ru/tendery/roof/index.html" in files
    assert "ky/tenders/roof/index.html" in files

    site.replace(SITE_FILE, "tenders: tendery", "tenders: events")

    assert [problem.code for problem in site.errors()] == ["same-address"]


def test_an_output_is_made_of_each_language_and_a_site_may_do_without_it(site: Site) -> None:
    site.write("content/releases/news.ru.md", RELEASE.format("Слова."))
    built = site.build()

    assert '<h2><a href="https://forum.example/ru/tenders/roof/">Ремонт' in built.page("/ru/newsletter.html")
    assert '<h2><a href="https://forum.example/ru/releases/news/">Новость</a></h2>' in built.page("/ru/newsletter.html")
    assert "ky/newsletter.html" not in built.files  # which has nothing to say

    site.replace(SITE_FILE, "without: [", "without: [newsletter, ")

    assert "ru/newsletter.html" not in site.build().files


def test_checks_of_an_extension_are_reported_among_all_others(site: Site) -> None:
    site.replace(ROOF, "deadline: 2018-07-20 18:00", "deadline: 2018-06-19")
    site.write("content/releases/news.ru.md", RELEASE.format("").replace("title:", "tags: [nothing]\ntitle:"))
    problems = {(problem.code, str(problem.where)) for problem in site.problems()}

    assert ("own-error", f"{ROOF}:4:1") in problems
    assert ("own-warning", "content/releases/news.ru.md:3:1") in problems
    assert ("unknown-tag", "content/releases/news.ru.md:2:8") in problems


def test_only_what_the_site_names_is_run(site: Site, tmp_path: Path) -> None:
    trace = f"open({str(tmp_path / 'trace')!r}, 'w')\n"
    site.write("extensions/other.py", trace).build()

    assert not (tmp_path / "trace").exists()

    site.replace(SITE_FILE, NAMED, "")
    (site.folder / ROOF).unlink()
    (site.folder / "content/tenders").rmdir()
    site.write(TENDERS, trace)

    assert "ru/newsletter.html" not in site.build().files
    assert not (tmp_path / "trace").exists()


def test_a_preview_watches_extensions_and_no_site_is_built_into_their_folder(site: Site, run: Run) -> None:
    assert site.folder / "extensions" in BuildRequest(site.folder, AS_OF).sources
    assert "cannot be built into extensions" in run(site, "build", "--output", "extensions").stderr


def test_nothing_is_written_beside_an_extension(site: Site) -> None:
    site.build()

    assert sorted(path.name for path in (site.folder / "extensions").iterdir()) == ["newsletter.py", "tenders.py"]


def test_an_edit_of_an_extension_is_never_missed(site: Site) -> None:
    """`build` of a test compares with a site made from the sources alone. Here no value changes, but a name of one."""
    site.build()
    site.replace(TENDERS, "    title: str\n    deadline: DateOrTime\n", "    titel: str\n    deadline: DateOrTime\n")
    site.replace(TENDERS, "        title=tender.title,\n", "        titel=tender.title,\n")
    with pytest.raises(BuildFailed) as failed:
        site.build()

    assert errors(failed.value.problems)[0].message == "'tenders.TenderView object' has no attribute 'title'"

    site.replace("templates/tender.html", "page.title", "page.titel")

    assert "<h1>Ремонт" in site.build().page("/ru/tenders/roof/")


def test_a_document_that_is_remembered_is_read_anew_by_another_schema(site: Site) -> None:
    site.build()
    site.replace(TENDERS, "    buyer: OrganisationSlug", "    lots: int = 1\n    buyer: OrganisationSlug")
    built = site.build()

    assert "<h1>Ремонт" in built.page("/ru/tenders/roof/")
    assert "An extension, or a library, has changed" in built.outcome.note
    assert site.build().outcome.note == ""


def test_an_edit_of_a_module_that_an_extension_imports_is_never_missed(site: Site) -> None:
    site.write("extensions/words.py", 'MORE = "раз"\n')
    site.replace(NEWSLETTER, "MOST = 10\n", "MOST = 10\nfrom .words import MORE\n")
    site.replace(NEWSLETTER, "Newsletter(edition.title,", "Newsletter(MORE,")

    assert "<h1>раз</h1>" in site.build().page("/ru/newsletter.html")
    assert "<h1>два</h1>" in site.replace("extensions/words.py", "раз", "два").build().page("/ru/newsletter.html")


def test_an_upgrade_of_a_library_is_never_missed(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a distribution has it, or it is a file of somebody's, also one that another such file imports."""
    folder = tmp_path / "library"
    monkeypatch.syspath_prepend(folder)

    def build_with(words: str, version: str, *, is_installed: bool) -> str:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "liberal.py").write_text("from liberal_words import MORE\n", encoding="utf-8")
        (folder / "liberal_words.py").write_text(f"MORE = {words!r}\n", encoding="utf-8")
        if is_installed:
            (folder / f"liberal-{version}.dist-info").mkdir()
        for name in ("liberal", "liberal_words", *(one for one in sys.modules if one.startswith("jarchy_extensions_"))):
            sys.modules.pop(name, None)  # as in another process
        importlib.invalidate_caches()
        return site.build().page("/ru/newsletter.html")

    site.replace(NEWSLETTER, "MOST = 10\n", "MOST = 10\nfrom liberal import MORE\n")
    site.replace(NEWSLETTER, "Newsletter(edition.title,", "Newsletter(MORE,")

    assert "<h1>раз</h1>" in build_with("раз", "", is_installed=False)
    assert "<h1>два</h1>" in build_with("два", "", is_installed=False)
    assert "<h1>три</h1>" in build_with("три", "1.0", is_installed=True)
    assert "<h1>кош</h1>" in build_with("кош", "1.1", is_installed=True)


def test_an_extension_that_is_named_no_more_leaves_nothing_behind(site: Site) -> None:
    before = site.replace(SITE_FILE, NAMED, "extensions: [tenders]\n").build().files
    site.replace(SITE_FILE, "extensions: [tenders]\n", NAMED).build()
    after = site.replace(SITE_FILE, NAMED, "extensions: [tenders]\n").build().files

    assert after == before


def test_a_text_that_was_read_before_a_kind_was_named_is_read_again(site: Site) -> None:
    site.write("content/releases/news.ru.md", RELEASE.format("[Крыша](tender:roof)"))
    site.replace(SITE_FILE, NAMED, "extensions: [newsletter]\n")
    with pytest.raises(BuildFailed):
        site.build()

    built = site.replace(SITE_FILE, "[newsletter]", "[tenders, newsletter]").build()

    assert '<a href="/ru/tenders/roof/">Крыша</a>' in built.page("/ru/releases/news/")


def test_two_sites_in_one_process_have_each_their_own(site: Site, tmp_path: Path) -> None:
    other = extended_site(tmp_path / "other").write(ROOF, TENDER)
    other.write("content/organisations/city.ru.md", "---\nname: Мэрия\n---\n")
    other.replace(TENDERS, 'label="Tenders"', 'label="Buyer"')
    plain = Site(tmp_path / "plain").write(SITE_FILE, SITE_YAML).write(ROOF, TENDER)

    assert "Тендеры" in site.build().page("/ru/tenders/")
    assert "Заказчик" in other.build().page("/ru/tenders/")
    assert [problem.code for problem in plain.errors()] == ["unknown-folder"]
    assert "Тендеры" in site.replace(ROOF, "Нужна", "Очень нужна").build().page("/ru/tenders/")
    assert "tenders" not in sys.modules


def many(site: Site) -> Site:
    for number in range(70):
        site.write(f"content/tenders/t{number}.ru.md", TENDER.replace("крыши", f"крыши {number}"))
    return site


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few documents and pages would not be worth a process."""
    for name in ("build.sources.PARALLEL_FROM_DOCUMENTS", "build.pipeline.PARALLEL_FROM_PAGES"):
        monkeypatch.setattr(f"jarchy.{name}", 0)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("forks", [True, False])
def test_processes_make_the_site_that_one_makes(site: Site, forks: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether they are copies of this one, or begin from nothing."""
    monkeypatch.setattr("jarchy.build.workers.FORKS", forks and sys.platform == "linux")
    alone = make(many(site).order()).files
    with Workers(2) as workers:
        assert make(site.order(), workers).files == alone


@pytest.mark.usefixtures("at_once")
def test_processes_that_have_read_no_document_render_it(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jarchy.build.workers.FORKS", False)
    many(site).build()
    site.replace("templates/tender.html", "<h1>", "<h1 data-x>")
    with Workers(2) as workers, waiting_later():
        build(site.order(), site.output, workers=workers)

    assert "<h1 data-x>Ремонт" in (site.output / "ru/tenders/roof/index.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("at_once")
def test_a_dask_cluster_makes_the_site_that_one_process_makes(site: Site) -> None:
    """Its workers have no disk of ours."""
    alone = make(many(site).order()).files
    with (
        LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1") as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        assert make(site.order(), Workers(1, client.get_executor())).files == alone


def test_the_program_builds_it_with_several_processes(site: Site, run: Run) -> None:
    ended = run(many(site), "build", "--jobs", "2", "--as-of", "2018-07-03", "--verify")

    assert ended.returncode == 0, ended.stderr


def test_a_document_of_a_kind_is_begun_by_the_program(site: Site, run: Run) -> None:
    said = run(site, "new", "tender", "--title", "Окна школы", "--lang", "ru")
    text = (site.folder / said.stdout.split()[0]).read_text(encoding="utf-8")

    assert said.stdout == "content/tenders/okna-shkoly.ru.md\ncontent/tenders/okna-shkoly.ky.md\n"
    assert "\ntitle: Окна школы\n" in text
    assert "\ndeadline:\n" in text
    assert "\n# buyer: " in text
    assert "# Until when offers are taken." in text
    assert "# What the paper is called." in text


def test_texts_link_to_the_files_that_an_output_declares(site: Site) -> None:
    """Below a home page, and beside the pages of a kind of the site's own."""
    site.write(
        "content/pages/x.ru.md", "---\ntitle: X\n---\n[a](/ru/newsletter.html) [b](/ru/tenders/roof/offer.txt)\n"
    )
    site.write("templates/offer.txt", "{{ page.title }}")
    site.replace(
        "extensions/newsletter.py",
        "OUTPUTS = (",
        FILES + "OUTPUTS = (OfDocument('offer', offer, kinds=('tender',), addresses=('offer.txt',)), ",
    )
    site.replace("extensions/newsletter.py", "import Edition,", "import OfDocument, Edition,")
    page = site.build().page("/ru/x/")

    assert '<a href="/ru/newsletter.html">a</a> <a href="/ru/tenders/roof/offer.txt">b</a>' in page

    page = site.replace("content/site.yaml", "without: [", "without: [newsletter, ").build().page("/ru/x/")

    assert 'a <a href="/ru/tenders/roof/offer.txt">b</a>' in page


FILES = """\
def offer(version, edition):
    if version.ref.kind == "tender":
        path = edition.path(version.ref) + "offer.txt"
        yield File(path, "offer.txt", Item(version.fields.headline, "", ""), version.ref)


"""


def test_of_a_kind_that_is_withdrawn_with_its_release_only_the_name_is_left(site: Site) -> None:
    """Its words are on its own page alone, though the kind says nothing of withdrawals."""
    site.replace(
        TENDERS, "    papers: dict[Slug, Paper] = {}\n", "    papers: dict[Slug, Paper] = {}\n\n    is_part = True\n"
    )
    site.replace(ROOF, "buyer: city", "buyer: city\nsummary: Дорого")
    gone = "status: withdrawn\nwithdrawn: 2018-07-02\nreason: Ошибка\ntitle:"
    site.write("content/releases/news.ru.md", RELEASE.format("[Крыша](tender:roof)").replace("title:", gone))
    built = site.with_all("search").build()
    record = found(built, "ru")["/ru/tenders/roof/"]

    assert built.says("Дорого") == []
    assert [file for file in built.says("Условия") if "/index/" not in file] == ["ru/tenders/roof/index.html"]
    assert "крыши" in record["content"]
    assert "условия" not in record["content"]


def test_a_preview_leaves_out_what_needs_something_that_needs_a_document_with_a_blank(site: Site) -> None:
    needs = '    @property\n    def needs(self):\n        return (Ref("quote", "words"),)\n\n'
    site.replace(TENDERS, "    @property\n    def when", f"{needs}    @property\n    def when")
    site.write("content/quotes/words.ru.md", "---\nspeaker: asanova\n---\nСлова.\n")
    site.write("content/people/asanova.ru.md", "---\nname: Асанова\nstatus: draft\n---\n")

    assert "ru/tenders/roof/index.html" in site.build(drafts=True).files

    preview = site.replace("content/people/asanova.ru.md", "name: Асанова", "name:").build(drafts=True)

    assert [file for file in preview.files if "roof" in file or "words" in file] == []


def needing(site: Site, *names: str) -> Site:
    """Tenders can't be shown without these releases."""
    needed = "".join(f'Ref("release", "{name}"), ' for name in names)
    needs = f"    @property\n    def needs(self):\n        return ({needed})\n\n"
    return site.replace(TENDERS, "    @property\n    def when", f"{needs}    @property\n    def when")


def release_alone(site: Site, lang: str, slug: str = "") -> Site:
    text = RELEASE.format("Текст.").replace("title:", f"only: {lang}\ntitle:")
    return site.write(f"content/releases/{slug or lang}.{lang}.md", text)


@pytest.mark.parametrize("lang", ["ru", "ky"])
@pytest.mark.parametrize("is_translated", [True, False])
def test_what_needs_a_document_of_one_language_is_in_that_language_if_it_is_written_in_it(
    site: Site, lang: str, is_translated: bool
) -> None:
    """The tender is written in Russian. No page leads to one that its language does not have."""
    needing(release_alone(site, lang), lang)
    if is_translated:
        site.write("content/tenders/roof.ky.md", "---\ntitle: Чатыр\ntranslation:\n  reviewed: yes\n---\nТекст.\n")
    site.write("content/pages/about.ky.md", "---\ntitle: Биз\n---\n[Чатыр](tender:roof), [дарек](/ru/tenders/roof/).\n")
    built = site.with_all("sitemap", "search").build()
    pages = {file for file in built.files if file.endswith("tenders/roof/index.html")}
    warned = [one.message for one in built.outcome.problems if one.code == "needs-elsewhere"]

    assert pages == ({"ru/tenders/roof/index.html"} if lang == "ru" else set())
    assert ('href="/ru/tenders/roof/"' in built.page("/ky/about/")) == (lang == "ru")
    assert "tenders/roof" not in built.page("/ky/")
    assert warned == [
        f"this can't be shown without the release “{lang}”, which not every language has, so "
        + ("only readers of “ru” see it" if lang == "ru" else "nobody sees it")
    ]


@pytest.mark.parametrize("names", [("ru", "ky"), ("ky", "ru")])
def test_what_needs_documents_of_two_languages_is_in_neither(site: Site, names: tuple[str, str]) -> None:
    built = needing(release_alone(release_alone(site, "ru"), "ky"), *names).build()

    assert [file for file in built.files if "roof" in file] == []


def test_what_needs_something_that_needs_a_document_of_another_language_is_in_neither(site: Site) -> None:
    """In whichever order they are looked at."""
    needs = """\
        if self.title == "Ремонт крыши":
            return (Ref("tender", "a"),)
        return (Ref("release", "ky"),) if self.title == "Я" else (Ref("tender", "z"),)
"""
    needing(release_alone(site, "ky"), "ky").replace(TENDERS, '        return (Ref("release", "ky"), )\n', needs)
    for slug, title in (("a", "А"), ("z", "Я")):
        site.write(f"content/tenders/{slug}.ru.md", TENDER.replace("Ремонт крыши", title))

    assert [file for file in site.build().files if "tenders/" in file and "index" in file] == []


def test_a_list_shows_what_has_a_phase_and_no_day(site: Site) -> None:
    span = "    def span(self, zone):\n        return self.date.instant, self.deadline.instant\n\n"
    site.replace(TENDERS, "    @property\n    def when", f"{span}    @property\n    def sorts")
    page = site.build().page("/ru/tenders/")

    assert '<h2 class="block-title">Предстоящие</h2>' in page
    assert ">Ремонт крыши</a>" in page


def test_an_extension_that_the_site_does_not_name_is_said(site: Site, run: Run) -> None:
    """Also to an editor who begins a document of its kind; but not a module that a named one imports."""
    site.write("extensions/words.py", 'MORE = "раз"\n')
    site.replace(NEWSLETTER, "MOST = 10\n", "MOST = 10\nfrom .words import MORE\n")

    assert [one for one in site.problems() if one.code == "unnamed-extension"] == []

    site.replace(SITE_FILE, NAMED, "extensions: [newsletter]\n")
    (said,) = [one for one in site.problems() if one.code == "unnamed-extension"]

    assert (said.where.path, "“extensions: [newsletter, tenders]”" in said.hint) == (TENDERS, True)
    assert f"{TENDERS} is not run: write “extensions: [newsletter, tenders]”" in run(site, "new", "tender").stderr

    site.replace(SITE_FILE, "extensions: [newsletter]\n", "")

    assert "unnamed-extension" in {one.code for one in site.problems()}


def test_explain_names_the_modules_that_an_extension_imports(site: Site, run: Run) -> None:
    site.write("extensions/words.py", 'MORE = "раз"\n')
    site.replace(NEWSLETTER, "MOST = 10\n", "MOST = 10\nfrom .words import MORE\n").build()
    said = run(site, "explain", "/ru/newsletter.html", "--as-of", "2018-07-03T12:00+00:00").stdout

    assert "extensions/words.py" in said


def test_explain_names_the_extension(site: Site, run: Run) -> None:
    site.build()

    def made_of(address: str) -> list[str]:
        said = run(site, "explain", address, "--as-of", "2018-07-03T12:00+00:00").stdout
        return said[said.index("made of") : said.index("templates ")].split()[2:]

    assert made_of("/ru/tenders/roof/") == [ROOF, "content/organisations/city.ru.md", "content/site.yaml", TENDERS]
    assert made_of("/ru/newsletter.html")[-1] == NEWSLETTER
    assert not any("extensions" in file for file in made_of("/ru/organisations/city/"))


class Mistake(NamedTuple):
    file: str
    old: str
    new: str
    line: str  # that the problem is placed at
    message: str
    path: str = ""  # of the problem, where it is another file


KIND, OUTPUTS = (
    'KIND = Kind(\n    "tender",\n    "tenders",\n',
    'OUTPUTS = (OfEdition("newsletter", make, is_optional=True, addresses=("newsletter.html",)),)',
)
MISTAKES = {
    "an unknown name": Mistake(SITE_FILE, "[tenders,", "[tender,", "extensions:", "there is no extension “tender”"),
    "a path": Mistake(SITE_FILE, "[tenders,", "[../tenders,", "extensions:", "“../tenders” is not the name of a file"),
    "a name twice": Mistake(SITE_FILE, "newsletter]", "tenders]", "extensions:", "“tenders” occurs twice"),
    "syntax": Mistake(TENDERS, "class Paper(", "class Paper of(", "class Paper of(", "Python cannot read it"),
    "a package": Mistake(TENDERS, "from jarchy.api", "from nothing", "from nothing", "No module named 'nothing'"),
    "an end": Mistake(TENDERS, "KIND =", "raise SystemExit(3)\nKIND =", "raise SystemExit(3)", "SystemExit: 3"),
    "a kind of Jarchy's": Mistake(TENDERS, KIND, KIND.replace("tender", "release", 1), "KIND =", "a kind “release”"),
    "a scheme": Mistake(TENDERS, KIND, KIND.replace("tender", "https", 1), "KIND =", "there is a kind “https” already"),
    "a folder": Mistake(TENDERS, KIND, KIND.replace("tenders", "media"), "KIND =", "the folder “media” is taken"),
    "a name": Mistake(TENDERS, KIND, KIND.replace("tenders", "Tenders"), "KIND =", "“Tenders” is no name"),
    "no label": Mistake(TENDERS, '    label="Tenders",\n', "", "KIND =", "the kind has no label"),
    "a type": Mistake(TENDERS, "dict[Slug, Paper]", "dict[Slug, float]", "KIND =", "a type that front matter"),
    "a schema": Mistake(TENDERS, "class Tender(OriginalFields,", "class Tender(Record,", "KIND =", "OriginalFields"),
    "no Kind": Mistake(TENDERS, "KIND = Kind", "KIND = dict", "KIND =", "TypeError"),
    "nothing": Mistake(NEWSLETTER, f"{OUTPUTS}\nCHECKS =", "OTHER =", '"""The newest', "it has neither KIND nor"),
    "an output of Jarchy's": Mistake(
        NEWSLETTER, '("newsletter", make', '("feeds", make', "OUTPUTS =", "output “feeds”"
    ),
    "no outputs": Mistake(NEWSLETTER, '.html",)),)', '.html",)))', "OUTPUTS =", "a tuple of outputs"),
    "no addresses": Mistake(NEWSLETTER, '.html",)),)', '.html")),)', "OUTPUTS =", "must be a tuple"),
    "an address of nothing": Mistake(
        NEWSLETTER, '"newsletter.html",)', '"{yaer}/",)', "OUTPUTS =", "{yaer}, which stands for nothing"
    ),
    "an output of an unknown kind": Mistake(
        NEWSLETTER,
        "OUTPUTS = (",
        'from jarchy.api import OfDocument\nOUTPUTS = (OfDocument("x", make, kinds=("tendr",)), ',
        "OUTPUTS =",
        "there is no such kind",
    ),
    "no document": Mistake(
        NEWSLETTER, "is_optional=True", 'is_download=True, label="Tenders"', "OUTPUTS =", "must be an OfDocument"
    ),
    "no checks": Mistake(NEWSLETTER, "CHECKS = (check,)", "CHECKS = check", "CHECKS =", "a tuple of functions"),
    "a page": Mistake(TENDERS, "title=tender.title", "title=tender.titel", "        title=", "attribute 'titel'"),
    "an output": Mistake(NEWSLETTER, "edition.home}", "edition.hom}", "        yield File(", "attribute 'hom'"),
    "a check": Mistake(NEWSLETTER, "fields.teaser", "fields.teasr", "    if document.ref", "attribute 'teasr'"),
    "an output of nothing": Mistake(NEWSLETTER, "yield File(", "File(", "def make(", "in place of pages and files"),
    "an output of texts": Mistake(
        NEWSLETTER, "yield File(", 'yield "text" or File(', "def make(", "in place of a Page or a File"
    ),
    "no path": Mistake(NEWSLETTER, 'f"{edition.home}newsletter.html"', "None", "def make(", "the path of a File must"),
    "a path with a NUL": Mistake(NEWSLETTER, "home}news", "home}news\\0", "def make(", "invisible character"),
    "no template and no write": Mistake(
        NEWSLETTER, '"newsletter.html", N', '"", N', "def make(", "has no template, and"
    ),
    "a view": Mistake(
        NEWSLETTER, "Newsletter(edition.title, items)", "object()", "def make(", "records, texts, numbers"
    ),
    "a check of nothing": Mistake(NEWSLETTER, "yield warning(", "warning(", "def check(", "in place of findings"),
    "a check of texts": Mistake(
        NEWSLETTER, "    if document", "    yield 'text'\n    if document", "def check(", "in place of error(…)"
    ),
    "a check of codes": Mistake(
        NEWSLETTER,
        "    if document",
        "    yield Finding('', '')\n    if document",
        "def check(",
        "in place of error(…)",
    ),
    "no page": Mistake(TENDERS, "return document_page", "document_page", "def page(", "(None) in place of a Page"),
    "a view of a page": Mistake(
        TENDERS, '"tender.html", view', '"tender.html", object()', "def page(", "records, texts"
    ),
    "a headline": Mistake(TENDERS, "return self.title", "return None", "    @property", "“headline” is nothing (None)"),
    "a moment": Mistake(TENDERS, "return self.date", "return 7", "    @property", "is a value of the type int"),
    "an embargo": Mistake(
        TENDERS, "    buyer: Org", "    embargo: str = ''\n    buyer: Org", "KIND =", "the key “embargo” itself"
    ),
    "an expiry": Mistake(
        TENDERS, "    buyer: Org", "    expires: str = ''\n    buyer: Org", "KIND =", "type DateOrTime | None"
    ),
    "a limit": Mistake(
        NEWSLETTER, "    items =", "    sys.setrecursionlimit(9)\n    items =", "    sys.", "the whole program"
    ),
    "a template": Mistake(
        TENDERS, '"tender.html"', '"tendr.html"', "", "there is no template “tendr.html”", "templates/tendr.html"
    ),
    "a message": Mistake(
        CATALOGUES.format("ru"),
        'msgid "Tenders"\n',
        'msgid "Bids"\n',
        "",
        "“Tenders” is not translated into “ru”",
        TENDERS,
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_an_extension_is_a_problem_with_its_place(site: Site, mistake: Mistake) -> None:
    site.write("content/releases/news.ru.md", RELEASE.format("Слова."))
    (problem,) = site.replace(mistake.file, mistake.old, mistake.new).errors()

    assert problem.where.path == (mistake.path or mistake.file)
    assert problem.where.excerpt.startswith(mistake.line)
    assert mistake.message in problem.message


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_write_that_fails_is_a_problem_with_its_place(site: Site, jobs: int) -> None:
    site.replace(NEWSLETTER, '"newsletter.html", Newsletter', '"", Newsletter')
    site.replace(
        NEWSLETTER, "OUTPUTS = ", "def write(letter: Newsletter) -> bytes:\n    return letter.nothing\n\n\nOUTPUTS = "
    )
    site.replace(NEWSLETTER, "make, is_optional=True", "make, write=write")
    with pytest.raises(BuildFailed) as failed, Workers(jobs) as workers:
        make(site.order(), workers)

    assert [(problem.code, str(problem.where)) for problem in errors(failed.value.problems)] == [
        ("extension", f"{NEWSLETTER}:38:1")
    ]
    assert "missing-translation" in {problem.code for problem in failed.value.problems}  # all is said at once


ENDS = ("import sys; sys.exit()", "raise SystemExit(0)", "raise KeyboardInterrupt")
CALLED = {
    "make": (NEWSLETTER, "    items =", "def make"),
    "check": (NEWSLETTER, "    if document.ref", "def check"),
    "page": (TENDERS, "    view =", "def page"),
    "headline": (TENDERS, "        return self.title", "def headline"),
}


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("function", CALLED)
def test_code_that_ends_the_program_is_a_mistake(site: Site, run: Run, function: str, end: str) -> None:
    """A build that makes nothing is no success."""
    file, line, _ = CALLED[function]
    site.replace(file, line, f"{line[: len(line) - len(line.lstrip())]}{end}\n{line}")
    ended = run(site, "build", "--as-of", "2018-07-03")

    assert ended.returncode == 1
    assert (
        f"error: the extension cannot be used: {'KeyboardInterrupt' if 'Key' in end else 'SystemExit'}" in ended.stderr
    )
    assert f"{file}:" in ended.stderr
    assert not site.output.exists()


def test_an_editor_may_interrupt_an_extension(site: Site, run: Run) -> None:
    signal = "import os, signal, time; os.kill(os.getpid(), signal.SIGINT); time.sleep(9)"
    ended = run(site.replace(NEWSLETTER, "    items =", f"    {signal}\n    items ="), "build")

    assert ended.returncode == 1
    assert "Aborted!" in ended.stderr
    assert "the extension" not in ended.stderr


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("'text'", "a value of the type str in place of bytes"),
        ("None", "nothing (None) in place of bytes"),
        ("{'a': b''}", "a value of the type dict in place of bytes"),
        ("exit()", "SystemExit"),
    ],
)
def test_a_write_that_gives_no_bytes_is_a_problem(site: Site, jobs: int, given: str, message: str) -> None:
    site.replace(NEWSLETTER, '"newsletter.html", Newsletter', '"", Newsletter')
    site.replace(NEWSLETTER, "OUTPUTS = ", f"def write(letter):\n    return {given}\n\n\nOUTPUTS = ")
    site.replace(NEWSLETTER, "make, is_optional=True", "make, write=write")
    with pytest.raises(BuildFailed) as failed, Workers(jobs) as workers:
        make(site.order(), workers)
    (problem,) = errors(failed.value.problems)

    assert (problem.code, problem.where.path) == ("extension", NEWSLETTER)
    assert message in problem.message


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (NEWSLETTER, "Newsletter(edition.title,", "Newsletter(str(time.time_ns()),"),
        (TENDERS, "title=tender.title,\n        dead", "title=str(time.time_ns()),\n        dead"),
    ],
)
def test_a_comparison_names_the_extension_whose_files_are_not_the_same_each_time(
    site: Site, run: Run, file: str, old: str, new: str
) -> None:
    site.write("content/releases/news.ru.md", RELEASE.format("Слова."))
    site.replace(file, old, new).replace(file, "from collections", "import time\nfrom collections")
    ended = run(site, "build", "--verify", "--as-of", "2018-07-03")

    assert ended.returncode == 70
    assert f"differs: {file} makes it, and not the same each time" in ended.stderr
    assert "a bug in Jarchy" not in ended.stderr


def test_the_desk_is_told_of_a_mistake_too(site: Site, run: Run) -> None:
    site.write("content/releases/news.ru.md", RELEASE.format("Слова."))
    ended = run(site.replace(NEWSLETTER, "fields.teaser", "fields.teasr"), "status")

    assert f"{NEWSLETTER}:" in ended.stderr


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_schema_that_fails_is_a_problem_with_its_place(site: Site, jobs: int) -> None:
    """Also where documents are read by other processes."""
    site.replace(
        TENDERS, "    def teaser(self)", "    def moments(self):\n        return 1 / 0\n\n    def teaser(self)"
    )
    with pytest.raises(BuildFailed) as failed, Workers(jobs) as workers:
        make(site.order(), workers)

    assert [(problem.code, problem.where.path) for problem in errors(failed.value.problems)] == [("extension", TENDERS)]


def test_the_public_surface_is_what_the_page_says() -> None:
    text = (PROJECT / "docs/extending.md").read_text(encoding="utf-8")
    (names,) = re.findall(r"`jarchy\.api` has: (.*?)\.\n", text, re.DOTALL)

    assert re.findall(r"`(\w+)`", names) == jarchy.api.__all__
    assert all(hasattr(jarchy.api, name) for name in jarchy.api.__all__)


def test_a_program_checks_and_builds_a_site(site: Site) -> None:
    request = BuildRequest(site.folder, AS_OF)

    assert [problem.code for problem in check(request)].count("missing-translation") > 0
    with waiting_later():
        assert build(request, site.output).written > 0

    site.replace(ROOF, "title:", "titel:")

    assert {problem.code for problem in errors(check(request))} == {"unknown-key"}
    with pytest.raises(BuildFailed):
        build(request, site.output)


def test_the_program_that_the_page_shows_builds_a_site(site: Site) -> None:
    text = (PROJECT / "docs/extending.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"\n## Jarchy in a program\n\n```python\n(.*?)```", text, re.DOTALL)
    with waiting_later():
        exec(code.replace('"news', f'"{site.folder}'))

    assert (site.output / "ru/tenders/roof/index.html").exists()


def test_the_command_line_starts_without_the_public_surface() -> None:
    """Which is most of the program."""
    code = "import sys, jarchy.cli; print({'jarchy.api', 'jarchy.build.registry'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"
