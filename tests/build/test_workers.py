"""Whoever does the work, the same bytes come of it."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from errno import ENOSPC
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, LocalCluster

from jarchy.build.cache import Cache
from jarchy.build.engine import build
from jarchy.build.incremental import _render_and_stage as render_ready
from jarchy.build.jobs import Job
from jarchy.build.lock import CACHE
from jarchy.build.memory import Memory
from jarchy.build.output_folder import StagedFile
from jarchy.build.pipeline import SitePlan, make
from jarchy.build.staleness import Keys, wanted_files
from jarchy.build.workers import BATCH, Workers, _processes
from jarchy.problems import BuildFailed, Problem, errors
from jarchy.theme.loader import Theme
from tests.conftest import PROJECT, Site, photograph


def double(numbers: Any) -> list[int]:
    return [2 * number for number in numbers]


def process_of(numbers: Any) -> list[int]:
    return [os.getpid()] * len(numbers)


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("given", [list, iter])
def test_results_come_in_the_order_of_the_items(given: Callable[[range], Iterable[int]], jobs: int) -> None:
    many = 5 * BATCH + 3
    with Workers(jobs) as workers:
        for _ in range(2):
            made = list(workers.map(double, given(range(many)), many, 0, "numbers"))
            assert made == [2 * number for number in range(many)]


def test_few_items_stay_in_this_process_and_many_do_not() -> None:
    with Workers(2) as workers:
        assert set(workers.map(process_of, range(9), 9, 10, "numbers")) == {os.getpid()}
        assert os.getpid() not in set(workers.map(process_of, range(300), 300, 10, "numbers"))


def test_who_watches_is_told_how_far_it_is() -> None:
    told: list[tuple[str, int, int]] = []
    workers = Workers(report=lambda what, done, whole: told.append((what, done, whole)))
    list(workers.map(double, range(BATCH + 1), BATCH + 1, 0, "pages"))

    assert told == [("pages", BATCH, BATCH + 1), ("pages", BATCH + 1, BATCH + 1)]


@pytest.fixture
def always_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even the forum's few documents and pages are worth a process, and are sent one by one."""
    monkeypatch.setattr("jarchy.build.sources.PARALLEL_FROM_DOCUMENTS", 1)
    monkeypatch.setattr("jarchy.build.pipeline.PARALLEL_FROM_PAGES", 1)
    monkeypatch.setattr("jarchy.build.comparisons.PARALLEL_FROM_COMPARISONS", 1)
    monkeypatch.setattr("jarchy.build.template_cache.PARALLEL_FROM_TEMPLATES", 1)
    monkeypatch.setattr("jarchy.build.plan.PARALLEL_FROM_PARTS", 1)
    monkeypatch.setattr("jarchy.build.parts.CHUNK", 4)
    monkeypatch.setattr("jarchy.build.workers.BATCH", 1)
    monkeypatch.setattr("jarchy.build.pipeline.PARALLEL_FROM_SLOW", 1)
    monkeypatch.setattr("jarchy.build.inspections.PARALLEL_FROM_IMAGES", 1)


@pytest.fixture
def drawn(forum: Site) -> Site:
    """The forum's site with cards, and with a picture."""
    said = "caption: Форум\n    alt: Форум\n    credit: Айбек\n    licence: CC BY 4.0"
    picture = f"pictures:\n  hall:\n    file: hall.jpg\n    {said}"
    forum.replace("content/events/forum-2018.ru.md", "start:", f"{picture}\nstart:")
    return forum.with_all().write("content/media/hall.jpg", photograph(600, 400))


