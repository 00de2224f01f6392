"""The lean code of a template gives what stock Jinja gives, mistakes included."""

import os
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from msgspec import field

from jarchy.build.cache import Cache
from jarchy.build.jobs import Job
from jarchy.build.pipeline import SitePlan, plan_site
from jarchy.build.render import Rendered, render
from jarchy.build.session import Session
from jarchy.core.lazy import LazyHtml
from jarchy.core.records import Record
from jarchy.problems import Problem
from jarchy.theme.environment import lean_environment, stock_environment
from jarchy.theme.loader import Theme
from jarchy.theme.outline import Template
from tests.conftest import PROJECT, Site, forum_site
from tests.extended import extended_site
from tests.samples import BY_NAME, Sample, put_behind, write

CASES = 20_000 if os.environ.get("JARCHY_LONG") else 300
PUBLIC: dict[str, Any] = {"embargo": None, "expires": None, "pinned_until": "2077-01-01"}
QUIET: dict[str, Any] = {"status": "published", "withdrawn": None, "reason": None}
SECURITY = "issuer: open-organisation\nsecurity: {contact: s@forum.example, expires: 2018-09-01}\nlanguages:"
STATES: dict[str, dict[str, Any]] = {
    "draft": QUIET | {"status": "draft"},
    "embargo": {"embargo": "2077-01-01", "expires": None, "pinned_until": None} | QUIET,
    "open": PUBLIC | QUIET,
    "gone": {"status": "withdrawn"} | PUBLIC,
}


def everything(folder: Path) -> Site:
    """Documents of each kind in each state, all of whose keys are filled, some of them translated; and all outputs."""
    site, tags = extended_site(folder).with_all(), set()
    for state, facts in STATES.items():
        for kind in (one for one in BY_NAME.values() if state != "gone" or "withdrawn" in Sample(one, state).facts()):
            sample = Sample(kind, state, year=2016, names="" if state == "draft" else "open")
            for one in (sample, sample._replace(lang="ky"))[: 1 if state == "embargo" else 2]:
                said = one.facts(**facts)
                if state == "embargo":
                    put_behind(said)
                write(site, one, said)
                tags.update(one.facts().get("tags", ()))
    site.replace("content/site.yaml", "      forum: Форум\n", "".join(f"      {tag}: {tag}\n" for tag in tags))
    category = f"  all: {{name: {{ky: Баары, ru: Всё}}, tags: [{', '.join(sorted(tags))}]}}\n"
    site.write("content/tags.yaml", f"categories:\n{category}")
    return site.replace("content/site.yaml", "languages:", SECURITY)


def planned(site: Site, *, drafts: bool) -> SitePlan:
    session = Session(site.order(drafts=drafts), Cache())
    plan = plan_site(session)
    session.stop_for_errors()
    return plan


def texts_of(job: Job) -> list[tuple[str, str, object]]:
    """What templates make for a job: the template, the language and the view of each."""
    return [(job.template, job.lang, job.page), *((part.template, part.lang, part.view) for part in job.parts)]


def test_all_pages_are_made_by_the_leaner_code_alone_and_are_those_of_jinja(tmp_path: Path) -> None:
    seen = set()
    forum = forum_site(tmp_path / "forum").with_all()
    for site, drafts in ((forum, True), (forum, False), (everything(tmp_path / "everything"), True)):
        with patch("jarchy.outputs.mentions.MOST_LISTED", 0):
            plan = planned(site, drafts=drafts)
        for job in plan.jobs:
            for template, lang, view in texts_of(job):
                if template:
                    lean, stock = (
                        environment(plan.theme, lang).get_template(template).render(frame=job.frame, page=view)
                        for environment in (lean_environment, stock_environment)
                    )

                    assert lean == stock, job.file

                    seen.add(template)

    templates = {path.name for path in PROJECT.glob("templates/[!_]*.*")}

    previews = {"preview_door.html", "preview_notice.html"}  # which no build makes

    assert templates - seen == {"base.html", "sitemaps.xml"} | previews  # no page's, and of large sites


