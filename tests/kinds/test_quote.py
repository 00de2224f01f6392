"""Words spoken: verbatim, in the role of their day, in the language in which they were said."""

import re
from datetime import timedelta

import pytest

from tests.conftest import AS_OF, PROJECT, Site
from tests.kinds import EVENT, ORGANISATION, PERSON, TRANSLATED, errors, found, main, pages, problems, section, words

RU = "content/quotes/readiness.ru.md"
KY = "content/quotes/readiness.ky.md"
PERSON_RU = "content/people/saliev.ru.md"
PERSON_KY = "content/people/saliev.ky.md"
RELEASE = "content/releases/news.ru.md"


def quote(facts: str = "", body: str = "Пора брать ответственность.") -> str:
    return f"---\nspeaker: saliev\n{facts}---\n{body}\n"


def release(body: str) -> str:
    return f"---\ntitle: Новость\ndate: 2018-07-01\n---\n{body}\n"


def person(**roles: tuple[str, str]) -> str:
    """A person with roles of the same title as their key, from a day until a day."""
    lines = ["---", "name: Бахтияр Салиев", "roles:"]
    for key, (since, until) in roles.items():
        lines += [f"  {key}:", f"    title: {key}"]
        lines += [f"    from: {since}"] * bool(since) + [f"    until: {until}"] * bool(until)
    return "\n".join([*lines, "---", ""])


@pytest.fixture
def spoken(site: Site) -> Site:
    """A director until the end of June 2018, a minister from the first of July."""
    return site.write("content/organisations/gamsumo.ru.md", ORGANISATION).write(PERSON_RU, PERSON)


def attribution(page: str) -> str:
    (found_here,) = re.findall(r'<p class="attribution">(.*?)</p>', main(page))
    return words(found_here)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2017-01-01", "Бахтияр Салиев, директор, Государственное агентство"),
        ("2018-06-30", "Бахтияр Салиев, директор, Государственное агентство"),
        ("2018-06-30 23:59", "Бахтияр Салиев, директор, Государственное агентство"),
        ("2018-06-30T18:00Z", "Бахтияр Салиев, министр"),
        ("2018-07-01T01:00+08:00", "Бахтияр Салиев, директор, Государственное агентство"),
        ("2018-07-01", "Бахтияр Салиев, министр"),
        ("2018-07-01 00:00", "Бахтияр Салиев, министр"),
        ("2019-01-01", "Бахтияр Салиев, министр"),
    ],
)
def test_a_quote_is_attributed_in_the_role_held_on_its_day(spoken: Site, date: str, expected: str) -> None:
    """In the zone of the site; the first and the last day of a role belong to it."""
    spoken.write(RU, quote(f"date: {date}\n"))

    assert attribution(pages(spoken)["/ru/quotes/readiness/"]) == expected


def test_a_role_named_by_the_editor_is_the_one(spoken: Site) -> None:
    spoken.write(PERSON_RU, person(director=("", ""), chair=("", ""))).write(RU, quote("role: chair\n"))

    assert attribution(pages(spoken)["/ru/quotes/readiness/"]) == "Бахтияр Салиев, chair"


def test_a_role_named_by_the_editor_that_was_not_held_on_that_day_is_reported(spoken: Site) -> None:
    """A slip, or a former director: words stand in the role of their day, so somebody must look."""
    spoken.write(RU, quote("date: 2018-07-03\nrole: director\n"))

    assert {problem.code for problem in problems(spoken) if problem.where.path == RU} > {"missing-translation"}
    assert found(spoken.replace(RU, "2018-07-03", "2018-06-03")) == []


@pytest.mark.parametrize("key", ["direktor", "chair", "title"])
def test_a_role_that_the_person_has_not_is_an_error_with_the_roles(spoken: Site, key: str) -> None:
    spoken.write(RU, quote(f"role: {key}\n"))
    (problem,) = errors(spoken)

    assert (problem.code, str(problem.where)) == ("unknown-role", f"{RU}:3:1")
    assert problem.message == f"Бахтияр Салиев has no role “{key}”"
    assert "director, minister" in problem.hint


