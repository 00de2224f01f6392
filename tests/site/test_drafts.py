"""A draft in work never stops the site: what is still to be filled in is a warning, and the draft is left out."""

import pytest

from tests.conftest import Site

SECRET = "Засекреченныйбюджет"
PERSON, QUOTE, EVENT = "content/people/asanova.ru.md", "content/quotes/words.ru.md", "content/events/session.ru.md"
RELEASE, PUBLIC = "content/releases/budget.ru.md", "content/releases/news.ru.md"
TRANSLATION = "content/releases/budget.ky.md"

# The same draft with a blank and without.
BLANKS = {
    PERSON: ("---\nname:\nstatus: draft\n---\n", f"---\nname: {SECRET}\nstatus: draft\n---\n"),
    QUOTE: (
        f"---\nspeaker:\nstatus: draft\n---\n{SECRET}\n",
        f"---\nspeaker: speaker\nstatus: draft\n---\n{SECRET}\n",
    ),
    EVENT: (
        f"---\ntitle: {SECRET}\nstart:\nstatus: draft\n---\n",
        f"---\ntitle: {SECRET}\nstart: 2018-07-09\nstatus: draft\n---\n",
    ),
    RELEASE: (
        f"---\ntitle: {SECRET}\ndate:\nstatus: draft\n---\n{SECRET} [съезд](/ru/events/congress/)\n",
        f"---\ntitle: {SECRET}\ndate: 2018-07-01\nstatus: draft\n---\n{SECRET} [съезд](/ru/events/congress/)\n",
    ),
}


def found(site: Site) -> list[tuple[str, str]]:
    return [(problem.code, problem.severity) for problem in site.problems()]


@pytest.fixture
def town(site: Site) -> Site:
    """A public release that speaks of everything, and what is written for it."""
    site.write("content/people/speaker.ru.md", "---\nname: Нурбек Асанов\n---\n")
    site.write("content/events/congress.ru.md", f"---\ntitle: {SECRET} съезд\nstart: 2018-08-01\n---\n")
    for path, (_, filled) in BLANKS.items():
        site.write(path, filled)
    body = (
        "[Имя](person:asanova), [сессия](/ru/events/session/), https://forum.example/ru/releases/budget/\n\n"
        "[[quote: words]]\n"
    )
    return site.write(
        PUBLIC,
        f"---\ntitle: Новости\ndate: 2018-07-02\nevent: session\ncontacts: [asanova]\nrelated: [budget]\n---\n{body}",
    )


@pytest.mark.parametrize("path", BLANKS)
def test_a_draft_with_a_blank_leaves_the_same_site_as_any_draft(town: Site, path: str) -> None:
    without = town.build()
    with_blank = town.write(path, BLANKS[path][0]).build()

    assert without.says(SECRET) == []
    assert with_blank.files == without.files
    assert with_blank.outcome.held == without.outcome.held
    assert {"unfinished", "mention-withheld", "address-withheld"} <= set(with_blank.warnings)


@pytest.mark.parametrize("path", BLANKS)
def test_a_preview_shows_it_as_soon_as_it_is_filled_in(town: Site, path: str) -> None:
    blank, filled = BLANKS[path]
    before = town.write(path, blank).build(drafts=True)
    after = town.write(path, filled).build(drafts=True)
    folder, slug = path.split("/")[1], path.split("/")[2].partition(".")[0]

    assert f"ru/{folder}/{slug}/index.html" not in before.files
    assert f"ru/{folder}/{slug}/index.html" in after.files


def test_what_drafts_and_each_other_alone_mention_is_a_draft_too(site: Site) -> None:
    """The gate withholds them, so a blank in one is no reason to stop the site."""
    for name, other, start in (("one", "two", "2018-07-09"), ("two", "one", "")):
        site.write(f"content/events/{name}.ru.md", f"---\ntitle: Съезд\nstart: {start}\n---\n[а](event:{other})\n")
    site.write(RELEASE, "---\ntitle: Бюджет\ndate: 2018-07-01\nstatus: draft\n---\n[а](event:one)\n")

    assert site.build().says("Съезд") == []
    assert site.errors() == []

    site.write(PUBLIC, "---\ntitle: Новости\ndate: 2018-07-01\n---\n[а](event:one)\n")

    assert [problem.where.path for problem in site.errors()] == ["content/events/two.ru.md"]


def test_events_that_only_mention_each_other_wait_for_nobody(site: Site) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        site.write(f"content/events/{name}.ru.md", f"---\ntitle: Съезд\nstart: 2018-07-09\n---\n[а](event:{other})\n")

    assert {"ru/events/one/index.html", "ru/events/two/index.html"} <= site.build().files.keys()

    site.replace("content/events/two.ru.md", "start: 2018-07-09", "start:")

    assert [problem.severity for problem in site.errors()] == ["error"]


