"""Every page's address, its twins in other languages, and what happens when two want the same."""

import re

import pytest

from tests.conftest import Built, Site

ABOUT = "---\ntitle: О сайте\n---\nТекст\n"
ABOUT_KY = "---\ntitle: Сайт жөнүндө\ntranslation:\n  reviewed: no\n---\nТекст\n"


def alternates(page: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page))


def canonical(page: str) -> list[str]:
    return re.findall(r'<link rel="canonical" href="([^"]+)">', page)


def test_every_page_names_its_twins_itself_and_a_default(site: Site) -> None:
    built = site.write("content/pages/about.ru.md", ABOUT).write("content/pages/about.ky.md", ABOUT_KY).build()
    twins = {
        "ky": "https://forum.example/ky/about/",
        "ru": "https://forum.example/ru/about/",
        "x-default": "https://forum.example/ky/about/",
    }

    assert alternates(built.page("/ru/about/")) == twins
    assert alternates(built.page("/ky/about/")) == twins
    assert canonical(built.page("/ru/about/")) == ["https://forum.example/ru/about/"]


def test_the_door_is_the_default_of_the_homes(site: Site) -> None:
    built = site.build()
    homes = {
        "ky": "https://forum.example/ky/",
        "ru": "https://forum.example/ru/",
        "x-default": "https://forum.example/",
    }

    assert [alternates(built.page(path)) for path in ("/", "/ky/", "/ru/")] == [homes] * 3
    assert canonical(built.page("/")) == ["https://forum.example/"]


def test_a_page_in_one_language_alone_is_its_own_default(site: Site) -> None:
    built = site.write("content/pages/about.ru.md", ABOUT).build()

    assert alternates(built.page("/ru/about/")) == {
        "ru": "https://forum.example/ru/about/",
        "x-default": "https://forum.example/ru/about/",
    }


def pages(built: Built) -> dict[str, str]:
    return {
        f"/{file.removesuffix('index.html')}": data.decode()
        for file, data in built.files.items()
        if file.endswith(".html")
    }


def test_hreflang_is_reciprocal_on_the_whole_site(forum: Site) -> None:
    everywhere = pages(forum.build())
    named = {path: alternates(page) for path, page in everywhere.items() if alternates(page)}

    assert len(named) > 40
    for path, twins in named.items():
        for lang, address in twins.items():
            assert lang == "x-default" or named[address.removeprefix("https://forum.example")] == twins, path


def test_the_switcher_leads_to_the_same_page_in_the_other_language(forum: Site) -> None:
    everywhere = pages(forum.build())

    for path, page in everywhere.items():
        if path.startswith("/ru/") and "404" not in path:
            switches = re.findall(r'<li><a href="([^"]+)" lang="ky"', page)

            assert switches == [path.replace("/ru/", "/ky/", 1)] * 2  # above the page and below it
            assert switches[0] in everywhere


@pytest.mark.parametrize("base_url", ["https://forum.example/", "https://user.pages.example/forum/site"])
def test_every_link_of_the_site_leads_somewhere_under_its_address(forum: Site, base_url: str) -> None:
    root = "/forum/site/" if "site" in base_url else "/"
    built = forum.build(base_url=base_url)
    files, everywhere = built.files, pages(built)
    seen = set()
    for path, page in everywhere.items():
        for address in re.findall(r'(?:href|src|cite)="((?!https://t\.me/|https://wa\.me/|mailto:)[^"]+)"', page):
            target, _, fragment = address.removeprefix(base_url.rstrip("/").removesuffix(root.rstrip("/"))).partition(
                "#"
            )
            seen.add(target)
            if target:
                assert target.startswith(root), (path, address)
                file = target.removeprefix(root)
                file = file if file and not file.endswith("/") else f"{file}index.html"
                assert file in files, (path, address)
            if fragment:
                there = everywhere[f"/{target.removeprefix(root)}"] if target else page
                assert f'id="{fragment}"' in there, (path, address)

    assert len(seen) > 40


