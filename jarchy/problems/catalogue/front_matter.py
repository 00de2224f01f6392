"""What is wrong with front matter, key by key."""

from jarchy.problems.catalogue.entry import Entry, error, may_wait, warning

PROBLEMS: dict[str, Entry] = {
    "no-front-matter": error("there is no front matter", "write --- on the first line, then the keys, then --- again"),
    "above-fence": error(
        "something stands above the front matter, which begins on line {line}: an empty line, or text",
        "delete all that stands above the first ---, so that it is the first line",
    ),
    "fence": error(
        "“{fence}” neither opens nor closes the front matter",
        "write exactly three plain hyphens at the beginning of the line: ---",
    ),
    "unclosed": error("the front matter is not closed", "put a line with --- below its last key"),
    "not-a-mapping": error("these lines are not keys with values", "write one “key: value” on each line"),
    "yaml": error("YAML cannot read this: {reason}", "{remedy}"),
    "yaml-feature": error("{feature} are not accepted", "{remedy}"),
    "misplaced-key": error("“{key}:” stands inside a text, so it has no effect", "{remedy}"),
    "key-in-text": warning(
        "“{key}:” looks like a key, but here it is text that readers see",
        "move the line up, between the two lines of ---; to keep it as text, write {key}\\: with a backslash",
    ),
    "duplicate-key": error("the key “{key}” occurs twice", "delete one of the two"),
    "cut-value": error(
        "YAML would cut off this value at “ #”",
        "{remedy}; to write a comment, put two spaces before the “#”",
    ),
    "unknown-key": error("there is no key “{key}” here", "{suggestion}the keys are {known}"),
    "empty-value": may_wait("“{key}” has no value", "write a value, or delete the line"),
    "missing-key": may_wait("the key “{key}” is missing", "add a line such as “{key}: {example}”"),
    "fact-in-translation": error("“{key}” is a fact; facts belong in the original, not in a translation", "{remedy}"),
    "facts-differ": error(
        "“{key}” is “{value}” here, but “{other}” in {original}",
        "delete the line here, or write the same as in the original; if this value is right, correct {original}, too",
    ),
    "wrong-type": error("“{key}” is {found}, but it must be {expected}", "write it as in “{key}: {example}”"),
    "value": error("“{value}” is not {expected}", "{suggestion}write it as in “{example}”"),
    "literal-markup": warning(
        "“{markup}” is shown as it is typed: Markdown and HTML have no effect here",
        "write plain words; links and emphasis belong in the text below the front matter",
    ),
    "no-such-day": error("there is no day “{value}”: {reason}", "check which day is meant"),
    "no-such-offset": error(
        "no time zone is “{value}” from UTC",
        "write the offset as in +06:00, or leave it out to use the site's time zone",
    ),
    "no-such-hour": error(
        "“{value}” does not exist in {zone}: clocks are put forward then", "write “{shown}”, or another hour"
    ),
    "hour-twice": error(
        "“{value}” occurs twice in {zone}: clocks are put back then",
        "write “{first}” for the earlier, or “{second}” for the later",
    ),
    "old-address": error("“{value}” cannot be an old address: {reason}", "{remedy}"),
}
