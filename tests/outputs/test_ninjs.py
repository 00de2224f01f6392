"""The systems of newsrooms take a release in as IPTC's schema has it."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry

from tests.conftest import PROJECT, Built, Site, photograph

SCHEMA = PROJECT / "tests/data/ninjs-3.1.json"

RELEASE = """\
---
title: Бюджет & <кенеш>
subtitle: Кыскача
summary: Кенеш принял его.
date: 2018-06-10
dateline: Ош
event: session
tags: [forum]
contacts: [asanova]
organisations: [hall]
updates:
  sum:
    date: 2018-06-12 12:00
    note: Исправлена сумма.
pictures:
  hall:
    file: hall.png
    caption: Кенеш
    alt: Ряды
    credit: Айбек
    licence: CC BY 4.0
---
Кенеш **принял** [бюджет](event:session).

[[quote: words]]
"""


@pytest.fixture
def newsroom(site: Site) -> Site:
    site.with_all("ninjs").write("content/organisations/hall.ru.md", "---\nname: Мэрия\n---\n")
    site.write(
        "content/people/asanova.ru.md", "---\nname: Айгүл Асанова\nemail: a@hall.example\nphone: +996 312 000000\n---\n"
    )
    event = "title: Сессия\nstart: 2018-06-10\nvenue: Зал\norganisers: [hall]"
    site.write("content/events/session.ru.md", f"---\n{event}\n---\n")
    site.write("content/quotes/words.ru.md", "---\nspeaker: asanova\n---\nБюджет принят.\n")
    site.write("content/media/hall.png", photograph(16, 8, "red", "PNG"))
    site.write("content/releases/budget.ky.md", "---\ntitle: Бюджет\ntranslation:\n  reviewed: no\n---\nТекст.\n")
    site.replace("content/site.yaml", "languages:", "issuer: hall\nlanguages:")
    return site.write("content/releases/budget.ru.md", RELEASE)


def item(built: Built, address: str = "/ru/releases/budget/") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(built.page(f"{address}release.json"))
    return found


def without_updates(site: Site) -> Site:
    """The Kyrgyz version would owe its readers the note."""
    update = "updates:\n  sum:\n    date: 2018-06-12 12:00\n    note: Исправлена сумма.\n"
    return site.replace("content/releases/budget.ru.md", update, "")


def mistakes(found: dict[str, Any]) -> list[str]:
    """What IPTC's schema finds. The registry is empty: nothing is fetched."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return [error.message for error in Draft202012Validator(schema, registry=Registry()).iter_errors(found)]


def test_it_is_valid(newsroom: Site) -> None:
    translated = item(without_updates(newsroom).build(), "/ky/releases/budget/")
    original = item(
        newsroom.remove("content/releases/budget.ky.md").write("content/releases/budget.ru.md", RELEASE).build()
    )

    assert mistakes(translated) == []
    assert mistakes(original) == []
    assert mistakes(original | {"subtitle": "А"}) != []
    assert mistakes(original | {"places": [{"name": 1}]}) != []


def test_it_says_what_is_known(newsroom: Site) -> None:
    found = item(newsroom.remove("content/releases/budget.ky.md").build())

    assert found["uri"] == "https://forum.example/ru/releases/budget/"
    assert (found["language"], found["pubStatus"], found["type"]) == ("ru", "usable", "text")
    assert found["firstCreated"] == "2018-06-10T00:00:00+06:00"
    assert found["versionCreated"] == "2018-06-12T12:00:00+06:00"
    assert [one["value"] for one in found["headlines"]] == ["Бюджет & <кенеш>", "Кыскача"]
    assert found["located"] == "Ош"
    assert [(one["name"], one["rel"]) for one in found["people"]] == [("Айгүл Асанова", "contact")]
    assert [one["value"] for one in found["people"][0]["contactInfo"]] == ["+996 312 000000", "a@hall.example"]
    assert [(one["name"], one["rel"]) for one in found["organisations"]] == [("Мэрия", "issuer")]
    assert [one["name"] for one in found["infoSources"]] == ["Мэрия"]
    assert [one["uri"] for one in found["subjects"]] == ["https://forum.example/ru/tags/forum/"]
    assert found["places"] == [{"name": "Зал"}]
    assert found["edNote"] == "12 июня 2018 г., 12:00: Исправлена сумма."


def test_its_text_is_there_as_text_and_as_html(newsroom: Site) -> None:
    text, html = item(newsroom.remove("content/releases/budget.ky.md").build())["bodies"]

    assert text["value"] == "Кенеш принял бюджет.\n\n«Бюджет принят».\n— Айгүл Асанова"
    assert (text["charCount"], text["wordCount"]) == (len(text["value"]), 7)
    assert '<a href="https://forum.example/ru/events/session/">бюджет</a>' in html["value"]
    assert "<p>Бюджет принят.</p></blockquote>" in html["value"]
    assert 'href="/' not in html["value"]


def test_its_pictures_say_whose_they_are(newsroom: Site) -> None:
    built = newsroom.remove("content/releases/budget.ky.md").build()
    (picture,) = item(built)["associations"]

    assert (picture["type"], picture["by"], picture["usageTerms"]) == ("picture", "Айбек", "CC BY 4.0")
    assert picture["uri"].removeprefix("https://forum.example/") in built.files


def test_it_leads_to_its_other_language(newsroom: Site) -> None:
    built = without_updates(newsroom).build()
    others = [*item(built)["associations"], *item(built, "/ky/releases/budget/")["associations"]]

    assert {(one["rel"], one.get("language"), one["uri"]) for one in others if one["type"] == "text"} == {
        ("translation", "ky", "https://forum.example/ky/releases/budget/"),
        ("original", "ru", "https://forum.example/ru/releases/budget/"),
    }


def test_a_translation_says_what_it_is(newsroom: Site) -> None:
    found = item(without_updates(newsroom).build(), "/ky/releases/budget/")

    assert "аны редактор азырынча текшере элек" in found["edNote"]


def test_a_withdrawn_release_is_cancelled(newsroom: Site) -> None:
    newsroom.remove("content/releases/budget.ky.md")
    withdrawn = "status: withdrawn\nwithdrawn: 2018-06-20\nreason: Бюджета нет.\ndate:"
    newsroom.replace("content/releases/budget.ru.md", "date: 2018-06-10\n", f"{withdrawn} 2018-06-10\n")
    found = item(newsroom.build())

    assert found["pubStatus"] == "canceled"
    assert "Бюджета нет." in found["edNote"]
    assert found["versionCreated"] == "2018-06-20T00:00:00+06:00"


def test_what_is_not_known_is_not_there(site: Site) -> None:
    site.with_all("ninjs").write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-06-02\n---\nТекст\n")

    assert set(item(site.build(), "/ru/releases/a/")) == {
        *("standard", "uri", "type", "representationType", "language", "firstCreated", "versionCreated", "pubStatus"),
        *("headlines", "altIds", "bodies"),
    }


def test_what_is_not_translated_is_no_item_of_that_language(newsroom: Site) -> None:
    assert "ky/releases/budget/release.json" not in newsroom.remove("content/releases/budget.ky.md").build().files


def test_the_page_leads_to_it_where_it_is_made(newsroom: Site) -> None:
    newsroom.remove("content/releases/budget.ky.md")

    assert '<a href="release.json" download>Для редакционных систем' in newsroom.build().page("/ru/releases/budget/")

    built = newsroom.replace("content/site.yaml", "without: [", "without: [ninjs, ").build()

    assert built.says("release.json") == []
