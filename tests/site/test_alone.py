"""A document for one language alone is in no other, and nobody misses it there."""

import re
from pathlib import Path

import pytest

from tests.conftest import Built, Run, Site, new_site
from tests.kinds import TRANSLATED, messages

RELEASE = "---\ntitle: {}\ndate: 2018-06-{:02}\ntags: [forum]\n{}---\n{}\n"


def release(site: Site, slug: str, day: int, keys: str = "", text: str = "Текст.", lang: str = "ru") -> Site:
    return site.write(f"content/releases/{slug}.{lang}.md", RELEASE.format(f"Новость {slug}", day, keys, text))


def newsroom(folder: Path) -> Site:
    """A release in both languages, and a release, an event, a quote and a page for readers of Russian."""
    site = new_site(folder).with_all()
    release(site, "both", 10, text="Смотрите [объявление](release:local) и [адрес](/ru/releases/local/#куда).")
    kyrgyz = f"---\ntitle: Жаңылык\n{TRANSLATED}---\n[Кара](release:local), [дарек](/ky/releases/local/?a=1#куда).\n"
    site.write("content/releases/both.ky.md", kyrgyz)
    release(
        site,
        "local",
        12,
        "only: ru\nevent: fair\ncontacts: [asanova]\n",
        "## Куда\n\nОтключат воду.\n\n[[quote: words]]",
    )
    site.write("content/people/asanova.ru.md", "---\nname: Айгүл Асанова\nphone: +996 312 000000\n---\n")
    site.write("content/events/fair.ru.md", "---\ntitle: Ярмарка\nstart: 2018-07-08\nonly: ru\n---\n")
    site.write("content/quotes/words.ru.md", "---\nspeaker: asanova\nonly: ru\n---\nВоду вернут к вечеру.\n")
    return site.write("content/pages/water.ru.md", "---\ntitle: График воды\nonly: ru\n---\nТекст.\n")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Its default language is Kyrgyz, which has not all of it."""
    return newsroom(tmp_path_factory.mktemp("site")).build()


def switched(page: str) -> str:
    (found,) = re.findall(r'<li><a href="([^"]*)" lang="ky"[^>]*>Кыргызча</a></li>', page.partition("</header>")[0])
    return str(found)


def test_its_own_language_has_it_everywhere(built: Built) -> None:
    assert "Отключат" in built.page("/ru/releases/local/")
    assert "Новость" in built.page("/ru/releases/")
    for address in (
        "events/fair/",
        "quotes/words/",
        "water/",
        "releases/local/release.txt",
        "releases/local/release.eml",
    ):
        assert f"ru/{address}".removesuffix("/") in " ".join(built.files), address
    assert "https://forum.example/ru/releases/local/" in built.page("/sitemap.xml")
    assert built.page("/ru/feed.xml").count("<entry>") == 2


def test_no_other_language_has_a_word_of_it(built: Built) -> None:
    kyrgyz = {file: data for file, data in built.files.items() if file.startswith("ky/")}
    for words in (
        "Новость",
        "Отключат",
        "Ярмарка",
        "Воду вернут",
        "График",
        "/ky/releases/local",
        "/ky/events",
        "/ky/quotes",
    ):
        assert [file for file, data in kyrgyz.items() if words.encode() in data] == [], words
    assert [file for file in kyrgyz if "local" in file or "water" in file or "fair" in file] == []
    assert built.page("/sitemap.xml").count("/ky/releases/") == 2
    assert built.page("/ky/feed.xml").count("<entry>") == 1


def test_a_person_of_whom_only_one_language_speaks_is_in_all(built: Built) -> None:
    assert "Новость" in built.page("/ru/people/asanova/")
    assert "Асанова" in built.page("/ky/people/asanova/")


def test_nobody_asks_for_a_translation(built: Built) -> None:
    missing = [problem.where.path for problem in built.outcome.problems if problem.code == "missing-translation"]

    assert missing == ["content/people/asanova.ru.md"]


def test_status_does_not_miss_it(tmp_path: Path, run: Run) -> None:
    said = run(newsroom(tmp_path), "status", "--format", "json").stdout

    assert "asanova.ky.md" in said
    assert "local" not in said
    assert "fair" not in said


def test_its_page_leads_search_engines_to_no_other_language(built: Built) -> None:
    for address in ("/ru/releases/local/", "/ru/events/fair/", "/ru/water/"):
        assert 'rel="alternate" hreflang' not in built.page(address), address
        assert 'rel="canonical"' in built.page(address), address
    assert 'rel="alternate" hreflang="ky"' in built.page("/ru/releases/both/")


def test_the_switcher_leads_to_the_list_or_home(built: Built) -> None:
    assert switched(built.page("/ru/releases/local/")) == "/ky/releases/"
    assert switched(built.page("/ru/events/fair/")) == "/ky/"
    assert switched(built.page("/ru/water/")) == "/ky/"
    assert switched(built.page("/ru/releases/both/")) == "/ky/releases/both/"


def test_links_of_another_language_lead_to_it_and_say_where(built: Built) -> None:
    page = built.page("/ky/releases/both/")

    assert '<a href="/ru/releases/local/" hreflang="ru">Кара</a>' in page
    assert '<a href="/ru/releases/local/?a=1#куда" hreflang="ru">дарек</a>' in page
    assert '<a href="/ru/releases/local/">объявление</a>' in built.page("/ru/releases/both/")


def test_builds_over_builds_find_what_has_changed(tmp_path: Path) -> None:
    """Each build is compared with a clean one."""
    site = newsroom(tmp_path)
    site.build()
    alone = site.replace("content/releases/local.ru.md", "Отключат воду", "Отключат свет").build()
    shared = site.replace("content/releases/local.ru.md", "only: ru\n", "").build()
    hidden = site.replace("content/releases/local.ru.md", "event:", "only: ru\nembargo: 2019-01-01\nevent:").build()

    assert "Отключат свет" in alone.page("/ru/releases/local/")
    assert '<a href="/ky/releases/local/">Кара</a>' in shared.page("/ky/releases/both/")
    assert "Кара, дарек" in hidden.page("/ky/releases/both/")
    assert hidden.says("releases/local") == hidden.says("Отключат") == []


def test_what_is_for_one_language_alone_waits_for_no_other(tmp_path: Path) -> None:
    site = newsroom(tmp_path)
    site.replace("content/site.yaml", "timezone:", "publish: {policy: together, within: 1d}\ntimezone:")
    built = site.build()

    assert "Отключат" in built.page("/ru/releases/local/")
    assert [one for one in built.outcome.problems if "local" in one.where.path and "translation" in one.code] == []


def test_what_is_for_one_language_alone_in_a_draft_is_shown_there_alone(tmp_path: Path) -> None:
    site = newsroom(tmp_path).replace("content/releases/local.ru.md", "only:", "status: draft\nonly:")
    preview = site.build(drafts=True)

    assert "Отключат" in preview.page("/ru/releases/local/")
    assert "ky/releases/local/index.html" not in preview.files


def test_a_quote_or_an_event_that_a_language_lacks_is_reported_once(tmp_path: Path) -> None:
    site = newsroom(tmp_path)
    site.replace("content/releases/both.ru.md", "tags:", "event: fair\ntags:")

    assert messages(site, "only-elsewhere") == [
        "the event “fair” is for “ru” alone, so readers of “ky” get a link to it at most"
    ]


@pytest.mark.parametrize("address", ["/ky/releases/local/", "/ky/releases/local/release.txt", "ky/water/index.html"])
def test_whoever_asks_for_its_page_in_another_language_is_told_where_it_is(
    tmp_path: Path, run: Run, address: str
) -> None:
    ended = run(newsroom(tmp_path), "explain", address, "--as-of", "2018-07-03")
    name = "local" if "local" in address else "water"

    assert ended.returncode == 0
    assert ended.stdout.startswith("elsewhere  “only: ru” keeps it out of other languages (content/")
    assert re.search(rf"/{name}\.ru\.md:\d:1\); its page is /ru/(releases/)?{name}/\n$", ended.stdout)


def test_of_one_that_is_held_back_that_is_said_where_its_page_will_be(tmp_path: Path, run: Run) -> None:
    site = newsroom(tmp_path).replace("content/releases/local.ru.md", "only:", "embargo: 2019-01-01\nonly:")
    other, own = (
        run(site, "explain", f"/{lang}/releases/local/", "--as-of", "2018-07-03").stdout for lang in ("ky", "ru")
    )

    assert other.startswith("elsewhere  “only: ru”")
    assert own.startswith("held back  the document is held back until 2019-01-01")


def test_two_documents_for_one_language_each_have_names_of_their_own(tmp_path: Path) -> None:
    """One name for both is an error, whose remedy leads there."""
    site = release(newsroom(tmp_path), "local", 12, "only: ky\n", lang="ky")
    (error,) = site.errors()

    assert (error.code, error.where.path) == ("two-originals", "content/releases/local.ru.md")
    assert "rename it, as in local-ru.ru.md" in error.hint

    (site.folder / error.where.path).rename(site.folder / "content/releases/local-ru.ru.md")
    for lang in ("ru", "ky"):
        site.replace(f"content/releases/both.{lang}.md", "local", "local-ru")
    built = site.build()

    assert {file for file in built.files if "releases/local" in file and file.endswith("index.html")} == {
        "ru/releases/local-ru/index.html",
        "ky/releases/local/index.html",
    }


def test_beside_an_original_the_one_that_is_for_its_language_alone_is_the_other_document(tmp_path: Path) -> None:
    site = release(newsroom(tmp_path), "both", 10, "only: ky\n", lang="ky")
    (error,) = site.errors()

    assert (error.code, error.where.path) == ("two-originals", "content/releases/both.ky.md")


def test_a_translation_can_not_say_that_it_is_alone(tmp_path: Path) -> None:
    site = newsroom(tmp_path).replace("content/releases/both.ky.md", "translation:", "only: ky\ntranslation:")
    (error,) = site.errors()

    assert error.code == "only-in-translation"
    assert "rename the file, as in both-ky.ky.md" in error.hint


@pytest.mark.parametrize(
    "command", [["translate", "content/pages/water.ru.md", "--to", "ky"], ["new", "page", "water", "--lang", "ky"]]
)
def test_no_translation_is_begun(tmp_path: Path, run: Run, command: list[str]) -> None:
    ended = run(newsroom(tmp_path), *command)

    assert ended.returncode == 2
    assert "is for one language alone: delete “only: ru” there first" in ended.stderr