class View(Record):
    title: str = 'О <b>«нас»</b> & "них"'
    html: Markup = Markup("<b>слово</b>")
    number: int = 7
    nothing: None = None
    table: dict[str, str] = field(default_factory=lambda: {"key": "<i>"})
    several: tuple[str, ...] = ("<a>", "б", "в")
    fi: str = "fi"  # as Python reads ﬁ
    lazy: LazyHtml = LazyHtml.of("<em>потом</em>")


OTHERS = {
    "parts.html": "{% macro cell(one, more='–') %}<td>{{ one }}{{ more }}</td>{% endmacro %}"
    "{% macro row(one) %}<tr>{{ cell(one) }}{{ cell(one, 2) }}{{ cell(one, more=3) }}</tr>{% endmacro %}",
    "around.html": "{% macro own(one) %}[{{ one }}]{% endmacro %}"
    "<{% block title %}{{ page.title }}{% endblock %}|{% block main %}{% endblock %}>",
    "alone.txt": "{% macro own(one) %}{{ one }}{% endmacro %}&{{ own('<') }}",
    "strict.html": "{% block must required %}{% endblock %}{% for one in page.several %}"
    "{% block item scoped %}{{ one }}{% endblock %}{% endfor %}",
    "row.html": "{{ one }}{{ loop.index }}{{ page.title }}",
    "words.txt": "{% macro said(one) %}{{ one }}&{% endmacro %}{{ page.title }} & {{ said(page.title) }}",
}
PARTS = '{% import "parts.html" as parts %}'
AROUND = '{% extends "around.html" %}'
STRICT = '{% extends "strict.html" %}'
OWN = "{% macro own(one) %}<p>{{ one }}</p>{% endmacro %}"

