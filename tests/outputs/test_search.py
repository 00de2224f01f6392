"""Readers search what they can read, and nothing else."""

import json
import re
from datetime import timedelta
from gzip import decompress
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import AS_OF, Built, Site

SIGN = b"pagefind_dcd"  # before what Pagefind packs
RELEASE = "---\ntitle: Бюджет принят\nsubtitle: Единогласно\ndate: 2018-06-10 09:30\n{}---\nКенеш утвердил *смету*.\n"
SECRET = "засекреченныйбюджет"


def unpacked(built: Built) -> dict[str, bytes]:
    """The files of all search indexes, as a browser reads them."""
    files = {file: data for file, data in built.files.items() if "/search/index" in file}
    return {
        file: decompress(data).removeprefix(SIGN) if data[:2] == b"\x1f\x8b" else data for file, data in files.items()
    }


def found(built: Built, lang: str) -> dict[str, Any]:
    """What can be found in a language, by its address."""
    files = unpacked(built).items()
    records = [json.loads(data) for file, data in files if re.match(rf"{lang}/search/index[^/]*/fragment/", file)]
    return {record["url"]: record for record in records}


@pytest.fixture
def news(site: Site) -> Site:
    """A site that can be searched."""
    return site.with_all("search").write("content/releases/budget.ru.md", RELEASE.format(""))


def test_all_that_a_document_says_is_searched_and_its_card_is_shown(news: Site) -> None:
    record = found(news.build(), "ru")["/ru/releases/budget/"]

    assert (
        record["content"].split()
        == "kindrelease year2018 бюджет принят бюджет принят единогласно кенеш утвердил смету.".split()
    )
    assert record["meta"] == {
        "title": "бюджет принят",
        "is": "release",
        "headline": "Бюджет принят",
        "summary": "Кенеш утвердил смету.",
        "day": "10\u00a0июня 2018\u00a0г.",
    }


def test_every_document_of_the_forum_is_found_in_its_language(forum: Site) -> None:
    built = forum.with_all("search").build()
    documents = {
        lang: {f"/{lang}/{page.parent.name}/{page.name.split('.')[0]}/" for page in forum.folder.rglob(f"*.{lang}.md")}
        for lang in ("ru", "ky")
    }

    assert len(documents["ru"]) == 13
    for lang, addresses in documents.items():
        assert set(found(built, lang)) == {address.replace("/pages/", "/") for address in addresses}


def test_what_is_searched_is_folded(news: Site) -> None:
    news.write("content/pages/about.ky.md", "---\ntitle: Өкмөттөрдүн мектептери\n---\nЖаңы чечим\u00adдер.\n")

    assert found(news.build(), "ky")["/ky/about/"]["meta"]["title"] == "окмот мектеп"
    assert "жан чечим" in found(news.build(), "ky")["/ky/about/"]["content"]


def test_a_word_is_whole_whatever_is_emphasised_or_parted_in_it(news: Site) -> None:
    text = "---\ntitle: Муници\u00adпалитет\n---\n[Б](page:about)юджет и сме\u00adта.\n\n- раз\n- два\n"
    news.write("content/pages/about.ru.md", text)
    record = found(news.build(), "ru")["/ru/about/"]

    assert record["meta"]["title"] == "муниципалитет"
    assert record["content"].split()[-7:] == "бюджет и смета. – раз – два".split()


def test_what_is_not_translated_is_not_found_in_that_language(news: Site) -> None:
    built = news.build()

    assert "ky/releases/budget/index.html" in built.files
    assert found(built, "ky") == {}
    assert "ky/search/index.html" in built.files


@pytest.mark.parametrize("facts", ["status: draft\n", "embargo: 2018-07-04 09:00\n", "expires: 2018-07-02\n"])
@pytest.mark.parametrize("drafts", [False, True])
def test_a_withheld_document_is_in_no_index_not_even_in_a_preview(news: Site, facts: str, drafts: bool) -> None:
    news.write("content/releases/secret.ru.md", RELEASE.format(facts).replace("Бюджет", SECRET))

    files = unpacked(news.build(drafts=drafts))

    assert len(files) > 6
    assert [file for file, data in files.items() if SECRET.encode() in data or b"secret" in data] == []


def test_it_is_found_when_its_embargo_ends(news: Site) -> None:
    news.replace("content/releases/budget.ru.md", "---\nК", "embargo: 2018-07-04 09:00\n---\nК")

    assert found(news.build(), "ru") == {}
    assert list(found(news.build(AS_OF + timedelta(days=2)), "ru")) == ["/ru/releases/budget/"]


def test_every_page_leads_to_the_search_unless_the_site_does_without(news: Site) -> None:
    built = news.build()
    pages = [built.page(f"/{file}") for file in built.files if file.endswith(".html")]

    assert len(pages) > 8
    assert [page for page in pages if "/search/" not in page and 'class="at-the-door"' not in page] == []

    news.replace("content/site.yaml", "without: [", "without: [search, ")

    assert news.build().says("/search/") == []


