"""A link to a release or a quote is shown with a picture that says what it leads to."""

import io
import re
from collections.abc import Iterable
from itertools import pairwise

import pytest
from PIL import Image, ImageChops

from jarchy.build.pipeline import make
from jarchy.core.lazy import LazyHtml
from jarchy.model import Link, Speaker
from jarchy.outputs.card_content import CardContent
from jarchy.outputs.card_image import ACCENT, INK, PAPER, RULE, SOFT, draw
from tests.conftest import AS_OF, PROJECT, Site, photograph

RELEASE = CardContent("Жергиликтүү өз алдынча башкаруу форуму", "Форум ачылды", "2018-жылдын 2-июлу")
SPEAKER = Speaker(Link("/ru/people/saliev/", "Мелис Салиев"), "президент")
QUOTE = CardContent("Форум", mark="«", words=LazyHtml.of("<p>Мы готовы.</p>"), speaker=SPEAKER)


def changed(card: CardContent, **fields: object) -> bytes:
    return draw(type(card)(**{name: getattr(card, name) for name in card.__struct_fields__} | fields))


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def with_words(site: Site, more: str = "") -> Site:
    site.write("content/people/asanova.ru.md", "---\nname: Айгүл Асанова\n---\n")
    site.write("content/quotes/words.ru.md", "---\nspeaker: asanova\n---\nБюджет принят.\n")
    site.write("content/releases/budget.ru.md", f"---\ntitle: Бюджет\ndate: 2018-06-10\n{more}---\n[[quote: words]]\n")
    return site.with_all()


def cards(files: Iterable[str]) -> list[str]:
    """Of the release and of the quote."""
    return [file for file in files if file.endswith("card.png") and ("/releases/" in file or "/quotes/" in file)]


def test_releases_and_quotes_have_a_card_in_the_languages_that_they_have(site: Site) -> None:
    files = with_words(site).build().files

    assert cards(files) == ["ru/quotes/words/card.png", "ru/releases/budget/card.png"]


def test_what_is_withheld_has_no_card_either(site: Site) -> None:
    assert cards(with_words(site, "embargo: 2018-07-04\n").build(AS_OF).files) == []


def test_every_page_has_a_card(site: Site) -> None:
    site.write("content/events/e.ru.md", "---\ntitle: Съезд\nstart: 2018-07-03\ncity: Ош\n---\nТекст.\n")
    site.write("content/pages/about.ru.md", "---\ntitle: О нас\n---\n[Съезд](event:e)\n")
    built = with_words(site).build()
    own = {"ru/events/e/", "ru/about/", "ru/people/asanova/", "ru/quotes/words/", "ru/releases/budget/"}

    for file in (file for file in built.files if file.startswith("ru/") and file.endswith("/index.html")):
        path = file.removesuffix("index.html")
        card = f"{path}card.png" if path in own else "ru/card.png"
        if "noindex" not in built.page(f"/{path}"):
            assert f'<meta property="og:image" content="https://forum.example/{card}">' in built.page(f"/{path}")
            assert card in built.files


def test_the_card_of_a_release_shows_its_photograph_above_the_headline(site: Site) -> None:
    site.write("content/media/hall.jpg", photograph(1600, 1200, "red"))
    picture_of_it = "pictures: {p: {file: hall.jpg, caption: Зал, alt: Зал, credit: Фото, licence: CC0}}\n"
    built = with_words(site, picture_of_it).build()
    card = picture(built.files["ru/releases/budget/card.jpg"])

    assert card.size == (1200, 630)
    assert max(card.convert("L").crop((0, 0, 1200, 350)).tobytes()) < 100  # red all over
    assert min(card.convert("L").crop((0, 610, 60, 630)).tobytes()) > 230  # paper
    assert "/ru/releases/budget/card.jpg" in built.page("/ru/releases/budget/")


def test_a_card_is_as_large_as_networks_ask_for_and_light(site: Site) -> None:
    for card in RELEASE, QUOTE:
        data = draw(card)

        assert picture(data).size == (1200, 630)
        assert picture(data).format == "PNG"
        assert len(data) < 25_000