RIGHT = [
    "{{ page.title }}{{ page.html }}{{ page.number }}{{ page.nothing }}{{ page.several }}",
    "{{ 'a<b' }}{{ page.number * 2 }}{{ true }}{{ none }}{{ [page.html, page.title] }}{{ page.number|string|e }}",
    "{{ page.title|upper }}{{ page.title.upper() }}{{ page.title|e|e }}{{ page.title|safe }}",
    "{{ page.title ~ page.html }}{{ page.title ~ page.number }}{{ page.html + page.title }}",
    "{{ page.table.key }}{{ page.table['key'] }}{{ page['title'] }}{{ page.table.items()|list }}",
    "{{ page.gone is defined }}{{ page.title is defined }}{{ gone is defined }}{{ page.gone is undefined }}",
    "{{ page.gone|default('<none>') }}{{ page.title|d('x') }}{{ page.gone is none }}{{ page.gone is string }}",
    "{{ (page).title }}{{ ('a' ~ 'b').upper() }}{{ 'a'.upper() }}{{ page.title.__class__ }}{{ gone.__class__ }}",
    "{% set it = {'class': '<c>', 'é': 'd', '_own': 'e', 'ﬁ': 'f'} %}{{ it.class }}{{ it.é }}{{ it._own }}{{ it.ﬁ }}",
    PARTS + "{{ parts.row(page.title) }}{{ parts.cell(page.html, page.number) }}{{ parts.cell(parts.cell(1), 2) }}",
    PARTS + "{% for one in page.several %}{{ parts.cell(one) }}{{ loop.index }}{{ loop.cycle('x', '<') }}{% endfor %}",
    PARTS + "{{ parts.cell(1)|e }}{{ parts.cell(1) ~ '<' }}{% set one = parts.cell('<') %}{{ one }}{{ parts }}",
    PARTS + "{{ parts.cell }}{{ parts.cell.name }}{{ parts.cell.arguments }}{{ parts.cell(*['<', '>']) }}",
    '{% from "parts.html" import cell as one with context %}{{ one(one(page.title)) }}',
    AROUND + "{% block title %}{{ super() }}, {{ self.main() }}{% endblock %}{% block main %}<m>{% endblock %}",
    AROUND + "{% block main %}{{ own(page.title) }}{% endblock %}",
    AROUND + "{% block main %}{% autoescape false %}{{ own('<') }}{{ super() }}{% endautoescape %}{% endblock %}",
    OWN + "{% autoescape false %}{{ own(page.title) }}{{ page.title }}{{ own(own('<')) }}{% endautoescape %}",
    OWN + "{% autoescape page.number > 8 %}{{ own(page.title) }}{{ page.title }}{% endautoescape %}",
    "{% autoescape false %}" + OWN + "{{ own(own('<')) }}{% endautoescape %}{{ page.title }}",
    OWN
    + "{% macro two(one) %}{{ own(own(one)) }}{% endmacro %}{% autoescape false %}{{ two('<') }}{% endautoescape %}",
    "{% macro all(one) %}{{ one }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ all(1, '<') }}{{ all(1, x='<') }}{{ all }}",
    "{% macro many(one) %}{{ varargs }}{% endmacro %}{{ many(1, '<') }}",
    "{% macro may(one) %}{{ one }}{{ caller is defined }}{% endmacro %}{{ may('<') }}{% call may(1) %}{% endcall %}",
    "{% macro put(one) %}<{{ caller(one) }}>{% endmacro %}{% call(one) put('<') %}{{ one }}{% endcall %}",
    "{% macro may(one, caller=none) %}{{ one }}{{ caller }}{% endmacro %}{{ may(1) }}{{ may(1, 2) }}",
    "{% macro d(one=page.title, two=one) %}{{ one }}{{ two }}{% endmacro %}{{ d() }}{{ d('<') }}{{ d(1, 2) }}",
    "{% macro asked(one) %}{{ one is defined }}{{ one|default('–') }}{% endmacro %}{{ asked() }}{{ asked(1) }}",
    "{% macro down(n) %}{{ n }}{% if n %}{{ down(n - 1) }}{% endif %}{% endmacro %}{{ down(9) }}",
    "{% set text %}{{ page.title }}<hr>{% endset %}{{ text }}{% filter upper %}{{ page.title }}{% endfilter %}",
    "{% for one in page.several recursive %}{{ one }}{% if one == '<a>' %}{{ loop(['<x>']) }}{% endif %}{% endfor %}",
    "{% for one in page.several if one.isalpha() %}{{ one }}{{ loop.last }}{% else %}–{% endfor %}",
    "{% set all = namespace(n=1) %}{% for one in page.several %}{% set all.n = all.n + 1 %}{% endfor %}{{ all.n }}",
    '{% include "words.txt" %}{% include "alone.txt" ignore missing without context %}',
    '{% include "gone.html" ignore missing %}{% import "words.txt" as words with context %}{{ words.said("<") }}',
    "{% macro d(one=1) %}{{ one }}{% endmacro %}{{ d(*['<']) }}{{ d(**{'one': 2}) }}{{ d(one=3) }}",
    "{% for one in page.several %}{% set gettext = 'own {}'.format %}{{ _(one) }}{% endfor %}{{ _('out') }}",
    "{% block b %}{% set gettext = 'own {}'.format %}{{ _(page.title) }}{% endblock %}",
    "{{ range(3)|list }}{{ dict(a='<') }}{{ _('<a>') }}{{ gettext('%(n)s <', n=page.title) }}{{ _(page.title) }}",
    "{{ page.lazy }}{{ page.lazy|safe }}{{ page.lazy|string }}{{ [page.lazy] }}{{ page.lazy.key }}",
    "{{ page.table.get('gone') }}{{ page.several|first }}{{ [none]|first }}{{ page.several|map('upper')|list }}",
    "{{ page.several|map(attribute='gone')|map('default', '–')|list }}{{ page.several|select('defined')|list }}",
    "{% for one in [[1, [[2, []]]]] recursive %}{{ loop.depth }}{{ one.0 }}{{ loop(one[1]) }}{% endfor %}",
    "{% for one in page.several %}{% include 'row.html' %}{{ loop.previtem|default('<') }}{% endfor %}",
    "{% for one in page.several %}{{ loop.nextitem is defined }}{{ loop.changed(one) }}{% endfor %}",
    STRICT
    + "{% block must %}{{ page.title }}{% endblock %}{% block item %}<i>{{ super() }}{{ one }}</i>{% endblock %}",
    AROUND + "{% block title %}{{ super()|length }}{% set t = super() %}{{ t }}{{ t ~ '<' }}{% endblock %}",
    "{% set ns = namespace(title='<') %}{{ ns.title }}{% set ns.title = page.html %}{{ ns.title }}",
    OWN + "{{ page.several|join('|') }}{{ own(own) }}{{ own.name }}{{ (own if page.number else 1)('<') }}",
    "{% trans title=page.title %}<{{ title }}>{% endtrans %}{% with one = page.title %}{{ one }}{% endwith %}",
    "{{ page.title if page.number }}{{ '<' if page.nothing else page.html }}{{ '<' if page.nothing }}",
]
WRONG = [
    "\n{{ page.gone }}",
    "\n\n{{ gone }}",
    "{{ gone.title }}",
    "{{ page.ﬁ }}",
    "{{ page.gone.title is defined }}",
    "{{ page.title.gone() }}",
    "{{ page.nothing.gone }}",
    "{{ page.title() }}",
    "{% if page.gone %}{% endif %}",
    "{{ page.title|gone }}",
    "{% if page.number == 8 %}{{ page.title|gone }}{% else %}\n{{ page.title|gone }}{% endif %}",
    "{{ page.title is gone }}",
    "{{ page.number / 0 }}",
    "{% for one in page.number %}{% endfor %}",
    "{% for one in range(10000000) %}{% endfor %}",
    PARTS + "\n{{ parts.gone(1) }}",
    PARTS + "\n{{ parts.cell() }}",
    PARTS + "\n{{ parts.cell(1, 2, 3) }}",
    PARTS + "\n{{ parts.cell(1, gone=3) }}",
    PARTS + "\n{{ parts.row(page.gone) }}",
    OWN + "\n{{ own(1)\n }}{{ own.gone }}",
    '{% from "parts.html" import gone %}\n{{ gone(1) }}',
    '{% include "gone.html" %}',
    "{% extends page.gone %}",
    "{% include page.several %}",
    AROUND + "{% block main %}\n{{ self.gone() }}{% endblock %}",
    AROUND + "{% block main %}\n{{ super.super() }}{% endblock %}",
    "{{ loop.index }}",
    STRICT,
    "{% macro put(one) %}{% call own(one) %}{{ caller() }}{% endcall %}{% endmacro %}{{ put(1) }}",
    OWN + "{{ own(1, one=2) }}",
    OWN + "{{ own(one=1, two=2) }}",
    OWN + "{% call own(1) %}{% endcall %}",
    "{% for one in page.several %}{{ loop.nextitem.gone }}{% endfor %}",
    "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
    "{% set page.title = 1 %}",
]


