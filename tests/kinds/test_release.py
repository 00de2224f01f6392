"""Press releases: what is announced, when, about what event, and whom to ask."""

import json
import re
from datetime import UTC, datetime
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.conftest import Site
from tests.kinds import EVENT, ORGANISATION, TRANSLATED, errors, found, main, messages, pages, problems, section, words

RU = "content/releases/budget.ru.md"
KY = "content/releases/budget.ky.md"


def release(facts: str = "", body: str = "Текст релиза.", title: str = "Бюджет принят") -> str:
    return f"---\ntitle: {title}\ndate: 2018-07-01\n{facts}---\n{body}\n"


@pytest.fixture
def with_contacts(site: Site) -> Site:
    site.write("content/people/asanova.ru.md", "---\nname: Айгүл Асанова\nphone: +996 (312) 62-00-00\n---\n")
    site.write("content/people/petrov.ru.md", "---\nname: Пётр Петров\nemail: press@example.org\n---\n")
    return site.write(RU, release("contacts: [petrov, asanova]\n"))


def test_a_release_shows_what_it_is_its_headline_subtitle_day_and_text_in_this_order(site: Site) -> None:
    site.write(RU, release("subtitle: Единогласно\n", "Первый *абзац*.\n\nВторой."))
    page = pages(site)["/ru/releases/budget/"]

    assert words(main(page)) == (
        "Пресс-релиз Бюджет принят Единогласно 1 июля 2018 г. Первый абзац. Второй. "  # no-break spaces are spaces here
        "Для журналистов Как сослаться Бюджет принят — Вестник, 1 июля 2018 г., "
        "https://forum.example/ru/releases/budget/ Поделиться Telegram WhatsApp Электронная почта"
    )
    assert "<h1>Бюджет принят</h1>" in page
    assert '<time datetime="2018-07-01">' in page
    assert "<title>Бюджет принят — Вестник</title>" in page


@pytest.mark.parametrize(("facts", "codes"), [("", ["empty-text"]), ("status: draft\n", [])])
def test_a_release_without_a_text_is_noticed_unless_it_is_a_draft(site: Site, facts: str, codes: list[str]) -> None:
    site.write(RU, release(facts, body=""))

    assert [problem.code for problem in problems(site) if problem.code == "empty-text"] == codes


def test_other_documents_need_no_text(site: Site) -> None:
    site.write("content/events/fair.ru.md", EVENT.replace("О съезде.\n", "")).write(
        "content/people/a.ru.md", "---\nname: Айгүл Асанова\n---\n"
    )
    site.write("content/organisations/city.ru.md", "---\nname: Мэрия\n---\n")

    assert "empty-text" not in [problem.code for problem in problems(site)]


def test_a_release_with_an_hour_shows_it(site: Site) -> None:
    site.write(RU, release().replace("2018-07-01", "2018-07-01 09:05"))
    page = pages(site)["/ru/releases/budget/"]

    assert '<time datetime="2018-07-01T09:05+06:00">1\xa0июля 2018\xa0г.,\xa009:05</time>' in page


def test_contacts_are_shown_in_the_order_of_the_editor_with_one_touch_to_reach_them(with_contacts: Site) -> None:
    block = section(pages(with_contacts)["/ru/releases/budget/"], "Контакты для СМИ")

    assert words(block) == "Контакты для СМИ Пётр Петров press@example.org Айгүл Асанова +996 (312) 62-00-00"
    assert 'href="mailto:press@example.org"' in block
    assert 'href="tel:+996312620000"' in block
    assert 'href="/ru/people/petrov/"' in block
    assert messages(with_contacts, "no-contact") == []


def test_a_release_without_contacts_has_no_contact_block_and_a_warning(site: Site) -> None:
    site.write(RU, release())

    assert section(pages(site)["/ru/releases/budget/"], "Контакты для СМИ") == ""
    assert messages(site, "no-contact") == ["the release names no contact for the press"]


def test_a_contact_who_is_withheld_is_left_out(with_contacts: Site) -> None:
    with_contacts.replace("content/people/petrov.ru.md", "name:", "status: draft\nname:")
    page = pages(with_contacts)["/ru/releases/budget/"]

    assert "Асанова" in page
    assert "Петров" not in page


