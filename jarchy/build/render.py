"""Renders a job to the bytes of its files. Pure: the same job and the same theme give the same bytes."""

import traceback
from collections.abc import Sequence

import jinja2
from msgspec.structs import replace

from jarchy.build.cache_rows import CacheMiss
from jarchy.build.contracts import wrong_bytes
from jarchy.build.extension_code import extension_of, mistake, place_of, said
from jarchy.build.held_hyphens import plain_bytes, plain_view
from jarchy.build.jobs import Job
from jarchy.build.paths import misplaced_inside
from jarchy.core.files import DEFAULT
from jarchy.i18n.typography import breakable
from jarchy.markdown.html_text import unbroken
from jarchy.problems import Location, Problem, problem
from jarchy.theme.environment import lean_environment, stock_environment
from jarchy.theme.loader import FOLDER, Theme
from jarchy.theme.well_formed import fault_in

Rendered = dict[str, bytes]  # by path below the output folder


def render(job: Job, theme: Theme, *, shortcuts: bool = True) -> Rendered | Problem:
    """With `shortcuts`, templates are compiled to leaner code, which must give the same result as stock Jinja's."""
    made = _fill(job, theme, shortcuts=shortcuts) if job.template else _write(job, theme, shortcuts=shortcuts)
    return {job.file: made} if isinstance(made, bytes) else made


def render_batch(theme: Theme, jobs: Sequence[Job], *, shortcuts: bool = True) -> list[Rendered | Problem]:
    return [render(job, theme, shortcuts=shortcuts) for job in jobs]


def _write(job: Job, theme: Theme, *, shortcuts: bool) -> bytes | Rendered | Problem:
    write = job.write
    assert write  # or its output named a template
    texts = _texts(job, theme, shortcuts=shortcuts)
    if isinstance(texts, Problem):
        return texts
    try:
        view = plain_view(job.page) if extension_of(write) else job.page
        made = write(view, texts) if job.parts else write(view)
    except CacheMiss:
        raise
    except BaseException as error:
        if wrong := mistake(error):
            return wrong
        raise
    if isinstance(made, Problem):
        return made
    if reason := wrong_bytes(made, is_folder=job.is_folder):
        return problem(place_of(write) or Location(job.source), "extension", reason=reason)
    if isinstance(made, bytes):
        return plain_bytes(made, job.page)
    wrong = misplaced_inside(job.file, made, job.output, write)
    return wrong or {job.file + path: plain_bytes(made[path], job.page) for path in made}


def _texts(job: Job, theme: Theme, *, shortcuts: bool) -> list[str] | Problem:
    """The texts of its parts, which it is written of."""
    texts: list[str] = []
    for part in job.parts:
        of_part = replace(job, template=part.template, lang=part.lang, page=part.view, parts=())
        text = _fill(of_part, theme, shortcuts=shortcuts)
        if isinstance(text, Problem):
            return text
        texts.append(text.decode())
    return texts


def _fill(job: Job, theme: Theme, *, shortcuts: bool) -> bytes | Problem:
    """If the lean code raises an exception, whatever it is, stock Jinja decides what the page is, or what is wrong."""
    try:
        made = _fill_leanly(job, theme) if shortcuts else None
        if made is None:
            made = _text(job, stock_environment(theme, job.lang)).encode()
    except CacheMiss:
        raise  # not a mistake in the template
    except Exception as error:  # noqa: BLE001  a mistake in a template is reported to its author
        remedy = f"correct the template; it was rendering {job.source}"
        return problem(_place(error, job, theme), "template", reason=_reason(error), remedy=remedy)
    fault = fault_in(job.template, made) if job.template in theme.own else ""
    if fault:
        return problem(Location(theme.templates[job.template].file), "malformed", what=job.file, reason=fault)
    return made


def _fill_leanly(job: Job, theme: Theme) -> bytes | None:
    """The page; None if the template needs stock Jinja, as one does that reads items of a dictionary as attributes."""
    lean = lean_environment(theme, job.lang)
    if job.template in lean.unfit:
        return None
    try:
        return _text(job, lean).encode()
    except CacheMiss:
        raise
    except Exception:  # noqa: BLE001  as above
        lean.unfit.add(job.template)
        return None


def _text(job: Job, environment: jinja2.Environment) -> str:
    text = environment.get_template(job.template).render(frame=job.frame, page=job.page)
    return unbroken(text) if job.template.endswith(".html") else breakable(text)


def _reason(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template “{error.name}”"
    if isinstance(error, RecursionError):
        return "this has no end: a template includes itself, or a macro calls itself, again and again"
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