def theme_of(name: str, text: str) -> Theme:
    texts = OTHERS | {name: text}
    return Theme({one: Template(f"templates/{one}", said) for one, said in texts.items()}, {}, {}, {}, name + text, {})


def made(text: str, name: str, *, shortcuts: bool) -> Rendered | Problem:
    job = Job("a", name, "ru", frame=None, page=View(), source="content/a.md")
    return render(job, theme_of(name, text), shortcuts=shortcuts)


AROUND_OTHERS = [
    "{}",
    "{}",
    "{{% if page.number %}}{}{{% endif %}}",
    "{{% for one in page.several %}}{}{{% endfor %}}",
    "{{% for one in page.several if one is defined recursive %}}{}{{% else %}}{{% endfor %}}",
    "{{% autoescape false %}}{}{{% endautoescape %}}",
    "{{% autoescape page.number > 8 %}}{}{{% endautoescape %}}",
    "{{% filter upper %}}{}{{% endfilter %}}",
    "{{% set text %}}{}{{% endset %}}{{{{ text }}}}",
    "{{% macro again(one) %}}{}{{% endmacro %}}{{{{ again(1) }}}}{{{{ again('<')|e }}}}{{{{ again(one=2) }}}}",
    "{{% macro put(one) %}}{{{{ caller(one) }}}}{{% endmacro %}}{{% call(one) put('<') %}}{}{{% endcall %}}",
    "{{% with one = page.title %}}{}{{% endwith %}}",
    "{{% block around %}}{}{{% endblock %}}",
]
INNER = [
    "{{ one }}",
    "{{ one|default('<') }}",
    "{{ page.title }}",
    "{{ page.html }}",
    "{{ page.lazy }}",
    "{{ page.nothing }}",
    "{{ page.gone is defined }}",
    "{{ page.gone }}",
    "{{ page.table.key }}",
    "{{ _('<a>') }}",
    "{{ caller is defined }}",
    "{{ varargs|default([])|length }}",
    "{{ loop.index }}",
    "{{ loop is defined }}",
    "{{ one.upper() }}",
    "{% set one = page.title %}",
    PARTS + "{{ parts.cell(page.title) }}",
    OWN + "{{ own(page.title) }}",
    OWN + "{% set kept = own('<') %}{{ kept }}{{ kept ~ page.title }}{{ own(kept, 2) }}",
    '{% include "row.html" ignore missing %}',
    '{% from "words.txt" import said with context %}{{ said(page.title) }}',
]
WHOLE = st.recursive(
    st.sampled_from(INNER),
    lambda inner: st.builds(
        lambda around, words: around.format("".join(words)), st.sampled_from(AROUND_OTHERS), st.lists(inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=CASES, deadline=None, database=None, derandomize=True)
@given(WHOLE, st.sampled_from(["words.html", "words.own.txt"]))
def test_parts_glued_together_come_to_the_same(text: str, name: str) -> None:
    assert made(text, name, shortcuts=True) == made(text, name, shortcuts=False)


@pytest.mark.parametrize("name", ["words.html", "words.own.txt"])
@pytest.mark.parametrize("text", RIGHT)
def test_what_a_template_may_do_comes_to_the_same(text: str, name: str) -> None:
    expected = made(text, name, shortcuts=False)

    assert made(text, name, shortcuts=True) == expected
    assert isinstance(expected, dict), expected


@pytest.mark.parametrize(
    "text",
    [
        "{{ page.gone is defined }}{{ page.gone is undefined }}{{ page.gone|default('–') }}{{ page.gone|d('–') }}",
        "{% block title %}{{ page.title }}{% endblock %}{{ self.title() }}",
    ],
)
def test_what_may_be_missing_is_no_reason_to_render_a_page_twice(text: str) -> None:
    template = lean_environment(theme_of("words.html", text), "ru").get_template("words.html")

    assert template.render(page=View())


@pytest.mark.parametrize("text", WRONG)
def test_a_mistake_in_a_template_is_the_same_problem(text: str) -> None:
    expected = made(text, "words.html", shortcuts=False)

    assert made(text, "words.html", shortcuts=True) == expected
    assert isinstance(expected, Problem), expected


def test_a_template_that_needs_stock_jinja_is_not_tried_again_for_each_page() -> None:
    theme = theme_of("words.html", "{{ page.table.key }}")
    job = Job("a", "words.html", "ru", frame=None, page=View(), source="content/a.md")

    assert [render(job, theme), render(job, theme)] == [{"a": b"&lt;i&gt;"}] * 2
    assert lean_environment(theme, "ru").unfit == {"words.html"}
