"""One build of a project at a time: another waits for it, and then says whose turn it is."""

import os
import signal
import sqlite3
import subprocess
import sys

import pytest

from jarchy.build import lock
from jarchy.build.lock import CACHE
from jarchy.problems import BuildFailed
from tests.conftest import PROJECT, Site


@pytest.fixture
def built(site: Site) -> Site:
    site.build()
    return site


def test_a_broken_lock_is_mended(built: Site) -> None:
    built.write(f"{CACHE}/lock", "no database at all" * 100)

    assert built.build().outcome.note == ""
    assert (built.folder / CACHE / "lock").read_bytes() == b""


HOLDER = """\
import sys, time
from pathlib import Path
from jarchy.build.cache_file import open_cache
with open_cache(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_one_build_waits_for_another_and_the_lock_of_a_killed_one_is_free(
    built: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    command = [sys.executable, "-c", HOLDER, str(built.folder)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout

        try:
            assert other.stdout.readline() == "held\n"

            with pytest.raises(BuildFailed) as failed:
                built.build()
        finally:
            os.kill(other.pid, signal.SIGKILL)
    (found,) = failed.value.problems

    assert found.code == "busy"
    assert f"process {other.pid}, since " in found.message
    assert built.build().outcome.written == 0


def test_a_builder_that_has_not_said_its_name_is_waited_for_too(built: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    other = sqlite3.connect(built.folder / CACHE / "lock", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    built.remove(f"{CACHE}/builder")

    with pytest.raises(BuildFailed) as failed:
        built.build()
    other.close()

    assert [found.code for found in failed.value.problems] == ["busy"]
