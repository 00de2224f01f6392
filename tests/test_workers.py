"""Whoever does the work, the same bytes come of it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, LocalCluster

from jarchy.engine import build
from jarchy.walk import make
from jarchy.workers import BATCH, Workers
from tests.conftest import PROJECT, Site, photograph


def double(numbers: Any) -> list[int]:
    return [2 * number for number in numbers]


def process_of(numbers: Any) -> list[int]:
    return [os.getpid()] * len(numbers)


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    many = 5 * BATCH + 3
    with Workers(jobs) as workers:
        assert list(workers.map(double, range(many), many, 0, "numbers")) == [2 * number for number in range(many)]


def test_few_items_stay_in_this_process_and_many_do_not() -> None:
    with Workers(2) as workers:
        assert set(workers.map(process_of, range(9), 9, 10, "numbers")) == {os.getpid()}
        assert os.getpid() not in set(workers.map(process_of, range(300), 300, 10, "numbers"))


def test_who_watches_is_told_how_far_it_is() -> None:
    told: list[tuple[str, int, int]] = []
    workers = Workers(tell=lambda what, done, whole: told.append((what, done, whole)))
    list(workers.map(double, range(BATCH + 1), BATCH + 1, 0, "pages"))

    assert told == [("pages", BATCH, BATCH + 1), ("pages", BATCH + 1, BATCH + 1)]


@pytest.fixture
def always_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even the forum's few documents and pages are worth a process."""
    monkeypatch.setattr("jarchy.walk.FEW_SOURCES", 1)
    monkeypatch.setattr("jarchy.walk.FEW_PAGES", 1)
    monkeypatch.setattr("jarchy.walk.FEW_DRAWN", 1)
    monkeypatch.setattr("jarchy.shelf.FEW_PICTURES", 1)


@pytest.fixture
def drawn(forum: Site) -> Site:
    """The forum's site with cards, and with a picture."""
    said = "caption: Форум\n    alt: Форум\n    credit: Айбек\n    licence: CC BY 4.0"
    picture = f"pictures:\n  hall:\n    file: hall.jpg\n    {said}"
    forum.replace("content/events/forum-2018.ru.md", "start:", f"{picture}\nstart:")
    return forum.with_all().write("content/media/hall.jpg", photograph(600, 400))


@pytest.mark.usefixtures("always_shared")
def test_processes_make_the_site_that_one_makes(drawn: Site) -> None:
    with Workers(2) as workers:
        outcome = build(drawn.order(), drawn.output, workers=workers)

    files = make(drawn.order()).files
    assert workers.executor is not None
    assert outcome.written == len(files)
    assert {file: (drawn.output / file).read_bytes() for file in files} == files


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        yield cluster


def test_a_dask_cluster_makes_the_site_that_one_process_makes(drawn: Site, cluster: LocalCluster) -> None:
    with Client(cluster, set_as_default=False) as client:
        workers = Workers(2, client.get_executor())
        outcome = build(drawn.order(), drawn.output, workers=workers)

    files = make(drawn.order()).files
    assert outcome.written == len(files)
    assert {file: (drawn.output / file).read_bytes() for file in files} == files


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
from jarchy.workers import Workers
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
