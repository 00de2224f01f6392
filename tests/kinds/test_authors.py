"""Who wrote a release: a byline in every form, and nobody is named who is not public."""

import json
import re
from typing import Any

import feedparser

from tests.conftest import Site
from tests.kinds import PERSON, TRANSLATED, found, main, words

RU, KY = "content/releases/news.ru.md", "content/releases/news.ky.md"
AUTHORS = """\
authors:
  saliev:
    person: saliev
  photographer:
    name: Анна Ким
    role: фото
"""


def release(site: Site, authors: str = AUTHORS) -> Site:
    site.write("content/people/saliev.ru.md", PERSON.replace("    organisation: gamsumo\n", ""))
    return site.write(RU, f"---\ntitle: Новость\ndate: 2018-07-01\n{authors}---\nТекст.\n")


def linked(page: str) -> Any:
    return json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])


def test_the_byline_names_people_of_the_site_and_others(site: Site) -> None:
    page = main(release(site).build().page("/ru/releases/news/"))

    assert '<p class="byline authors"><a href="/ru/people/saliev/">Бахтияр Салиев</a>; ' in page
    assert "Бахтияр Салиев ; Анна Ким, фото" in words(page)
    assert "Бахтияр Салиев, Анна Ким. Новость — Вестник" in words(page)


def test_a_release_needs_none(site: Site) -> None:
    assert "authors" not in main(release(site, "").build().page("/ru/releases/news/"))


def test_people_of_the_site_may_stand_in_a_list(site: Site) -> None:
    page = main(release(site, "authors: [saliev]\n").build().page("/ru/releases/news/"))

    assert '<p class="byline authors"><a href="/ru/people/saliev/">Бахтияр Салиев</a></p>' in page
    assert found(release(site, "authors: [salief]\n")) == [("unknown-reference", f"{RU}:4:11")]
    assert found(release(site, "authors:\n  guest:\n    role: фото\n")) == [("nobody", f"{RU}:4:1")]


def test_programs_learn_it(site: Site) -> None:
    built = release(site.with_all("text", "ninjs", "feeds")).build()
    authors = linked(built.page("/ru/releases/news/"))["author"]

    assert [one["name"] for one in authors] == ["Бахтияр Салиев", "Анна Ким"]
    assert authors[0]["url"] == "https://forum.example/ru/people/saliev/"
    assert "Бахтияр Салиев; Анна Ким, фото\n" in built.page("/ru/releases/news/release.txt")
    item = json.loads(built.page("/ru/releases/news/release.json"))
    assert item["by"] == "Бахтияр Салиев; Анна Ким, фото"
    assert [(one["name"], one["rel"]) for one in item["people"]] == [("Бахтияр Салиев", "author")]
    for feed in ("feed.xml", "rss.xml"):
        (entry,) = feedparser.parse(built.files[f"ru/{feed}"]).entries
        assert [one["name"] for one in entry.authors] == ["Бахтияр Салиев", "Анна Ким"]
    (entry,) = json.loads(built.page("/ru/feed.json"))["items"]
    assert entry["authors"] == [
        {"name": "Бахтияр Салиев", "url": "https://forum.example/ru/people/saliev/"},
        {"name": "Анна Ким"},
    ]


def test_a_person_page_does_not_list_what_one_wrote_among_what_speaks_of_one(site: Site) -> None:
    assert "Новость" not in main(release(site).build().page("/ru/people/saliev/"))


def test_a_translation_has_names_in_its_own_words(site: Site) -> None:
    words_ky = "authors:\n  photographer:\n    name: Анна Ким айым\n    role: сүрөттөр\n"
    release(site).write(KY, f"---\ntitle: Жаңылык\n{words_ky}{TRANSLATED}---\nТекст.\n")

    assert "Бахтияр Салиев ; Анна Ким айым, сүрөттөр" in words(main(site.build().page("/ky/releases/news/")))


def test_an_author_who_is_not_public_is_in_no_byte(site: Site) -> None:
    release(site.with_all("text", "ninjs", "feeds"))
    site.replace("content/people/saliev.ru.md", "name:", "status: draft\nname:")

    assert site.build().says("Салиев") == []


def test_what_is_withdrawn_has_no_byline_elsewhere(site: Site) -> None:
    release(site.with_all("text", "feeds"), f"status: withdrawn\nwithdrawn: 2018-07-02\nreason: Ошибка.\n{AUTHORS}")
    built = site.build()

    assert "Анна Ким" not in built.page("/ru/feed.xml")
    assert "Анна Ким" in built.page("/ru/releases/news/")