def test_a_contact_without_a_telephone_and_an_address_is_no_contact(site: Site) -> None:
    """Nobody can be asked: no contact block, and the editor is told."""
    site.write("content/people/petrov.ru.md", "---\nname: Пётр Петров\n---\n")
    site.write(RU, release("contacts: [petrov]\n"))

    assert messages(site, "no-contact") != []


def test_a_contact_whom_nobody_knows_is_an_error_with_a_suggestion(with_contacts: Site) -> None:
    with_contacts.replace(RU, "petrov", "petrow")
    (problem,) = errors(with_contacts)

    assert (problem.code, str(problem.where)) == ("unknown-reference", f"{RU}:4:12")
    assert problem.hint.startswith("did you mean “petrov”?")


def test_what_is_named_twice_is_refused(with_contacts: Site) -> None:
    with_contacts.replace(RU, "contacts: [petrov, asanova]", "contacts: [petrov, petrov]\ntags: [forum, forum]")

    assert found(with_contacts) == [("twice", f"{RU}:4:20"), ("twice", f"{RU}:5:15")]


def test_the_event_stands_in_a_box_with_its_day_place_and_organisers(site: Site) -> None:
    site.write("content/organisations/gamsumo.ru.md", ORGANISATION)
    site.write("content/organisations/embassy.ru.md", "---\nname: Посольство\n---\n")
    facts = "venue: Парк-отель\ncity: Бишкек\norganisers: [gamsumo]\nsupporters: [embassy]\n---"
    site.write("content/events/congress.ru.md", EVENT.replace("---\nО", f"{facts}\nО"))
    site.write(RU, release("event: congress\n"))
    (box,) = re.findall(r'<section class="occasion">.*?</section>', main(pages(site)["/ru/releases/budget/"]))

    assert words(box) == (
        "Мероприятие идёт Съезд Когда 3 июля 2018 г. Где Парк-отель, Бишкек "
        "Организаторы Государственное агентство Поддержка Посольство"
    )
    assert 'href="/ru/events/congress/"' in box


def test_a_release_without_an_event_or_with_a_withheld_one_has_no_box(site: Site) -> None:
    site.write("content/events/congress.ru.md", EVENT.replace("start", "status: draft\nstart"))
    site.write(RU, release("event: congress\n")).write("content/releases/other.ru.md", release())
    made = pages(site)

    assert 'class="occasion"' not in made["/ru/releases/budget/"]
    assert 'class="occasion"' not in made["/ru/releases/other/"]
    assert "Съезд" not in "".join(made.values())


def test_tags_are_called_by_their_names_in_the_language(site: Site) -> None:
    site.replace("content/site.yaml", "forum: Форум\n  ru", "forum: Жыйын\n  ru")
    site.write(RU, release("tags: [forum]\n")).write(KY, f"---\ntitle: Бюджет\n{TRANSLATED}---\nТекст\n")
    made = pages(site)

    assert '<a href="/ru/tags/forum/">Форум</a>' in made["/ru/releases/budget/"]
    assert '<a href="/ky/tags/forum/">Жыйын</a>' in made["/ky/releases/budget/"]


def test_the_summary_is_what_lists_and_search_engines_show(site: Site) -> None:
    site.write(RU, release("summary: 'Кратко: \"да\"'\n"))
    made = pages(site)

    assert '<meta name="description" content="Кратко: «да»">' in made["/ru/releases/budget/"]
    assert '<p class="card-summary">Кратко: «да»</p>' in made["/ru/releases/"]
    assert "Кратко" not in main(made["/ru/releases/budget/"])


def test_a_translation_has_every_fact_and_no_word_of_the_original(with_contacts: Site) -> None:
    with_contacts.write("content/events/congress.ru.md", EVENT)
    facts = "subtitle: Единогласно\nsummary: Вкратце\nevent: congress\ntags: [forum]\ncontacts: [petrov]\n"
    with_contacts.write(RU, release(facts)).write(KY, f"---\ntitle: Бюджет кабыл алынды\n{TRANSLATED}---\nКабар.\n")
    made = pages(with_contacts)
    page = made["/ky/releases/budget/"]
    kyrgyz = "".join(text for address, text in made.items() if address.startswith("/ky/"))

    assert "Бюджет кабыл алынды" in page
    assert "2018-жылдын 1-июлу" in page
    assert "press@example.org" in page
    assert "/ky/tags/forum/" in page
    assert "/ky/events/congress/" in page
    assert '<meta name="description" content="Кабар.">' in page
    for word in ("Единогласно", "Вкратце", "принят", "Текст релиза"):
        assert word not in kyrgyz


