"""The first page: a story that leads, the newest beside it, words spoken, events, and whom the press asks."""

import re

import pytest

from tests.conftest import Site, photograph

PICTURE = "pictures: {p: {file: p.jpg, caption: Снимок, alt: Снимок, credit: Фото, licence: CC0}}\n"


def write(site: Site, days: range, facts: str = "", body: str = "Текст") -> Site:
    for day in days:
        matter = f"title: Релиз {day}\ndate: 2018-06-{day}\n{facts}"
        site.write(f"content/releases/r{day}.ru.md", f"---\n{matter}---\n{body}\n")
    return site


def titles(page: str, part: str) -> list[str]:
    """Of the releases within an element of this class."""
    _, _, rest = page.partition(f'class="{part}')
    end = {"lead-story": "</article>", "features": '<section class="rows">', "rows": "</section>"}[part]
    return re.findall(r">Релиз (\d+)</a>", rest.partition(end)[0])


def test_the_newest_leads_and_the_others_follow(site: Site) -> None:
    page = write(site, range(10, 22)).build().page("/ru/")

    assert titles(page, "lead-story") == ["21"]
    assert titles(page, "rows") == [str(day) for day in range(20, 11, -1)]
    assert '<p class="more"><a href="/ru/releases/">Все пресс-релизы</a></p>' in page


def test_an_editor_may_let_another_one_lead(site: Site) -> None:
    write(site, range(10, 15)).replace("content/releases/r12.ru.md", "date:", "lead: yes\ndate:")
    page = site.build().page("/ru/")

    assert titles(page, "lead-story") == ["12"]
    assert titles(page, "rows") == ["14", "13", "11", "10"]


def test_what_is_withdrawn_is_not_on_the_first_page(site: Site) -> None:
    facts = "lead: yes\nstatus: withdrawn\nwithdrawn: 2018-06-30\nreason: Ошибка\n"
    page = write(write(site, range(10, 12)), range(20, 21), facts).build().page("/ru/")

    assert titles(page, "lead-story") == ["11"]
    assert "Релиз 20" not in page


@pytest.mark.parametrize("facts", ["", PICTURE])
def test_the_way_to_all_releases_is_there_though_few_of_them_stand(site: Site, facts: str) -> None:
    """What is withdrawn is in the list alone."""
    gone = "status: withdrawn\nwithdrawn: 2018-06-30\nreason: Ошибка\n"
    site.write("content/media/p.jpg", photograph(1200, 800))
    page = write(write(site, range(10, 14 if facts else 11), facts), range(20, 21), gone).build().page("/ru/")

    assert "<h2" not in page.partition('class="rows"')[2].partition("</section>")[0]
    assert '<p class="more"><a href="/ru/releases/">Все пресс-релизы</a></p>' in page


def test_those_with_pictures_stand_beside_each_other_below_the_lead(site: Site) -> None:
    site.write("content/media/p.jpg", photograph(1200, 800))
    page = write(write(site, range(10, 15)), range(15, 19), PICTURE).build().page("/ru/")

    assert titles(page, "lead-story") == ["18"]
    assert titles(page, "features") == ["17", "16", "15"]
    assert titles(page, "rows") == ["14", "13", "12", "11", "10"]


def test_a_single_picture_makes_no_line_of_pictures(site: Site) -> None:
    site.write("content/media/p.jpg", photograph(1200, 800))
    write(write(site, range(10, 12)), range(12, 13), PICTURE)
    page = write(site, range(13, 14)).build().page("/ru/")

    assert 'class="features"' not in page
    assert titles(page, "rows") == ["12", "11", "10"]


def test_a_single_release_is_a_page_as_well(forum: Site) -> None:
    page = forum.build().page("/ru/")

    assert "Все пресс-релизы" not in page
    assert page.count("<article") == 2  # it, and the event
    assert 'class="rows"' not in page


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Коротко. " + "Потом ещё одно предложение. " * 9, "Коротко. " + "Потом ещё одно предложение. " * 6),
        ("Улица им. Токтогула в г. Ош открыта! Ура.", "Улица им. Токтогула в г. Ош открыта! Ура."),
        ("Длинно и без конца, " * 15 + "вот.", ""),
    ],
)
def test_a_quote_is_shortened_to_whole_sentences(site: Site, words: str, shown: str) -> None:
    site.write("content/people/a.ru.md", "---\nname: Айгүл Асанова\n---\n")
    site.write("content/quotes/q.ru.md", f"---\nspeaker: a\n---\n{words}\n")
    page = write(site, range(10, 11), body="[[quote: q]]").build().page("/ru/")
    found = [re.sub(r"\s", " ", one) for one in re.findall(r"<blockquote[^>]*><p><a [^>]*>(.*?)</a>", page)]

    assert found == ([shown.strip()] if shown else [])
    assert all(len(one) <= 200 for one in found)


def test_the_press_is_told_whom_to_ask(site: Site) -> None:
    site.write("content/people/a.ru.md", "---\nname: Айгүл Асанова\nphone: +996 312 620000\n---\n")
    page = write(site, range(10, 12), "contacts: [a]\n").build().page("/ru/")

    assert '<a href="tel:+996312620000">' in page.partition('<section class="contacts">')[2].partition("</section>")[0]


def test_a_new_site_has_a_first_page(site: Site) -> None:
    page = site.build().page("/ru/")

    assert '<h1 class="site-title">' in page
    assert "<section" not in page
