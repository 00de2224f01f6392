"""Nothing unpublished leaks: not a byte of the output knows of it."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.conftest import AS_OF, Site

RELEASE = "content/releases/budget.ru.md"
SECRET = "Засекреченныйбюджет"


def release(facts: str, body: str = "Текст.") -> str:
    words = f"title: {SECRET}\nsummary: {SECRET} вкратце"
    return f"---\n{words}\ndate: 2018-07-01\ntags: [forum]\n{facts}\n---\n{SECRET} {body}\n"


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ("status: draft", "черновик"),
        ("embargo: 2018-07-04 09:00", "эмбарго"),
        ("expires: 2018-07-02", "срок истёк"),
    ],
)
def test_a_withheld_release_is_nowhere_and_a_preview_marks_it(site: Site, facts: str, why: str) -> None:
    site.write(RELEASE, release(facts))

    public = site.build()
    preview = site.build(drafts=True)

    assert public.says(SECRET) == []
    assert public.says("budget") == []
    assert public.says("/tags/forum") == []
    assert SECRET in preview.page("/ru/releases/budget/")
    assert why in preview.page("/ru/releases/")
    assert 'content="noindex"' in preview.page("/ru/releases/budget/")


def test_a_release_dated_in_the_future_waits_for_its_day_in_the_zone_of_the_site(site: Site) -> None:
    site.write(RELEASE, release("").replace("date: 2018-07-01", "date: 2018-07-05"))
    midnight_in_bishkek = datetime(2018, 7, 4, 18, tzinfo=UTC)

    before = site.build(midnight_in_bishkek - timedelta(seconds=1))
    words_before = before.says(SECRET)
    after = site.build(midnight_in_bishkek)

    assert words_before == []
    assert before.outcome.next_change == midnight_in_bishkek
    assert "ru/releases/budget/index.html" in after.files
    assert after.outcome.next_change is None


def test_an_embargo_ends_at_its_instant_whatever_offset_it_is_written_with(site: Site) -> None:
    site.write(RELEASE, release("embargo: 2018-07-03T14:00+02:00"))

    assert site.build(AS_OF - timedelta(seconds=1)).says(SECRET) == []
    assert site.build(AS_OF).says(SECRET) != []


def test_a_release_leaves_when_it_expires(site: Site) -> None:
    site.write(RELEASE, release("expires: 2018-07-03T18:00+06:00"))

    assert site.build(AS_OF - timedelta(seconds=1)).says(SECRET) != []
    assert site.build(AS_OF).says(SECRET) == []


@pytest.fixture
def announced(site: Site) -> Site:
    """An embargoed release, and what was written for it without a status of its own."""
    site.write("content/people/speaker.ru.md", "---\nname: Нурбек Асанов\n---\n")
    site.write("content/quotes/words.ru.md", f"---\nspeaker: speaker\nevent: congress\n---\n{SECRET} слова.\n")
    site.write("content/events/congress.ru.md", f"---\ntitle: {SECRET} съезд\nstart: 2018-08-01\n---\n")
    return site.write(RELEASE, release("event: congress\nembargo: 2018-07-04", "\n\n[[quote: words]]"))


def test_quotes_and_events_wait_for_the_release_that_announces_them(announced: Site) -> None:
    assert announced.build().says(SECRET) == []
    assert "congress" not in str(announced.build().files)

    after = announced.build(datetime(2018, 7, 4, tzinfo=UTC))

    assert "ru/quotes/words/index.html" in after.files
    assert "ru/events/congress/index.html" in after.files


def test_an_event_with_a_status_of_its_own_does_not_wait(announced: Site) -> None:
    announced.replace("content/events/congress.ru.md", "start:", "status: published\nstart:")

    assert "ru/events/congress/index.html" in announced.build().files


def test_a_person_who_is_named_by_unpublished_documents_alone_is_public_with_a_warning(announced: Site) -> None:
    built = announced.build()

    assert "ru/people/speaker/index.html" in built.files
    assert "only-withheld" in built.warnings


def test_a_quote_is_withheld_with_its_speaker(site: Site) -> None:
    site.write("content/people/speaker.ru.md", f"---\nname: {SECRET}\nstatus: draft\n---\n")
    site.write("content/quotes/words.ru.md", "---\nspeaker: speaker\n---\nСлова без имени.\n")

    assert site.build().says("Слова без имени") == []


def test_a_public_release_leaves_out_a_withheld_quote_and_says_so(site: Site) -> None:
    site.write("content/people/speaker.ru.md", "---\nname: Нурбек Асанов\n---\n")
    site.write("content/quotes/words.ru.md", f"---\nspeaker: speaker\nembargo: 2018-08-01\n---\n{SECRET} слова.\n")
    site.write(RELEASE, "---\ntitle: Бюджет\ndate: 2018-07-01\n---\nДо.\n\n[[quote: words]]\n\nПосле.\n")

    built = site.build()

    assert built.says(SECRET) == []
    assert "До." in built.page("/ru/releases/budget/")
    assert "После." in built.page("/ru/releases/budget/")
    assert "mention-withheld" in built.warnings


@pytest.mark.parametrize(
    ("facts", "body", "place"), [("event: fair\n", "Текст.", "4:8"), ("", "[Ярмарка](event:fair)", "5:11")]
)
def test_a_public_release_says_nothing_of_a_withheld_event_and_the_editor_is_told(
    site: Site, facts: str, body: str, place: str
) -> None:
    site.write("content/events/fair.ru.md", f"---\ntitle: {SECRET}\nstart: 2018-08-01\nstatus: draft\n---\n")
    site.write(RELEASE, f"---\ntitle: Бюджет\ndate: 2018-07-01\n{facts}---\n{body}\n")
    site.write(RELEASE.replace(".ru.", ".ky."), "---\ntitle: Бюджет\ntranslation:\n  reviewed: yes\n---\nТекст.\n")
    (warning,) = [one for one in site.problems() if one.code == "mention-withheld"]

    assert (str(warning.where), warning.message.split(",")[0]) == (
        f"{RELEASE}:{place}",
        "the event “fair” is not public",
    )
    assert site.build().says(SECRET) == []


def test_a_withheld_quote_that_a_translation_alone_places_is_told_at_its_place(site: Site) -> None:
    site.write("content/people/speaker.ru.md", "---\nname: Нурбек Асанов\n---\n")
    site.write("content/quotes/words.ru.md", f"---\nspeaker: speaker\nembargo: 2018-08-01\n---\n{SECRET}\n")
    site.write(RELEASE, "---\ntitle: Бюджет\ndate: 2018-07-01\n---\nДо.\n")
    translation = RELEASE.replace(".ru.", ".ky.")
    site.write(translation, "---\ntitle: Бюджет\ntranslation:\n  reviewed: yes\n---\nА.\n\n[[quote: words]]\n")

    assert [str(one.where) for one in site.problems() if one.code == "mention-withheld"] == [f"{translation}:8:1"]


def test_a_link_to_a_withheld_document_leaves_its_words(site: Site) -> None:
    site.write(RELEASE, release("status: draft"))
    site.write("content/pages/about.ru.md", "---\ntitle: О нас\n---\nСм. [наш бюджет](release:budget).\n")

    page = site.build().page("/ru/about/")

    assert "См. наш бюджет." in page
    assert "releases/budget" not in page


def test_a_draft_translation_is_not_shown_and_a_preview_marks_it(site: Site) -> None:
    site.write(RELEASE, "---\ntitle: Бюджет\ndate: 2018-07-01\n---\nТекст.\n")
    site.write(
        "content/releases/budget.ky.md",
        f"---\ntitle: {SECRET}\ntranslation:\n  reviewed: no\n  status: draft\n---\n{SECRET}\n",
    )

    assert site.build().says(SECRET) == []
    assert "каралама" in site.build(drafts=True).page("/ky/releases/budget/")


def test_the_next_change_is_the_nearest_instant_of_a_document_that_is_no_draft(site: Site) -> None:
    site.write(RELEASE, release("status: draft\nembargo: 2018-07-04"))
    site.write(
        "content/releases/later.ru.md", "---\ntitle: Позже\ndate: 2018-07-09\nexpires: 2018-07-12\n---\nТекст.\n"
    )

    assert site.build().outcome.next_change == datetime(2018, 7, 8, 18, tzinfo=UTC)


def test_an_event_and_a_quote_that_speak_of_each_other_alone_are_public(site: Site) -> None:
    site.write("content/people/speaker.ru.md", "---\nname: Нурбек Асанов\n---\n")
    site.write("content/quotes/words.ru.md", "---\nspeaker: speaker\nevent: congress\n---\nСлова.\n")
    site.write("content/events/congress.ru.md", "---\ntitle: Съезд\nstart: 2018-08-01\n---\n[[quote: words]]\n")

    assert {"ru/quotes/words/index.html", "ru/events/congress/index.html"} <= set(site.build().files)


def test_but_not_while_an_embargoed_release_speaks_of_one_of_them(announced: Site) -> None:
    event = f"---\ntitle: {SECRET} съезд\nstart: 2018-08-01\n---\n[[quote: words]]\n"
    announced.write("content/events/congress.ru.md", event)

    assert announced.build().says(SECRET) == []


def test_an_instant_at_which_nothing_changes_is_not_announced(site: Site) -> None:
    site.write(RELEASE, release("embargo: 2018-07-04").replace("date: 2018-07-01", "date: 2018-07-20"))

    assert site.build().outcome.next_change == datetime(2018, 7, 19, 18, tzinfo=UTC)


def test_a_blank_embargo_is_an_error_and_publishes_nothing(site: Site) -> None:
    assert [problem.code for problem in site.write(RELEASE, release("embargo:")).errors()] == ["empty-value"]


def test_who_tries_to_hide_a_translation_is_told_where_the_line_belongs(site: Site) -> None:
    site.write(RELEASE, release(""))
    site.write("content/releases/budget.ky.md", "---\ntitle: А\nstatus: draft\ntranslation:\n  reviewed: no\n---\nА\n")
    (problem,) = site.errors()

    assert problem.code == "fact-in-translation"
    assert "below “translation:”" in problem.hint


def test_a_preview_says_at_every_instant_why_a_document_is_withheld(announced: Site) -> None:
    """Readers never see the difference: the quote's own embargo ends while the release's goes on."""
    announced.replace("content/quotes/words.ru.md", "speaker:", "embargo: 2018-07-03 19:00\nspeaker:")
    end = datetime(2018, 7, 3, 13, tzinfo=UTC)

    before = announced.build(drafts=True)
    after = announced.build(end, drafts=True)

    assert before.outcome.next_change == end
    assert "эмбарго" in before.page("/ru/quotes/words/")
    assert "ждёт публикации" in after.page("/ru/quotes/words/")
    assert announced.build().outcome.next_change == datetime(2018, 7, 3, 18, tzinfo=UTC)