def test_a_translation_without_a_text_is_reported(site: Site) -> None:
    """Or readers would get a headline with nothing under it, and nobody would know."""
    site.write(RU, release()).write(KY, f"---\ntitle: Бюджет\n{TRANSLATED}---\n")

    assert {problem.code for problem in problems(site) if problem.where.path == KY} == {
        "undated-translation",
        "untranslated",
    }


@pytest.mark.parametrize("date", ["01.07.2018", "2018-7-1", "вчера", "2018-07-01 24:00", "2018-07", "1018-07-01"])
def test_what_is_no_date_is_an_error_at_its_place(site: Site, date: str) -> None:
    site.write(RU, release().replace("2018-07-01", date))

    assert found(site) == [("value", f"{RU}:3:7")]


@pytest.mark.parametrize(
    "date", ["9999-12-31 23:59-12:00", "0001-01-01T00:00+14:00", "2199-12-31 23:59-12:00", "1900-01-01"]
)
def test_a_date_at_the_end_of_time_breaks_nothing(site: Site, date: str) -> None:
    site.write(RU, release().replace("2018-07-01", date))

    assert found(site) in ([], [("value", f"{RU}:3:7")])


def test_a_release_needs_a_headline_and_a_date(site: Site) -> None:
    site.write(RU, "---\nsubtitle: Подзаголовок\n---\nТекст\n")

    assert sorted(problem.words["key"] for problem in errors(site)) == ["date", "title"]


def test_words_in_the_front_matter_are_text_and_never_html(site: Site) -> None:
    site.write(RU, "---\ntitle: '*А* <b>'\nsubtitle: '<script>'\nsummary: '\"><img>'\ndate: 2018-07-01\n---\nТекст\n")
    page = pages(site)["/ru/releases/budget/"]

    assert "<h1>*А* &lt;b&gt;</h1>" in page
    assert '<p class="subtitle">&lt;script&gt;</p>' in page
    assert 'content="&#34;&gt;&lt;img&gt;"' in page


CHANGED = """\
updates:
  sum:
    date: 2018-07-02 09:00
    note: Исправлена сумма.
  comma:
    date: 2018-07-04
    minor: yes
  place:
    date: 2018-07-03
    note: Исправлено место.
"""


def test_readers_are_told_what_has_changed_the_newest_first(site: Site) -> None:
    page = pages(site.write(RU, release(CHANGED)))["/ru/releases/budget/"]

    assert words(section(page, "Что изменено")) == (
        "Что изменено 3 июля 2018 г. Исправлено место. 2 июля 2018 г., 09:00 Исправлена сумма."
    )
    assert "1 июля 2018 г. Обновлено: 3 июля 2018 г." in words(main(page))


def test_a_minor_change_is_told_to_nobody(site: Site) -> None:
    page = pages(site.write(RU, release("updates:\n  comma:\n    date: 2018-07-04\n    minor: yes\n")))

    assert section(page["/ru/releases/budget/"], "Что изменено") == ""
    assert "Обновлено" not in main(page["/ru/releases/budget/"])


def test_readers_of_every_language_are_told_of_a_change(site: Site) -> None:
    site.write(RU, release(CHANGED))
    site.write(KY, f"---\ntitle: Бюджет\nupdates:\n  sum:\n    note: Сумма оңдолду.\n{TRANSLATED}---\nТекст.\n")

    assert [(one.code, one.message) for one in errors(site)] == [
        ("owed-words", "the translation lacks “updates: place”, which readers must be told in every language")
    ]

    site.replace(KY, "  reviewed: yes", "  reviewed: yes\n  status: draft")

    assert errors(site) == []


def test_a_withdrawn_release_stays_and_says_since_when_and_why(site: Site) -> None:
    withdrawn = "status: withdrawn\nwithdrawn: 2018-07-02\nreason: Заседание перенесено.\n"
    site.write(RU, release(withdrawn))
    site.write(KY, f"---\ntitle: Бюджет\nreason: Жыйын жылдырылды.\n{TRANSLATED}---\nТекст.\n")
    made = pages(site)

    assert words(main(made["/ru/releases/budget/"])).startswith(
        "Отозван 2 июля 2018 г. Заседание перенесено. Пресс-релиз Бюджет принят"
    )
    assert "Текст релиза." in made["/ru/releases/budget/"]
    assert words(main(made["/ky/releases/budget/"])).startswith(
        "Кайтарып алынган күнү: 2018-жылдын 2-июлу Жыйын жылдырылды."
    )
    assert "Бюджет принят отозван" in words(made["/ru/releases/"])

    site.replace(KY, "reason: Жыйын жылдырылды.\n", "")

    assert [one.code for one in errors(site)] == ["owed-words"]


