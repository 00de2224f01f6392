"""Compares an output folder with a site made from the sources alone."""

from pathlib import Path

from jarchy.build.output_folder import recorded
from jarchy.build.pipeline import make
from jarchy.build.request import BuildRequest
from jarchy.build.workers import Workers


def differences(request: BuildRequest, folder: Path, workers: Workers) -> list[str]:
    """How the output folder differs from a site made from the sources alone: one line for each file.

    That site is made without shortcuts, so that mistakes in a shortcut show.
    """
    made, listed = make(request, workers, shortcuts=False).files, set(recorded(folder))
    lines = []
    for file in sorted(made.keys() | listed):
        there = (folder / file).read_bytes() if (folder / file).is_file() else None
        if file not in made:
            lines.append(f"{file} is left over")
        elif there != made[file]:
            lines.append(f"{file} {'is missing' if there is None else 'differs'}")
    return lines
