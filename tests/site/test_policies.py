"""Which languages wait for which: `publish:` in content/site.yaml, and in a release."""

import json
from datetime import UTC, datetime

import pytest

from jarchy.build.pipeline import make
from jarchy.commands.standing import as_html, standing_of
from tests.conftest import AS_OF, Run, Site

ORIGINAL, TRANSLATION = "content/releases/budget.ru.md", "content/releases/budget.ky.md"
LATER = datetime(2018, 7, 5, 12, tzinfo=UTC)


def release(site: Site, more: str = "", *, lang: str = "ru", slug: str = "budget") -> None:
    """An original of 1 July."""
    site.write(f"content/releases/{slug}.{lang}.md", f"---\ntitle: Бюджет\ndate: 2018-07-01\n{more}---\nТекст.\n")


def translate(
    site: Site, said: str = "reviewed: yes", *, lang: str = "ky", slug: str = "budget", text: str = "Которулган."
) -> None:
    front = f"---\ntitle: Которулган\ntranslation:\n  {said}\n---\n"
    site.write(f"content/releases/{slug}.{lang}.md", f"{front}{text}\n")


def policy(site: Site, said: str) -> Site:
    return site.replace("content/site.yaml", "languages:\n", f"publish: {said}\nlanguages:\n")


def pages(site: Site, as_of: datetime = AS_OF) -> set[str]:
    """The languages in which the release has a page, apart from pages that say that it is missing."""
    files = make(site.order(as_of)).files
    return {name[:2] for name in files if name.endswith("releases/budget/index.html")}


def test_of_a_translation_that_others_wait_for_there_is_one_warning_with_one_advice(site: Site) -> None:
    english(site)
    policy(site, "ky-first")
    release(site)
    found = [(one.code, str(one.words.get("code", ""))) for one in site.problems() if "translation" in one.code]

    assert found == [("awaited-translation", ""), ("missing-translation", "en")]


def about_translations(site: Site, as_of: datetime = AS_OF) -> list[tuple[str, str]]:
    """The warnings that something is not translated or not reviewed, each with the file."""
    wanted = ("awaited-translation", "late-translation", "missing-translation", "untranslated")
    found = [one for one in site.problems(as_of) if one.code in wanted and "people" not in one.where.path]
    return sorted((one.code, str(one.words.get("path", one.where.path))) for one in found)


def quoted(site: Site, *slugs: str, more: str = "") -> None:
    """Releases in both languages that place one quote, which is not translated."""
    site.write("content/people/asanova.ru.md", "---\nname: Асанова\n---\n")
    site.write("content/quotes/words.ru.md", "---\nspeaker: asanova\n---\nСказано.\n")
    for slug in slugs:
        release(site, more, slug=slug)
        site.replace(f"content/releases/{slug}.ru.md", "Текст.", "Текст.\n\n[[quote: words]]")
        translate(site, slug=slug, text="Текст.\n\n[[quote: words]]")


def asked_for(site: Site, as_of: datetime = AS_OF) -> tuple[list[tuple[str, str]], list[str]]:
    """The warnings about translations, and the files of which `status` says that something is to be done."""
    states = standing_of(site.order(as_of)).lacking
    return about_translations(site, as_of), [one.path for one in states if "people" not in one.path]


@pytest.mark.parametrize("policy_said", ["any", "{policy: any, within: 48h}", "{policy: together, within: 48h}"])
@pytest.mark.parametrize(
    "more", ["expires: 2018-07-03\n", "status: withdrawn\nwithdrawn: 2018-07-02\nreason: Суммы неверны.\n"]
)
def test_nobody_is_asked_to_translate_what_is_withdrawn_or_has_expired_nor_its_quotes(
    site: Site, policy_said: str, more: str
) -> None:
    policy(site, policy_said)
    quoted(site, "budget", more=more)
    site.remove(TRANSLATION)

    assert asked_for(site, LATER) == ([], [])
    assert asked_for(site, datetime(2018, 7, 1, 12, tzinfo=UTC)) != ([], [])
    quoted(site, "other")

    assert [path for path in asked_for(site, LATER)[1] if "quotes" in path] == ["content/quotes/words.ky.md"]


