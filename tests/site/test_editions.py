"""Originals and translations joined: facts once, words in each language, and how fresh they are."""

import re

import pytest

from tests.conftest import Site

RU = "content/releases/budget.ru.md"
KY = "content/releases/budget.ky.md"
ORIGINAL = """\
---
title: Бюджет принят
subtitle: Подзаголовок
date: 2018-07-01
tags: [forum]
---
Текст релиза.
"""
TRANSLATION = """\
---
title: Бюджет кабыл алынды
translation:
  reviewed: yes
---
Релиздин тексти.
"""


def fingerprint(site: Site) -> str:
    """What a check proposes to write under `of:`."""
    return next(
        match[1] for problem in site.problems() if (match := re.search("of: ([0-9a-f]{12})", problem.hint)) is not None
    )


def test_a_translation_has_the_facts_of_its_original_and_no_word_of_it(site: Site) -> None:
    page = site.write(RU, ORIGINAL).write(KY, TRANSLATION).build().page("/ky/releases/budget/")

    assert 'datetime="2018-07-01"' in page
    assert "Бюджет кабыл алынды" in page
    assert "/ky/tags/forum/" in page
    assert "Подзаголовок" not in page
    assert "Текст релиза" not in page


def test_the_original_may_be_in_any_language_of_the_site(site: Site) -> None:
    site.write(KY, ORIGINAL).write(RU, TRANSLATION)
    page = site.build().page("/ru/releases/budget/")

    assert "Это перевод." in page
    assert 'href="/ky/releases/budget/" lang="ky"' in page


def test_a_translation_of_unknown_age_is_reported_with_what_to_write(site: Site) -> None:
    site.write(RU, ORIGINAL).write(KY, TRANSLATION)

    assert "undated-translation" in [problem.code for problem in site.problems()]

    site.replace(KY, "reviewed: yes", f"reviewed: yes\n  of: {fingerprint(site)}")

    assert "translation" not in " ".join(problem.code for problem in site.problems())


def test_readers_and_editors_learn_that_the_original_has_changed(site: Site) -> None:
    site.write(RU, ORIGINAL).write(KY, TRANSLATION)
    site.replace(KY, "reviewed: yes", f"reviewed: yes\n  of: {fingerprint(site)}")
    changed = "Котормодон кийин түпнуска өзгөргөн"

    assert changed not in site.build().page("/ky/releases/budget/")

    built = site.replace(RU, "Текст релиза.", "Текст релиза, дополненный.").build()

    assert changed in built.page("/ky/releases/budget/")
    assert "stale-translation" in built.warnings


def test_a_new_fact_makes_no_translation_stale(site: Site) -> None:
    site.write(RU, ORIGINAL).write(KY, TRANSLATION)
    before = fingerprint(site)
    site.replace(RU, "date: 2018-07-01", "date: 2018-06-30")

    assert fingerprint(site) == before


def test_neither_does_the_order_of_keys_or_the_breaking_of_lines(site: Site) -> None:
    site.write(RU, ORIGINAL).write(KY, TRANSLATION)
    before = fingerprint(site)
    reordered = ORIGINAL.replace(
        "title: Бюджет принят\nsubtitle: Подзаголовок", "subtitle: Подзаголовок\ntitle: >\n  Бюджет\n  принят"
    )
    site.write(RU, reordered)

    assert fingerprint(site) == before


def test_what_a_translation_lacks_is_reported(site: Site) -> None:
    problems = site.write(RU, ORIGINAL).write(KY, TRANSLATION).problems()

    assert [problem.message for problem in problems if problem.code == "untranslated"] == [
        "the translation lacks “subtitle”, which content/releases/budget.ru.md has"
    ]


def test_an_unreviewed_translation_says_so(site: Site) -> None:
    site.write(RU, ORIGINAL).write(KY, TRANSLATION.replace("reviewed: yes", "reviewed: no"))

    assert "расмий эмес котормо" in site.build().page("/ky/releases/budget/")


def test_what_is_missing_leads_to_every_language_that_has_it_the_original_first(site: Site) -> None:
    english = "  en:\n    title: News\n    description: News.\n    tags: {forum: Forum}\n"
    site.replace("content/site.yaml", "  ky:", f"{english}  ky:").write(KY, ORIGINAL).write(RU, TRANSLATION)
    page = (
        site.build().page("/en/releases/budget/").partition('<article class="missing">')[2].partition("</article>")[0]
    )

    assert re.findall('href="(/[^"]+/budget/)" lang', page) == ["/ky/releases/budget/", "/ru/releases/budget/"]


def test_a_missing_translation_is_an_honest_page(site: Site) -> None:
    built = site.write(RU, ORIGINAL).build()
    page = built.page("/ky/releases/budget/")

    assert '<html lang="ky"' in page
    assert '<h1 lang="ru" dir="auto">Бюджет принят</h1>' in page
    assert '<p class="subtitle" lang="ru" dir="auto">Текст релиза.</p>' in page
    assert 'datetime="2018' in page
    assert 'href="/ru/releases/budget/" lang="ru" hreflang="ru"' in page
    assert 'content="noindex"' in page
    assert 'rel="alternate"' not in page
    assert 'hreflang="ky" href' not in built.page("/ru/releases/budget/")
    assert "missing-translation" in built.warnings