def test_a_check_draws_none(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jarchy.outputs.card_image.draw", lambda card: 1 // 0)

    assert make(with_words(site).order(), drawn=False).files


def test_everything_that_a_card_says_is_seen_on_it() -> None:
    for card in RELEASE, QUOTE:
        said = [name for name in card.__struct_fields__ if getattr(card, name)]
        other: dict[str, object] = {"words": LazyHtml.of("А"), "speaker": Speaker(Link("", "А"))}
        others = [changed(card, **{name: other.get(name, "А")}) for name in said]

        assert len({draw(card), *others}) == 1 + len(said)


def test_its_colours_are_those_of_the_site() -> None:
    """Paper, inks and rules, as the style sheet has them by day."""
    day, *_ = (PROJECT / "assets/style.css").read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", day))
    inks = {"paper": PAPER, "ink": INK, "soft": SOFT, "rule": RULE, "accent": ACCENT}

    assert {name: colours[name] for name in inks} == {name: "#" + bytes(ink).hex() for name, ink in inks.items()}


def test_the_same_card_has_the_same_bytes() -> None:
    assert draw(QUOTE) == draw(QUOTE)


def test_a_headline_of_any_length_leaves_the_margins_free() -> None:
    for headline in "Ө", "Форум ачылды", "өнүктүрүү " * 9, "Ү" * 300, "механизмдерин " * 99:
        card = picture(changed(RELEASE, headline=headline.strip())).convert("RGB")
        background = Image.new("RGB", card.size, card.getpixel((0, 0)))
        left, top, right, bottom = differing(card, background)

        assert left >= 60
        assert top >= 40
        assert right <= 1140
        assert bottom <= 610


def differing(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int]:
    box = ImageChops.difference(one, other).getbbox()
    assert box
    return box


def test_every_paragraph_and_every_emphasised_word_of_a_quote_is_said() -> None:
    spoken = [LazyHtml.of(html) for html in ("<p>Мы.</p>", "<p>Мы.</p>\n<p>Вы.</p>", "<p>Мы <em>готовы</em>.</p>")]

    assert all(changed(QUOTE, words=one) != changed(QUOTE, words=other) for one, other in pairwise(spoken))


def test_a_headline_in_letters_that_the_typeface_lacks_has_no_card_and_a_warning_says_so(site: Site) -> None:
    """The page offers none, and messengers are told of that of the site."""
    with_words(site).replace("content/releases/budget.ru.md", "title: Бюджет", "title: საქართველო და ყირგიზეთი")
    built = site.build()
    said = [(str(problem.where), problem.code) for problem in built.outcome.problems if problem.code == "no-card"]

    assert said == [("content/releases/budget.ru.md:2:1", "no-card")]
    assert cards(built.files) == ["ru/quotes/words/card.png"]
    assert re.findall(r'[^"]*card.png', built.page("/ru/releases/budget/")) == ["https://forum.example/ru/card.png"]


def test_a_quote_of_somebody_whose_name_can_not_be_drawn_has_no_card(site: Site) -> None:
    with_words(site).replace("content/people/asanova.ru.md", "Айгүл Асанова", "李明")
    built = site.build()

    said = [str(problem.where) for problem in built.outcome.problems if problem.code == "no-card"]

    assert cards(built.files) == ["ru/releases/budget/card.png"]
    assert 'og:image" content="https://forum.example/ru/card.png"' in built.page("/ru/quotes/words/")
    assert said == ["content/people/asanova.ru.md:2:1"]


def test_a_language_in_other_letters_has_no_cards_and_one_warning(site: Site) -> None:
    with_words(site).replace("content/site.yaml", "title: Вестник", "title: მაცნე")
    built = site.build()
    said = [str(problem.where) for problem in built.outcome.problems if problem.code == "no-card"]

    assert said == ["content/site.yaml"]
    assert cards(built.files) == []


def test_a_site_without_cards_hears_nothing_of_letters(site: Site) -> None:
    with_words(site).replace("content/site.yaml", "title: Вестник", "title: მაცნე\n    description: А")
    site.replace("content/site.yaml", "languages:", "without: [cards]\nlanguages:")

    assert "no-card" not in [problem.code for problem in site.problems()]


def test_emoji_in_a_headline_change_nothing_on_its_card() -> None:
    assert changed(RELEASE, headline="Форум 🎉 ачылды ✅") == draw(RELEASE)
