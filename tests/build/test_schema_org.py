"""What search engines read is what they know, and nothing that isn't known."""

import io
import re
from collections.abc import Iterator
from typing import Any

import extruct
import pytest
from PIL import Image

from tests.conftest import Built, Site, photograph

TERMS = {
    "NewsArticle": "url mainEntityOfPage headline alternativeHeadline description datePublished dateModified dateline "
    "image author publisher about keywords creativeWorkStatus correction inLanguage translationOfWork workTranslation",
    "Quotation": "url text spokenByCharacter dateCreated image isPartOf inLanguage translationOfWork workTranslation",
    "Event": "url name description startDate endDate eventStatus eventAttendanceMode location organizer sponsor image "
    "previousStartDate performer",
    "Person": "url name jobTitle worksFor email telephone knowsLanguage image",
    "Organization": "url name alternateName sameAs logo address email telephone image",
    "WebSite": "url name alternateName description inLanguage publisher",
    "ImageObject": "url",
    "GeoCoordinates": "latitude longitude",
    "Role": "jobTitle worksFor startDate endDate",
    "Place": "name address",
    "VirtualLocation": "url",
    "PostalAddress": "streetAddress addressLocality",
    "CorrectionComment": "datePublished text",
    "BreadcrumbList": "itemListElement",
    "ListItem": "position name item",
}

RELEASE = """\
---
title: Бюджет </script><b> "принят"
subtitle: Кыскача
date: 2018-06-10 09:30
dateline: Ош
event: session
tags: [forum]
updates:
  sum:
    date: 2018-06-12
    note: Исправлена сумма.
---
Кенеш принял бюджет.

[[quote: words]]
"""


@pytest.fixture
def newsroom(site: Site) -> Site:
    site.write(
        "content/organisations/hall.ru.md", "---\nname: Мэрия\nshort_name: М\nwebsite: https://hall.example/\n---\n"
    )
    roles = (
        "roles:\n  mayor:\n    title: Мэр\n    organisation: hall\n  old:\n    title: Судья\n    until: 2010-01-01\n"
    )
    site.write("content/people/asanova.ru.md", f"---\nname: Айгүл Асанова\nemail: a@hall.example\n{roles}---\n")
    site.write("content/events/session.ru.md", "---\ntitle: Сессия\nstart: 2018-06-10 10:00\ncity: Ош\n---\n")
    site.write(
        "content/quotes/words.ru.md", "---\nspeaker: asanova\ndate: 2018-06-09\n---\n«Да» & [нет](person:asanova).\n"
    )
    site.write("content/quotes/words.ky.md", "---\ntranslation:\n  reviewed: yes\n---\nОоба.\n")
    return site.write("content/releases/budget.ru.md", RELEASE)


def linked(built: Built, address: str) -> list[dict[str, Any]]:
    url = f"https://forum.example{address}"
    found: list[dict[str, Any]] = extruct.extract(built.page(address), base_url=url, syntaxes=["json-ld"])["json-ld"]
    return found


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    for one in value if isinstance(value, list) else ():
        yield from nodes(one)


def named(kind: str, address: str, name: str) -> dict[str, Any]:
    """Another document, as structured data names it."""
    url = f"https://forum.example{address}"
    return {"@type": kind, "@id": url, "url": url, "name": name}


HALL = named("Organization", "/ru/organisations/hall/", "Мэрия")


def test_a_release_is_a_news_article(newsroom: Site) -> None:
    article, _ = linked(newsroom.build(), "/ru/releases/budget/")

    assert article == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": "https://forum.example/ru/releases/budget/",
        "url": "https://forum.example/ru/releases/budget/",
        "mainEntityOfPage": "https://forum.example/ru/releases/budget/",
        "headline": "Бюджет </script><b> «принят»",
        "alternativeHeadline": "Кыскача",
        "description": "Кенеш принял бюджет.",
        "datePublished": "2018-06-10T09:30+06:00",
        "dateModified": "2018-06-12",
        "dateline": "Ош",
        "about": named("Event", "/ru/events/session/", "Сессия"),
        "keywords": ["Форум"],
        "correction": [{"@type": "CorrectionComment", "datePublished": "2018-06-12", "text": "Исправлена сумма."}],
        "inLanguage": "ru",
    }


def test_who_publishes_is_named_when_it_is_known(newsroom: Site) -> None:
    newsroom.replace("content/site.yaml", "languages:", "issuer: hall\nlanguages:")
    article, _ = linked(newsroom.build(), "/ru/releases/budget/")

    assert article["author"] == HALL
    assert article["publisher"] == HALL | {"logo": article["publisher"]["logo"]}