def test_lists_show_the_newest_first_and_mark_what_is_in_another_language(site: Site) -> None:
    site.write(RU, ORIGINAL.replace("2018-07-01", "2018-07-02"))
    site.write("content/releases/older.ky.md", "---\ntitle: Эски кабар\ndate: 2018-06-01\n---\nТекст.\n")
    page = site.build().page("/ky/releases/")

    assert page.index(">Бюджет принят<") < page.index(">Эски кабар<")
    assert '<a href="/ky/releases/budget/" lang="ru" dir="auto">Бюджет принят</a>' in page


def test_a_file_that_can_not_be_read_is_not_also_missing(site: Site) -> None:
    """One mistake, one message: not “no original” and “no such release” on top of it."""
    site.write(RU, ORIGINAL.replace("date: 2018-07-01", "date: вчера")).write(KY, TRANSLATION)
    site.write("content/pages/about.ru.md", "---\ntitle: О нас\n---\n[Бюджет](release:budget)\n")

    assert [problem.code for problem in site.errors()] == ["value"]


CHECKS = "checks:\n  {}\nlanguages:"


def archive(site: Site, *checks: str) -> list[str]:
    """What is warned of an old release, a new one, and whoever speaks in them; `checks` are lines of site.yaml."""
    person, release = "---\nname: А\n---\n", "---\ntitle: А\ndate: {}\n---\n[[quote: {}]]\n"
    for name, day in (("old", "2016-05-01"), ("new", "2018-05-01")):
        site.write(f"content/people/{name}.ru.md", person)
        site.write(f"content/quotes/{name}.ru.md", f"---\nspeaker: {name}\n---\nСлова.\n")
        site.write(f"content/releases/{name}.ru.md", release.format(day, name))
    if checks:
        site.replace("content/site.yaml", "languages:", CHECKS.format("\n  ".join(checks)))
    found = sorted((problem.where.path, problem.code) for problem in site.problems())
    return [f"{path.removeprefix('content/').removesuffix('.ru.md')} {code}" for path, code in found]


def test_letters_that_the_typefaces_lack_are_meant_where_the_site_says_so(site: Site) -> None:
    site.write("content/releases/tbilisi.ru.md", "---\ntitle: Вечер\ndate: 2018-05-01\n---\nГород თბილისი.\n")

    assert "missing-letter" in [problem.code for problem in site.problems()]

    site.replace("content/site.yaml", "languages:", CHECKS.format("letters: no"))

    assert "missing-letter" not in [problem.code for problem in site.problems()]


def test_everything_is_asked_for_unless_the_site_says_otherwise(site: Site) -> None:
    assert archive(site) == [
        "people/new missing-translation",
        "people/old missing-translation",
        "quotes/new missing-translation",
        "quotes/old missing-translation",
        "releases/new missing-translation",
        "releases/new no-contact",
        "releases/old missing-translation",
        "releases/old no-contact",
    ]


def test_a_site_says_from_which_day_on_translations_and_contacts_are_asked_for(site: Site) -> None:
    """A quote or a person without a day is as new as the newest release that speaks of them."""
    assert archive(site, "translations: 2018-01-01", "contacts: 2018-05-01") == [
        "people/new missing-translation",
        "quotes/new missing-translation",
        "releases/new missing-translation",
        "releases/new no-contact",
    ]


def test_a_site_may_never_ask(site: Site) -> None:
    """“no” also of what has no day: a person, a page."""
    site.write("content/pages/about.ru.md", "---\ntitle: А\n---\nТекст.\n")

    assert archive(site, "translations: no", "contacts: no") == []


def test_old_translations_are_not_asked_for_freshness_either(site: Site) -> None:
    site.write("content/releases/old.ky.md", "---\ntitle: А\ntranslation:\n  reviewed: yes\n---\nТекст.\n")

    assert not [line for line in archive(site, "translations: 2018-01-01") if line.startswith("releases/old.ky")]


def test_what_readers_are_owed_is_asked_for_whatever_the_day(site: Site) -> None:
    facts = "status: withdrawn\nwithdrawn: 2016-06-01\nreason: Ошибка.\ndate: 2016-05-01\n"
    site.write("content/releases/a.ru.md", f"---\ntitle: А\n{facts}---\nТекст.\n")
    site.write("content/releases/a.ky.md", "---\ntitle: А\ntranslation:\n  reviewed: yes\n---\nТекст.\n")

    assert "releases/a.ky.md owed-words" in archive(site, "translations: no")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("translations: 2018", "value"),
        ("translations: вчера", "value"),
        ("translations: 2018-05-01 10:00", "value"),
        ("translation: 2018-05-01", "unknown-key"),
        ("contacts:", "empty-value"),
    ],
)
def test_a_slip_in_what_is_asked_for_is_found(site: Site, line: str, code: str) -> None:
    site.replace("content/site.yaml", "languages:", CHECKS.format(line))

    assert [(problem.code, problem.where.line) for problem in site.errors()] == [(code, 6)]


def test_a_preview_of_a_quote_whose_speaker_is_nobody_says_so(site: Site) -> None:
    """With drafts, everything that can be shown is; a quote needs its speaker."""
    site.write("content/quotes/words.ru.md", "---\nspeaker: nobody\n---\nСлова.\n")

    assert "unknown-reference" in [problem.code for problem in site.problems(drafts=True)]