def test_related_are_those_that_are_named_that_name_it_and_those_of_the_same_event(site: Site) -> None:
    site.write("content/events/congress.ru.md", EVENT)
    site.write(RU, release("event: congress\nrelated: [other]\n"))
    for slug, facts in {"other": "", "same": "event: congress\n", "naming": "related: [budget]\n", "far": ""}.items():
        site.write(f"content/releases/{slug}.ru.md", release(facts, title=slug))
    page = pages(site)["/ru/releases/budget/"]

    assert re.findall(r'card-title"><a [^>]*>(\w+)<', section(page, "По теме")) == ["naming", "other", "same"]


def test_notes_to_editors_are_what_the_issuers_say_of_themselves(site: Site) -> None:
    site.write("content/organisations/gamsumo.ru.md", f"{ORGANISATION}Агентство **отвечает** за МСУ.\n")
    site.write("content/organisations/silent.ru.md", "---\nname: Молчащая\n---\n")
    site.write("content/events/congress.ru.md", EVENT.replace("start:", "organisers: [gamsumo, silent]\nstart:"))
    page = pages(site.write(RU, release("event: congress\n")))["/ru/releases/budget/"]

    assert words(section(page, "Справка для редакций")) == (
        "Справка для редакций Государственное агентство Агентство отвечает за МСУ."
    )

    page = pages(site.write(RU, release("event: congress\norganisations: [silent]\n")))["/ru/releases/budget/"]

    assert section(page, "Справка для редакций") == ""


@pytest.mark.parametrize(("place", "shown"), [("Ош", "Ош, 1 июля."), ("Ош, 30 июня", "Ош, 30 июня.")])
def test_the_text_begins_with_the_place_and_the_day_that_it_is_sent_from(site: Site, place: str, shown: str) -> None:
    page = main(pages(site.write(RU, release(f"dateline: {place}\n")))["/ru/releases/budget/"])

    assert f'<p><strong class="dateline">{shown}</strong> Текст релиза.</p>' in page.replace("\xa0", " ")


def test_a_text_that_begins_with_no_paragraph_has_the_place_above_it(site: Site) -> None:
    page = main(pages(site.write(RU, release("dateline: Ош\n", "## Глава")))["/ru/releases/budget/"])

    assert '<p><strong class="dateline">Ош, 1 июля.</strong></p><h2' in page.replace("\xa0", " ")


def test_who_issues_it_stands_under_the_headline_by_the_short_name(site: Site) -> None:
    site.write("content/organisations/gamsumo.ru.md", ORGANISATION)
    site.write("content/events/congress.ru.md", EVENT.replace("start:", "organisers: [gamsumo]\nstart:"))
    page = main(pages(site.write(RU, release("event: congress\n")))["/ru/releases/budget/"])

    assert '</h1><p class="byline"><a href="/ru/organisations/gamsumo/">ГАМСУМО</a></p><p class="issued">' in page


def test_without_an_issuer_of_its_own_the_publisher_of_the_site_stands_there(site: Site) -> None:
    site.write("content/organisations/gamsumo.ru.md", ORGANISATION)
    site.replace("content/site.yaml", "timezone:", "issuer: gamsumo\ntimezone:")

    assert 'class="byline"' in pages(site.write(RU, release()))["/ru/releases/budget/"]


def test_a_release_is_shared_by_plain_links(site: Site) -> None:
    page = pages(site.write(RU, release(title="Бюджет & план")))["/ru/releases/budget/"]
    (telegram,) = re.findall(r'href="(https://t\.me/[^"]+)"', page)
    asked = parse_qs(urlsplit(unescape(telegram)).query)

    assert asked == {"url": ["https://forum.example/ru/releases/budget/"], "text": ["Бюджет & план"]}


def test_nobody_is_asked_to_share_what_is_withdrawn(site: Site) -> None:
    site.write(RU, release("status: withdrawn\nwithdrawn: 2018-07-02\nreason: Ошибка\n"))

    assert "t.me" not in pages(site)["/ru/releases/budget/"]


