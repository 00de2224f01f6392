"""Tables: which lines begin one, and the cells and sides of its rows."""

from jarchy.core.patterns import lazy_pattern


def begins_table(head: str, delimiters: str) -> bool:
    """Whether two lines are the head of a table and its delimiter row: | City | Year | and |---|--:|"""
    return (
        "|" in head + delimiters
        and _DELIMITERS.fullmatch(delimiters) is not None
        and len(cells(head)) == len(cells(delimiters))
    )


_DELIMITERS = lazy_pattern(r"\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *")


def cells(row: str) -> list[str]:
    """The texts of the cells of a row. An escaped pipe does not separate cells."""
    inner = row.strip().removeprefix("|")
    inner = inner[:-1] if _ENDS_CELL.search(inner) else inner
    return [cell.strip().replace("\\|", "|") for cell in _PARTS_CELLS.split(inner)]


_PARTS_CELLS, _ENDS_CELL = lazy_pattern(r"(?<!\\)\|"), lazy_pattern(r"(?<!\\)\|$")


def side(delimiters: str) -> str:
    """The alignment of a column as a class: strict sites allow no `style`, and `align` is obsolete."""
    left, right = delimiters.startswith(":"), delimiters.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""