@pytest.mark.parametrize("policy_said", ["together", "{policy: together, within: 48h}", "{policy: any, within: 48h}"])
@pytest.mark.parametrize(("original", "other"), [("ru", "ky"), ("ky", "ru")])
@pytest.mark.parametrize("text", [None, ""])
def test_of_each_file_that_is_lacking_there_is_one_warning(
    site: Site, policy_said: str, original: str, other: str, text: str | None
) -> None:
    """Not one for each language or page that waits for it, nor another that it is missing."""
    policy(english(site), policy_said)
    release(site, lang=original)
    if text is not None:
        translate(site, lang=other, text=text)
    paths = [f"content/releases/budget.{lang}.md" for lang in sorted((other, "en"))]
    code = "late-translation" if "within" in policy_said else "awaited-translation"

    assert about_translations(site, LATER) == [(code, path) for path in paths]


def test_of_a_quote_that_several_releases_wait_for_there_is_one_warning_that_names_them(site: Site) -> None:
    policy(site, "{policy: together, within: 48h}")
    slugs = ("a", "b", "c", "d", "e")
    quoted(site, *slugs)
    words = "content/quotes/words.ky.md is missing"
    waiting = "content/releases/a.ru.md, content/releases/b.ru.md, content/releases/c.ru.md and 2 more"

    assert about_translations(site, datetime(2018, 7, 2, tzinfo=UTC)) == [
        ("awaited-translation", "content/quotes/words.ky.md")
    ]
    assert about_translations(site, LATER) == [("late-translation", "content/quotes/words.ky.md")]

    (late,) = (one for one in site.problems(LATER) if one.code == "late-translation")

    assert late.message == f"{words}, and was to be there by 2018-07-03 00:00; until then, readers do not see {waiting}"


@pytest.mark.parametrize("edited", ["people/asanova.ru", "quotes/words.ru", "releases/a.ru", "releases/a.ky"])
def test_an_edit_of_a_text_leaves_the_warning_as_it_was(site: Site, edited: str) -> None:
    policy(site, "together")
    quoted(site, "a", "b")
    site.replace("content/people/asanova.ru.md", "---\nname: Асанова\n---\n", "---\nname: Асанова\n---\nО ней.\n")

    def told() -> list[str]:
        problems = site.build().outcome.problems
        return [one.message for one in problems if one.code in ("awaited-translation", "missing-translation")]

    before = told()
    path = f"content/{edited}.md"
    site.write(path, (site.folder / path).read_text(encoding="utf-8").rstrip() + "\n\nЕщё слова.\n")

    assert told() == before
    assert len([one for one in before if "quotes/words" in one]) == 1


def test_who_waits_is_named_in_the_same_order_after_an_edit_of_a_text(site: Site) -> None:
    """The event and the release speak of each other, so an edit of the one looks at the other again."""
    policy(site, "together")
    site.write("content/events/forum.ru.md", "---\ntitle: Форум\nstart: 2018-07-05\n---\nСм. [бюджет](release:b).\n")
    for slug in ("a", "b"):
        release(site, slug=slug)
        site.replace(f"content/releases/{slug}.ru.md", "Текст.", "Текст. [Форум](event:forum).")
        translate(site, slug=slug)
    site.build()
    site.replace("content/releases/b.ru.md", "Текст.", "Слова.")

    assert site.build().outcome.problems == make(site.order(), shortcuts=False).problems


def codes(site: Site, as_of: datetime = AS_OF) -> list[str]:
    return [one.code for one in site.problems(as_of) if one.code in ("awaited-translation", "late-translation")]


def english(site: Site) -> Site:
    return site.replace("content/site.yaml", "  ru:\n", "  en:\n    title: News\n    tags: {forum: Forum}\n  ru:\n")


