"""Finds templates that lead to themselves by extends, include or import: rendering them would never end."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from jarchy.core.files import DEFAULT
from jarchy.problems import Problem, problem
from jarchy.theme.outline import Outline, Reference, Template

Edges = dict[str, dict[str, Reference]]  # each template to the templates that it refers to


def cycles(templates: Mapping[str, Template], outlines: Mapping[str, Outline]) -> Iterator[tuple[Problem, set[str]]]:
    """Each cycle as a problem, with the names of its templates. A template may include itself within a loop or a
    macro, as for the branches of a tree: whether that ends is known only when it is rendered.
    """
    edges = {
        name: {link.name: link for link in outline.references if link.is_endless and link.name}
        for name, outline in outlines.items()
    }
    while cycle := _cycle(edges):
        name, target = _slip(cycle, templates)
        yield _problem(name, edges[name].pop(target), cycle, templates), set(cycle)


def _cycle(edges: Edges) -> list[str]:
    """The names along a cycle, the first one also at its end; empty if there is none."""
    try:
        TopologicalSorter({name: sorted(edges[name]) for name in sorted(edges)}).prepare()
    except CycleError as error:
        backwards: list[str] = error.args[1]  # each is named by the next
        return backwards[::-1]
    return []


def _slip(cycle: list[str], templates: Mapping[str, Template]) -> tuple[str, str]:
    """The step of the cycle that is most likely wrong: one of the project to what it replaces."""
    steps = list(pairwise(cycle))

    def likelihood(step: tuple[str, str]) -> tuple[bool, bool]:
        name, target = step
        return not templates[name].file.startswith(DEFAULT), DEFAULT + target in templates

    return max(steps, key=likelihood)


def _problem(name: str, reference: Reference, cycle: list[str], templates: Mapping[str, Template]) -> Problem:
    target = cycle[cycle.index(name) + 1]
    way = " → ".join(cycle[cycle.index(name) : -1] + cycle[: cycle.index(name) + 1])
    if DEFAULT + target in templates and not target.startswith(DEFAULT):
        remedy = f"to reach Jarchy's own {target}, write “{DEFAULT}{target}”"
    else:
        remedy = "take one of these steps out"
    return problem(templates[name].at(reference.line), "template-cycle", way=way, remedy=remedy)