def test_it_is_said_where_the_blank_is_and_what_to_do(site: Site) -> None:
    site.write(RELEASE, "---\ntitle: Бюджет\ndate: 2018-07-01\ncontacts:\nstatus: draft\n---\n")
    (problem,) = [one for one in site.problems() if one.code == "unfinished"]

    assert str(problem.where) == f"{RELEASE}:4:10"
    assert problem.message.startswith("“contacts” has no value; until this is put right, the draft is left out")
    assert problem.hint == "write a value, or delete the line"


@pytest.mark.parametrize("status", ["", "status:\n", "status: drat\n", "status: published\n", "translation: draft\n"])
def test_without_a_status_that_says_so_a_blank_is_an_error(site: Site, status: str) -> None:
    site.write(RELEASE, f"---\ntitle:\ndate: 2018-07-01\n{status}---\nТекст.\n")

    assert ("empty-value", "error") in found(site)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ("date: вчера", "value"),
        ("dat: 2018-07-01", "unknown-key"),
        ("date: 2018-07-01\ndate: 2018-07-02", "duplicate-key"),
    ],
)
def test_other_errors_of_a_draft_stay_errors(site: Site, facts: str, code: str) -> None:
    site.write(RELEASE, f"---\ntitle: Бюджет\nstatus: draft\n{facts}\ncontacts:\n---\nТекст.\n")

    assert (code, "error") in found(site)
    assert ("unfinished", "warning") in found(site)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (RELEASE, "---\ndate: 2018-07-01\nstatus: draft\n---\nТекст.\n"),
        (QUOTE, "---\nspeaker: speaker\nstatus: draft\n---\n"),
        (QUOTE, "---\nspeaker:\nstatus: draft\n---\n"),
        (RELEASE, "---\ntitle: Б\ndate: 2018-07-01\nstatus: draft\n---\n[слова]()\n\n##\n\n[](person:speaker)\n"),
        (RELEASE, "---\ntitle: Б\ndate: 2018-07-01\nstatus: draft\nupdates:\n  a:\n    date: 2018-07-02\n---\nТ.\n"),
        (EVENT, "---\ntitle: Б\nstart: 2018-07-01\nstatus: draft\nprogramme:\n  a:\n    start: 10:00\n---\n"),
    ],
)
def test_whatever_is_still_to_be_filled_in_is_a_blank(site: Site, path: str, text: str) -> None:
    site.write("content/people/speaker.ru.md", "---\nname: Нурбек Асанов\n---\n").write(path, text)
    folder, slug = path.split("/")[1], path.split("/")[2].partition(".")[0]

    assert site.errors() == []
    assert ("unfinished", "warning") in found(site)
    assert f"ru/{folder}/{slug}/index.html" not in site.build(drafts=True).files


HALL = "pictures: {hall: {file: hall.jpg, caption: Зал, alt: Зал, credit: Айбек, licence: CC BY 4.0}}\n"


@pytest.mark.parametrize(
    ("facts", "body", "code"),
    [
        ("event: nothing\n", "Текст.", "unknown-reference"),
        ("", "[Имя](person:nobody)", "unknown-reference"),
        ("", "[[quote: nothing]]", "unknown-reference"),
        ("tags: [nothing]\n", "Текст.", "unknown-tag"),
        (HALL, "Текст.", "unknown-media"),
        ("", "[[picture: hall]]", "unknown-picture"),
        ("", "[Релиз](/ru/releases/nothing/)", "no-such-page"),
    ],
)
def test_a_draft_may_name_what_is_not_there_yet(site: Site, facts: str, body: str, code: str) -> None:
    site.write(RELEASE, f"---\ntitle: Бюджет\ndate: 2018-07-01\nstatus: draft\n{facts}---\n{body}\n")

    assert site.errors() == []
    assert ("unfinished", "warning") in found(site)
    assert "ru/releases/budget/index.html" not in site.build(drafts=True).files
    assert (code, "error") in found(site.replace(RELEASE, "status: draft\n", ""))


def test_a_quote_of_nobody_yet_has_all_its_blanks_told_at_once(site: Site) -> None:
    site.write(QUOTE, "---\nspeaker:\nstatus: draft\n---\n")

    assert [problem.where.line for problem in site.problems() if problem.code == "unfinished"] == [2, 5]