def test_a_slip_in_the_key_of_a_role_gets_a_suggestion(spoken: Site) -> None:
    (problem,) = errors(spoken.write(RU, quote("role: direktor\n")))

    assert problem.hint.startswith("did you mean “director”?")


def test_of_two_roles_on_one_day_the_editor_names_one(spoken: Site) -> None:
    spoken.write(PERSON_RU, person(director=("2018-01-01", ""), chair=("", "2018-07-03")))
    spoken.write(RU, quote("date: 2018-07-03\n"))
    (problem,) = errors(spoken)

    assert (problem.code, str(problem.where)) == ("role-unclear", f"{RU}:2:1")
    assert problem.message == "Бахтияр Салиев held 2 roles on that day"
    assert "director, chair" in problem.hint
    assert found(spoken.write(RU, quote("date: 2018-07-04\n"))) == []


def test_without_a_day_and_with_several_roles_the_editor_names_one(spoken: Site) -> None:
    assert found(spoken.write(RU, quote())) == [("role-unclear", f"{RU}:2:1")]
    assert found(spoken.write(RU, quote("role: director\n"))) == []


def test_without_a_day_the_only_role_is_the_one_and_no_day_is_shown(spoken: Site) -> None:
    page = pages(spoken.write(PERSON_RU, person(director=("2018-01-01", ""))).write(RU, quote()))[
        "/ru/quotes/readiness/"
    ]

    assert attribution(page) == "Бахтияр Салиев, director"
    assert "<time" not in main(page)


def told(site: Site, day: str, name: str = "first", more: str = "") -> Site:
    """A release of that day that has the words."""
    text = f"---\ntitle: Новость\ndate: {day}\n{more}---\n[[quote: readiness]]\n"
    return site.write(f"content/releases/{name}.ru.md", text)


def test_without_a_day_the_role_is_that_of_the_first_release_that_has_the_words(spoken: Site) -> None:
    """Later releases repeat them, and a new role makes no new attribution. The day itself is told nowhere."""
    told(told(spoken.write(RU, quote()), "2018-06-20"), "2018-07-03", "later")
    made = pages(spoken)
    directed = "Бахтияр Салиев, директор, Государственное агентство"

    assert found(spoken) == []
    assert attribution(made["/ru/quotes/readiness/"]) == directed
    assert "Бахтияр Салиев, ГАМСУМО" in words(main(made["/ru/releases/later/"]))
    assert "2018-06-20" not in re.sub("<article class=.card.*", "", main(made["/ru/quotes/readiness/"]))

    spoken.remove("content/releases/first.ru.md")

    assert attribution(pages(spoken)["/ru/quotes/readiness/"]) == "Бахтияр Салиев, министр"


def test_the_role_stays_when_the_first_release_with_the_words_expires(spoken: Site) -> None:
    told(spoken.write(RU, quote()), "2018-06-20", more="expires: 2018-07-05\n")
    told(spoken, "2018-07-02", "later")
    shown = [attribution(spoken.build(at).page("/ru/quotes/readiness/")) for at in (AS_OF, AS_OF + timedelta(days=7))]

    assert shown == ["Бахтияр Салиев, директор, Государственное агентство"] * 2


def test_a_release_under_embargo_dates_no_words_that_are_public_already(spoken: Site) -> None:
    told(spoken.write(RU, quote("status: published\n")), "2018-07-01", more="embargo: 2018-07-05\n")
    before, after = (spoken.build(at).page("/ru/quotes/readiness/") for at in (AS_OF, AS_OF + timedelta(days=7)))

    assert attribution(before) == "Бахтияр Салиев"
    assert attribution(after) == "Бахтияр Салиев, министр"