def test_those_that_have_most_subjects_in_common_are_related_the_newest_first(site: Site) -> None:
    site.replace("content/site.yaml", "      forum: Форум\n", "      forum: Форум\n      water: Вода\n")
    site.write(RU, release("tags: [forum, water]\n"))
    for day in range(1, 8):
        facts = f"tags: [forum{', water' if day < 3 else ''}]\n"
        site.write(f"content/releases/r{day}.ru.md", release(facts, title=f"r{day}").replace("07-01", f"06-0{day}"))
    page = pages(site)["/ru/releases/budget/"]

    assert re.findall(r'card-title"><a [^>]*>(\w+)<', section(page, "По теме")) == ["r7", "r6", "r5", "r2", "r1"]


def test_a_new_release_changes_few_of_the_pages_with_its_subjects(site: Site) -> None:
    for day in range(1, 29):
        text = release("tags: [forum]\n", title=f"r{day}").replace("07-01", f"06-{day:02}")
        site.write(f"content/releases/r{day:02}.ru.md", text)
    before = pages(site)
    after = pages(site.write(RU, release("tags: [forum]\n")))
    changed = [page for page in before if page.startswith("/ru/releases/r") and before[page] != after[page]]

    assert changed == []


def test_a_change_that_lies_ahead_is_not_told_before_its_time(site: Site) -> None:
    ahead = "updates:\n  sum:\n    date: 2018-07-04 10:00\n    note: Исправлена сумма.\n"
    withdrawn = "status: withdrawn\nwithdrawn: 2018-07-05\nreason: Ошибка.\n"
    site.write(RU, release(ahead + withdrawn))
    built = site.build()

    assert not built.says("Исправлена сумма.")
    assert not built.says("Ошибка.")
    assert str(built.outcome.next_change) == "2018-07-04 10:00:00+06:00"

    built = site.build(datetime(2018, 7, 4, 4, tzinfo=UTC))

    assert built.says("Исправлена сумма.")
    assert not built.says("Ошибка.")
    assert str(built.outcome.next_change) == "2018-07-05 00:00:00+06:00"
    assert site.build(datetime(2018, 7, 5, tzinfo=UTC)).says("Ошибка.")


@pytest.mark.parametrize(
    ("date", "code"), [("2018-07-01", "update-time"), ("2018-07-01 14:00", None), ("2018-06-30", "update-dates")]
)
def test_of_the_day_of_issue_it_is_clear_what_came_last(site: Site, date: str, code: str | None) -> None:
    """Or no program that follows the release would notice."""
    codes = [code] if code else []
    site.write(RU, release(f"updates:\n  sum:\n    date: {date}\n    note: Сумма.\n"))

    assert [one.code for one in errors(site)] == codes

    site.write(RU, release(f"status: withdrawn\nwithdrawn: {date}\nreason: Ошибка.\n"))

    assert [one.code for one in errors(site)] == codes


def test_where_it_is_not_translated_a_withdrawal_is_told_in_the_words_of_the_original(site: Site) -> None:
    site.write(RU, release("status: withdrawn\nwithdrawn: 2018-07-02\nreason: Ошибка.\n"))
    page = main(pages(site)["/ky/releases/budget/"])

    assert "Кайтарып алынган күнү: 2018-жылдын 2-июлу" in words(page)
    assert '<p lang="ru" dir="auto">Ошибка.</p>' in page


def test_what_is_withdrawn_says_so_in_its_title_and_has_no_picture_to_be_sent_on(site: Site) -> None:
    site.write(RU, release("status: withdrawn\nwithdrawn: 2018-07-02\nreason: Ошибка.\n"))
    built = site.with_all("feeds", "cards").build()
    page = built.page("/ru/releases/budget/")

    assert "<title>Отозван: Бюджет принят — Вестник</title>" in page
    assert '<meta property="og:title" content="Отозван: Бюджет принят">' in page
    assert "card.png" not in page
    assert "ru/releases/budget/card.png" not in built.files
    for feed in ("feed.xml", "rss.xml", "feed.json"):
        assert "Отозван: Бюджет принят" in built.page(f"/ru/{feed}"), feed


