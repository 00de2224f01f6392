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
    except jinja2.TemplateNotFound as error:
        reason, remedy = f"there is no template “{error.name}”", f"add it, or mend its name; needed for {job.source}"
        return problem(Location(f"templates/{job.template}"), "template", reason=reason, remedy=remedy)
    except Exception as error:  # noqa: BLE001  whatever a template does wrong is its author's to mend, not a bug of ours
        remedy = f"mend the template; it was rendering {job.source}"
        return problem(_place(error, environment), "template", reason=_reason(error), remedy=remedy)


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {error}"


def _place(error: Exception, environment: jinja2.Environment) -> Location:
    """The innermost line of a template that led to the error."""
    loader = environment.loader
    folder = Path(loader.searchpath[0]) if isinstance(loader, jinja2.FileSystemLoader) else Path()
    if isinstance(error, jinja2.TemplateSyntaxError):
        file, line = Path(error.filename or ""), error.lineno
    else:
        frames = [(Path(one.filename), one.lineno or 0) for one in traceback.extract_tb(error.__traceback__)]
        file, line = next((frame for frame in reversed(frames) if frame[0].is_relative_to(folder)), (folder, 0))
    name = f"templates/{file.relative_to(folder).as_posix()}"
    return Location(name, line, 1, file.read_text(encoding="utf-8").split("\n")[line - 1]) if line else Location(name)
