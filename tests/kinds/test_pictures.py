"""Pictures of releases, events and people, as a reader sees them."""

import io
import json
import re
from html.parser import HTMLParser

import pytest
from PIL import Image

from tests.conftest import Site, photograph
from tests.kinds import TRANSLATED, errors, found, main, pages, problems, section, words

HALL = """\
  hall:
    file: hall.jpg
    caption: Зал "Достук"
    alt: Ряды кресел
    credit: Айбек Асанов
    licence: CC BY 4.0
"""
FRONT = HALL.replace("hall", "front").replace('Зал "Достук"', "Президиум").replace("Ряды кресел", "Стол")
HALL_KY = 'pictures:\n  hall:\n    caption: Биздин "Достук"\n    alt: Отургучтар\n    credit: Айбек Асанов\n'
RELEASE, RELEASE_KY = "/ru/releases/budget/", "/ky/releases/budget/"


@pytest.fixture
def pictured(site: Site) -> Site:
    site.write("content/media/hall.jpg", photograph(1700, 850)).write("content/media/front.jpg", photograph(300, 200))
    return release(site, HALL)


def release(site: Site, pictures: str, body: str = "Текст.", facts: str = "") -> Site:
    matter = f"title: Бюджет\ndate: 2018-06-10\n{facts}pictures:\n{pictures}"
    return site.write("content/releases/budget.ru.md", f"---\n{matter}---\n{body}\n")