@pytest.mark.usefixtures("always_shared")
@pytest.mark.parametrize("forks", [True, False])
def test_processes_make_the_site_that_one_makes(drawn: Site, monkeypatch: pytest.MonkeyPatch, *, forks: bool) -> None:
    """As copies of this process, and as processes that begin with nothing."""
    started = []

    def watched(jobs: int, *inherited: Any) -> Executor:
        started.append(bool(inherited))
        return _processes(jobs, *inherited)

    monkeypatch.setattr("jarchy.build.workers._processes", watched)
    monkeypatch.setattr("jarchy.build.workers.FORKS", forks)
    drawn.replace("content/releases/2018-07-03-forum.ky.md", "[[quote:", "Дагы 7000 киши келет.\n\n[[quote:")
    with Workers(2) as workers:
        outcome = build(drawn.order(), drawn.output, workers=workers)

    made = make(drawn.order())
    files = made.files
    assert started
    assert any(started) == forks
    assert "added-block" in [found.code for found in outcome.problems]
    assert outcome.problems == made.problems
    assert outcome.written == len(files)
    assert {file: (drawn.output / file).read_bytes() for file in files} == files


@pytest.mark.usefixtures("always_shared")
def test_what_is_wrong_in_another_process_is_said_in_ours(drawn: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(walked: SitePlan, memory: Memory) -> dict[str, Keys]:
        drawn.write("content/media/hall.jpg", photograph(601, 400))
        return wanted_files(walked, memory)

    monkeypatch.setattr("jarchy.build.staleness.wanted_files", meanwhile)
    with Workers(2) as workers, pytest.raises(BuildFailed) as failed:
        build(drawn.order(), drawn.output, workers=workers)

    assert [(one.code, str(one.where)) for one in errors(failed.value.problems)] == [
        ("unreadable", "content/media/hall.jpg")
    ]


def lose_a_text(site: Site) -> None:
    """One of those that earlier builds knew; and gives the next build something to do."""
    database = sqlite3.connect(site.folder / CACHE / "state.sqlite")
    database.execute("DELETE FROM texts WHERE text LIKE '%Салиев%'")
    database.commit()
    database.close()
    site.replace("templates/base.html", "<body", "<body data-x")


def leave_a_trace(
    folder: Path, force: bool, theme: Theme, jobs: Sequence[Job]
) -> list[dict[str, StagedFile] | Problem]:
    """While at work on pages. One of them does not find room on the disk."""
    trace = folder.parent / f"at-work-{os.getpid()}"
    trace.touch()
    time.sleep(0.02)
    try:
        if (folder.parent / "full").exists() and jobs[0].file == "ky/index.html":
            raise OSError(ENOSPC, "No space left on device", jobs[0].file)
        return render_ready(folder, force, theme, jobs)
    finally:
        trace.unlink()


@pytest.fixture
def traced(always_shared: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jarchy.build.incremental._render_and_stage", leave_a_trace)


@pytest.mark.usefixtures("traced")
def test_when_one_process_fails_it_is_said_why_and_no_other_writes_any_more(site: Site) -> None:
    site.write("full", "")
    with Workers(3) as workers:
        with pytest.raises(OSError, match="No space left on device"):
            build(site.order(), site.output, workers=workers)

        assert list(site.folder.glob("at-work-*")) == []


@pytest.mark.usefixtures("traced")
def test_processes_make_all_anew_when_the_memory_has_lost_a_text(forum: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is begun again before those are done who make pages of what was known."""
    start_again = Cache.start_again
    at_work: list[Path] = []

    def watched(state: Cache, error: Exception | None = None) -> None:
        at_work.extend(forum.folder.glob("at-work-*"))
        start_again(state, error)

    monkeypatch.setattr(Cache, "start_again", watched)
    with Workers(3) as workers:
        build(forum.order(), forum.output, workers=workers)
        lose_a_text(forum)
        outcome = build(forum.order(), forum.output, workers=workers)

    files = make(forum.order()).files
    assert at_work == []
    assert "a cached text is damaged" in outcome.note
    assert {file: (forum.output / file).read_bytes() for file in files} == files


INTERRUPTED = """
import time
import jarchy.build.incremental, jarchy.build.pipeline, jarchy.build.workers
from jarchy.cli import main
from jarchy.build.output_folder import STAGING
jarchy.build.pipeline.PARALLEL_FROM_PAGES = jarchy.build.workers.BATCH = jarchy.build.workers.AHEAD = 1
stage = jarchy.build.incremental.stage
def slowly(folder, file, *given, **named):
    if file == "ky/index.html":
        (folder.parent / "slow").touch()
        time.sleep(1)
        if not (folder / STAGING).exists():
            (folder.parent / "too late").touch()
    return stage(folder, file, *given, **named)
jarchy.build.incremental.stage = slowly
main(["--jobs", "2"])
"""


def test_an_interrupted_build_says_so_and_leaves_nothing_behind(forum: Site) -> None:
    """With one process at work and another that waits."""
    forum.write("build_slowly.py", INTERRUPTED)
    builder = subprocess.Popen(
        [sys.executable, "build_slowly.py"],
        cwd=forum.folder,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    _eventually((forum.folder / "slow").exists)
    time.sleep(0.3)
    os.killpg(builder.pid, signal.SIGINT)  # as a terminal does
    said, _ = builder.communicate()

    assert (said.strip(), builder.returncode) == ("Aborted!", 1)
    assert not forum.output.exists()
    assert not (forum.folder / "too late").exists()


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1") as cluster:
        yield cluster


def test_a_dask_cluster_makes_the_site_that_one_process_makes(drawn: Site, cluster: LocalCluster) -> None:
    with Client(cluster, set_as_default=False) as client:
        workers = Workers(2, client.get_executor())
        outcome = build(drawn.order(), drawn.output, workers=workers)

    files = make(drawn.order()).files
    assert outcome.written == len(files)
    assert {file: (drawn.output / file).read_bytes() for file in files} == files


def test_a_dask_cluster_makes_all_anew_when_the_memory_has_lost_a_text(forum: Site, cluster: LocalCluster) -> None:
    with Client(cluster, set_as_default=False) as client:
        workers = Workers(2, client.get_executor())
        build(forum.order(), forum.output, workers=workers)
        lose_a_text(forum)
        outcome = build(forum.order(), forum.output, workers=workers)

    files = make(forum.order()).files
    assert "a cached text is damaged" in outcome.note
    assert {file: (forum.output / file).read_bytes() for file in files} == files


def test_a_cluster_is_given_on_the_command_line(forum: Site, cluster: LocalCluster) -> None:
    command = [
        sys.executable,
        str(PROJECT / "build.py"),
        "--executor",
        "dask",
        "--scheduler",
        cluster.scheduler_address,
    ]
    done = subprocess.run(command, cwd=forum.folder, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert (forum.output / "ru/index.html").is_file()


def test_a_cluster_that_is_not_there_is_wrong_usage(forum: Site) -> None:
    command = [sys.executable, str(PROJECT / "build.py"), "--executor", "dask"]
    alone = subprocess.run(command, cwd=forum.folder, capture_output=True, text=True, check=False)

    assert alone.returncode == 2
    assert "--scheduler ADDRESS" in alone.stderr


def test_a_killed_build_leaves_no_process_behind(tmp_path: Path) -> None:
    script = """
import os, sys, time
from jarchy.build.workers import Workers
def sleep(numbers):
    open(f"worker-{os.getpid()}", "w").close()
    time.sleep(60)
with Workers(2) as workers:
    list(workers.map(sleep, range(200), 200, 0, "numbers"))
"""
    (tmp_path / "long.py").write_text(script)
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    builder = subprocess.Popen([sys.executable, "long.py"], cwd=tmp_path, env=environment)
    workers = _eventually(lambda: found if len(found := list(tmp_path.glob("worker-*"))) == 2 else None)
    builder.send_signal(signal.SIGKILL)
    builder.wait()
    processes = [int(worker.name.removeprefix("worker-")) for worker in workers]

    assert _eventually(lambda: not any(map(_is_alive, processes)))


def _is_alive(process: int) -> bool:
    """A zombie that nobody has buried yet is dead."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _eventually(look: Any) -> Any:
    for _ in range(200):
        if seen := look():
            return seen
        time.sleep(0.05)
    raise AssertionError("it did not happen within ten seconds")
