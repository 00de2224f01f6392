"""Plain pages, and what every document owes its readers where it is not translated."""

import re

import pytest

from tests.conftest import Site
from tests.kinds import EVENT, ORGANISATION, PERSON, TRANSLATED, found, main, messages, pages, words

RU = "content/pages/about.ru.md"
KY = "content/pages/about.ky.md"
ABOUT = "---\ntitle: О форуме\nsummary: Кратко о форуме\n---\n## Зачем\n\nТекст страницы.\n"


def test_a_page_has_its_title_and_its_text(site: Site) -> None:
    page = pages(site.write(RU, ABOUT))["/ru/about/"]

    assert words(main(page)) == "О форуме Зачем Текст страницы."
    assert '<meta name="description" content="Кратко о форуме">' in page
    assert '<h2 id="зачем">Зачем</h2>' in page


def test_a_page_lies_at_the_root_of_its_language_and_in_the_menu_and_in_no_list(site: Site) -> None:
    made = pages(site.write(RU, ABOUT))

    assert '<a href="/ru/about/">О\xa0форуме</a>' in made["/ru/"]
    assert '<a href="/ky/about/" lang="ru">О\xa0форуме</a>' in made["/ky/"]
    assert "/ru/pages/" not in made
    assert "/ru/page/" not in made


def test_a_translation_shows_no_word_of_the_original(site: Site) -> None:
    made = pages(site.write(RU, ABOUT).write(KY, f"---\ntitle: Форум жөнүндө\n{TRANSLATED}---\nТекст ky.\n"))
    kyrgyz = "".join(page for address, page in made.items() if address.startswith("/ky/"))

    assert '<meta name="description" content="Текст ky.">' in made["/ky/about/"]
    for russian in ("О форуме", "О\xa0форуме", "Кратко", "Зачем", "Текст страницы"):
        assert russian not in kyrgyz
    assert messages(site, "untranslated") == [f"the translation lacks “summary”, which {RU} has"]


DOCUMENTS = {
    "/about/": (RU, ABOUT),
    "/releases/news/": ("content/releases/news.ru.md", "---\ntitle: Новость\ndate: 2018-07-01\n---\nТекст новости.\n"),
    "/events/congress/": ("content/events/congress.ru.md", EVENT),
    "/people/saliev/": ("content/people/saliev.ru.md", PERSON),
    "/organisations/gamsumo/": ("content/organisations/gamsumo.ru.md", ORGANISATION),
    "/quotes/words/": ("content/quotes/words.ru.md", "---\nspeaker: saliev\ndate: 2018-07-03\n---\nСлова.\n"),
}


@pytest.fixture
def russian(site: Site) -> Site:
    """A document of every kind, in Russian alone."""
    for path, text in DOCUMENTS.values():
        site.write(path, text)
    return site


def test_a_missing_translation_of_any_kind_is_an_honest_page(russian: Site) -> None:
    made = pages(russian)
    for address in DOCUMENTS:
        page = made[f"/ky{address}"]
        original = f'<a href="/ru{address}" lang="ru" hreflang="ru">Русский</a>'

        assert '<html lang="ky"' in page, address
        assert original in main(page), address
        assert '<meta name="robots" content="noindex">' in page, address
        assert 'rel="alternate"' not in page, address
        assert 'rel="canonical"' not in page, address
        assert "Азырынча которула элек" in page, address
        assert 'hreflang="ky" href' not in made[f"/ru{address}"], address
        assert 'rel="alternate" hreflang="ru"' in made[f"/ru{address}"], address


def test_on_a_page_of_another_language_every_russian_word_is_marked_as_russian(russian: Site) -> None:
    """What has no `lang` of its own is read out as Kyrgyz, and must be."""
    for address, page in pages(russian).items():
        if address.startswith("/ky/"):
            unmarked = re.sub(r'<(\w+)[^>]* lang="ru"[^>]*>.*?</\1>', "", main(page), flags=re.DOTALL)

            for word in ("форуме", "Новость", "Съезд", "съезде", "Салиев", "министр", "агентство", "Слова", "новости"):
                assert word not in unmarked, address


def test_every_document_without_a_translation_is_reported_with_what_to_add(russian: Site) -> None:
    assert messages(russian, "missing-translation") == ["there is no version in “ky”"] * len(DOCUMENTS)
    assert found(russian) == []


def test_lists_and_the_home_page_lead_to_the_honest_pages(russian: Site) -> None:
    made = pages(russian)

    for address in DOCUMENTS:
        folder = address.rsplit("/", 2)[0]
        assert f'href="/ky{address}"' in made[f"/ky{folder}/"], address