class TestTranslations:
    @pytest.fixture
    def original(self, site: Site) -> Site:
        return site.write(RELEASE, "---\ntitle: Бюджет принят\ndate: 2018-07-01\n---\nТекст.\n")

    def translate(self, site: Site, title: str, status: str = "") -> Site:
        return site.write(TRANSLATION, f"---\ntitle:{title}\ntranslation:\n  reviewed: no\n{status}---\n{SECRET}\n")

    def test_a_draft_translation_with_blanks_is_left_out_as_any_draft_translation(self, original: Site) -> None:
        original.write("content/people/speaker.ru.md", "---\nname: Нурбек Асанов\n---\n")
        original.write(QUOTE, f"---\nspeaker: speaker\n---\n{SECRET}\n")
        draft = "  status: draft\n"
        said = f"{SECRET} [слова](quote:words)\n"
        without = self.translate(original, " Бюджет", draft).replace(TRANSLATION, f"{SECRET}\n", said).build()
        with_blank = self.translate(original, "", draft).replace(TRANSLATION, f"{SECRET}\n", said).build()

        assert without.says(SECRET) == []
        assert with_blank.files == without.files
        assert with_blank.outcome.held == without.outcome.held

    def test_without_its_status_a_blank_is_an_error(self, original: Site) -> None:
        assert ("empty-value", "error") in found(self.translate(original, ""))

    def test_a_translation_of_a_draft_is_a_draft(self, original: Site) -> None:
        self.translate(original.replace(RELEASE, "date:", "status: draft\ndate:"), "")

        assert original.errors() == []
        assert original.build(drafts=True).says(SECRET) == []

    def test_a_translation_of_a_draft_with_blanks_is_left_out_with_it(self, original: Site) -> None:
        self.translate(original.replace(RELEASE, "title: Бюджет принят", "title:\nstatus: draft"), " Бюджет")

        assert original.errors() == []
        assert original.build(drafts=True).says(SECRET) == []

    def test_a_translation_of_a_draft_owes_its_readers_nothing_yet(self, original: Site) -> None:
        update = "updates:\n  sum:\n    date: 2018-07-02\n    note: Исправлена сумма\n"
        self.translate(original.replace(RELEASE, "date:", f"status: draft\n{update}date:"), " Бюджет")

        assert original.errors() == []
        assert ("owed-words", "error") in found(original.replace(RELEASE, "status: draft\n", ""))


class TestWhatFollows:
    """A quote or an event without a status of its own is a draft while drafts alone mention it."""

    @pytest.fixture
    def announced(self, site: Site) -> Site:
        site.write(QUOTE, "---\nspeaker: speaker\nevent: session\n---\n")
        site.write(EVENT, "---\ntitle: Сессия\nstart:\n---\n")
        site.write("content/people/speaker.ru.md", "---\nname: Нурбек Асанов\n---\n")
        return site.write(
            RELEASE, "---\ntitle: Бюджет\ndate: 2018-07-01\nstatus: draft\n---\nТекст.\n\n[[quote: words]]\n"
        )

    def test_its_blanks_are_those_of_a_draft(self, announced: Site) -> None:
        assert announced.errors() == []
        assert [code for code, _ in found(announced)].count("unfinished") == 2

    @pytest.mark.parametrize("instead", ["", "status: published\n", "embargo: 2018-08-01\n"])
    def test_they_are_errors_as_soon_as_it_can_be_published(self, announced: Site, instead: str) -> None:
        codes = [problem.code for problem in announced.replace(RELEASE, "status: draft\n", instead).errors()]

        assert sorted(codes) == ["empty-quote", "empty-value"]

    @pytest.mark.parametrize("link", ["event:session", "/ru/events/session/"])
    def test_they_are_errors_if_another_document_speaks_of_it(self, announced: Site, link: str) -> None:
        announced.write(PUBLIC, f"---\ntitle: Новости\ndate: 2018-07-01\n---\n[Сессия]({link})\n")

        assert [str(problem.where) for problem in announced.errors()] == [f"{EVENT}:3:7"]

    def test_a_file_that_nobody_mentions_is_no_draft(self, site: Site) -> None:
        site.write(EVENT, "---\ntitle: Сессия\nstart:\n---\n")

        assert ("empty-value", "error") in found(site)


def test_a_contact_that_is_a_draft_with_blanks_is_none(site: Site) -> None:
    """As one that is a draft without."""
    site.write(PERSON, "---\nname: Айгүл\nemail:\nstatus: draft\n---\n")
    site.write(PUBLIC, "---\ntitle: Новости\ndate: 2018-07-01\ncontacts: [asanova]\n---\nТекст.\n")

    assert site.errors() == []
    assert "asanova" not in str(site.build().files)
