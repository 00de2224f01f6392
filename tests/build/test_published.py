"""Whoever takes a page away from readers is told so, and what to do for those who have its address."""

from pathlib import Path

import pytest

from jarchy.build.published import FILE
from jarchy.problems import Problem
from tests.conftest import Run, Site, new_site
from tests.kinds import TRANSLATED

RELEASE = "---\ntitle: Бюджет\ndate: 2018-06-01\n{}---\nТекст.\n"
OLD, NEW = "content/releases/budget.ru.md", "content/releases/2018/budget-2018.ru.md"


@pytest.fixture
def published(site: Site) -> Site:
    site.write(OLD, RELEASE.format("")).write("content/pages/about.ru.md", "---\ntitle: О нас\n---\nТекст.\n")
    site.build()
    return site


def lost(problems: list[Problem] | tuple[Problem, ...]) -> list[tuple[str, object]]:
    """The file and the address of each."""
    return [(one.where.path, one.words["address"]) for one in problems if one.code == "lost-address"]


def test_a_renamed_release_leaves_its_address_to_nobody(published: Site) -> None:
    published.remove(OLD).write(NEW, RELEASE.format(""))
    (wrong,) = [one for one in published.problems() if one.code == "lost-address"]

    assert wrong.severity == "warning"
    assert wrong.where.path == OLD
    assert wrong.hint.startswith("write “aliases: [/ru/releases/budget/]” into the file that takes its place")


def test_the_remedy_helps(published: Site) -> None:
    built = published.remove(OLD).write(NEW, RELEASE.format("aliases: [/ru/releases/budget/]\n")).build()

    assert lost(built.outcome.problems) == []
    assert "url=/ru/releases/budget-2018/" in built.page("/ru/releases/budget/")


def test_an_old_address_may_not_be_that_of_another_document(published: Site) -> None:
    published.write(NEW, RELEASE.format("aliases: [/ru/releases/budget/]\n"))
    (wrong,) = published.errors()

    assert (wrong.code, wrong.words["other"]) == ("same-address", OLD)


def test_a_build_says_it_once_and_a_check_until_then(published: Site, run: Run) -> None:
    published.remove(OLD)
    checked = [lost(published.problems()) for _ in range(2)]
    told = [lost(published.build().outcome.problems) for _ in range(3)]

    assert checked == [[(OLD, "/ru/releases/budget/")]] * 2
    assert told == [[(OLD, "/ru/releases/budget/")], [], []]
    assert "lost-address" not in run(published, "check").stderr


def test_other_edits_take_nothing_away(published: Site) -> None:
    published.replace(OLD, "Текст", "Другой текст").write("content/releases/next.ru.md", RELEASE.format(""))

    assert lost(published.build().outcome.problems) == []


@pytest.mark.parametrize(
    "key",
    [
        "status: draft",
        "embargo: 2019-01-01",
        "expires: 2018-06-30",
        "status: withdrawn\nwithdrawn: 2018-07-01\nreason: Х",
    ],
)
def test_what_is_held_back_or_withdrawn_is_gone_on_purpose(published: Site, key: str) -> None:
    published.write(OLD, RELEASE.format(f"{key}\n"))

    assert lost(published.problems()) == []
    assert lost(published.build().outcome.problems) == []


QUOTE = "---\nspeaker: asanova\n---\nСказано.\n"
TOGETHER = "publish: together\n"


@pytest.fixture
def together(site: Site) -> Site:
    """A release that is public in both languages, with a quote that is, too."""
    site.replace("content/site.yaml", "languages:\n", f"{TOGETHER}languages:\n")
    site.write("content/people/asanova.ru.md", "---\nname: Асанова\n---\n")
    site.write("content/quotes/words.ru.md", QUOTE)
    site.write("content/quotes/words.ky.md", f"---\n{TRANSLATED}---\nАйтылган.\n")
    site.write(OLD, RELEASE.format("") + "\n[[quote: words]]\n")
    site.write("content/releases/budget.ky.md", f"---\ntitle: Бюджет\n{TRANSLATED}---\nТекст.\n\n[[quote: words]]\n")

    assert "ru/releases/budget/index.html" in site.build().files

    return site


def taken(site: Site) -> list[Problem]:
    return [one for one in site.problems() if one.code == "page-waits"]


def add_quote(site: Site) -> Site:
    site.write("content/quotes/more.ru.md", QUOTE)
    for lang in ("ru", "ky"):
        site.replace(f"content/releases/budget.{lang}.md", "[[quote: words]]", "[[quote: words]]\n\n[[quote: more]]")
    return site


def test_a_quote_without_a_translation_that_takes_a_public_release_away_is_said_with_all_that_goes(
    together: Site,
) -> None:
    """Also what goes with it, as a quote that is translated, but was public with this release alone."""
    add_quote(together)
    (told,) = taken(together)

    assert told.where.path == OLD
    assert told.message == (
        "this takes from readers what they had at /ky/quotes/words/, /ky/releases/budget/, /ru/quotes/words/ and 1 "
        f"more: content/quotes/more.ky.md is missing, and “publish:” lets {OLD} wait for it"
    )
    assert told.hint == (
        "`translate content/quotes/more.ru.md --to ky` begins it; until then, “embargo:” with today's day and time in "
        f"content/quotes/more.ru.md lets that wait alone, or “publish: any” in {OLD} keeps it public as it is"
    )
    assert lost(together.problems()) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "is_shown"),
    [
        ("content/quotes/more.ru.md", "speaker:", "embargo: 2018-07-03 17:00\nspeaker:", False),
        (OLD, "title:", "publish: any\ntitle:", True),
        ("content/quotes/more.ky.md", "", f"---\n{TRANSLATED}---\nАйтылган.\n", True),
    ],
)
def test_each_remedy_keeps_it_public(together: Site, path: str, old: str, new: str, is_shown: bool) -> None:
    add_quote(together).write("content/quotes/more.ru.md", QUOTE.replace("Сказано", "Потом"))
    text = (together.folder / path).read_text(encoding="utf-8") if old else ""
    together.write(path, text.replace(old, new) if old else new)
    built = together.build()

    assert [one.code for one in built.outcome.problems if one.code == "page-waits"] == []
    assert ("Потом" in built.page("/ru/releases/budget/")) == is_shown
    assert "ky/releases/budget/index.html" in built.files


