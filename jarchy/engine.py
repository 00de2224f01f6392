"""The whole build, from top to bottom. Read this function first: it is the manual of the program."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from jarchy import output
from jarchy.config import Config, read_config
from jarchy.kinds import FOLDERS
from jarchy.link import link
from jarchy.output import Written
from jarchy.parse import Parsed, parse
from jarchy.plan import plan
from jarchy.problems import BuildFailed, Location, Problem, errors, problem, sort
from jarchy.render import render
from jarchy.report import with_excerpts
from jarchy.scan import read, scan
from jarchy.theme import load_theme


class Order(Struct, frozen=True):
    """What is to be built. Output depends on the project's files, on the engine, and on this: on nothing else."""

    project: Path
    as_of: datetime  # without an offset: in the site's time zone
    drafts: bool = False
    base_url: str = ""  # in place of the one in content/site.yaml

    @property
    def sources(self) -> tuple[Path, ...]:
        return tuple(self.project / folder for folder in ("content", "templates", "assets"))


class Made(Struct, frozen=True):
    """A site in memory. `files` are its bytes by path below the output folder."""

    files: dict[str, bytes]
    languages: tuple[str, ...]
    next_change: datetime | None
    problems: tuple[Problem, ...]  # warnings


def make(order: Order) -> Made:
    """Raises BuildFailed with everything that is wrong."""
    found: list[Problem] = []
    config = _config(order, found)
    sources = scan(order.project, FOLDERS, config.codes, found)
    texts = [(source, read(order.project, source, found)) for source in sources]
    parsed = [
        parse(source, data, config.timezone) if data is not None else Parsed(source, None, (), ())
        for source, data in texts
    ]
    found.extend(problem for one in parsed for problem in one.problems)
    as_of = order.as_of if order.as_of.tzinfo else order.as_of.replace(tzinfo=config.zone)
    site = link(parsed, config, as_of, drafts=order.drafts, found=found)
    theme = load_theme(order.project, config, found)
    jobs = plan(site, config, found)
    rendered = {job.file: render(job, theme) for job in jobs}
    found.extend(page for page in rendered.values() if isinstance(page, Problem))
    if errors(found):
        raise BuildFailed(with_excerpts(found, order.project))
    files = {asset.file: asset.data for asset in theme.assets.values()}
    files |= {file: page for file, page in rendered.items() if isinstance(page, bytes)}
    return Made(files, config.codes, site.next_change, with_excerpts(sort(found), order.project))


def build(order: Order, folder: Path, *, anew: bool = False) -> tuple[Made, Written]:
    """Brings `folder` up to date; `anew` first removes what earlier builds made. A build that fails changes nothing."""
    folder = folder.resolve()
    shown = folder.relative_to(order.project).as_posix() if folder.is_relative_to(order.project) else str(folder)
    if any(folder == place or folder in place.parents or place in folder.parents for place in order.sources):
        raise BuildFailed([problem(Location(shown), "output-place", output=shown)])
    made = make(order)
    if foreign := output.clashes(folder, made.files, shown):
        raise BuildFailed((*foreign, *made.problems))
    if anew:
        output.clean(folder)
    return made, output.write(folder, made.files)


def _config(order: Order, found: list[Problem]) -> Config:
    for needed in ("content", "templates"):
        if not (order.project / needed).is_dir():
            raise BuildFailed([problem(Location(needed), "missing-folder", folder=f"{needed}/")])
    config = read_config(order.project, found, order.base_url)
    if config is None:
        raise BuildFailed(found)
    return config