def test_each_language_is_there_when_it_is_there_by_default(site: Site) -> None:
    release(site)

    assert "ru" in pages(site)
    assert codes(site) == []


def test_a_title_without_a_text_opens_nothing(site: Site) -> None:
    policy(site, "ky-first")
    release(site)
    translate(site, "reviewed: no", text="<!-- кийин -->")

    assert pages(site) == set()

    translate(site, "reviewed: no")

    assert pages(site) == {"ky", "ru"}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "content/releases/budget.ky.md is missing"),
        ("reviewed: yes\n  status: draft", "content/releases/budget.ky.md is a draft"),
        ("reviewed: no", "content/releases/budget.ky.md is not reviewed"),
    ],
)
def test_under_together_no_language_is_public_before_all_are_there_and_reviewed(
    site: Site, said: str, why: str
) -> None:
    policy(site, "together")
    release(site)
    if said:
        translate(site, said)
    (problem,) = (one for one in site.problems() if one.code == "awaited-translation")

    assert pages(site) == set()
    assert problem.message.startswith(f"{why}, so readers do not see {ORIGINAL} yet")

    translate(site)

    assert pages(site) == {"ky", "ru"}
    assert codes(site) == []


def test_a_translation_without_a_text_is_not_there(site: Site) -> None:
    policy(site, "together")
    release(site)
    for text, there in (("Текст.", True), ("", False), ("Текст.", True)):
        translate(site, text=text)

        assert ("ru/releases/budget/index.html" in site.build().files) == there


def test_a_third_language_is_waited_for_too(site: Site) -> None:
    policy(english(site), "together")
    release(site)
    translate(site)

    assert pages(site) == set()

    translate(site, lang="en")

    assert pages(site) == {"ky", "en", "ru"}


def test_what_a_release_says_itself_comes_first(site: Site) -> None:
    policy(site, "together")
    release(site, "publish: any\n")

    assert "ru" in pages(site)

    site.replace("content/site.yaml", "publish: together", "publish: any")
    release(site, "publish: {policy: together}\n")

    assert pages(site) == set()


@pytest.mark.parametrize(("original", "other"), [("ru", "ky"), ("ky", "ru")])
def test_the_others_wait_for_the_language_that_goes_first(site: Site, original: str, other: str) -> None:
    """Whichever is the original. A translation that nobody has reviewed is there, as it is to readers."""
    policy(english(site), f"{other}-first")
    release(site, lang=original)
    translate(site, lang="en")

    assert pages(site) == set()

    translate(site, "reviewed: no", lang=other)

    assert pages(site) == {"ky", "ru", "en"}


def test_the_original_waits_for_no_other_language_if_it_goes_first(site: Site) -> None:
    policy(site, "ru-first")
    release(site)

    assert "ru" in pages(site)


def test_quotes_and_events_that_a_release_speaks_of_are_part_of_it(site: Site) -> None:
    policy(site, "together")
    site.write("content/people/asanova.ru.md", "---\nname: Асанова\n---\n")
    site.write("content/quotes/words.ru.md", "---\nspeaker: asanova\n---\nСказано.\n")
    release(site)
    site.replace(ORIGINAL, "Текст.", "Текст.\n\n[[quote: words]]")
    translate(site, text="Текст.\n\n[[quote: words]]")

    assert pages(site) == set()

    site.write("content/quotes/words.ky.md", "---\ntranslation:\n  reviewed: yes\n---\nАйтылган.\n")

    assert pages(site) == {"ky", "ru"}


