"""What Git knows of a project, where it is one of Git's."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

MOST_COMMITS = 300  # that are looked through for a former text


def user_name(project: Path) -> str:
    """The name under which its user commits, in one line; empty if it is not known, or can't be read."""
    try:
        name = git(project, "config", "user.name").decode()
    except UnicodeDecodeError:
        return ""
    return "".join(filter(str.isprintable, " ".join(name.split())))


def former_texts(project: Path, path: str) -> Iterator[bytes]:
    """What a file said in earlier commits, the newest first, also under the names that it had then. Nothing without
    Git, or before a shallow clone begins.
    """
    listed = ("-z", "--follow", "--name-only", "--format=%H")  # each commit, then the name of the file in it
    log = git(project, "log", *listed, f"--max-count={MOST_COMMITS}", "--", path).split(b"\0")
    for commit, name in zip(log[::2], log[1::2], strict=False):
        path = os.fsdecode(name.removeprefix(b"\n"))
        if text := git(project, "show", f"{commit.decode()}:{path}"):
            yield text


def git(folder: Path, *arguments: str) -> bytes:
    """What Git prints; nothing if it fails or is not there."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False, timeout=10)  # noqa: S603, S607  fixed words; Git is found as its user finds it
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""
