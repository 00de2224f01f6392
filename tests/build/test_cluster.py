"""A build on a Dask cluster of processes, as clusters are: the scheduler has no Jarchy, and workers have no disk.

Everything lies on this machine and talks over the loopback. Processes wait for files, and never for a while.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from jarchy.build.pipeline import make
from jarchy.core import hashing
from tests.conftest import PROJECT, Site

pytest.importorskip("distributed", reason="without distributed there is no cluster")

Seen = TypeVar("Seen")

# One job of the site waits until it may go on, and tells which worker does it.
SLOW = """
import os, time
from pathlib import Path

from jarchy.api import OfEdition, File

def make(edition):
    yield File(edition.home + "slow.txt", "", FOLDER)

def write(folder):
    if not Path(folder, "go").exists():
        Path(folder, f"at-work-{os.getpid()}").touch()
    for _ in range(600):
        if Path(folder, "go").exists():
            return b"done"
        time.sleep(0.05)
    raise TimeoutError

OUTPUTS = (OfEdition("slow", make, write=write),)
"""


class Cluster:
    """A scheduler, and workers in an empty folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.processes = folder, list[subprocess.Popen[bytes]]()
        self.empty = folder / "empty"
        self.empty.mkdir()
        self.empty.chmod(0o555)
        file = folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--port", "0", "--scheduler-file", str(file))
        self.address: str = json.loads(eventually(lambda: file.read_text() if file.exists() else ""))["address"]

    def _start(self, *command: str, path: str = "") -> "subprocess.Popen[bytes]":
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        process = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli." + f"dask_{command[0]}", "--host", "127.0.0.1", *command[1:]],
            cwd=self.empty,
            env=environment | {"TMPDIR": str(self.folder)} | ({"PYTHONPATH": path} if path else {}),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.processes.append(process)
        return process

    def add_worker(self, path: str = str(PROJECT)) -> "subprocess.Popen[bytes]":
        """Returns at once: the worker joins when it has started. `path` has its Jarchy; empty: it has none."""
        return self._start("worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard", path=path)

    def end(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    yield cluster
    cluster.end()


def eventually(look: Callable[[], Seen]) -> Seen:
    for _ in range(1200):
        if seen := look():
            return seen
        time.sleep(0.05)
    raise AssertionError("it did not happen within a minute")


def begin(site: Site, cluster: Cluster) -> "subprocess.Popen[str]":
    command = [sys.executable, str(PROJECT / "build.py"), "--as-of", "2018-07-03T12:00", "--executor", "dask"]
    return subprocess.Popen(
        [*command, "--scheduler", cluster.address],
        cwd=site.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def end(building: "subprocess.Popen[str]") -> str:
    """What a build that must end says, without its summary."""
    said, _ = building.communicate(timeout=120)
    return said


def is_right(site: Site) -> bool:
    """Whether the output is what one process makes."""
    files = make(site.order()).files
    return {file: (site.output / file).read_bytes() for file in files} == files


@pytest.fixture
def slow(forum: Site) -> Site:
    """A site with a job that waits for the file `go`."""
    forum.write("extensions/slow.py", SLOW.replace("FOLDER", repr(str(forum.folder))))
    return forum.replace("content/site.yaml", "languages:\n", "extensions: [slow]\nlanguages:\n")


def at_work(site: Site) -> set[int]:
    """The processes that are doing, or have done, the job that waits."""
    return {int(file.name.removeprefix("at-work-")) for file in site.folder.glob("at-work-*")}


def test_workers_without_a_disk_and_a_scheduler_without_jarchy_make_the_site(forum: Site, cluster: Cluster) -> None:
    cluster.add_worker()
    cluster.add_worker()
    building = begin(forum, cluster)

    assert "Built" in end(building)
    assert building.returncode == 0
    assert is_right(forum)
    assert list(cluster.empty.iterdir()) == []


def test_a_worker_may_be_killed_in_the_middle(slow: Site, cluster: Cluster) -> None:
    cluster.add_worker()
    cluster.add_worker()
    building = begin(slow, cluster)
    (killed, *_) = eventually(lambda: at_work(slow))
    os.kill(killed, signal.SIGKILL)
    eventually(lambda: at_work(slow) - {killed})
    slow.write("go", "")

    assert "Built" in end(building)
    assert is_right(slow)


def test_a_worker_may_join_late_and_take_over(slow: Site, cluster: Cluster) -> None:
    first = cluster.add_worker()
    building = begin(slow, cluster)
    eventually(lambda: at_work(slow))
    cluster.add_worker()
    first.kill()
    eventually(lambda: at_work(slow) - {first.pid})
    slow.write("go", "")

    assert "Built" in end(building)
    assert is_right(slow)


def test_a_build_waits_for_the_first_worker(forum: Site, cluster: Cluster) -> None:
    building = begin(forum, cluster)
    cluster.add_worker()

    assert "Built" in end(building)
    assert is_right(forum)


def test_a_build_fails_clean_when_the_scheduler_goes_away(slow: Site, cluster: Cluster) -> None:
    cluster.add_worker()
    building = begin(slow, cluster)
    eventually(lambda: at_work(slow))
    cluster.scheduler.kill()
    said = end(building)

    assert f"Error: The cluster at {cluster.address} was lost" in said
    assert "bug" not in said
    assert "Traceback" not in said
    assert building.returncode == 1
    assert not slow.output.exists()


def test_a_build_fails_clean_when_no_worker_is_left(
    slow: Site, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient = "import jarchy.build.cluster as c; c.PATIENCE = 2; from jarchy.cli import main; main()"
    worker = cluster.add_worker()
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    building = subprocess.Popen(
        [sys.executable, "-c", impatient, "build", "--executor", "dask", "--scheduler", cluster.address],
        cwd=slow.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    eventually(lambda: at_work(slow))
    worker.kill()
    said = end(building)

    assert "there has been no worker for 2 seconds" in said
    assert building.returncode == 1
    assert not slow.output.exists()


def other_engine(folder: Path) -> str:
    """A copy of Jarchy in which one line is different."""
    shutil.copytree(PROJECT / "jarchy", folder / "jarchy")
    with (folder / "jarchy/core/urls.py").open("a") as file:
        file.write("# another engine\n")
    return str(folder)


def test_workers_of_another_engine_are_refused_before_the_first_job(
    slow: Site, cluster: Cluster, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cluster.add_worker(other_engine(tmp_path_factory.mktemp("other")))
    building = begin(slow, cluster)
    said = end(building)

    assert "Workers differ from this machine" in said
    assert f"Jarchy {hashing.engine_parts()['Jarchy']}" not in said.partition("(here")[0]
    assert f"(here {hashing.engine_parts()['Jarchy']}); install the same there" in said
    assert building.returncode == 1
    assert not at_work(slow)
    assert not slow.output.exists()


def test_workers_without_jarchy_are_refused_with_what_to_do(forum: Site, cluster: Cluster) -> None:
    cluster.add_worker(path="")
    said = end(begin(forum, cluster))

    assert "it cannot load Jarchy (No module named 'jarchy'); install Jarchy" in said
    assert not forum.output.exists()


@pytest.mark.parametrize("has_jarchy", [True, False])
def test_a_worker_of_another_engine_that_joins_late_makes_no_byte_of_the_site(
    slow: Site, cluster: Cluster, tmp_path_factory: pytest.TempPathFactory, *, has_jarchy: bool
) -> None:
    first = cluster.add_worker()
    building = begin(slow, cluster)
    eventually(lambda: at_work(slow))
    first.kill()
    cluster.add_worker(other_engine(tmp_path_factory.mktemp("other")) if has_jarchy else "")
    said = end(building)

    assert "Error: A worker that has joined" in said
    assert at_work(slow) == {first.pid}
    assert not slow.output.exists()


def test_an_address_without_a_scheduler_is_said_to_have_none(forum: Site, cluster: Cluster) -> None:
    cluster.scheduler.kill()
    cluster.scheduler.wait()
    said = end(begin(forum, cluster))

    assert f"Error: There is no Dask scheduler at {cluster.address}" in said


def test_every_library_that_makes_bytes_is_compared() -> None:
    """Of those in pyproject.toml, only the ones that the command line, the preview and the builder's machine use."""
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    needed = text.partition("\ndependencies = [\n")[2].partition("\n]\n")[0]
    names = {line.split('"')[1] for line in needed.splitlines() if line.strip().startswith('"')}
    plain = {name.split(">")[0].split("=")[0] for name in names}

    assert plain - set(hashing.LIBRARIES) == {"click", "livereload", "pagefind-bin", "rich", "watchfiles"}
    assert all(hashing.engine_parts().values())
