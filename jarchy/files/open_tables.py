"""The tables of ODS: sheets, rows and columns that are hidden.

Rows and columns count only if something stands in them: programs hide empty ones by the thousand.
"""

from jarchy.files.part_elements import Element

_HIDDEN = ("collapse", "filter")


class Tables:
    """Reads the elements of a document in their order."""

    def __init__(self) -> None:
        self.sheets: list[str] = []
        self.rows = self.columns = 0
        self._hidden_columns: list[range] = []
        self._hidden_and_filled: set[int] = set()
        self._column = self._cell = 0
        self._cell_is_filled = self._row_is_filled = False

    def read(self, one: Element, hidden: set[str]) -> None:
        if one.is_in("table-cell/p"):
            self._cell_is_filled = True
        elif one.is_in("table-cell", "covered-table-cell"):
            self._end_cell(_repeated(one))
        elif one.is_in("table-row"):
            self._end_row(_is_hidden(one))
        elif one.is_in("table-column"):
            after = self._column + _repeated(one)
            self._hidden_columns += [range(self._column, after)] if _is_hidden(one) else []
            self._column = after
        elif one.is_in("table"):
            self._end_table(one, hidden)

    def _end_cell(self, repeated: int) -> None:
        if self._cell_is_filled:
            self._row_is_filled = True
            self._hidden_and_filled |= {self._cell} if any(self._cell in one for one in self._hidden_columns) else set()
        self._cell, self._cell_is_filled = self._cell + repeated, False

    def _end_row(self, is_hidden: bool) -> None:
        self.rows += is_hidden and self._row_is_filled
        self._cell, self._row_is_filled = 0, False

    def _end_table(self, one: Element, hidden: set[str]) -> None:
        if one.is_in("spreadsheet/table") and one.attributes.get("style-name") in hidden:
            self.sheets.append(one.attributes.get("name", ""))
        self.columns += len(self._hidden_and_filled)
        self._column, self._hidden_columns, self._hidden_and_filled = 0, [], set()


def _is_hidden(one: Element) -> bool:
    return one.attributes.get("visibility") in _HIDDEN


def _repeated(one: Element) -> int:
    return int(one.attributes.get("number-columns-repeated", "1"))