def test_a_day_of_its_own_counts_more_than_that_of_a_release(spoken: Site) -> None:
    told(spoken.write(RU, quote("date: 2018-07-01\n")), "2018-06-20")

    assert attribution(pages(spoken)["/ru/quotes/readiness/"]) == "Бахтияр Салиев, министр"


@pytest.mark.parametrize("more", ["date_shown: no\n", "date_note: по дате файла\n"])
def test_a_date_that_is_assumed_dates_no_words(spoken: Site, more: str) -> None:
    told(spoken.write(RU, quote()), "2018-06-20", more=more)

    assert found(spoken) == [("role-unclear", f"{RU}:2:1")]


@pytest.mark.parametrize("role", ["", "role: director\n"])
def test_a_role_that_had_ended_before_undated_words_appeared_is_a_warning(spoken: Site, role: str) -> None:
    spoken.write(PERSON_RU, person(director=("", "2018-06-30")))
    told(spoken.write(RU, quote(role)), "2018-07-02")
    (warning,) = (one for one in problems(spoken) if one.code == "undated-role")

    assert errors(spoken) == []
    assert str(warning.where) == f"{RU}:{3 if role else 2}:1"
    assert "“director” on 2018-07-02" in warning.message
    assert attribution(pages(spoken)["/ru/quotes/readiness/"]) == (
        "Бахтияр Салиев, director" if role else "Бахтияр Салиев"
    )


def test_who_held_no_role_on_that_day_is_called_by_name_alone(spoken: Site) -> None:
    spoken.write(PERSON_RU, person(director=("2018-01-01", "2018-07-02"))).write(RU, quote("date: 2018-07-03\n"))

    assert attribution(pages(spoken)["/ru/quotes/readiness/"]) == "Бахтияр Салиев"


def test_who_has_no_role_at_all_is_called_by_name_alone(spoken: Site) -> None:
    spoken.write(PERSON_RU, "---\nname: Бахтияр Салиев\n---\n").write(RU, quote("date: 2018-07-03\n"))

    assert attribution(pages(spoken)["/ru/quotes/readiness/"]) == "Бахтияр Салиев"


def test_a_role_that_is_not_translated_is_left_out_and_no_other_takes_its_place(spoken: Site) -> None:
    """Or Kyrgyz readers would read that the minister said what the director said."""
    roles = "roles:\n  minister:\n    title: министри\n"
    spoken.write(PERSON_KY, f"---\nname: Бактияр Салиев\n{roles}{TRANSLATED}---\n")
    spoken.write(PERSON_RU, person(director=("", ""), minister=("", "")))
    spoken.write(RU, quote("role: director\n")).write(KY, f"---\n{TRANSLATED}---\nСөздөр.\n")
    made = pages(spoken)

    assert attribution(made["/ru/quotes/readiness/"]) == "Бахтияр Салиев, director"
    assert "министр" not in made["/ky/quotes/readiness/"]
    assert attribution(made["/ky/quotes/readiness/"]).startswith("Бактияр Салиев")


def test_the_speaker_and_the_organisation_are_links(spoken: Site) -> None:
    page = pages(spoken.write(RU, quote("date: 2018-06-01\n")))["/ru/quotes/readiness/"]

    assert '<a href="/ru/people/saliev/">Бахтияр Салиев</a>' in page
    assert '<a href="/ru/organisations/gamsumo/">Государственное агентство</a>' in page


def test_the_attribution_stands_outside_the_words(spoken: Site) -> None:
    page = main(pages(spoken.write(RU, quote("date: 2018-07-03\n")))["/ru/quotes/readiness/"])

    assert '<blockquote id="words"><p>Пора брать ответственность.</p></blockquote><figcaption>' in page
    assert page.count("<figure") == page.count("</figure>") == 1


