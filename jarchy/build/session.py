"""The state of one build: its request, cache, workers and files, and the problems found so far."""

from collections.abc import Iterable
from functools import cached_property, partial

from jarchy.build.cache import Cache
from jarchy.build.kept_pictures import FOLDER
from jarchy.build.request import BuildRequest, BuildResult
from jarchy.build.workers import Workers
from jarchy.core.files import Files, snapshot, state_of
from jarchy.core.records import encoded
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
        files: Files | None = None,
    ) -> None:
        self.request, self.cache, self.workers, self.shortcuts = request, cache, workers or Workers(), shortcuts
        # Where finished pictures are kept. A host may publish this folder, so none of a preview is.
        self.pictures = request.project / FOLDER if keep_pictures and not request.drafts else None
        self.is_published = is_published and not request.drafts
        self.files = snapshot(request.project) if files is None else files
        self.problems: list[Problem] = []
        self.known: ByFile = {}  # the warnings of files at which this build need not look

    @cached_property
    def state(self) -> str:
        """The key of the names and stamps of all sources."""
        return self.state_of(self.files)

    def state_of(self, files: Files) -> str:
        return self.cache.memory.value("state", files, partial(state_of, files))

    def pack(self, problems: ByFile) -> bytes:
        """All problems, encoded for the outcome of a build."""
        packed = encoded(problems)
        self.cache.memory.remember("problems", packed, problems)
        return packed

    def problems_of(self, outcome: BuildResult) -> ByFile:
        """The problems of an outcome, decoded."""
        return self.cache.memory.value("problems", outcome.packed, lambda: outcome.problems_by_file)

    def report(self, problems: Iterable[Problem]) -> None:
        self.problems.extend(problems)

    def stop_for_errors(self) -> None:
        """Raises BuildFailed if there are errors: the work that follows would be thrown away."""
        if errors(self.problems):
            raise BuildFailed(self.problems)