@pytest.mark.parametrize(("original", "other"), [("ru", "ky"), ("ky", "ru")])
@pytest.mark.parametrize("kind", ["quote", "event"])
def test_a_part_under_embargo_that_ends_after_the_release_came_out_waits_alone(
    site: Site, original: str, other: str, kind: str
) -> None:
    """The release is public, so no part of it that comes later takes it away, not even by time alone."""
    policy(site, "together")
    site.write(f"content/people/asanova.{original}.md", "---\nname: Асанова\n---\n")
    facts, place = {
        "quote": ("speaker: asanova\n", ("Текст.", "Текст.\n\n[[quote: part]]")),
        "event": ("title: Часть\nstart: 2018-07-20\n", ("date:", "event: part\ndate:")),
    }[kind]
    part = f"content/{kind}s/part.{original}.md"
    site.write(part, f"---\n{facts}embargo: 2018-07-10\n---\nСказано.\n")
    release(site, lang=original)
    site.replace(f"content/releases/budget.{original}.md", *place)
    translate(site, lang=other, text="Текст.\n\n[[quote: part]]" if kind == "quote" else "Текст.")
    after = datetime(2018, 7, 12, tzinfo=UTC)

    def there(when: datetime) -> tuple[bool, ...]:
        built = site.build(when)
        files = (
            f"{lang}/{folder}/index.html" for folder in ("releases/budget", f"{kind}s/part") for lang in ("ru", "ky")
        )
        return tuple(file in built.files for file in files)

    assert there(AS_OF) == there(after) == (True, True, False, False)
    (awaited,) = (one for one in site.problems(after) if one.code == "awaited-translation")

    assert awaited.message.startswith(f"content/{kind}s/part.{other}.md is missing, so readers do not see {part} yet")

    words = "translation:\n  reviewed: yes\n" + ("title: Бөлүк\n" if kind == "event" else "")
    site.write(f"content/{kind}s/part.{other}.md", f"---\n{words}---\nАйтылган.\n")

    assert there(AS_OF) == (True, True, False, False)
    assert there(after) == (True, True, True, True)


def test_a_part_whose_embargo_ends_before_the_release_comes_out_is_waited_for(site: Site) -> None:
    policy(site, "together")
    quoted(site, "budget", more="embargo: 2018-07-11\n")
    site.replace("content/quotes/words.ru.md", "speaker:", "embargo: 2018-07-10\nspeaker:")

    assert pages(site, datetime(2018, 7, 12, tzinfo=UTC)) == set()


def test_a_part_that_waits_alone_is_late_from_the_end_of_its_own_embargo_on(site: Site) -> None:
    policy(site, "{policy: together, within: 48h}")
    quoted(site, "budget")
    site.replace("content/quotes/words.ru.md", "speaker:", "embargo: 2018-07-10\nspeaker:")

    assert about_translations(site, datetime(2018, 7, 11, tzinfo=UTC)) == [
        ("awaited-translation", "content/quotes/words.ky.md")
    ]
    assert about_translations(site, datetime(2018, 7, 13, tzinfo=UTC)) == [
        ("late-translation", "content/quotes/words.ky.md")
    ]


@pytest.mark.parametrize("said", ["together", "ky-first"])
def test_a_release_for_one_language_alone_waits_for_no_other(site: Site, said: str) -> None:
    policy(site, f"{{policy: {said}, within: 2d}}")
    release(site, "only: ru\n")

    assert pages(site) == {"ru"}
    assert codes(site, LATER) == []


def test_people_and_pages_wait_for_nobody(site: Site) -> None:
    policy(site, "together")
    site.write("content/people/asanova.ru.md", "---\nname: Асанова\n---\n")

    assert "ru/people/asanova/index.html" in make(site.order()).files


def test_a_release_that_is_out_stays_when_its_original_is_edited(site: Site, run: Run) -> None:
    """A translation that is out of date says so to readers. Nobody takes a release away for a comma."""
    policy(site, "together")
    release(site)
    translate(site)
    run(site, "translate", TRANSLATION, "--done", "--by", "А")
    site.replace(ORIGINAL, "Текст.", "Текст, исправленный.")

    assert pages(site) == {"ky", "ru"}

    done = run(site, "translate", TRANSLATION, "--done", "--by", "А")

    assert "review" in done.stdout
    assert "  reviewed: no\n" in (site.folder / TRANSLATION).read_text(encoding="utf-8")
    assert pages(site) == {"ky", "ru"}


