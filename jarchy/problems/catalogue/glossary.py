"""What speaks against the glossary, in it and in texts."""

from jarchy.problems.catalogue.entry import SILENCE, SINCE_WHEN, Entry, error, warning

PROBLEMS: dict[str, Entry] = {
    "two-terms": error(
        "“{word}” stands for two terms, or twice for one: “{other}” and “{term}”",
        "delete one of the two, or give one of the terms a longer word",
    ),
    "term-without-words": warning(
        "the term “{term}” has no words in “{code}”, so nobody can compare them",
        "add “{code}:” below it, with a “word:”",
    ),
    "other-term": warning(
        "the original says “{typed}” ({original}), but the translation lacks the words that the glossary has for it",
        f"write {{meant}}; {SILENCE.format(about='terms').replace('both are right', 'other words are right here')}",
        "in {count} places, a translation has other words than the glossary",
        f"compare them, the newest first; {SINCE_WHEN}",
        one_by_one=10,
    ),
    "avoided-word": warning(
        "the glossary says to avoid “{typed}”",
        "write “{meant}”",
        "in {count} places, there are words that the glossary says to avoid",
        "`check --format json` says where, and what to write",
        one_by_one=10,
    ),
}