def test_where_nobody_is_named_as_publisher_the_organisers_of_the_event_are(newsroom: Site) -> None:
    newsroom.replace("content/events/session.ru.md", "city: Ош", "city: Ош\norganisers: [hall]")
    article, _ = linked(newsroom.build(), "/ru/releases/budget/")

    assert article["publisher"] == article["author"] == [HALL]


def test_an_organisation_that_issues_a_release_does_not_publish_the_site(newsroom: Site) -> None:
    newsroom.replace("content/releases/budget.ru.md", "event: session", "event: session\norganisations: [hall]")
    article, _ = linked(newsroom.build(), "/ru/releases/budget/")

    assert article["author"] == [HALL]
    assert "publisher" not in article


def test_home_says_what_the_site_is_called_and_who_publishes_it(newsroom: Site) -> None:
    newsroom.replace("content/site.yaml", "languages:", "issuer: hall\nlanguages:")
    newsroom.replace(
        "content/site.yaml", "title: Вестник", "title: Вестник\n    short_title: Вест\n    description: О\u00a0нас"
    )
    built = newsroom.build()
    (home,) = linked(built, "/ru/")
    logo = home["publisher"]["logo"]["url"]

    assert home == {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": "https://forum.example/ru/",
        "url": "https://forum.example/ru/",
        "name": "Вестник",
        "alternateName": "Вест",
        "description": "О нас",  # with plain spaces, as all that programs read
        "inLanguage": "ru",
        "publisher": HALL | {"logo": {"@type": "ImageObject", "url": logo}},
    }
    assert Image.open(io.BytesIO(built.files[logo.removeprefix("https://forum.example/")])).size == (512, 512)
    assert [one["name"] for address in ("/", "/ky/") for one in linked(built, address)] == ["Жарчы", "Жарчы"]


def test_a_site_of_one_event_is_published_by_its_organisers_unless_it_says_otherwise(newsroom: Site) -> None:
    newsroom.replace("content/events/session.ru.md", "city: Ош", "city: Ош\norganisers: [hall]")

    assert linked(newsroom.build(), "/ru/")[0]["publisher"] == [HALL]

    newsroom.write("content/events/fair.ru.md", "---\ntitle: Ярмарка\nstart: 2018-06-20\n---\n")

    assert "publisher" not in linked(newsroom.build(), "/ru/")[0]


def test_a_quote_has_its_words_its_speaker_and_its_other_language(newsroom: Site) -> None:
    built = newsroom.build()
    spoken, _ = linked(built, "/ru/quotes/words/")
    translated, _ = linked(built, "/ky/quotes/words/")

    assert spoken["text"] == "«Да» & нет."
    assert spoken["spokenByCharacter"] == {
        "@type": "Person",
        "@id": "https://forum.example/ru/people/asanova/",
        "url": "https://forum.example/ru/people/asanova/",
        "name": "Айгүл Асанова",
        "jobTitle": "Мэр",
        "worksFor": HALL,
    }
    assert (spoken["dateCreated"], spoken["inLanguage"], translated["inLanguage"]) == ("2018-06-09", "ru", "ky")
    assert [one["@id"] for one in spoken["isPartOf"]] == ["https://forum.example/ru/releases/budget/"]
    assert [one["@id"] for one in spoken["workTranslation"]] == ["https://forum.example/ky/quotes/words/"]
    assert translated["translationOfWork"]["@id"] == "https://forum.example/ru/quotes/words/"
    assert "workTranslation" not in translated


def test_an_event_begins_when_it_is_known_to(newsroom: Site) -> None:
    event, _ = linked(newsroom.build(), "/ru/events/session/")

    assert event["startDate"] == "2018-06-10T10:00+06:00"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert event["location"] == {
        "@type": "Place",
        "address": {"@type": "PostalAddress", "addressLocality": "Ош"},
    }
    assert "organizer" not in event


def test_an_event_is_where_its_address_and_its_coordinates_say(newsroom: Site) -> None:
    place = "venue: Мэрия\naddress: ул. Ленина, 1\ngeo: 40.5140, 72.8161\ncity: Ош"
    event, _ = linked(
        newsroom.replace("content/events/session.ru.md", "city: Ош", place).build(), "/ru/events/session/"
    )

    assert event["location"] == {
        "@type": "Place",
        "name": "Мэрия",
        "address": {"@type": "PostalAddress", "streetAddress": "ул. Ленина, 1", "addressLocality": "Ош"},
        "geo": {"@type": "GeoCoordinates", "latitude": "40.5140", "longitude": "72.8161"},
    }


def test_where_no_place_is_known_nobody_is_asked_to_come(newsroom: Site) -> None:
    event, _ = linked(newsroom.replace("content/events/session.ru.md", "city: Ош\n", "").build(), "/ru/events/session/")

    assert {"location", "eventAttendanceMode"}.isdisjoint(event)


