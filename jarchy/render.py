"""One job to the bytes of one file. Pure: the same job and the same theme give the same bytes."""

import traceback
from pathlib import Path

import jinja2

from jarchy.plan import Job
from jarchy.problems import Location, Problem, problem
from jarchy.theme import Theme


def render(job: Job, theme: Theme) -> bytes | Problem:
    environment = theme.environments[job.lang]
    try:
        return environment.get_template(job.template).render(frame=job.frame, page=job.page).encode()
    except Exception as error:  # noqa: BLE001  whatever a template does wrong is its author's to mend, not a bug of ours
        remedy = f"mend the template; it was rendering {job.source}"
        return problem(_place(error, job, theme.folder), "template", reason=_reason(error), remedy=remedy)


def _reason(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template “{error.name}”"
    return str(error) if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {error}"


def _place(error: Exception, job: Job, folder: Path) -> Location:
    """The innermost line of a template that led to the error."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        file, line = Path(error.filename or folder / job.template), error.lineno
    else:
        frames = [(Path(one.filename), one.lineno or 0) for one in traceback.extract_tb(error.__traceback__)]
        in_templates = (frame for frame in reversed(frames) if frame[0].is_relative_to(folder))
        file, line = next(in_templates, (folder / job.template, 0))
    return Location(f"templates/{file.relative_to(folder).as_posix()}", line, 1 if line else 0)
