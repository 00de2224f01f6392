"""All pictures of a release can be taken away at once."""

from datetime import UTC, datetime

from jarchy.core.archives import files_in
from tests.conftest import Site, photograph

PICTURE = "    caption: {0}\n    alt: Зал\n    credit: Айбек\n    licence: CC BY 4.0\n"
FILE = "ru/releases/budget/pictures.zip"


def with_pictures(site: Site, *names: str) -> Site:
    listed = "".join(f"  {name}:\n    file: {name}.png\n{PICTURE.format(f'Снимок {name}')}" for name in names)
    for name in names:
        site.write(f"content/media/{name}.png", photograph(60, 40, form="PNG"))
    text = f"---\ntitle: Бюджет принят\ndate: 2018-06-10\npictures:\n{listed}---\nТекст.\n"
    return site.write("content/releases/budget.ru.md", text).with_all("pictures")


def test_it_has_all_pictures_and_what_may_be_said_of_them(site: Site) -> None:
    files = files_in(with_pictures(site, "hall", "vote").build().files[FILE])

    assert [*files] == ["captions.txt", "hall.jpg", "vote.jpg"]
    assert files["hall.jpg"].startswith(b"\xff\xd8\xff")
    assert files["captions.txt"].decode().splitlines() == [
        *("Бюджет принят", "https://forum.example/ru/releases/budget/", ""),
        *("hall.jpg", "Снимок hall", "Айбек · CC BY 4.0", ""),
        *("vote.jpg", "Снимок vote", "Айбек · CC BY 4.0"),
    ]


def test_what_is_said_of_them_has_plain_spaces_and_hyphens(site: Site) -> None:
    with_pictures(site, "hall", "vote").replace("content/releases/budget.ru.md", "Снимок hall", "У тел. 62-00-00")

    assert "У тел. 62-00-00" in files_in(site.build().files[FILE])["captions.txt"].decode()


def test_the_page_offers_it(site: Site) -> None:
    page = with_pictures(site, "hall", "vote").build().page("/ru/releases/budget/")

    assert '<a href="pictures.zip" download>Все снимки (ZIP)</a>' in page


def test_the_same_pictures_give_the_same_bytes(site: Site) -> None:
    first = with_pictures(site, "hall", "vote").build().files[FILE]

    assert site.build(datetime(2018, 12, 1, tzinfo=UTC), force=True).files[FILE] == first


def test_a_single_picture_needs_none(site: Site) -> None:
    assert with_pictures(site, "hall").build().says("pictures.zip") == []


def test_a_withdrawn_release_gives_none_away(site: Site) -> None:
    with_pictures(site, "hall", "vote").replace(
        "content/releases/budget.ru.md",
        "pictures:",
        "status: withdrawn\nwithdrawn: 2018-06-11\nreason: Ошибка\npictures:",
    )

    assert site.build().says("pictures.zip") == []


def test_an_embargoed_release_gives_none_away(site: Site) -> None:
    with_pictures(site, "hall", "vote").replace(
        "content/releases/budget.ru.md", "pictures:", "embargo: 2077-01-01\npictures:"
    )

    assert site.build().says("pictures.zip") == []