def test_a_translated_quote_is_marked_and_leads_to_the_words_as_spoken(spoken: Site) -> None:
    spoken.write(RU, quote("date: 2018-07-03\n")).write(KY, f"---\n{TRANSLATED}---\nЖоопкерчилик алуу керек.\n")
    spoken.write(RELEASE, release("[[quote: readiness]]"))
    spoken.write("content/releases/news.ky.md", f"---\ntitle: Кабар\n{TRANSLATED}---\n[[quote: readiness]]\n")
    made = pages(spoken)
    mark = 'Котормо. Айтылган тили: <a href="/ru/quotes/readiness/#words" hreflang="ru">орусча</a>'

    for address in ("/ky/quotes/readiness/", "/ky/quotes/", "/ky/"):
        assert mark in made[address], address
    for address in ("/ky/quotes/readiness/", "/ky/quotes/", "/ky/releases/news/", "/ky/"):
        assert "Жоопкерчилик алуу керек." in made[address], address
        assert ("Пора брать" in made[address]) == (address == "/ky/quotes/readiness/"), address
    assert "Перевод. Как было сказано" not in "".join(text for page, text in made.items() if page.startswith("/ru/"))


def test_a_translated_release_says_once_that_it_is_one(spoken: Site) -> None:
    spoken.write(RU, quote("date: 2018-07-03\n")).write(KY, f"---\n{TRANSLATED}---\nЖоопкерчилик алуу керек.\n")
    spoken.write(RELEASE, release("[[quote: readiness]]"))
    spoken.write("content/releases/news.ky.md", f"---\ntitle: Кабар\n{TRANSLATED}---\n[[quote: readiness]]\n")

    assert pages(spoken)["/ky/releases/news/"].count("Орусча түпнускасы") == 1
    assert "Айтылган тили" not in pages(spoken)["/ky/releases/news/"]


def test_a_translated_quote_in_an_original_is_marked(spoken: Site) -> None:
    spoken.write(RU, quote("date: 2018-07-03\n")).write(KY, f"---\n{TRANSLATED}---\nЖоопкерчилик алуу керек.\n")
    spoken.write("content/releases/own.ky.md", "---\ntitle: Кабар\ndate: 2018-07-03\n---\n[[quote: readiness]]\n")

    assert "Айтылган тили" in pages(spoken)["/ky/releases/own/"]


def test_a_quote_that_is_not_translated_shows_the_words_as_spoken_and_their_language(spoken: Site) -> None:
    spoken.write(RU, quote("date: 2018-07-03\n", "Слова с [именем](person:saliev)."))
    spoken.write(RELEASE, release("[[quote: readiness]]"))
    spoken.write("content/releases/news.ky.md", f"---\ntitle: Кабар\n{TRANSLATED}---\n[[quote: readiness]]\n")
    made = pages(spoken)

    for address in ("/ky/releases/news/", "/ky/quotes/"):
        (opening,) = re.findall(r"<blockquote[^>]*>", made[address])

        assert 'lang="ru"' in opening
        assert 'Слова с\xa0<a href="/ky/people/saliev/">именем</a>.' in made[address]
        assert "Айтылган тили" not in made[address]
    assert "lang=" not in re.findall(r"<blockquote[^>]*>", made["/ru/releases/news/"])[0]


def test_the_page_of_a_quote_that_is_not_translated_says_whose_words_are_missing(spoken: Site) -> None:
    page = pages(spoken.write(RU, quote("date: 2018-07-03\n")))["/ky/quotes/readiness/"]
    (heading,) = re.findall(r"<h1[^>]*>.*?</h1>", page)

    assert 'href="/ru/quotes/readiness/" lang="ru" hreflang="ru"' in page
    assert 'content="noindex"' in page
    assert "Салиев" in heading


