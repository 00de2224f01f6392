"""The forum's site says what its press release says: all of it, to the letter, and nothing else."""

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

from tests.conftest import Built, forum_site
from tests.forum import CONTENT

SOURCE = Path(__file__).with_name("press-release.ru.txt").read_text(encoding="utf-8")
QUOTES = {
    "saliev-readiness": "Форум посвящен тому, что понять",
    "almanbetov-dialogue": "Необходим диалог между",
    "dobretsova-policy": "Мы должны помнить о том",
}
# What the release's front matter lists as corrected: slips of typing outside the words spoken.
CORRECTED = {
    "о сути и направления регионального": "о сути и направлениях регионального",
    "Швейцарии в Кыргызской Республики": "Швейцарии в Кыргызской Республике",
}


def letters(text: str) -> str:
    """The letters and digits alone: marks and spaces don't count."""
    return "".join(re.findall(r"[^\W_]+", text))


def words(text: str) -> str:
    """The letters in small ones: the source has surnames in capitals."""
    return letters(text).casefold()


def text_of(page: str) -> str:
    """What a reader reads in the main part of a page."""
    main = page[page.index("<main") : page.index("</main>")]
    return unescape(re.sub(r"<[^>]+>", " ", main))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return forum_site(tmp_path_factory.mktemp("forum"), CONTENT).build(datetime(2018, 7, 3, 12, tzinfo=UTC))


@pytest.mark.parametrize(("slug", "beginning"), QUOTES.items())
def test_words_spoken_stay_as_spoken(built: Built, slug: str, beginning: str) -> None:
    spoken = SOURCE[SOURCE.index(beginning) :]
    spoken = spoken[: spoken.index("».") if "»." in spoken.split("\n")[0] else spoken.index("»")]
    page = built.page(f"/ru/quotes/{slug}/")
    (shown,) = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page, re.DOTALL)

    assert letters(unescape(re.sub("<[^>]+>", "", shown))) == letters(spoken)


def test_every_sentence_of_the_source_is_on_the_page_of_the_release(built: Built) -> None:
    source = SOURCE
    for slip, correction in CORRECTED.items():
        assert slip in source

        source = source.replace(slip, correction)
    page = words(text_of(built.page("/ru/releases/2018-07-03-forum/")))
    sentences = [words(sentence) for sentence in re.split(r"[.;:]|\n", source) if words(sentence)]

    assert len(sentences) > 15
    assert [sentence for sentence in sentences if sentence not in page] == []


def test_every_correction_is_listed_in_the_front_matter() -> None:
    release = (CONTENT / "releases/2018-07-03-forum.ru.md").read_text(encoding="utf-8")
    comments = "\n".join(line for line in release.splitlines() if line.startswith("#"))

    assert "«о сути и направления»" in comments
    assert "«в Кыргызской Республики»" in comments


def test_what_the_source_does_not_say_is_absent(built: Built) -> None:
    page = built.page("/ru/events/forum-2018/")

    assert '<time datetime="2018-07-03">3 июля 2018 г.</time>' in page.replace("\N{NO-BREAK SPACE}", " ")
    assert not re.search(r"\d\d:\d\d", text_of(page))
    assert [file for file in built.says("mailto:") if re.search(rb"mailto:[^?]", built.files[file])] == []
    assert built.says("tel:") == []
    assert "no-contact" in built.warnings


def test_the_warnings_of_the_site_are_those_that_its_editors_know(built: Built) -> None:
    assert built.warnings == ["no-contact"]


def test_every_speaker_stands_in_the_role_of_that_day(built: Built) -> None:
    page = re.sub(r"\s+", " ", text_of(built.page("/ru/quotes/dobretsova-policy/")))

    assert "Надежда Добрецова , председатель правления , Институт политики развития" in page


def test_kyrgyz_pages_are_kyrgyz_and_say_that_nobody_has_reviewed_them(built: Built) -> None:
    page = built.page("/ky/releases/2018-07-03-forum/")

    assert '<html lang="ky" dir="ltr">' in page
    assert page.count("аны редактор азырынча текшере элек") == 1
    assert "2018-жылдын 2-июлу" in text_of(page)
    assert "Котормо. Айтылган тили:" in built.page("/ky/quotes/dobretsova-policy/")


def test_the_door_offers_both_languages_the_default_first(built: Built) -> None:
    page = built.page("/")

    assert re.findall(r'<section lang="(\w+)"', page) == ["ky", "ru"]
    assert re.findall(r'<script(?! type="application/ld\+json">)', page) == []


def test_no_page_has_anything_from_elsewhere_nor_a_script_but_for_copying_and_searching(built: Built) -> None:
    for file, data in built.files.items():
        if file.endswith((".html", ".css")):
            text = data.decode()

            scripts = re.findall(r'<script(?! type="application/ld\+json">)[^>]*>', text)
            assert all(
                re.fullmatch(r'<script type="module" src="/assets/(copy|search)\.\w+\.js">', one) for one in scripts
            )
            assert (
                re.findall(
                    r'(?:src|<link rel="(?:stylesheet|icon|preload)" href)="(?!/(?:assets/|favicon\.ico"))', text
                )
                == []
            )
            assert re.findall(r"url\(\"?(?:https?:|//)", text) == []


def test_every_page_of_the_design_is_there(built: Built) -> None:
    documents = [
        "releases/2018-07-03-forum",
        *(f"quotes/{slug}" for slug in QUOTES),
        *(f"people/{slug}" for slug in ("saliev", "almanbetov", "dobretsova")),
        *(f"organisations/{slug}" for slug in ("gamsumo", "union-lsg", "policy-institute", "swiss-embassy")),
        "events/forum-2018",
        "about",
    ]
    lists = ["releases", "quotes", "people", "organisations", "events", "tags", "tags/forum"]
    wanted = {f"{lang}/{path}/index.html" for lang in ("ky", "ru") for path in documents + lists}
    wanted |= {"index.html", "404.html", "ky/index.html", "ru/index.html", "ky/404.html", "ru/404.html"}

    assert wanted <= set(built.files)
