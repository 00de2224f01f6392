"""Renders a job to the bytes of its files. Pure: the same job and the same theme give the same bytes."""

import traceback
from collections.abc import Callable, Sequence
from typing import cast

import jinja2

from jarchy.build.cache import CacheMiss
from jarchy.build.extension_code import mistake, said
from jarchy.build.jobs import Job
from jarchy.core.files import DEFAULT
from jarchy.problems import Location, Problem, problem
from jarchy.theme.environment import environment
from jarchy.theme.loader import FOLDER, Theme

Rendered = dict[str, bytes]  # by path below the output folder


def render(job: Job, theme: Theme) -> Rendered | Problem:
    made = _fill(job, theme) if job.template else _write(job)
    if isinstance(made, Problem):
        return made
    return {job.file: made} if isinstance(made, bytes) else {job.file + path: data for path, data in made.items()}


def _write(job: Job) -> bytes | Rendered | Problem:
    assert job.write  # or its output named a template
    write = cast("Callable[[object], bytes | Rendered | Problem]", job.write)  # which knows its page
    try:
        return write(job.page)
    except CacheMiss:
        raise
    except Exception as error:
        if wrong := mistake(error):
            return wrong
        raise


def _fill(job: Job, theme: Theme) -> bytes | Problem:
    try:
        template = environment(theme, job.lang).get_template(job.template)
        return template.render(frame=job.frame, page=job.page).encode()
    except CacheMiss:
        raise  # not a mistake in the template
    except Exception as error:  # noqa: BLE001  a mistake in a template is reported to its author
        remedy = f"correct the template; it was rendering {job.source}"
        return problem(_place(error, job, theme), "template", reason=_reason(error), remedy=remedy)


def render_batch(theme: Theme, jobs: Sequence[Job]) -> list[Rendered | Problem]:
    return [render(job, theme) for job in jobs]


def _reason(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template “{error.name}”"
    return said(error) if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {said(error)}"


def _place(error: Exception, job: Job, theme: Theme) -> Location:
    """The innermost template line of the traceback."""
    lines = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    if isinstance(error, jinja2.TemplateSyntaxError):
        lines.append((error.filename or "", error.lineno))
    in_templates = (place for place in reversed(lines) if place[0].startswith((FOLDER, DEFAULT + FOLDER)))
    named = theme.templates.get(job.template)
    file, line = next(in_templates, (named.file if named else FOLDER + job.template, 0))
    return Location(file, line, 1 if line else 0)
