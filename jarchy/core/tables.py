"""Tables that are written as JSON."""

from collections.abc import Mapping


def without_empty(table: Mapping[str, object]) -> dict[str, object]:
    """The table without values that say nothing: empty texts, lists and tables, None and False."""
    return {key: value for key, value in table.items() if value}
