"""What the browser tests need beside Python: Debian's Chromium and Java, and the packages of package-lock.json.

Where something is missing, the tests that need it are skipped with a line that says so; in CI they fail, because a
check that nobody runs would be taken for one that found nothing.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import pytest

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync""".split()


def chromium() -> Path:
    return CHROMIUM if CHROMIUM.is_file() else missing("Chromium", "apt install chromium")


def java() -> str:
    return shutil.which("java") or missing("Java", "apt install default-jre-headless")


def package(path: str) -> Path:
    """A file of a package that npm has installed."""
    file = PACKAGES / path
    return file if file.is_file() else missing(f"npm's {path}", "apt install nodejs npm, then make test")


def missing(what: str, remedy: str) -> NoReturn:
    says = f"{what} is not there: {remedy}"
    if os.environ.get("CI") == "true":
        pytest.fail(says, pytrace=False)
    pytest.skip(says)


def node(script: Path, *arguments: str, **environment: str) -> str:
    """What a program of a package says."""
    command = [shutil.which("node") or missing("Node.js", "apt install nodejs npm"), str(script), *arguments]
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr or done.stdout)
    return done.stdout


def nu(files: Iterable[Path]) -> list[str]:
    """What the Nu HTML checker has against these pages and style sheets, errors and warnings; Java starts once."""
    checker = package("vnu-jar/build/dist/vnu.jar")
    command = [java(), "-Xss1m", "-jar", str(checker)]
    options = ["--also-check-css", "--also-check-svg", "--format", "gnu"]
    done = subprocess.run([*command, *options, *map(str, files)], capture_output=True, text=True, check=False)
    return done.stderr.splitlines()