def test_a_review_that_is_taken_back_takes_nothing_away_from_readers(site: Site, run: Run) -> None:
    policy(site, "together")
    release(site)
    translate(site)
    run(site, "review", TRANSLATION, "--no")

    assert pages(site) == {"ky", "ru"}


def test_a_release_that_is_not_out_yet_waits_for_its_second_review(site: Site, run: Run) -> None:
    policy(site, "together")
    release(site, "embargo: 2099-01-01\n")
    translate(site)
    run(site, "translate", TRANSLATION, "--done", "--by", "А")
    site.replace(ORIGINAL, "Текст.", "Текст, исправленный.")
    run(site, "translate", TRANSLATION, "--done", "--by", "А")

    assert pages(site, datetime(2100, 1, 1, tzinfo=UTC)) == set()


def test_nobody_waits_for_translations_that_nobody_is_asked_for(site: Site) -> None:
    policy(site, "together").replace("content/site.yaml", "publish:", "checks: {translations: 2018-07-02}\npublish:")
    release(site)

    assert "ru" in pages(site)


def test_no_release_waits_for_an_old_event_that_nobody_is_asked_to_translate(site: Site) -> None:
    said = "checks: {translations: 2018-01-01}\npublish:"
    policy(site, "{policy: together, within: 2d}").replace("content/site.yaml", "publish:", said)
    site.write("content/events/forum.ru.md", "---\ntitle: Форум\nstart: 2017-05-01\n---\n")
    release(site, "event: forum\n")
    translate(site)

    assert pages(site) == {"ky", "ru"}
    assert codes(site, LATER) == []

    site.replace("content/events/forum.ru.md", "2017", "2018")

    assert pages(site) == set()
    assert codes(site, LATER) == ["late-translation"]


@pytest.mark.parametrize("said", ["any", "together", "ky-first"])
def test_after_the_time_that_is_allowed_a_translation_is_late(site: Site, said: str) -> None:
    policy(site, f"{{policy: {said}, within: 2d}}")
    release(site)

    assert codes(site, datetime(2018, 7, 2, 12, tzinfo=UTC)) == ([] if said == "any" else ["awaited-translation"])
    assert codes(site, LATER) == ["late-translation"]

    translate(site)

    assert codes(site, LATER) == []


def test_of_what_has_expired_nothing_is_late(site: Site) -> None:
    policy(site, "{policy: together, within: 2d}")
    release(site, "expires: 2018-07-04\n")

    assert codes(site, LATER) == []


def test_the_moment_from_which_it_is_late_is_a_change_of_the_site(site: Site) -> None:
    """So a build without anything to do before that moment has something to say after it."""
    policy(site, "{policy: together, within: 48h}")
    release(site)
    before, after = (site.build(datetime(2018, 7, 2, hour, tzinfo=UTC)) for hour in (12, 20))

    assert before.outcome.change.startswith("2018-07-03T00:00")
    assert "awaited-translation" in before.warnings
    assert "late-translation" in after.warnings


def test_a_translation_that_two_releases_wait_for_is_late_for_each_at_its_own_moment(site: Site) -> None:
    policy(site, "{policy: together, within: 48h}")
    site.write("content/people/kim.ru.md", "---\nname: Анна Ким\n---\n")
    site.write("content/people/kim.ky.md", "---\nname: Анна Ким\ntranslation:\n  reviewed: yes\n---\n")
    site.write("content/quotes/words.ru.md", "---\nspeaker: kim\n---\nСказано.\n")
    for slug, day in (("budget", 1), ("later", 4)):
        front = f"---\ntitle: Бюджет\ndate: 2018-07-0{day}\n---\n"
        site.write(f"content/releases/{slug}.ru.md", f"{front}Текст.\n\n[[quote: words]]\n")
        translate(site, slug=slug, text="Которулган.\n\n[[quote: words]]")

    def change(day: int) -> str:
        outcome = site.build(datetime(2018, 7, day, 12, tzinfo=UTC)).outcome
        return outcome.change

    assert change(2) == "2018-07-03T00:00:00+06:00"
    assert change(5) == "2018-07-06T00:00:00+06:00"


