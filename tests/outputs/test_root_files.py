"""Files of content/root/ are published as they are, at the root of the site."""

from pathlib import Path

import pytest

from jarchy.problems import Problem
from tests.conftest import Built, Site, alter, photograph

PROOF = "google1234567890.html"
RELEASE = "---\ntitle: Бюджет\ndate: 2018-06-10\n---\n{}\n"


def lay(site: Site, **files: str) -> Site:
    for name, text in files.items():
        site.write(f"content/root/{name}", text)
    return site


def code(site: Site, *codes: str) -> list[Problem]:
    return [one for one in site.problems() if one.code in codes]


@pytest.fixture
def owned(site: Site) -> Site:
    return lay(site, **{PROOF: "google-site-verification", "CNAME": "forum.example"})


def test_they_have_the_names_and_the_bytes_that_they_had(owned: Site) -> None:
    picture = photograph(form="PNG")
    built = owned.write("content/root/.well-known/icon.png", picture).write("content/root/.nojekyll", "").build()

    assert built.files[PROOF] == b"google-site-verification"
    assert built.files["CNAME"] == b"forum.example"
    assert built.files[".well-known/icon.png"] == picture
    assert built.files[".nojekyll"] == b""


def test_one_that_has_changed_or_gone_is_noticed(owned: Site) -> None:
    owned.build()
    alter(owned.folder / "content/root/CNAME")
    changed = owned.build()
    gone = owned.remove("content/root/CNAME").build()

    assert changed.files["CNAME"] not in (b"", b"forum.example")
    assert "CNAME" not in gone.files


def test_texts_link_to_them(owned: Site) -> None:
    owned.write("content/root/old/index.html", "<p>old</p>")
    links = f"[а](/{PROOF}) [б](https://forum.example/old/) [в](/old/index.html) [г](/CNAME)"
    built = owned.write("content/releases/budget.ru.md", RELEASE.format(links)).build()

    assert links_of(built) == [f"/{PROOF}", "/old/", "/old/", "/CNAME"]


def links_of(built: Built) -> list[str]:
    text = built.page("/ru/releases/budget/").partition('<div class="prose">')[2].partition("</div>")[0]
    return [part.partition('"')[0] for part in text.split('href="')[1:]]


def test_a_link_to_one_that_is_not_there_is_an_error(owned: Site) -> None:
    owned.write("content/releases/budget.ru.md", RELEASE.format("[а](/google.html)"))

    assert [one.code for one in owned.errors()] == ["no-such-page"]


@pytest.mark.parametrize("name", ["robots.txt", "404.html", "ru/index.html", "sitemap.xml"])
def test_one_in_the_place_of_what_the_site_makes_is_an_error_with_both(owned: Site, name: str) -> None:
    (found,) = code(lay(owned.with_all("sitemap"), **{name: "mine"}), "same-address")

    assert found.where.path == f"content/root/{name}"
    assert found.words["other"] == "a list or a file that the site makes"


def test_one_in_the_place_of_a_page_names_the_document(owned: Site) -> None:
    owned.write("content/releases/budget.ru.md", RELEASE.format("Текст."))
    (found,) = code(lay(owned, **{"ru/releases/budget/index.html": "mine"}), "same-address")

    assert {found.where.path, found.words["other"]} == {
        "content/root/ru/releases/budget/index.html",
        "content/releases/budget.ru.md",
    }


@pytest.mark.parametrize("name", ["ru", "404.html/mine.txt", "RU/index.html", "Robots.txt"])
def test_one_that_cannot_lie_beside_what_the_site_makes_is_an_error(owned: Site, name: str) -> None:
    (found,) = code(lay(owned.with_all("sitemap"), **{name: "mine"}), "unusable-path")

    assert found.where.path == f"content/root/{name}"


def test_a_folder_for_such_files_that_only_other_generators_read_is_reported(owned: Site) -> None:
    assert "unread-folder" not in owned.build().warnings

    built = owned.write("static/robots-extra.txt", "Disallow").build()

    assert built.warnings.count("unread-folder") == 1
    assert built.says("robots-extra") == []
    assert owned.build().warnings == built.warnings


def test_an_icon_takes_the_place_of_the_one_that_is_made(owned: Site) -> None:
    built = lay(owned, **{"favicon.ico": "mine"}).build()

    assert built.files["favicon.ico"] == b"mine"
    assert "apple-touch-icon.png" in built.files


def test_two_icons_of_a_site_are_an_error(owned: Site) -> None:
    lay(owned, **{"favicon.ico": "mine"}).write("assets/favicon.ico", "mine")
    (found,) = code(owned, "same-address")

    assert {found.where.path, found.words["other"]} == {"content/root/favicon.ico", "assets/favicon.ico"}


@pytest.mark.parametrize(
    ("name", "place"), [(".env", ".env"), (".git/config", ".git"), ("a/.htpasswd", "a/.htpasswd"), (".git/x/y", ".git")]
)
def test_a_hidden_file_that_no_host_asks_for_is_an_error(owned: Site, name: str, place: str) -> None:
    (found,) = code(lay(owned, **{name: "secret"}), "hidden-file")

    assert found.where.path == f"content/root/{place}"


def test_what_programs_leave_behind_is_ignored(owned: Site) -> None:
    names = (".DS_Store", "._CNAME", ".CNAME.swp", "CNAME~", "Thumbs.db", ".gitkeep", "README.md")
    built = lay(owned, **dict.fromkeys(names, "left behind")).build()

    assert built.says("left behind") == []
    assert built.warnings == []


@pytest.mark.parametrize("folder", ["assets", "media", "files"])
def test_folders_with_names_of_jarchys_own_are_refused(owned: Site, folder: str) -> None:
    lay(owned, **{f"{folder}/a.txt": "", f"{folder}/b.txt": ""})

    assert [(one.code, one.where.path) for one in owned.errors()] == [("reserved-name", f"content/root/{folder}")]


def test_a_link_to_another_place_is_not_followed(owned: Site, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (owned.folder / "content/root/ads.txt").symlink_to(tmp_path / "secret")

    assert [(one.code, one.where.path) for one in owned.errors()] == [("not-a-file", "content/root/ads.txt")]


def test_a_link_in_the_place_of_the_folder_is_not_followed(site: Site, tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (site.folder / "content").mkdir(exist_ok=True)
    (site.folder / "content/root").symlink_to(tmp_path / "private")

    assert [(one.code, one.where.path) for one in site.errors()] == [("not-a-file", "content/root")]
