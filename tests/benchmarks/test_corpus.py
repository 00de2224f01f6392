"""The benchmark measures what it says: its corpus, the site made of it, and its arithmetic."""

import re
from pathlib import Path

import pytest

from benchmarks.corpus import LANGUAGES, TAG_SLUGS, Corpus, Document, tag_labels, with_first_word, with_title
from benchmarks.measure import Cost
from benchmarks.peers import COMPARED, NEWSROOM, PEERS
from benchmarks.peers.jarchy import Jarchy
from benchmarks.saves import Saves, save_to_page
from benchmarks.scenarios import COLD, NO_CHANGE
from benchmarks.shortcuts import shares
from benchmarks.table import Measured, Run, Yield, replace_results, report
from jarchy.build.pipeline import make
from tests.conftest import PROJECT, Site

LINK = "release:another"
CORPUS = Corpus(50)


def test_the_corpus_is_the_same_twice() -> None:
    assert list(Corpus(20)) == list(Corpus(20))
    assert list(Corpus(20)) != list(Corpus(20, seed=1))


def test_every_release_is_in_both_languages_with_the_same_facts() -> None:
    documents = list(CORPUS)
    facts = [(one.slug, one.date, one.tags, one.linked) for one in documents]

    assert [one.lang for one in documents] == [*LANGUAGES] * 50
    assert facts[::2] == facts[1::2]
    assert len(set(facts)) == 50


@pytest.mark.parametrize("document", list(CORPUS), ids=lambda one: f"{one.slug}.{one.lang}")
def test_a_release_has_what_the_benchmark_says(document: Document) -> None:
    body = document.text(LINK)

    assert 2500 <= len(body.encode()) <= 4000
    assert len(re.findall("^> ", body, re.MULTILINE)) == 3
    assert re.findall(r"\]\((.+?)\)", body) == [LINK, "https://news.example/source"]
    assert len(re.findall("^- ", body, re.MULTILINE)) == 4
    assert len(re.findall("^## ", body, re.MULTILINE)) == 1
    assert re.search(r"[^*]\*[^*]+\*[^*]", body)
    assert re.search(r"\*\*[^*]+\*\*", body)
    assert len(set(document.tags)) == 3
    assert set(document.tags) <= set(TAG_SLUGS)
    assert document.linked != document.slug


def test_each_third_release_of_a_varied_corpus_has_a_table_and_lists_in_a_list() -> None:
    bodies = [document.text(LINK) for document in Corpus(6, varied=True)]
    varied = [bool(re.search(r"^\|:--\|", body, re.MULTILINE) and "\n  - " in body) for body in bodies]

    assert varied == [True, True, False, False, False, False] * 2


def test_translations_of_a_faithful_corpus_say_what_their_originals_say(tmp_path: Path) -> None:
    COMPARED.write(Corpus(8, faithful=True), tmp_path)
    of_parity = {"lost-fact", "added-fact", "other-fact", "lost-block", "added-block"}

    assert not of_parity & {one.code for one in Site(tmp_path).problems()}

    file = next((tmp_path / "content/releases").glob("*.ky.md"))
    file.write_text(re.sub(r"\d 500|\d:30|\d %|2016|001", "7", file.read_text(encoding="utf-8")), encoding="utf-8")

    assert of_parity & {one.code for one in Site(tmp_path).problems()}


@pytest.mark.parametrize("corpus", [Corpus(20), Corpus(20, varied=True), Corpus(20, faithful=True)])
def test_the_report_says_how_much_is_read_the_short_way(corpus: Corpus) -> None:
    """Or all would be right, and slow."""
    matter, texts = map(int, re.findall(r"(\d+)%", shares(corpus)))

    assert matter > 90
    assert texts >= 90


def test_dates_spread_over_eight_years() -> None:
    assert {one.date.year for one in CORPUS} == set(range(2010, 2018))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_tag_has_a_label_of_its_own(lang: str) -> None:
    assert len(set(tag_labels(lang).values())) == len(TAG_SLUGS) == 40


def test_the_site_of_a_corpus_builds_and_shows_an_edit(tmp_path: Path) -> None:
    corpus, ours = Corpus(3), Jarchy()
    ours.write(corpus, tmp_path)
    site = Site(tmp_path)

    assert site.errors() == []

    ours.put(tmp_path, with_first_word(corpus.body_edited, "Бириншиси"))
    ours.put(tmp_path, with_title(corpus.title_edited, "Экиншиси"))
    ours.edit_base(tmp_path, "everywhere")
    built = site.build()

    assert built.says("Бириншиси") == [
        *("ru/feed.json", "ru/feed.xml"),
        f"ru/releases/{corpus.body_edited.slug}/index.html",
        "ru/rss.xml",
        *(f"ru/tags/{slug}/feed.xml" for slug in sorted(corpus.body_edited.tags)),
    ]
    assert f"ru/releases/{corpus.title_edited.slug}/index.html" in built.says("Экиншиси")
    assert built.says("everywhere") == [file for file in built.files if file.endswith(".html")]
    assert ours.page(tmp_path, corpus.body_edited).is_file()