def test_a_quote_leads_to_its_event_and_to_where_it_stands(spoken: Site) -> None:
    spoken.write("content/events/congress.ru.md", EVENT).write(RU, quote("date: 2018-07-03\nevent: congress\n"))
    spoken.write(RELEASE, release("До.\n\n[[quote: readiness]]\n\nПосле."))
    made = pages(spoken)

    assert words(main(made["/ru/releases/news/"])).split("До. ")[1].startswith("Пора брать ответственность. Бахтияр")
    assert '<a href="/ru/events/congress/">Съезд</a>' in made["/ru/quotes/readiness/"]
    assert "Новость" in section(made["/ru/quotes/readiness/"], "В пресс-релизах")
    assert '<time datetime="2018-07-03">' in made["/ru/quotes/readiness/"]


def test_quotes_may_lead_to_one_another(spoken: Site) -> None:
    spoken.write(RU, quote("date: 2018-07-03\n", "Как [сказано](quote:answer)."))
    spoken.write("content/quotes/answer.ru.md", quote("date: 2018-07-03\n", "См. [выше](quote:readiness)."))
    made = pages(spoken)

    assert '<a href="/ru/quotes/answer/">сказано</a>' in made["/ru/quotes/readiness/"]
    assert '<a href="/ru/quotes/readiness/">выше</a>' in made["/ru/quotes/answer/"]


@pytest.mark.parametrize("body", ["", "   \n\n", "***", "&nbsp;"])
def test_a_quote_without_words_is_refused(spoken: Site, body: str) -> None:
    assert found(spoken.write(RU, quote("date: 2018-07-03\n", body))) == [("empty-quote", f"{RU}:5:1")]


def test_a_translation_without_words_is_refused(spoken: Site) -> None:
    spoken.write(RU, quote("date: 2018-07-03\n")).write(KY, f"---\n{TRANSLATED}---\n")

    assert [problem.code for problem in errors(spoken)] == ["empty-quote"]


def test_a_quote_contains_no_other(spoken: Site) -> None:
    spoken.write("content/quotes/other.ru.md", quote("date: 2018-07-03\n"))
    spoken.write(RU, quote("date: 2018-07-03\n", "Слова.\n\n[[quote: other]]"))

    assert found(spoken) == [("nested-quote", f"{RU}:7:1")]


@pytest.mark.parametrize("placed", ["readiness", "other"])
def test_neither_does_its_translation(spoken: Site, placed: str) -> None:
    """A quote that placed itself would never end."""
    spoken.write("content/quotes/other.ru.md", quote("date: 2018-07-03\n"))
    spoken.write(RU, quote("date: 2018-07-03\n")).write(KY, f"---\n{TRANSLATED}---\nСөз.\n\n[[quote: {placed}]]\n")

    assert [problem.code for problem in errors(spoken)] == ["nested-quote"]


def test_the_mark_that_hangs_before_the_words_is_that_of_their_language(spoken: Site) -> None:
    """Wherever they are shown, and as on the card that messengers show of them."""
    spoken.replace("content/site.yaml", "  ru:\n", "  de:\n    title: Bote\n    tags:\n      forum: Forum\n  ru:\n")
    spoken.write("templates/locale/de.po", (PROJECT / "templates/locale/ru.po").read_bytes())
    spoken.write(RU, quote("date: 2018-07-03\n"))
    spoken.write("content/quotes/german.de.md", quote("date: 2018-07-02\n", "Wir sind bereit."))
    built = spoken.build()

    for page in "/ru/quotes/", "/de/quotes/":
        figures = re.findall(r'data-mark="(.)">\s*<blockquote.*?<p>(.*?)</p>', built.page(page), re.DOTALL)

        assert dict(map(reversed, figures)) == {"Пора брать ответственность.": "«", "Wir sind bereit.": "„"}


def test_a_quote_has_no_footnotes_that_could_mix_with_those_of_a_release(spoken: Site) -> None:
    spoken.write(RU, quote("date: 2018-07-03\n", "Слова[^1].\n\n[^1]: Сноска цитаты."))
    spoken.write(RELEASE, release("Текст[^1].\n\n[[quote: readiness]]\n\n[^1]: Сноска релиза."))

    assert found(spoken) == [("quote-parts", f"{RU}:5:1")]