def test_a_correction_that_readers_were_told_is_late_in_translation(site: Site, run: Run) -> None:
    policy(site, "{policy: any, within: 48h}")
    release(site)
    translate(site, "reviewed: yes\n  done: 2018-07-01")
    run(site, "translate", TRANSLATION, "--done", "--by", "А")
    done = (site.folder / TRANSLATION).read_text(encoding="utf-8").partition("  done: ")[2].partition("\n")[0]
    site.replace(TRANSLATION, done, "2018-07-01")
    note = "updates:\n  sum:\n    date: 2018-07-02\n    note: Сумма.\n"
    release(site, note)
    site.replace(TRANSLATION, "---\nКоторулган", "updates:\n  sum:\n    note: Сумма.\n---\nКоторулган")

    assert codes(site, datetime(2018, 7, 3, 12, tzinfo=UTC)) == []
    assert codes(site, LATER) == ["late-translation"]


def test_a_text_that_is_edited_while_it_waits_has_a_translation_that_will_be_late(site: Site, run: Run) -> None:
    policy(english(site), "{policy: together, within: 48h}")
    release(site, "updates:\n  sum: {date: 2018-07-03, note: Сумма.}\n")
    translate(site, "reviewed: yes\n  done: 2018-07-01\nupdates:\n  sum: {note: Сумма.}")
    run(site, "translate", TRANSLATION, "--done", "--by", "А")
    done = (site.folder / TRANSLATION).read_text(encoding="utf-8").partition("  done: ")[2].partition("\n")[0]
    site.replace(TRANSLATION, done, "2018-07-01")
    before = site.build(datetime(2018, 7, 4, tzinfo=UTC))
    site.replace(ORIGINAL, "Текст.", "Текст, исправленный.")
    after = site.build(datetime(2018, 7, 4, tzinfo=UTC))

    assert before.outcome.change == ""
    assert after.outcome.change.startswith("2018-07-05T00:00")


def test_ci_takes_a_late_translation_for_an_error(site: Site, run: Run) -> None:
    """A build does not: a late translation must keep no other release from readers."""
    policy(site, "{policy: together, within: 48h}")
    release(site)
    in_time = run(site, "check", "--fail-on", "late-translation", "--as-of", "2018-07-02")
    late = run(site, "check", "--fail-on", "late-translation", "--as-of", "2018-07-04")

    assert in_time.returncode == 0
    assert late.returncode == 1
    assert (
        "budget.ky.md is missing, and was to be there by 2018-07-03 00:00; until then, readers do not see "
        "content/releases/budget.ru.md [late-translation]"
    ) in late.stderr
    assert run(site, "check", "--as-of", "2018-07-04").returncode == 0
    assert "did you mean “late-translation”?" in run(site, "check", "--fail-on", "late-translaton").stderr


def test_editors_are_told_what_is_held_back_why_and_what_to_do(site: Site, run: Run) -> None:
    policy(site, "together")
    release(site)
    words = "it waits for another language: content/releases/budget.ky.md is missing. First: `translate"
    build = site.build()

    assert build.outcome.held == "Held back: 1 waiting for another language (budget)"
    assert words in run(site, "status", "--as-of", "2018-07-03").stdout
    assert words in run(site, "explain", "/ru/releases/budget/", "--as-of", "2018-07-03").stdout


def test_status_says_who_waits_for_whom(site: Site, run: Run) -> None:
    policy(site, "together")
    quoted(site, "a", "b")
    at = ("--as-of", "2018-07-03")
    (row,) = (line for line in run(site, "status", *at).stdout.splitlines() if "quotes/words.ky.md  " in line)
    said = json.loads(run(site, "status", "--format", "json", *at).stdout)
    page = as_html(standing_of(site.order()))

    assert row.split("  ")[0] == "missing"
    assert "release a and release b" in row
    assert '<th scope="col">waited for by</th>' in page
    assert "<td>release a and release b</td>" in page
    assert {one["path"]: one["awaited_by"] for one in said["translations"] if one["awaited_by"]} == {
        "content/quotes/words.ky.md": ["release a", "release b"]
    }
    assert said["waiting"].keys() == {"release a", "release b", "quote words"}
    assert all(files == ["content/quotes/words.ky.md is missing"] for files in said["waiting"].values())


