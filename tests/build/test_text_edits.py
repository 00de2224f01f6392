"""After edits of nothing but texts, the site is not linked again, and is what a clean build makes all the same."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

import jarchy.build.engine
from jarchy.build.cache import Cache
from jarchy.build.cache_rows import CachedDocument
from jarchy.build.memory import Memory
from jarchy.build.pipeline import make
from jarchy.problems import BuildFailed, errors
from jarchy.site.site import make_site
from tests.conftest import AS_OF, SITE_YAML, WITHOUT, Built, Site

FIRST, SECOND, SECOND_KY = (f"content/releases/{name}.md" for name in ("first.ru", "second.ru", "second.ky"))
ABOUT, DRAFT, LATER = "content/pages/about.ru.md", "content/releases/draft.ru.md", "content/releases/later.ru.md"
RELEASE = "---\ntitle: Новость\nsummary: Кратко\ndate: 2018-07-01\ntags: [forum]\n---\nТекст\n"

Change = Callable[[Site], object]


@pytest.fixture
def written(site: Site) -> Site:
    site.write("content/site.yaml", SITE_YAML.replace(WITHOUT, "without: [search, cards]\n"))
    site.write(FIRST, RELEASE + "\nСм. [порядок](page:about#порядок) и [новость](release:second), всего 15.\n")
    site.write(SECOND, RELEASE).write(ABOUT, "---\ntitle: О нас\n---\nНачало\n\n## Порядок\n\nРечь\n")
    site.write(SECOND_KY, "---\ntitle: Жаңылык\nsummary: Кыска\ntranslation:\n  reviewed: yes\n---\nСөз\n")
    site.write(DRAFT, RELEASE.replace("date:", "status: draft\ndate:"))
    site.write(LATER, RELEASE.replace("date:", "embargo: 2018-07-03 20:00\ndate:"))
    return site


@pytest.fixture
def linked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """A site for each time that documents were linked."""
    sites: list[object] = []

    def noted(*given: object, **named: object) -> object:
        sites.append(make_site(*given, **named))  # type: ignore[arg-type]  # what it is given
        return sites[-1]

    monkeypatch.setattr("jarchy.build.pipeline.make_site", noted)
    return sites


def edit(path: str, old: str, new: str) -> Change:
    return lambda site: site.replace(path, old, new)


def build_again(site: Site, linked: list[object]) -> bool:
    """Whether the next build links the documents. Its problems must be those of a clean one, and so must its files."""
    linked.clear()
    outcome = jarchy.build.engine.build(site.order(), site.output)
    is_linked = bool(linked)
    clean = make(site.order(), shortcuts=False)

    assert outcome.problems == clean.problems
    assert Built(site.output, outcome).files == clean.files

    return is_linked


@pytest.mark.parametrize(
    "change",
    [
        edit(SECOND, "Текст", "Другой текст"),
        edit(SECOND, "Текст", "Новое начало\n\nТекст о 15 домах и 17 дорогах"),
        edit(SECOND_KY, "Сөз", "Башка сөз, 21"),
        edit(DRAFT, "Текст", "Другой текст"),
        edit(LATER, "Текст", "Другой текст"),
        edit(FIRST, "всего 15", "всего 16. ЭМБАРГО до 12:00"),
        edit(FIRST, "Текст", "Текст\n\nЕщё\n\nЕщё"),
        edit(ABOUT, "Речь", "Другая речь"),
        lambda site: site.replace(SECOND, "Текст", "Да").replace(SECOND_KY, "Сөз", "Ооба").replace(FIRST, "15", "16"),
        lambda site: (site.output / "ru/index.html").unlink(),
    ],
)
def test_after_an_edit_of_texts_nothing_is_linked(written: Site, linked: list[object], change: Change) -> None:
    written.build()

    change(written)

    assert not build_again(written, linked)


@pytest.mark.parametrize(
    "change",
    [
        edit(SECOND, "Новость", "Итоги"),
        edit(SECOND, "[forum]", "[]"),
        edit(SECOND, "Текст", "[О нас](page:about)"),
        edit(SECOND, "Текст", "[Все](/ru/releases/)"),
        edit(ABOUT, "Начало", "Иначе"),  # what lists show of a page without a summary
        edit(DRAFT, "status: draft\n", ""),
        lambda site: site.remove(SECOND_KY),
        lambda site: site.write("content/releases/third.ru.md", RELEASE),
        lambda site: site.replace(SECOND, "Текст", "Да").replace("content/site.yaml", "Вестник", "Газета"),
        lambda site: site.replace(SECOND, "Текст", "Да").replace("templates/base.html", "<body", "<body data-x"),
    ],
)
def test_after_any_other_edit_everything_is_linked(written: Site, linked: list[object], change: Change) -> None:
    written.build()

    change(written)

    assert build_again(written, linked)


def test_documents_that_an_edit_of_a_text_does_not_concern_are_not_even_read(
    written: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(cache: Cache, form: type[CachedDocument], name: str) -> CachedDocument | None:
        read.append(name)
        return row(cache, form, name)

    row = Cache.row
    for name in ("fair", "feast"):
        written.write(f"content/events/{name}.ru.md", f"---\ntitle: {name}\nstart: 2018-08-01\n---\nТекст\n")
    monkeypatch.setattr("jarchy.build.parts.CHUNK", 1)
    written.write("content/site.yaml", SITE_YAML).build()  # without feeds, which go through all documents
    written.replace(SECOND, "Текст", "Другой текст")
    monkeypatch.setattr(Cache, "row", noted)
    jarchy.build.engine.build(written.order(), written.output)

    assert SECOND in read
    assert not [path for path in read if "events" in path]


def test_a_text_that_was_edited_before_another_one_is_still_read(written: Site) -> None:
    """A preview keeps the first one in memory, but the cache from which its text was to come is closed by then."""
    memory = Memory()
    written.build()
    for path, old in ((SECOND, "Текст"), (FIRST, "Текст"), (SECOND, "Другой")):
        written.replace(path, old, "Другой текст")
        outcome = jarchy.build.engine.build(written.order(), written.output, memory=memory)

        assert outcome.note == ""
        assert Built(written.output, outcome).files == make(written.order()).files


def test_a_translation_that_is_no_longer_fresh_says_so(written: Site, linked: list[object]) -> None:
    (stale,) = (one for one in make(written.order()).problems if one.code == "undated-translation")
    written.replace(SECOND_KY, "reviewed: yes", f"reviewed: yes\n  of: {stale.words['fingerprint']}").build()

    written.replace(SECOND, "Текст", f"Другой текст{' и ещё' * 40} конец")

    assert build_again(written, linked)

    written.replace(SECOND, "конец", "сначала")  # beside the translation stands how the paragraph begins

    assert not build_again(written, linked)


def test_a_heading_that_others_link_to_is_missed_there(written: Site) -> None:
    written.build()
    written.replace(ABOUT, "## Порядок", "## Очередь")

    with pytest.raises(BuildFailed) as failed:
        jarchy.build.engine.build(written.order(), written.output)

    assert [(one.code, one.where.path) for one in errors(failed.value.problems)] == [("no-such-place", FIRST)]

    written.replace(ABOUT, "Очередь", "Порядок").build()


def test_a_text_that_links_to_a_list_that_is_not_there_is_warned_of_again(written: Site, linked: list[object]) -> None:
    outcome = written.replace(FIRST, "всего 15", "[архив](/ru/releases/page/9/)").build().outcome

    assert "nothing-there" in [one.code for one in outcome.problems]

    written.replace(FIRST, "Текст", "Другой текст")

    assert build_again(written, linked)


def test_a_link_of_a_template_that_leads_nowhere_is_warned_of_again(written: Site, linked: list[object]) -> None:
    written.replace("templates/base.html", "</main>", '<a href="/ru/nowhere/">.</a></main>').build()

    edit(SECOND, "Текст", "Да")(written)

    assert not build_again(written, linked)
    assert "unknown-page" in [one.code for one in written.problems()]


def test_what_becomes_public_meanwhile_is_published(written: Site) -> None:
    written.build()
    written.replace(SECOND, "Текст", "Другой текст")

    assert "ru/releases/later/index.html" in written.build(AS_OF + timedelta(hours=12)).files


def test_an_edit_after_a_build_that_failed_is_not_taken_for_the_only_one(written: Site) -> None:
    written.build()
    written.replace(FIRST, "Новость", "Событие").replace(SECOND, "Текст", "[Текст](page:nobody)")
    with pytest.raises(BuildFailed):
        jarchy.build.engine.build(written.order(), written.output)
    written.replace(SECOND, "[Текст](page:nobody)", "Другой текст")

    assert "Событие" in written.build().page("/ru/releases/")


def test_an_edit_after_a_preview_with_drafts_publishes_no_draft(written: Site) -> None:
    written.build()
    jarchy.build.engine.build(written.order(drafts=True), written.folder / "preview")
    written.replace(SECOND, "Текст", "Другой текст")

    assert "ru/releases/draft/index.html" not in written.build().files


def test_an_edit_in_a_text_that_a_feed_repeats_is_in_the_feed(written: Site) -> None:
    written.build()
    written.replace(SECOND, "Текст", "Другой текст")

    assert "Другой текст" in written.build().files["ru/feed.xml"].decode()


def test_words_that_are_edited_are_still_those_of_the_first_release_that_has_them(
    written: Site, linked: list[object]
) -> None:
    """Neither the person nor the release was edited, and the warning depends on both."""
    roles = "roles:\n  old:\n    title: мэр\n    until: 2018-01-01\n  new:\n    title: депутат\n    from: 2018-01-02\n"
    written.write("content/people/ann.ru.md", f"---\nname: Анна Ким\n{roles}---\n")
    written.write("content/quotes/words.ru.md", "---\nspeaker: ann\nrole: old\n---\nСлова.\n")
    written.write("content/quotes/more.ru.md", "---\nspeaker: ann\n---\nСлова.\n")
    written.replace(SECOND, "Текст", "[[quote: words]]\n\n[[quote: more]]")

    assert "undated-role" in written.build().warnings

    written.replace("content/quotes/words.ru.md", "Слова.", "Слова и слова.")
    written.replace("content/quotes/more.ru.md", "Слова.", "Слова и слова.")

    build_again(written, linked)
    assert written.build().warnings.count("undated-role") == 1
    assert "депутат" in written.build().page("/ru/quotes/more/")


def test_what_a_build_of_another_instant_knows_is_nothing_for_this_one(written: Site, tmp_path: Path) -> None:
    """A preview of what will be, elsewhere, must not make it public here."""
    written.build()
    jarchy.build.engine.build(written.order(AS_OF + timedelta(days=1)), tmp_path / "future")
    built = written.replace(SECOND, "Текст", "Другой текст").build(AS_OF + timedelta(minutes=1))

    assert built.files == make(written.order(AS_OF + timedelta(minutes=1))).files
    assert not any("later" in file for file in built.files)