def test_feeds_say_that_a_text_is_a_translation_that_nobody_has_reviewed(site: Site) -> None:
    site.write(RU, release())
    site.write(KY, "---\ntitle: Бюджет\ntranslation:\n  reviewed: no\n---\nТекст.\n")
    built = site.with_all("feeds").build()

    for feed in ("feed.xml", "rss.xml", "feed.json"):
        assert "Бул — расмий эмес котормо" in built.page(f"/ky/{feed}"), feed
        assert "https://forum.example/ru/releases/budget/" in built.page(f"/ky/{feed}"), feed
        assert "расмий эмес" not in built.page(f"/ru/{feed}"), feed


def test_a_file_that_cannot_be_read_is_not_said_to_be_missing(site: Site) -> None:
    site.write(RU, release()).write(KY, f"---\ntitel: Бюджет\n{TRANSLATED}---\nТекст.\n")

    assert "missing-translation" not in [one.code for one in problems(site)]


def test_a_summary_ends_before_what_only_leads_to_the_words_of_somebody(site: Site) -> None:
    site.write(RU, release(body="Кенеш принял бюджет. Айгүл Асанова сказала:\n\nСпасибо."))

    assert '<p class="card-summary">Кенеш принял бюджет.</p>' in pages(site)["/ru/releases/"]


def test_who_takes_the_text_away_knows_of_the_event(site: Site) -> None:
    site.write("content/events/congress.ru.md", EVENT.replace("start: 2018-07-03", "start: 2018-07-03 10:00\ncity: Ош"))
    text = site.write(RU, release("event: congress\n")).with_all("text").build().page("/ru/releases/budget/release.txt")

    assert "\nМероприятие: Съезд\nКогда: 3 июля 2018 г., 10:00\nГде: Ош\n" in text


@pytest.mark.parametrize(
    ("reviewed", "of", "first"),
    [
        ("no", "", "Расмий эмес котормо"),
        ("no", "000000000000", "Расмий эмес котормо; түпнуска өзгөргөн"),
        ("yes", "000000000000", "Котормодон кийин түпнуска өзгөргөн"),
        ("yes", "", ""),
    ],
)
def test_readers_know_before_they_read_that_a_translation_is_doubtful(
    site: Site, reviewed: str, of: str, first: str
) -> None:
    """Not reviewed, or older than the original, in one line that opens; of another they are told at the end."""
    said = f"  of: '{of}'\n" if of else ""
    site.write(RU, release())
    site.write(KY, f"---\ntitle: Бюджет\ntranslation:\n  reviewed: {reviewed}\n{said}---\nТекст.\n")
    page = main(pages(site)["/ky/releases/budget/"])

    assert page.count('<aside class="notice translation"') == 1
    assert (page.index('<aside class="notice translation"') < page.index("Текст.")) == bool(first)
    assert re.findall("<summary>(.*)</summary>", page) == ([first] if first else [])


def test_a_date_that_editors_assume_is_shown_as_such(site: Site) -> None:
    site.write(RU, release("date_note: по дате файла\n"))
    site.write(KY, f"---\ntitle: Бюджет\ndate_note: файлдын күнү боюнча\n{TRANSLATED}---\nТекст.\n")
    built = site.with_all("text", "ninjs").build()

    assert "1 июля 2018 г. (по дате файла)" in words(built.page("/ru/releases/budget/"))
    assert "(файлдын күнү боюнча)" in built.page("/ky/releases/budget/")
    assert "\n1 июля 2018 г. (по дате файла)\n" in built.page("/ru/releases/budget/release.txt").replace("\xa0", " ")
    assert "(по дате файла)." in json.loads(built.page("/ru/releases/budget/release.json"))["edNote"]


def test_a_date_that_only_sorts_is_not_shown(site: Site) -> None:
    facts = "date_shown: no\ndate_note: дата неизвестна\ndateline: Ош\n"
    site.write(RU, release(facts).replace("2018-07-01", "2018-07-02 04:05"))
    site.write("content/releases/older.ru.md", release(title="Старое").replace("2018-07-01", "2018-06-01"))
    site.write("content/releases/newer.ru.md", release(title="Новое").replace("2018-07-01", "2018-07-03 11:00"))
    built = site.with_all().build()

    assert "дата неизвестна" in words(main(built.page("/ru/releases/budget/")))
    assert re.findall(r"/releases/(\w+)/\">\w", main(built.page("/ru/releases/"))) == ["newer", "budget", "older"]
    assert site.build(datetime(2018, 7, 1, tzinfo=UTC)).says("Бюджет принят") == []
    assert built.page("/news-sitemap.xml").count("<url>") == 1