def test_status_says_so_too_of_a_translation_that_lacks_nothing_but_its_text(site: Site, run: Run) -> None:
    policy(site, "together")
    release(site)
    translate(site, text="")
    run(site, "translate", TRANSLATION, "--done", "--by", "А")
    run(site, "review", TRANSLATION)
    (first, *_) = run(site, "status", "--as-of", "2018-07-03").stdout.splitlines()[1:]

    assert "budget.ky.md  release budget" in first


@pytest.mark.parametrize(("said", "waits"), [("any", False), ("ky-first", True), ("ru-first", False)])
def test_nobody_is_said_to_wait_who_does_not(site: Site, run: Run, said: str, waits: bool) -> None:
    policy(site, said)
    release(site)
    told = json.loads(run(site, "status", "--format", "json", "--as-of", "2018-07-03").stdout)

    assert [one["awaited_by"] for one in told["translations"]] == [["release budget"] if waits else []]
    assert bool(told["waiting"]) == waits


def test_what_waits_for_a_document_that_waits_is_told_for_what(site: Site, run: Run) -> None:
    policy(site, "together")
    quoted(site, "a")

    assert (
        "it waits for what is not public itself: release a; that waits for another language: "
        "content/quotes/words.ky.md is missing. First: `translate content/quotes/words.ru.md --to ky` begins it"
    ) in run(site, "explain", "/ru/quotes/words/", "--as-of", "2018-07-03").stdout


def test_an_embargo_opens_nothing_that_waits_for_a_language(site: Site) -> None:
    policy(site, "together")
    release(site, "embargo: 2018-07-10\n")

    assert site.build().outcome.change == ""

    translate(site)

    assert site.build().outcome.change.startswith("2018-07-10")


def test_a_preview_shows_what_waits_and_says_so(site: Site) -> None:
    policy(site, "together")
    release(site)
    page = make(site.order(drafts=True)).files["ru/releases/budget/index.html"].decode()

    assert "Предпросмотр: это появится, когда будет готово на языках, которых ждёт." in page


@pytest.mark.parametrize(
    ("said", "place"),
    [("kg-first", "content/site.yaml"), ("en-first", "content/site.yaml"), ("sometimes", "content/site.yaml")],
)
def test_a_policy_that_the_site_cannot_have_is_an_error(site: Site, said: str, place: str) -> None:
    release(site)
    policy(site, said)
    (error,) = site.errors()

    assert error.where.path == place
    assert error.where.excerpt == f"publish: {said}"


def test_a_language_with_a_country_may_come_first(site: Site) -> None:
    site.replace("content/site.yaml", "  ru:\n", "  pt-BR:\n    title: Jornal\n    tags: {forum: Fórum}\n  ru:\n")
    site.write("templates/locale/pt-BR.po", site.text("templates/locale/ru.po"))
    policy(site, "pt-BR-first")
    release(site)

    assert "publish" not in {one.where.excerpt.partition(":")[0] for one in site.errors()}
    assert codes(site) == ["awaited-translation"]


def test_a_release_names_only_languages_of_the_site(site: Site) -> None:
    release(site, "publish: kg-first\n")
    (error,) = site.errors()

    assert (error.where.path, error.code) == (ORIGINAL, "unknown-language")
    assert error.hint.startswith("did you mean “ky”?")


@pytest.mark.parametrize("said", ["48", "2 weeks", "0h", "-1d"])
def test_the_time_that_is_allowed_has_a_unit(site: Site, said: str) -> None:
    release(site, f"publish: {{policy: any, within: {said}}}\n")
    (error,) = site.errors()

    assert error.code == "value"
    assert "48h" in error.hint
