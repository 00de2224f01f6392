"""A page is a function of its job: closed values in, bytes out."""

import pickle
from datetime import UTC, datetime

import msgspec
import pytest

from jarchy.build.cache import Cache
from jarchy.build.jobs import Job
from jarchy.build.pipeline import plan_site
from jarchy.build.render import render
from jarchy.build.request import BuildRequest
from jarchy.build.session import Session
from jarchy.problems import Problem
from jarchy.theme.environment import lean_environment, stock_environment
from jarchy.theme.loader import Theme
from tests.conftest import Site


@pytest.fixture
def planned(forum: Site) -> tuple[tuple[Job, ...], Theme]:
    site = plan_site(Session(BuildRequest(forum.folder, datetime(2018, 7, 4, tzinfo=UTC)), Cache()))
    return tuple(site.jobs), site.theme


def test_a_job_can_be_sent_elsewhere_and_gives_the_same_bytes(planned: tuple[tuple[Job, ...], Theme]) -> None:
    jobs, theme = planned

    assert len(jobs) == 53
    for job in jobs:
        assert render(pickle.loads(pickle.dumps(job)), theme) == render(job, theme)


def test_the_order_of_jobs_does_not_matter(planned: tuple[tuple[Job, ...], Theme]) -> None:
    jobs, theme = planned
    forwards = {job.file: render(job, theme) for job in jobs}
    backwards = {job.file: render(job, theme) for job in reversed(jobs)}

    assert forwards == backwards


def test_what_a_template_does_wrong_is_a_problem_and_no_exception(planned: tuple[tuple[Job, ...], Theme]) -> None:
    jobs, theme = planned
    theme = msgspec.structs.replace(theme, key="of its own, with filters of its own")
    for lang in theme.catalogues:
        for environment in (lean_environment, stock_environment):
            environment(theme, lang).filters["date"] = lambda when: 1 // 0
    (release,) = (job for job in jobs if job.file == "ru/releases/2018-07-03-forum/index.html")
    problem = render(release, theme)

    assert isinstance(problem, Problem)
    assert problem.where.path == "default/templates/_parts.html"
    assert "ZeroDivisionError" in problem.message
    assert "content/releases/2018-07-03-forum.ru.md" in problem.hint