def test_sections_can_have_names_in_each_language_and_everything_follows(forum: Site) -> None:
    forum.replace("content/site.yaml", "  ru:\n", "  ru:\n    sections:\n      releases: novosti\n      tags: temy\n")
    built = forum.build()

    assert 'href="/ru/novosti/2018-07-03-forum/" lang="ru"' in built.page("/ky/releases/2018-07-03-forum/")
    assert alternates(built.page("/ky/releases/"))["ru"] == "https://forum.example/ru/novosti/"
    assert "/ru/temy/forum/" in built.page("/ru/novosti/2018-07-03-forum/")
    assert built.says("/ru/releases/") == []


def test_two_pages_at_one_address_are_a_problem_that_names_both(site: Site) -> None:
    site.write("content/pages/releases.ru.md", ABOUT)
    site.write("content/releases/first.ru.md", "---\ntitle: Первый\ndate: 2018-07-01\n---\nТекст\n")
    problems = site.errors()

    assert {problem.code for problem in problems} == {"same-address"}
    assert "content/pages/releases.ru.md" in str(problems)
    assert any("/ru/releases/" in problem.message for problem in problems)


def test_a_page_may_not_have_the_address_of_a_list_that_is_still_empty(site: Site) -> None:
    """Or the build fails at night, when the first embargo ends."""
    site.write("content/pages/releases.ru.md", ABOUT)

    assert {(problem.code, problem.words["address"]) for problem in site.errors()} == {
        ("same-address", "/ky/releases/"),
        ("same-address", "/ru/releases/"),
    }


def test_long_lists_go_on_on_further_pages(site: Site) -> None:
    site.replace("content/site.yaml", "default_language: ky", "default_language: ky\npage_size: 2")
    for day in range(1, 6):
        site.write(
            f"content/releases/r{day}.ru.md",
            f"---\ntitle: Релиз {day}\ndate: 2018-06-0{day}\ntags: [forum]\n---\nТекст\n",
        )
    built = site.build()
    first, last = built.page("/ru/releases/"), built.page("/ru/releases/page/3/")

    assert [re.findall("Релиз (.)</a>", page) for page in (first, last)] == [["5", "4"], ["1"]]
    assert '<link rel="next" href="/ru/releases/page/2/">' in first
    assert 'rel="prev"' not in first
    assert '<link rel="prev" href="/ru/releases/page/2/">' in last
    assert 'rel="next"' not in last
    assert "Страница 3 из 3" in last
    assert "ru/tags/forum/page/3/index.html" in built.files
    assert 'href="/ky/releases/page/3/"' in last


def test_all_versions_name_the_same_default(forum: Site) -> None:
    """Also where the default language has none."""
    site_file = (forum.folder / "content/site.yaml").read_text(encoding="utf-8")
    tags = "".join(f"      {tag}: x\n" for tag in ("local-self-government", "regional-development", "forum"))
    forum.write("content/site.yaml", f"{site_file.rstrip()}\n  uz:\n    title: Forum\n    tags:\n{tags}")
    forum.write("templates/locale/uz.po", forum.text("templates/locale/ru.po"))
    forum.write("content/pages/only.ru.md", ABOUT).write("content/pages/only.uz.md", ABOUT_KY)
    built = forum.build()

    assert alternates(built.page("/ru/only/")) == alternates(built.page("/uz/only/"))
    assert alternates(built.page("/uz/only/"))["x-default"] == "https://forum.example/ru/only/"


def test_a_collision_is_found_beside_other_mistakes(site: Site) -> None:
    site.write("content/pages/releases.ru.md", ABOUT).write("content/pages/other.ru.md", "---\ntitel: А\n---\n")
    site.write("content/releases/first.ru.md", "---\ntitle: Первый\ndate: 2018-07-01\n---\nТекст\n")

    assert {"same-address", "unknown-key"} <= {problem.code for problem in site.errors()}