def test_a_new_language_that_takes_all_away_is_said_of_each_release_and_of_many_in_one_line(
    together: Site, run: Run
) -> None:
    for number in range(12):
        path = f"content/releases/more-{number}"
        together.write(f"{path}.ru.md", RELEASE.format(""))
        together.write(f"{path}.ky.md", f"---\ntitle: Бюджет\n{TRANSLATED}---\nТекст.\n")
    together.build()
    together.replace("content/site.yaml", "  ru:\n", "  en:\n    title: News\n    tags: {forum: Forum}\n  ru:\n")
    together.write("templates/locale/en.po", together.text("templates/locale/ru.po"))
    shown = run(together, "check", "--as-of", "2018-07-03").stderr

    assert len(taken(together)) == 13
    assert "13 documents that readers had are taken from them until other languages are there" in shown
    assert shown.rstrip().endswith("; readers lose pages that they had [page-waits]")

    kept = together.replace("content/site.yaml", TOGETHER, f"{TOGETHER}checks: {{translations: 2018-07-01}}\n")

    assert taken(kept) == []


def test_ci_takes_it_for_an_error(together: Site, run: Run) -> None:
    at = ("--as-of", "2018-07-03")

    assert run(together, "check", "--fail-on", "page-waits", *at).returncode == 0
    assert run(add_quote(together), "check", "--fail-on", "page-waits", *at).returncode == 1
    assert run(together, "check", *at).returncode == 0


def test_a_release_that_was_never_public_is_not_taken_away(together: Site) -> None:
    together.write("content/releases/new.ru.md", RELEASE.format(""))

    assert taken(together) == []


@pytest.mark.parametrize("key", ["status: draft", "embargo: 2019-01-01", "expires: 2018-06-30"])
def test_what_is_held_back_on_purpose_is_not_said_to_wait(together: Site, key: str) -> None:
    add_quote(together).replace(OLD, "title:", f"{key}\ntitle:")

    assert taken(together) == []
    assert lost(together.problems()) == []


def test_a_preview_publishes_nothing(published: Site) -> None:
    draft = "content/releases/draft.ru.md"
    published.write(draft, RELEASE.format("status: draft\n")).build(drafts=True)
    preview = published.remove(draft).remove(OLD).build(drafts=True)

    assert lost(preview.outcome.problems) == lost(published.problems(drafts=True)) == []
    assert lost(published.problems()) == [(OLD, "/ru/releases/budget/")]


def test_a_build_for_an_instant_ahead_publishes_nothing(published: Site, run: Run) -> None:
    published.remove(OLD)
    run(published, "build", "--as-of", "2077-01-01", "--output", "ahead")

    assert lost(published.problems()) == [(OLD, "/ru/releases/budget/")]


def test_a_build_that_fails_publishes_nothing(published: Site, run: Run) -> None:
    published.remove(OLD).write(NEW, RELEASE.format("nonsense: 1\n"))

    assert run(published, "build", "--as-of", "2018-07-03").returncode == 1
    published.write(NEW, RELEASE.format(""))
    assert lost(published.problems()) == [(OLD, "/ru/releases/budget/")]


def test_a_clone_knows_it_from_the_file_that_its_host_restores(published: Site, tmp_path: Path) -> None:
    clone = new_site(tmp_path / "clone").write(FILE, (published.folder / FILE).read_bytes())
    built = clone.write(NEW, RELEASE.format("")).build()

    assert lost(built.outcome.problems) == [("content/pages/about.ru.md", "/ru/about/"), (OLD, "/ru/releases/budget/")]
    assert (clone.folder / FILE).read_text() == f"ru/releases/budget-2018/\t{NEW}\n"


def test_what_somebody_else_has_put_there_is_passed_over(published: Site) -> None:
    published.write(FILE, b"\xff\n/etc/\tcontent/x.md\nru/x/\n\nru/x/\t/etc/passwd\nru/old/\tcontent/pages/old.ru.md\n")

    assert lost(published.problems()) == [("content/pages/old.ru.md", "/ru/old/")]


def test_another_word_in_addresses_takes_all_its_pages_away(published: Site) -> None:
    published.write("content/releases/budget.ky.md", f"---\ntitle: Бюджет\n{TRANSLATED}---\nТекст.\n").build()
    published.replace("content/site.yaml", "title: Вестник\n", "title: Вестник\n    sections: {releases: novosti}\n")

    assert lost(published.problems()) == [(OLD, "/ru/releases/budget/")]


def test_a_page_that_only_said_that_there_is_no_translation_is_no_loss(published: Site) -> None:
    published.write(OLD, RELEASE.format("only: ru\n"))

    assert lost(published.problems()) == []
