"""Templates that lead to themselves are found before a page is rendered."""

from pathlib import Path

import pytest

from jarchy.problems import BuildFailed
from tests.conftest import SITE_YAML, Site


@pytest.fixture
def fork(tmp_path: Path) -> Site:
    """A project that has nothing but content."""
    return Site(tmp_path).write("content/site.yaml", SITE_YAML)


def found(site: Site) -> list[tuple[str, str, str]]:
    """The whole of what a check reports: no page adds an error of its own."""
    return [(problem.code, str(problem.where), problem.words.get("way", "")) for problem in site.problems()]


@pytest.mark.parametrize(
    "way", ['{% extends "base.html" %}', '{% include "base.html" %}', '{% import "base.html" as x %}']
)
def test_a_template_that_names_itself_is_told_how_to_reach_the_one_that_it_replaces(fork: Site, way: str) -> None:
    fork.write("templates/base.html", f"{{# ours #}}\n{way}\n")
    (problem,) = fork.problems()

    assert found(fork) == [("template-cycle", "templates/base.html:2:1", "base.html → base.html")]
    assert problem.where.excerpt == way
    assert problem.hint == "to reach Jarchy's own base.html, write “default/base.html”"


def test_a_way_back_over_other_templates_is_found_where_the_project_begins_it(fork: Site) -> None:
    """Jarchy's own page.html extends base.html, which includes the languages."""
    fork.write("templates/_head.html", '{% if x %}x{% endif %}\n{% include "page.html" %}')
    way = "_head.html → page.html → base.html → _head.html"

    assert found(fork) == [("template-cycle", "templates/_head.html:2:1", way)]


def test_a_way_back_may_lead_over_a_template_of_the_project_that_jarchy_lacks(fork: Site) -> None:
    block = '{% block footer %}{% include "_x.html" %}{% endblock %}'
    fork.write("templates/base.html", f'{{% extends "default/base.html" %}}{block}')
    fork.write("templates/_x.html", '{% from "base.html" import footer %}')
    (problem,) = fork.problems()

    assert found(fork) == [("template-cycle", "templates/_x.html:1:1", "_x.html → base.html → _x.html")]
    assert "write “default/base.html”" in problem.hint


def test_two_cycles_are_reported_together(fork: Site) -> None:
    fork.write("templates/event.html", '{% extends "event.html" %}')
    fork.write("templates/quote.html", '{% include "_words.html" %}')
    fork.write("templates/_words.html", '{% include "quote.html" %}')

    assert [place for _, place, _ in found(fork)] == ["templates/_words.html:1:1", "templates/event.html:1:1"]


def test_a_build_stops_before_it_renders(fork: Site) -> None:
    fork.build()
    before = (fork.output / "ru/index.html").read_bytes()
    fork.write("templates/base.html", '{% extends "base.html" %}')

    with pytest.raises(BuildFailed, match="1 errors"):
        fork.build()
    assert (fork.output / "ru/index.html").read_bytes() == before


def test_a_template_may_include_itself_as_long_as_there_are_branches(fork: Site) -> None:
    fork.write("templates/404.html", '{% set tree = [[], [[]]] %}{% include "_tree.html" %}')
    fork.write("templates/_tree.html", '<{% for tree in tree %}{% include "_tree.html" %}{% endfor %}>')

    assert fork.build().page("/ru/404.html") == "<<><<>>>"


def test_a_template_may_include_itself_for_what_lies_above(fork: Site) -> None:
    fork.write("templates/404.html", '{% set page = {"n": 1, "up": {"n": 2, "up": none}} %}{% include "_way.html" %}')
    up = "{% if page.up %}{% set page = page.up %}{% include '_way.html' %}{% endif %}"
    fork.write("templates/_way.html", "{{ page.n }}" + up)

    assert fork.build().page("/ru/404.html") == "12"


def test_what_has_no_end_only_when_it_is_rendered_is_said_in_words(fork: Site) -> None:
    fork.write("templates/404.html", '{% with x = 1 %}{% include "404.html" %}{% endwith %}')

    assert {(problem.where.path, problem.message) for problem in fork.errors()} == {
        ("templates/404.html", "this has no end: a template includes itself, or a macro calls itself, again and again")
    }
