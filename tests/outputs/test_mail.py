"""A release can be taken away as a message that is ready to be sent."""

import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from jarchy.markdown.html_text import plain
from tests.conftest import Built, Site, photograph

RELEASE = """\
---
title: Бюджет & кенеш
date: 2018-06-10 09:30
---
Кенеш **принял** [бюджет](page:budget).

- доходы
- расходы
"""
TRANSLATION = """\
---
title: Бюджет жана кеңеш
translation:
  reviewed: yes
---
Кеңеш [бюджетти](page:budget) кабыл алды.

- киреше
- чыгаша
"""
FILE = "ru/releases/budget/release.eml"


def with_release(site: Site) -> Site:
    site.write("content/pages/budget.ru.md", "---\ntitle: Цифры\n---\nТекст.\n")
    site.write("content/releases/budget.ru.md", RELEASE).write("content/releases/budget.ky.md", TRANSLATION)
    return site.with_all("mail", "text")


def message(built: Built, file: str = FILE) -> EmailMessage:
    return message_from_bytes(built.files[file], policy=default)


def text(sent: EmailMessage, kind: str) -> str:
    part = sent.get_body((kind,))

    assert part

    return str(part.get_content())


def words(said: str) -> list[str]:
    return re.findall(r"\w+", said)


def test_it_has_every_language_its_own_first_as_text_and_as_html(site: Site) -> None:
    sent = message(with_release(site).build())
    plain_text, html = text(sent, "plain"), text(sent, "html")

    assert sent["Subject"] == "Бюджет & кенеш / Бюджет жана кеңеш"
    assert sent.get_content_type() == "multipart/alternative"
    assert plain_text.index("Кенеш принял бюджет.") < plain_text.index("Кеңеш бюджетти кабыл алды.")
    assert html.index('<article lang="ru"') < html.index('<article lang="ky"')
    assert [part.defects for part in sent.walk() if part.defects] == []


def test_its_subject_has_plain_spaces_and_hyphens_and_all_of_them(site: Site) -> None:
    """However long it is: a line of a header may end anywhere in it."""
    words = "Тел. 62-00-00 для всех, кто о бюджете и о кенеше города Ош спросит: с утра и до вечера, без выходных"
    built = (
        with_release(site)
        .replace("content/releases/budget.ru.md", "title: Бюджет & кенеш", f"title: '{words}'")
        .build()
    )

    assert message(built)["Subject"] == f"{words} / Бюджет жана кеңеш"


def test_both_say_what_the_text_of_the_release_says(site: Site) -> None:
    built = with_release(site).build()
    sent = message(built)
    said = [built.page(f"/{lang}/releases/budget/release.txt") for lang in ("ru", "ky")]

    assert words(text(sent, "plain")) == words(" ".join(said))
    assert words(
        plain(text(sent, "html").partition("<body>")[2].partition("</body>")[0], has_addresses=False)
    ) == words(" ".join(said))


def test_links_and_pictures_lead_to_the_site(site: Site) -> None:
    said = "caption: Зал\n    alt: Зал\n    credit: Айбек\n    licence: CC BY 4.0\n"
    with_release(site).write("content/media/hall.jpg", photograph(60, 40))
    site.replace("content/releases/budget.ru.md", "---\nК", f"pictures:\n  hall:\n    file: hall.jpg\n    {said}---\nК")
    html = text(message(site.build()), "html")

    assert re.findall('<img src="([^"]*)"', html)[0].startswith("https://forum.example/media/hall.")
    assert all(href.startswith("https://forum.example/") for href in re.findall('href="([^"]*)"', html))


def test_its_date_is_that_of_the_release_and_the_same_on_every_day(site: Site) -> None:
    first = with_release(site).build().files[FILE]
    later = site.build(datetime(2018, 12, 1, tzinfo=UTC), force=True).files[FILE]

    assert b"Date: Sun, 10 Jun 2018 09:30:00 +0600\r\n" in first
    assert later == first


def test_a_date_that_readers_are_not_told_or_that_is_assumed_is_no_date_of_it(site: Site) -> None:
    with_release(site).replace("content/releases/budget.ru.md", "---\nК", "date_shown: no\n---\nК")

    assert message(site.build())["Date"] is None

    site.replace("content/releases/budget.ru.md", "date_shown: no", "date_note: по дате файла")
    site.replace("content/releases/budget.ky.md", "title:", "date_note: болжолдуу\ntitle:")

    assert message(site.build())["Date"] is None


def test_a_changed_translation_changes_the_message_of_every_language(site: Site) -> None:
    with_release(site).build()
    built = site.replace("content/releases/budget.ky.md", "Кеңеш", "Шаардык кеңеш").build()

    assert "Шаардык кеңеш" in text(message(built), "plain")


def test_changed_words_of_another_language_change_it_too(site: Site) -> None:
    with_release(site).build()
    built = site.replace("templates/locale/ky.po", 'msgstr "Пресс-релиз"', 'msgstr "Кабар"').build()

    assert "Кабар" in text(message(built), "plain")


def test_a_withdrawn_release_is_not_sent(site: Site) -> None:
    with_release(site).replace(
        "content/releases/budget.ru.md", "---\nК", "status: withdrawn\nwithdrawn: 2018-06-11\nreason: Ошибка\n---\nК"
    )
    site.replace("content/releases/budget.ky.md", "translation:", "reason: Ката\ntranslation:")

    assert site.build().says("release.eml") == []


def test_a_site_may_do_without(site: Site) -> None:
    with_release(site).replace("content/site.yaml", "without: [", "without: [mail, ")

    assert site.build().says("release.eml") == []
