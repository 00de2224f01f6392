"""The foot of every page: who publishes the site, on which terms, and where else one may go."""

from tests.conftest import Site


def footer(page: str) -> str:
    return page.partition('<footer class="colophon">')[2]


def test_the_publisher_stands_there_with_all_ways_to_reach_it(site: Site) -> None:
    facts = "name: Мэрия города Ош\naddress: ул. Ленина, 1\nemail: press@osh.example\nphone: +996 3222 55000\n"
    site.write("content/organisations/city.ru.md", f"---\n{facts}---\n")
    site.replace("content/site.yaml", "timezone:", "issuer: city\ntimezone:")
    foot = footer(site.build().page("/ru/organisations/")).replace("\u00a0", " ")

    assert '<a href="/ru/organisations/city/">Мэрия города Ош</a>' in foot
    assert "<p>ул. Ленина, 1</p>" in foot
    assert 'href="mailto:press@osh.example"' in foot
    assert 'href="tel:+996322255000"' in foot


def test_terms_of_use_are_those_of_the_language_or_of_the_site(site: Site) -> None:
    site.write("content/pages/a.ru.md", "---\ntitle: А\n---\nТекст\n")
    site.replace("content/site.yaml", "timezone:", "licence: CC BY 4.0\ntimezone:")
    site.replace("content/site.yaml", "title: Вестник", "title: Вестник\n    licence: Перепечатка со ссылкой")
    built = site.build()

    assert '<p class="licence">CC\u00a0BY\u00a04.0</p>' in built.page("/ky/").replace(
        "CC BY 4.0", "CC\u00a0BY\u00a04.0"
    )
    assert "Перепечатка со\u00a0ссылкой" in built.page("/ru/").replace("со ссылкой", "со\u00a0ссылкой")


def test_a_release_says_when_it_was_last_updated(site: Site) -> None:
    updates = "updates: {a: {date: 2018-06-20, note: Исправлено}}\n"
    site.write("content/releases/a.ru.md", f"---\ntitle: А\ndate: 2018-06-10\n{updates}---\nТекст\n")

    assert '<time datetime="2018-06-20">' in footer(site.build().page("/ru/releases/a/"))


def test_the_front_page_says_when_an_event_was_moved(site: Site) -> None:
    site.write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-06-10\n---\nТекст\n")
    moved = "changes: {rain: {date: 2018-06-25, status: moved, was: 2018-07-09, reason: Дождь}}"
    site.write("content/events/fair.ru.md", f"---\ntitle: Ярмарка\nstart: 2018-07-10\n{moved}\n---\n")

    assert '<time datetime="2018-06-25">' in footer(site.build().page("/ru/"))


def test_feeds_are_explained_on_a_page_of_their_own_unless_the_site_has_one(site: Site) -> None:
    site.write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-06-10\n---\nТекст\n").with_all("feeds")
    built = site.build()

    assert '<a href="/ru/subscribe/">' in footer(built.page("/ru/"))
    assert "https://forum.example/ru/rss.xml" in built.page("/ru/subscribe/")

    built = site.write("content/pages/subscribe.ru.md", "---\ntitle: Рассылка\n---\nПишите нам.\n").build()

    assert "Пишите нам." in built.page("/ru/subscribe/")


def test_a_page_of_the_site_on_feeds_is_offered_only_in_the_languages_that_it_has(site: Site) -> None:
    site.write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-06-10\n---\nТекст\n").with_all("feeds")
    site.write("content/releases/a.ky.md", "---\ntitle: А\ntranslation:\n  reviewed: yes\n---\nТекст\n")
    site.write("content/pages/subscribe.ru.md", "---\ntitle: Рассылка\n---\nПишите нам.\n")
    built = site.build()

    assert '<a href="/ru/subscribe/">Новые' in footer(built.page("/ru/"))
    assert '<a href="/ky/subscribe/">' not in footer(built.page("/ky/"))  # beside the sections it has a language
    assert '<a href="/ky/rss.xml"' in footer(built.page("/ky/"))


def test_the_language_switch_leads_home_from_a_page_that_one_language_has_alone(site: Site) -> None:
    site.write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-06-10\n---\nТекст\n").with_all("feeds")
    page = site.build().page("/ru/subscribe/")

    assert '<a href="/ky/" lang="ky" hreflang="ky">' in page
    assert 'hreflang="ky" href=' not in page  # search engines are told of no page that there isn't


def test_the_language_switch_leads_to_the_list_where_what_a_page_belongs_to_has_none(site: Site) -> None:
    site.write("content/people/x.ru.md", "---\nname: Асанова\n---\n")
    for number in range(11):
        site.write(f"content/releases/r{number}.ru.md", "---\ntitle: А\ndate: 2018-06-10\n---\n[Асанова](person:x)\n")

    assert '<a href="/ky/people/" lang="ky" hreflang="ky">' in site.build().page("/ru/people/x/releases/")


def test_browsers_know_the_colours_of_day_and_night(site: Site) -> None:
    assert site.build().page("/ru/").count('<meta name="theme-color"') == 2
