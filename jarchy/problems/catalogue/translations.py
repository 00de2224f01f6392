"""What translations lack."""

from jarchy.problems.catalogue.entry import SINCE_WHEN, Entry, error, warning

PROBLEMS: dict[str, Entry] = {
    "stale-translation": warning(
        "the original has changed since this translation was made{what}",
        "`translate {file}` shows what to update, and `translate {file} --done` says that it is up to date again "
        "(or write “of: {fingerprint}” below “translation:”)",
        "{count} translations are older than their originals",
        f"update them, the newest first: `status` lists them, `translate` shows what has changed; {SINCE_WHEN}",
        one_by_one=10,
    ),
    "unusual-block": error(
        "nothing can be written below “{key}:” here",
        "write “{key}:” on a line of its own, with its keys ({keys}) in indented lines below it",
    ),
    "exchange-file": error(
        "this file of translations can't be taken over: {reason}",
        "give a file that `translate --export` has written; nothing of this one was taken over",
    ),
    "exchange-block": error("the translation of the {name} “{text}” can't be taken over: {reason}", "{remedy}"),
    "undated-translation": warning(
        "this translation does not say which version of the original it translates",
        "if it is up to date, `translate {file} --done` says so (or write “of: {fingerprint}” below “translation:”)",
        "{count} translations do not say which version of the original they translate",
        f"`translate FILE --done` says so of those that are up to date; {SINCE_WHEN}",
        one_by_one=10,
    ),
    "untranslated": warning(
        "the translation lacks “{key}”, which {original} has",
        "translate it; until then, it is left out",
        "in {count} places, a translation lacks words that its original has",
        f"translate them, the newest first; {SINCE_WHEN}",
        one_by_one=10,
    ),
    "owed-words": error(
        "the translation lacks “{key}”, which readers must be told in every language",
        "translate it from {original}, or make the translation a draft: “status: draft” below “translation:”",
    ),
    "missing-translation": warning(
        "there is no version in “{code}”",
        "add {path}; until then, readers see a page that says so",
        "{count} documents have no version in “{code}”",
        f"add them, the newest first; {SINCE_WHEN}",
    ),
    "awaited-translation": warning(
        "{lack}, so readers do not see {originals} yet: “publish:” says that other languages wait for it",
        "{remedy}{without}",
        "{count} files are lacking, and news waits for them: “publish:” says so",
        "`status` lists what is held back, and what to do first",
        one_by_one=10,
    ),
    "late-translation": warning(
        "{lack}, and was to be there by {when}{unseen}",
        "{remedy}; “within:” below “publish:” says how soon",
        "{count} translations are later than “within:” below “publish:” allows",
        "`status` lists them; begin with the newest",
        one_by_one=10,
    ),
    "idle-policy": warning(
        "“publish: {policy}” has no effect: nobody waits for translations, because “checks:” asks for none",
        "write a day in the place of “no” behind “translations:”: releases of that day and later ones wait",
    ),
    "refused-warning": error("{message} [{code}]", "{remedy}"),
}
