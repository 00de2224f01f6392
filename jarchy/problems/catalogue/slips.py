"""Slips of the keyboard."""

from jarchy.problems.catalogue.entry import SINCE_WHEN, Entry, warning

_TYPED_SINCE = "“typography:” below “checks:” in content/site.yaml sets the day from which texts are looked at"
_MENDED = f"`fix` shows what it can mend, and does so; {_TYPED_SINCE}"

PROBLEMS: dict[str, Entry] = {
    "look-alike": warning(
        "“{word}” contains letters of another alphabet",
        "type {letters} again, in the alphabet of the other letters{how}",
        "{count} words contain letters of another alphabet, so no search finds them",
        _MENDED,
        one_by_one=10,
    ),
    "slip": warning(
        "“{typed}” looks like a slip",
        "type “{meant}”{how}",
        "in {count} places, spaces or signs look like slips",
        _MENDED,
        one_by_one=10,
    ),
    "capital-name": warning(
        "“{typed}” stands in capital letters, but the site knows the name in small ones",
        "write “{meant}”, or the word under “as_typed:” in content/glossary.yaml",
        "{count} surnames stand in capital letters",
        f"write them in small letters; {_TYPED_SINCE}",
        one_by_one=10,
    ),
    "doubled-mark": warning(
        "the quotation mark {mark} is doubled, so that one has no pair",
        "delete one of the two; `fix` does so",
        "{count} quotation marks are doubled",
        _MENDED,
        one_by_one=10,
    ),
    "unpaired-mark": warning(
        "the quotation mark {mark} has no pair, so all marks beside it stay as they are typed",
        "type the mark that is missing, or delete this one",
        "{count} quotation marks have no pair",
        f"type the marks that are missing; {_TYPED_SINCE}",
        one_by_one=10,
    ),
    "missing-letter": warning(
        "the typefaces of the site lack {letters}",
        "if it is a slip, type it again; if it is meant, readers see it in a typeface of their devices",
        "{count} documents have letters that the typefaces of the site lack",
        f"readers see them in typefaces of their devices; {SINCE_WHEN}",
    ),
    "no-card": warning(
        "{what} no picture for social networks: its font lacks “{letters}”",
        "links are shown without a picture; if the site needs none, write “without: [cards]” into content/site.yaml",
        "{count} releases have no picture for social networks: its font lacks letters of their headlines",
        "links are shown without a picture; if the site needs none, write “without: [cards]” into content/site.yaml",
    ),
    "security-expired": warning(
        "the security contact has expired, so the site no longer publishes it",
        "check whether “contact:” is still right, then write a later day, at most a year ahead",
    ),
}
