"""The language in which commands talk to their user."""

import os
from collections.abc import Callable, Mapping
from typing import Any

import click

from jarchy.i18n.interface import ENGLISH, languages


def language_of_system(environment: Mapping[str, str] = os.environ) -> str:
    """The language of the system if the program knows it; otherwise English."""
    named = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    wanted = next(filter(None, named), "").partition("_")[0].partition(".")[0]
    return wanted if wanted in languages() else ENGLISH


def speak_option(command: Callable[..., Any]) -> Callable[..., Any]:
    text = "The language of questions and explanations; by default that of your system."
    return click.option("--speak", type=click.Choice(languages()), default=language_of_system, help=text)(command)