def row(results: str, *beginning: str) -> str:
    (found,) = (line for line in results.splitlines() if line.startswith(f"| {' | '.join(beginning)} |"))
    return found


def test_the_table_has_medians_and_ratios() -> None:
    ours, theirs = [Cost(2, 3, 50), Cost(4, 5, 60), Cost(100, 100, 100)], [Cost(1, 4, 120)] * 3
    runs = [Run(1000, COLD, "Jarchy", cost) for cost in ours] + [Run(1000, COLD, "Hugo", cost) for cost in theirs]
    results = report(Measured([*runs, Run(1000, COLD, "Pelican", Cost(9, 8, 70))]), Measured(), ["A fact."])
    cells = ["4.00 / 5.00 / 60", "1.00 / 4.00 / 120", "9.00 / 8.00 / 70 (n = 1)", "4.00 / 1.25 / 0.50"]

    assert row(results, "1,000", COLD) == f"| 1,000 | {COLD} | {' | '.join(cells)} |"
    assert results.endswith("- A fact.")


def test_the_table_says_how_soon_a_save_is_seen() -> None:
    saves = [Saves(1000, "Hugo", (0.1, 0.3, 0.2)), Saves(500, "Jarchy", (0.04,))]
    results = report(Measured(saves=saves), Measured(saves=[Saves(300, "Jarchy, typical newsroom", (0.5, 1.5))]), [])

    assert [line.split(" | ")[1:] for line in results.splitlines()[2:]] == [
        ["Jarchy, typical newsroom", "1000", "1500 |"],
        ["Jarchy", "40", "40 |"],
        ["Hugo", "200", "300 |"],
    ]


def test_a_newsroom_has_a_table_of_its_own() -> None:
    compared, alone = Run(500, COLD, "Jarchy", Cost(1, 1, 1)), Run(300, COLD, "Jarchy, typical newsroom", Cost(2, 2, 2))
    results = report(Measured([compared]), Measured([alone]), [])

    assert row(results, "500", COLD) == f"| 500 | {COLD} | 1.00 / 1.00 / 1 |"
    assert row(results, "300", COLD) == f"| 300 | {COLD} | 2.00 / 2.00 / 2 |"


def test_the_site_of_a_newsroom_has_quotes_people_events_and_photographs(tmp_path: Path) -> None:
    corpus = Corpus(4)
    NEWSROOM.write(corpus, tmp_path)
    files = make(Site(tmp_path).order()).files  # which fails if there is a mistake
    page = files[f"ru/releases/{corpus.slug(3)}/index.html"].decode()

    for part in ("quote placed", "occasion", "contacts", "picture"):
        assert f'class="{part}"' in page
    assert f"ru/releases/{corpus.slug(3)}/card.jpg" in files
    assert any(file.startswith("ru/search/") for file in files)


def test_a_preview_shows_a_save(tmp_path: Path) -> None:
    corpus, ours = Corpus(3), PEERS["jarchy"]
    ours.write(corpus, tmp_path / "site")

    assert len(save_to_page(ours, corpus, tmp_path / "site", 2).seconds) == 2


def test_what_was_not_run_is_said() -> None:
    runs = [Run(500, COLD, name, Cost(1, 1, 1)) for name in ("Jarchy", "Pelican")]

    results = report(Measured([*runs, Run(1000, COLD, "Jarchy", Cost(1, 1, 1))]), Measured(), [])

    assert row(results, "1,000", COLD).endswith("| not run |")


def test_the_slope_is_of_the_time_for_a_page() -> None:
    cost = {500: (1.0, 0.5), 1000: (4.0, 1.0)}
    runs = [
        Run(size, name, "Jarchy", Cost(wall, 0, 0))
        for size, walls in cost.items()
        for name, wall in zip((COLD, NO_CHANGE), walls, strict=True)
    ]
    results = report(Measured(runs, [Yield(size, "Jarchy", size * 2, 0, 0) for size in cost]), Measured(), [])

    assert row(results, "500", "1.00").endswith("| 0.50 |")
    assert row(results, "1,000", "2.00").endswith("| 0.50 |")
    assert row(results, "1,000 ÷ 500") == "| 1,000 ÷ 500 | 2.00 | 1.00 |"


def test_results_take_the_place_between_the_markers_alone() -> None:
    text = (PROJECT / "docs/benchmarks.md").read_text(encoding="utf-8")
    once = replace_results(text, "| new |")

    assert once.startswith(text.partition("<!-- results -->")[0])
    assert "\n| new |\n" in once
    assert replace_results(once, "| newer |").count("| new") == 1
