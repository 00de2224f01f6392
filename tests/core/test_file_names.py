"""Names that one system refuses, or takes for another's, are found before a checkout or a host stumbles over them."""

import pytest

from tests.conftest import Site, photograph


def found(site: Site) -> list[tuple[str, str]]:
    return [(problem.code, problem.where.path) for problem in site.errors()]


@pytest.mark.parametrize(
    "name", ["con.png", "NUL.jpg", "aux", "a:b.txt", "a?.jpg", "hall .", "prn/a.jpg", "com1.tar.gz"]
)
@pytest.mark.parametrize("folder", ["assets", "content/media"])
def test_a_name_that_windows_can_not_have_is_refused(site: Site, folder: str, name: str) -> None:
    assert ("unusable-name", f"{folder}/{name}") in found(site.write(f"{folder}/{name}", photograph(9, 9)))


@pytest.mark.parametrize("name", ["gpj\u202e.jpg", "a\nb.jpg", "a\u200bb.jpg"])
@pytest.mark.parametrize("folder", ["assets", "content/media"])
def test_a_name_that_can_not_be_read_is_refused(site: Site, folder: str, name: str) -> None:
    assert [code for code, _ in found(site.write(f"{folder}/{name}", photograph(9, 9)))] == ["unseen-sign"]


@pytest.mark.parametrize("name", ["contact.png", "aux-2.jpg", "Зал 1.jpg", "a,b (1).jpg"])
def test_every_other_name_is_accepted(site: Site, name: str) -> None:
    assert found(site.write(f"content/media/{name}", photograph(9, 9))) == []


@pytest.mark.parametrize(
    ("one", "other"), [("Hall.jpg", "hall.jpg"), ("йод.jpg", "и\u0306од.jpg"), ("2018/ЗАЛ.jpg", "2018/зал.jpg")]
)
@pytest.mark.parametrize("folder", ["assets", "content/media"])
def test_two_names_differ_in_more_than_capitals_and_the_form_of_letters(
    site: Site, folder: str, one: str, other: str
) -> None:
    site.write(f"{folder}/{one}", photograph(9, 9)).write(f"{folder}/{other}", photograph(8, 8))
    (problem,) = [problem for problem in site.errors() if problem.code == "same-name"]

    assert {problem.where.path, problem.words["other"]} == {f"{folder}/{one}", f"{folder}/{other}"}


def test_a_long_name_of_a_picture_is_published_shortened(site: Site) -> None:
    name = f"{'a' * 190}.jpg"
    site.write(f"content/media/{name}", photograph(300, 200))
    site.write(
        "content/releases/a.ru.md",
        "---\ntitle: А\ndate: 2018-07-01\npictures:\n  hall:\n"
        f"    file: {name}\n    caption: А\n    alt: А\n    credit: А\n    licence: CC\n---\nТекст.\n",
    )

    assert max(len(file) for file in site.build().files) < 150


@pytest.mark.parametrize("old", ["forum: Форум", "sections"])
def test_words_of_addresses_are_names_that_windows_can_have(site: Site, old: str) -> None:
    if old == "sections":
        site.replace(
            "content/site.yaml", "    title: Вестник\n", "    title: Вестник\n    sections:\n      releases: con\n"
        )
    else:
        site.replace("content/site.yaml", "forum: Форум", "aux: Форум")

    assert {code for code, _ in found(site)} == {"slug"}
