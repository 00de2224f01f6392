"""In what translations say otherwise than their originals."""

from jarchy.problems.catalogue.entry import SILENCE, SINCE_WHEN, Entry, warning

PROBLEMS: dict[str, Entry] = {
    "other-fact": warning(
        "the translation says “{here}”, but the original says “{there}” ({original})",
        f"correct the one that is wrong; {SILENCE}",
        "in {count} places, a translation says something else than its original",
        f"compare them, the newest first; {SINCE_WHEN}",
        one_by_one=10,
    ),
    "lost-fact": warning(
        "the original says “{there}” ({original}), but the translation does not",
        f"add it, or delete it in the original; {SILENCE}",
        "in {count} places, a translation lacks what its original says",
        f"compare them, the newest first; {SINCE_WHEN}",
        one_by_one=10,
    ),
    "added-fact": warning(
        "the translation says “{here}”, but the original does not ({original})",
        f"delete it, or add it to the original; {SILENCE}",
        "in {count} places, a translation says what its original does not",
        f"compare them, the newest first; {SINCE_WHEN}",
        one_by_one=10,
    ),
    "untranslated-block": warning(
        "this has the words of the original, so readers get them in another language: “{text}”",
        "translate it; if it is the same in both languages, write “parity: [blocks]” below “translation:”",
        "{count} paragraphs of translations have the words of their originals",
        f"translate them, the newest first; {SINCE_WHEN}",
        one_by_one=10,
    ),
    "lost-block": warning(
        "the translation lacks a {kind} that the original has ({original}): “{text}”",
        "translate it; if it belongs to another paragraph here, write “parity: [blocks]” below “translation:”",
        "{count} paragraphs are missing in translations",
        f"translate them, the newest first; {SINCE_WHEN}",
        one_by_one=10,
    ),
    "added-block": warning(
        "the translation has a {kind} that the original lacks ({original}): “{text}”",
        "delete it, or add it to the original; if both are right, write “parity: [blocks]” below “translation:”",
        "{count} paragraphs of translations are not in their originals",
        f"compare them, the newest first; {SINCE_WHEN}",
        one_by_one=10,
    ),
    "lost-placement": warning(
        "the translation does not place {text}, which the original does ({original})",
        "place it here, too; if it is left out on purpose, write “parity: [placed]” below “translation:”",
    ),
    "added-placement": warning(
        "the original does not place {text} ({original})",
        "place it there, too, or delete it here; if both are right, write “parity: [placed]” below “translation:”",
    ),
    "other-order": warning(
        "{text} is placed in another order than in the original ({original})",
        "put it at the same place; if the order is right, write “parity: [placed]” below “translation:”",
    ),
    "parity-unneeded": warning(
        "“parity:” has “{about}”, but nothing of that kind differs from the original",
        "delete it: it would hide the next mistake",
    ),
}