def test_a_person_has_roles_with_the_days_that_are_known(newsroom: Site) -> None:
    """There is no clock in it that could tell which of them are held today. One that lies ahead is told on its day."""
    file = "content/people/asanova.ru.md"
    newsroom.replace(file, "  old:", "  new:\n    title: Посол\n    from: 2018-06-30\n  old:")
    newsroom.replace(file, "  old:", "  next:\n    title: Министр\n    from: 2030-01-01\n  old:")
    newsroom.replace(file, "title: Судья", "title: Судья\n    organisation: hall")
    person, _ = linked(newsroom.build(), "/ru/people/asanova/")

    assert person["jobTitle"] == [
        "Мэр",
        {"@type": "Role", "jobTitle": "Посол", "startDate": "2018-06-30"},
        {"@type": "Role", "jobTitle": "Судья", "endDate": "2010-01-01"},
    ]
    assert person["worksFor"] == [HALL, {"@type": "Role", "worksFor": HALL, "endDate": "2010-01-01"}]
    assert person["email"] == "a@hall.example"


def test_pages_below_a_list_say_where_they_lie(newsroom: Site) -> None:
    built = newsroom.build()
    (trail,) = [one for one in linked(built, "/ru/releases/budget/") if one["@type"] == "BreadcrumbList"]

    assert [(one["position"], one["name"], one["item"]) for one in trail["itemListElement"]] == [
        (1, "Вестник", "https://forum.example/ru/"),
        (2, "Пресс-релизы", "https://forum.example/ru/releases/"),
        (3, "Бюджет </script><b> «принят»", "https://forum.example/ru/releases/budget/"),
    ]
    assert linked(built, "/ru/releases/") == []


def test_no_title_ends_the_script(newsroom: Site) -> None:
    page = newsroom.build().page("/ru/releases/budget/")

    assert page.count("</script>") == page.count("<script") > 0


def test_a_page_that_search_engines_are_not_sent_to_tells_them_nothing(newsroom: Site) -> None:
    built = newsroom.build()

    for address in ("/ky/releases/budget/", "/404.html"):
        assert "ld+json" not in built.page(address)


def test_every_word_is_one_of_schema_org(forum: Site) -> None:
    built = forum.build()
    seen = set()
    for file in built.files:
        for node in nodes(linked(built, f"/{file}") if file.endswith(".html") else []):
            kind = node["@type"]
            seen.add(kind)

            assert set(node) - {"@context", "@type", "@id"} <= set(TERMS[kind].split())
            assert "" not in node.values()
            assert None not in node.values()

    assert {"WebSite", "NewsArticle", "Quotation", "Event", "Person", "Organization", "BreadcrumbList"} <= seen


def test_every_address_in_it_is_one_of_the_site(forum: Site) -> None:
    built = forum.build()
    for file in (file for file in built.files if file.endswith(".html")):
        for node in nodes(linked(built, f"/{file}")):
            if "@id" in node:
                assert built.page(re.sub("^https://forum.example", "", node["@id"]))


def test_its_images_are_its_first_picture_in_three_aspect_ratios_all_pictures_and_its_card(newsroom: Site) -> None:
    picture = "{file: NAME.png, caption: Зал, alt: Ряды, credit: Айбек, licence: CC BY 4.0}"
    both = f"pictures: {{hall: {picture.replace('NAME', 'hall')}, front: {picture.replace('NAME', 'front')}}}\n"
    newsroom.write("content/media/hall.png", photograph(160, 120, "red", "PNG")).with_all("cards")
    newsroom.write("content/media/front.png", photograph(30, 20, "red", "PNG"))
    built = newsroom.replace("content/releases/budget.ru.md", "dateline: Ош\n", f"dateline: Ош\n{both}").build()
    images = [one.removeprefix("https://forum.example/") for one in linked(built, "/ru/releases/budget/")[0]["image"]]
    sizes = [Image.open(io.BytesIO(built.files[image])).size for image in images]

    assert sizes == [(160, 90), (160, 120), (120, 120), (160, 120), (30, 20), (1200, 630)]
    assert len(set(images)) == len(images)


def test_a_withdrawn_release_shows_no_picture_to_search_engines(newsroom: Site) -> None:
    picture = "pictures: {hall: {file: hall.png, caption: Зал, alt: Ряды, credit: Айбек, licence: CC BY 4.0}}\n"
    gone = "status: withdrawn\nwithdrawn: 2018-06-20\nreason: Ошибка.\n"
    newsroom.write("content/media/hall.png", photograph(160, 120, "red", "PNG"))
    newsroom.replace("content/releases/budget.ru.md", "dateline: Ош\n", f"dateline: Ош\n{gone}{picture}")
    built = newsroom.build()

    assert "image" not in linked(built, "/ru/releases/budget/")[0]
    assert len([file for file in built.files if file.startswith("media/")]) == 2  # the page's own