def test_an_unknown_speaker_event_or_placed_quote_is_an_error_with_a_suggestion(spoken: Site) -> None:
    spoken.write("content/events/congress.ru.md", EVENT)
    spoken.write(RU, quote("event: congres\n").replace("saliev", "salievv"))
    spoken.write(RELEASE, release("Раз.\n\n[[quote: readines]]"))

    assert [(str(problem.where), problem.hint.split("? ")[0]) for problem in errors(spoken)] == [
        (f"{RU}:2:10", "did you mean “saliev”"),
        (f"{RU}:3:8", "did you mean “congress”"),
        (f"{RELEASE}:7:1", "did you mean “readiness”"),
    ]


def test_the_letters_of_the_words_are_never_changed(spoken: Site) -> None:
    body = 'Он "сам" сказал - "да", а 26% против; и т.д. <press@example.org>, *Ёж* & №5'
    page = pages(spoken.write(RU, quote("date: 2018-07-03\n", body)))["/ru/quotes/readiness/"]
    (shown,) = re.findall(r'<blockquote id="words">(.*?)</blockquote>', page)

    assert re.findall(r"\w+", words(shown)) == re.findall(r"\w+", body)


def test_a_translated_quote_stands_beside_the_words_as_they_were_spoken(spoken: Site) -> None:
    spoken.write(RU, quote("date: 2018-07-03\n")).write(KY, f"---\n{TRANSLATED}---\nЖоопкерчилик алуу керек.\n")
    page = main(pages(spoken)["/ky/quotes/readiness/"])

    assert (
        '<blockquote lang="ru" dir="auto" cite="/ru/quotes/readiness/"><p>Пора брать ответственность.</p></blockquote>'
        '<figcaption><p>Айтылган тили: <a href="/ru/quotes/readiness/#words" hreflang="ru">орусча</a></p>'
    ) in page
    assert '<blockquote id="words"><p>Жоопкерчилик алуу керек.</p></blockquote>' in page


def test_a_quote_can_be_copied_with_its_attribution(spoken: Site) -> None:
    spoken.write(RU, quote("date: 2018-07-03\n", "Он «сам» & они."))
    spoken.write(KY, f"---\n{TRANSLATED}---\nӨздөрү.\n")
    made = pages(spoken)

    assert words(section(made["/ru/quotes/readiness/"], "Для цитирования")) == (
        "Для цитирования «Он „сам“ & они». — Бахтияр Салиев, министр, 3 июля 2018 г., "
        "https://forum.example/ru/quotes/readiness/"
    )
    assert "«Өздөрү». — Бахтияр Салиев, министр, 2018-жылдын 3-июлу (котормо), https" in words(
        section(made["/ky/quotes/readiness/"], "Цитата келтирүү үчүн")
    )


def test_a_quote_that_only_a_draft_translation_places_waits(spoken: Site) -> None:
    """Or a translation that is not published yet would publish what was written for it."""
    spoken.write(RU, quote("date: 2018-07-03\n")).write(RELEASE, release("Текст."))
    draft = TRANSLATED + "  status: draft\n"
    spoken.write("content/releases/news.ky.md", f"---\ntitle: Кабар\n{draft}---\n[[quote: readiness]]\n")

    assert "/ru/quotes/readiness/" not in pages(spoken)
    assert "/ru/quotes/readiness/" in pages(spoken, drafts=True)


def test_every_problem_of_a_quote_is_found_at_once(spoken: Site) -> None:
    spoken.write(RU, "---\nspeaker: Салиев\nrole: [a]\ndate: вчера\nplace: Ош\n---\n<b>Слова</b>\n")

    assert sorted({problem.code for problem in problems(spoken) if problem.where.path == RU}) == [
        "raw-html",
        "unknown-key",
        "unknown-reference",
        "value",
        "wrong-type",
    ]
