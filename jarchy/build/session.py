"""The state of one build: its request, cache, workers and files, and the problems found so far."""

from collections.abc import Iterable
from functools import cached_property

from jarchy.build.cache import Cache
from jarchy.build.kept_pictures import FOLDER
from jarchy.build.request import BuildRequest
from jarchy.build.workers import Workers
from jarchy.core.files import snapshot, state_of
from jarchy.problems import BuildFailed, Problem, errors
from jarchy.problems.by_file import ByFile


class Session:
    """What the phases of a build share.

    Packages below `build/` never see it: they are given values, and return problems, which are collected here. With
    `shortcuts`, simple sources are read by faster readers, which must give the same result.
    """

    def __init__(
        self,
        request: BuildRequest,
        cache: Cache,
        workers: Workers | None = None,
        *,
        shortcuts: bool = True,
        keep_pictures: bool = False,
        is_published: bool = False,
    ) -> None:
        self.request, self.cache, self.workers, self.shortcuts = request, cache, workers or Workers(), shortcuts
        # Where finished pictures are kept. A host may publish this folder, so none of a preview is.
        self.pictures = request.project / FOLDER if keep_pictures and not request.drafts else None
        self.is_published = is_published and not request.drafts
        self.files = snapshot(request.project)
        self.problems: list[Problem] = []
        self.known: ByFile = {}  # the warnings of files at which this build need not look

    @cached_property
    def state(self) -> str:
        """The key of the names and stamps of all sources."""
        return state_of(self.files)

    def report(self, problems: Iterable[Problem]) -> None:
        self.problems.extend(problems)

    def stop_for_errors(self) -> None:
        """Raises BuildFailed if there are errors: the work that follows would be thrown away."""
        if errors(self.problems):
            raise BuildFailed(self.problems)