def test_the_page_offers_the_lists_also_to_those_without_a_script(news: Site) -> None:
    page = (
        news.replace("content/releases/budget.ru.md", "09:30\n", "09:30\ntags: [forum]\n").build().page("/ru/search/")
    )

    assert "<noscript>" in page
    assert '<li><a href="/ru/releases/">Пресс-релизы</a></li>' in page
    assert '<li><a href="/ru/tags/">Темы</a></li>' in page
    assert 'content="noindex"' in page


def test_a_browser_can_search_from_its_address_bar(news: Site) -> None:
    built = news.build()
    page, described = built.page("/ru/releases/"), ET.fromstring(built.files["ru/search/opensearch.xml"])
    found = {one.tag.rpartition("}")[2]: one for one in described}

    assert re.findall('<link rel="search" type="([^"]+)" href="([^"]+)" title="([^"]+)">', page) == [
        ("application/opensearchdescription+xml", "/ru/search/opensearch.xml", "Вестник")
    ]
    assert (found["ShortName"].text, found["Language"].text, found["Description"].text) == ("Вестник", "ru", "Вестник")
    assert found["Url"].attrib == {"type": "text/html", "template": "https://forum.example/ru/search/?q={searchTerms}"}
    assert (found["Image"].text or "").removeprefix("https://forum.example/") in built.files


def test_its_name_is_short(news: Site) -> None:
    news.replace("content/site.yaml", "title: Вестник", "title: Вестник города и всех его районов")
    described = news.build().page("/ru/search/opensearch.xml")

    assert "<ShortName>Вестник города…</ShortName>" in described

    news.replace("content/site.yaml", "    title: Вестник", "    short_title: Вест\n    title: Вестник")

    assert "<ShortName>Вест</ShortName>" in news.build().page("/ru/search/opensearch.xml")


def test_a_site_without_a_search_names_none(site: Site) -> None:
    assert site.build().says("opensearch") == []


@pytest.fixture
def archive(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site with more documents than one index should have: two in each of some months, and one without a day."""
    monkeypatch.setattr("jarchy.outputs.search_index.MOST", 3)
    site.with_all("search").write("content/organisations/city.ru.md", "---\nname: Мэрия\n---\n")
    for day in ("2016-05-01", "2016-11-20", "2017-01-10", "2017-01-31", "2017-02-01", "2017-02-28", "2018-06-01"):
        site.write(f"content/releases/{day}.ru.md", f"---\ntitle: Новость {day}\ndate: {day}\n---\nТекст.\n")
    return site


def parts(built: Built) -> dict[str, list[str]]:
    """The addresses in each index of Russian."""
    files = ((re.match(r"ru/search/(index[^/]*)/fragment/", file), data) for file, data in unpacked(built).items())
    held: dict[str, list[str]] = {}
    for match, data in files:
        if match:
            held.setdefault(match[1], []).append(json.loads(data)["url"].removeprefix("/ru/releases/"))
    return {name: sorted(addresses) for name, addresses in sorted(held.items())}


def test_many_documents_are_divided_by_time_as_little_as_need_be(archive: Site) -> None:
    assert parts(archive.build()) == {
        "index": ["/ru/organisations/city/"],
        "index-2016": ["2016-05-01/", "2016-11-20/"],
        "index-2017-01": ["2017-01-10/", "2017-01-31/"],
        "index-2017-02": ["2017-02-01/", "2017-02-28/"],
        "index-2018": ["2018-06-01/"],
    }


def test_a_page_names_all_indexes_and_the_first_has_the_program(archive: Site) -> None:
    built = archive.build()
    (named,) = re.findall('data-indexes="([^"]*)"', built.page("/ru/search/"))

    assert [one.split("/")[-2] for one in named.split()] == list(parts(built))
    assert [file for file in built.files if file.endswith("pagefind.js")] == [
        "ky/search/index/pagefind.js",
        "ru/search/index/pagefind.js",
    ]
    assert [file for file in built.files if "wasm" in file and "index-" in file] == []


def test_an_edit_makes_the_index_of_its_time_alone(archive: Site) -> None:
    before = archive.build().files
    archive.replace("content/releases/2016-05-01.ru.md", "Текст.", "Другой текст.")
    after = archive.build().files
    changed = {
        file.split("/")[2]
        for file in before.keys() | after.keys()
        if "/search/" in file and before.get(file) != after.get(file)
    }

    assert changed == {"index-2016"}


def test_an_archive_that_has_shrunk_has_one_index_again(archive: Site) -> None:
    archive.build()
    for day in ("2017-01-10", "2017-01-31", "2017-02-01", "2017-02-28", "2018-06-01"):
        archive.remove(f"content/releases/{day}.ru.md")

    assert list(parts(archive.build())) == ["index"]


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_became_of_an_event_stands_beside_what_is_found(news: Site, status: str) -> None:
    """It is found as before, and by its reason."""
    changes = f"changes:\n  flood:\n    status: {status}\n    date: 2018-07-02\n    reason: Паводок.\n"
    news.write("content/events/fair.ru.md", f"---\ntitle: Ярмарка\nstart: 2018-07-10\n{changes}---\n")
    built = news.build()
    record = found(built, "ru")["/ru/events/fair/"]

    assert record["meta"]["is"].split() == ["event", status]
    assert "паводок" in record["content"]
    assert f'data-is="{status}"' in built.page("/ru/search/")