class Images(HTMLParser):
    """The attributes of all images of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [dict(attrs)] if tag == "img" else []


def order(page: str, *parts: str) -> bool:
    places = [main(page).find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_the_first_picture_stands_between_headline_and_text(pictured: Site) -> None:
    assert order(pages(pictured)[RELEASE], "</h1>", "<picture>", "<p>Текст.")


def test_what_is_said_of_a_picture_is_set_and_stands_under_it(pictured: Site) -> None:
    page = pages(pictured)[RELEASE]

    assert "Зал «Достук» Айбек Асанов · CC BY 4.0 Скачать изображение, 1700 × 850" in words(main(page))
    assert Images(page).found[0]["alt"] == "Ряды кресел"


def test_a_browser_chooses_among_all_sizes_and_knows_the_shape_before_it_loads(pictured: Site) -> None:
    page = pages(pictured)[RELEASE]
    (image,) = Images(page).found
    sets = [re.findall(r"-(\d+)\.(\w+) (\d+)w", found) for found in re.findall(r'srcset="([^"]+)"', page)]

    assert sets == [[(width, form, width) for width in ("480", "960", "1600")] for form in ("webp", "jpg")]
    assert (image["width"], image["height"]) == ("960", "480")
    assert f"{image['src']} 960w" in str(image["srcset"])


def test_every_address_of_a_picture_is_a_file_of_the_site(pictured: Site) -> None:
    built = pictured.build(base_url="https://other.example/forum/")
    shown = built.page(RELEASE) + built.page("/ru/") + built.page("/ru/releases/")
    named = set(re.findall(r"/forum/(media/[^\s\",]+)", shown))

    assert named == {file for file in built.files if file.startswith("media/")}
    assert len(named) == 10 + 4


def test_lists_show_a_picture_cropped_to_one_shape(pictured: Site) -> None:
    built = pictured.build()
    (image,) = Images(built.page("/ru/releases/")).found
    file = built.files[str(image["src"]).lstrip("/")]

    assert Image.open(io.BytesIO(file)).size == (320, 213)
    assert (image["alt"], image["loading"], image["width"], image["height"]) == ("", "lazy", "120", "80")


def test_people_are_shown_as_portraits(pictured: Site) -> None:
    pictured.write("content/people/p.ru.md", f"---\nname: Айгүл Асанова\npictures:\n{HALL}---\n")
    built = pictured.build()
    (image,) = Images(built.page("/ru/people/")).found

    assert Image.open(io.BytesIO(built.files[str(image["src"]).lstrip("/")])).size == (320, 400)


@pytest.mark.parametrize("turn", [1, 6, 8])
def test_a_crop_is_cut_from_the_upright_picture(site: Site, turn: int) -> None:
    """A tall picture keeps what is above its middle."""
    tall = Image.new("RGB", (300, 900), "navy")
    tall.paste("white", (0, 233, 300, 433))
    turned = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}.get(turn)
    exif = Image.Exif()
    exif[0x0112] = turn
    file = io.BytesIO()
    (tall.transpose(turned) if turned else tall).save(file, "PNG", exif=exif)
    release(site.write("content/media/hall.jpg", file.getvalue()), HALL)
    built = site.build()
    (image,) = Images(built.page("/ru/releases/")).found
    small = Image.open(io.BytesIO(built.files[str(image["src"]).lstrip("/")])).convert("L")

    assert small.size == (300, 200)
    assert min(small.crop((10, 10, 290, 190)).tobytes()) > 240


def test_what_is_withdrawn_shows_no_picture_in_lists(pictured: Site) -> None:
    release(pictured, HALL, facts="status: withdrawn\nwithdrawn: 2018-06-11\nreason: Ошибка\n")

    assert not Images(pages(pictured)["/ru/releases/"]).found


def test_the_largest_is_downloaded_under_the_name_that_editors_gave_it(pictured: Site) -> None:
    assert re.search(r'href="/media/hall\.[0-9a-f]{12}-1700\.jpg" download="hall\.jpg"', pages(pictured)[RELEASE])


def test_the_first_loads_at_once_and_the_others_when_they_are_near(pictured: Site) -> None:
    release(pictured, HALL + FRONT)
    first, second = Images(pages(pictured)[RELEASE]).found

    assert ("loading" in first, second["loading"]) == (False, "lazy")
    assert "Президиум" in section(pages(pictured)[RELEASE], "Изображения")


def test_a_line_of_its_own_places_a_picture_in_the_text(pictured: Site) -> None:
    release(pictured, FRONT + HALL, "До.\n[[picture: front]]\nПосле.")
    page = pages(pictured)[RELEASE]

    assert order(page, "Зал «Достук»", "<p>До.</p>", "Президиум", "<p>После.</p>")
    assert main(page).count("<picture>") == 2


def test_events_and_people_have_pictures_too(pictured: Site) -> None:
    pictured.write("content/events/e.ru.md", f"---\ntitle: Съезд\nstart: 2018-07-03\npictures:\n{HALL}---\nТекст.\n")
    pictured.write("content/people/p.ru.md", f"---\nname: Айгүл Асанова\npictures:\n{FRONT}---\n[[picture: front]]\n")
    made = pages(pictured)

    assert "Ряды кресел" in made["/ru/events/e/"]
    assert "Президиум" in made["/ru/people/p/"]


def translated(site: Site, pictures: str, body: str = "Текст.") -> Site:
    matter = f"title: Бюджети\n{pictures}{TRANSLATED}"
    return site.write("content/releases/budget.ky.md", f"---\n{matter}---\n{body}\n")


def test_a_translation_says_of_it_what_is_words_and_nothing_that_contradicts_its_original(pictured: Site) -> None:
    page = pages(translated(pictured, HALL_KY))[RELEASE_KY]

    assert "Биздин «Достук» Айбек Асанов · CC BY 4.0 Сүрөттү жүктөп алуу" in words(main(page))
    other = HALL.replace("hall.jpg", "stage.jpg").replace("CC BY 4.0", "CC0")
    assert found(translated(pictured, f"pictures:\n{HALL}")) == []
    assert found(translated(pictured, f"pictures:\n{other}")) == [
        ("facts-differ", "content/releases/budget.ky.md:5:5"),
        ("facts-differ", "content/releases/budget.ky.md:9:5"),
    ]


def test_a_picture_without_words_in_a_language_is_left_out_of_it_with_a_warning(pictured: Site) -> None:
    translated(pictured, "", "[[picture: hall]]")

    assert "<picture>" not in pages(pictured)[RELEASE_KY]
    assert [one.words["key"] for one in problems(pictured) if one.code == "untranslated"] == ["pictures: hall"]


def test_a_page_that_says_that_there_is_no_translation_shows_no_picture(pictured: Site) -> None:
    assert "<picture>" not in pages(pictured)[RELEASE_KY]


@pytest.mark.parametrize("key", ["file", "caption", "alt", "credit", "licence"])
def test_nothing_is_shown_of_which_something_is_not_known(pictured: Site, key: str) -> None:
    release(pictured, re.sub(rf"    {key}: .*\n", "", HALL))

    assert [(problem.code, problem.words["key"]) for problem in errors(pictured)] == [("missing-key", key)]


def test_a_placed_picture_is_one_of_the_documents_own(pictured: Site) -> None:
    release(pictured, HALL, "[[picture: hal]]")
    (problem,) = errors(pictured)

    assert (problem.code, str(problem.where)) == ("unknown-picture", "content/releases/budget.ru.md:12:1")
    assert "did you mean “hall”" in problem.hint


def test_a_quote_and_a_plain_page_have_none(pictured: Site) -> None:
    pictured.write("content/people/p.ru.md", "---\nname: Айгүл Асанова\n---\n")
    pictured.write("content/quotes/q.ru.md", "---\nspeaker: p\n---\nСлова.\n\n[[picture: hall]]\n")
    pictured.write("content/pages/about.ru.md", "---\ntitle: О нас\n---\n[[picture: hall]]\n")

    assert found(pictured) == [
        ("unknown-picture", "content/pages/about.ru.md:4:1"),
        ("unknown-picture", "content/quotes/q.ru.md:6:1"),
    ]


def test_a_picture_within_a_line_is_an_error(pictured: Site) -> None:
    release(pictured, HALL, "Смотрите: [[picture: hall]]")

    assert found(pictured) == [("misplaced", "content/releases/budget.ru.md:12:11")]


@pytest.mark.parametrize("facts", ["status: draft\n", "embargo: 2019-01-01\n", "expires: 2018-07-01\n"])
def test_a_picture_of_a_withheld_document_leaks_nowhere(pictured: Site, facts: str) -> None:
    release(pictured, HALL, facts=facts)
    built = pictured.with_all().build()

    assert [file for file in built.files if file.startswith("media/")] == []
    assert built.says("hall.") + built.says("Достук") == []


def test_the_page_is_escaped_whatever_is_said(pictured: Site) -> None:
    release(pictured, HALL.replace("Ряды кресел", "'Ряды \"<b>&'"))
    page = pages(pictured)[RELEASE]

    assert "<b>" not in page
    assert "<b>&" in (Images(page).found[0]["alt"] or "")


def test_feeds_show_every_picture_in_one_size_at_its_full_address(pictured: Site) -> None:
    release(pictured, HALL + FRONT, "До.\n\n[[picture: front]]")
    feed = json.loads(pictured.with_all("feeds").build().page("/ru/feed.json"))
    html = feed["items"][0]["content_html"]

    assert [image["alt"] for image in Images(html).found] == ["Ряды кресел", "Стол"]
    assert all(str(image["src"]).startswith("https://forum.example/media/") for image in Images(html).found)
    assert "srcset" not in html


def test_search_engines_are_told_of_the_photographs(pictured: Site) -> None:
    pictured.write("content/people/p.ru.md", f"---\nname: Айгүл Асанова\npictures:\n{FRONT}---\n")
    made = pages(pictured)

    assert re.search(r'"image":\s*\["[^]]*"https://forum\.example/media/hall\.\w+-1700\.jpg"', made[RELEASE])
    assert re.search(r'"image":\s*\["[^]]*"https://forum\.example/media/front\.\w+-300\.jpg"', made["/ru/people/p/"])


def test_a_release_to_be_taken_away_as_text_has_no_picture_in_it(pictured: Site) -> None:
    release(pictured, HALL, "До.\n\n[[picture: hall]]\n\nПосле.")

    assert "До.\n\nПосле." in pictured.with_all("text").build().page(f"{RELEASE}release.txt")
