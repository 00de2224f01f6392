"""Every code that a problem can have, with one message and one remedy.

Both are filled with the words of the case, so that every place that finds the same mistake says the same thing.
`docs/problems.md` explains each.
"""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Entry(NamedTuple):
    """`many` and `hint_for_many` are said of warnings alike, when there are more than are shown one by one."""

    severity: Severity
    message: str
    hint: str
    many: str = ""
    hint_for_many: str = ""
    one_by_one: int = 3


def _error(message: str, hint: str) -> Entry:
    return Entry("error", message, hint)


def _warning(message: str, hint: str, many: str = "", hint_for_many: str = "", one_by_one: int = 3) -> Entry:
    return Entry("warning", message, hint, many, hint_for_many, one_by_one)


_SINCE_WHEN = "“checks:” in content/site.yaml says from which day on they are asked for"


PROBLEMS: dict[str, Entry] = {
    # files
    "unknown-folder": _error("content/{folder} is no kind of document", "{suggestion}the folders are {known}"),
    "file-name": _error(
        "the name is not of the form <slug>.<language>.md", "rename it, as in 2018-07-03-forum.ru.md, or move it"
    ),
    "unknown-language": _error(
        "the site has no language “{code}”", "{suggestion}the languages of content/site.yaml are {known}"
    ),
    "slug": _error("“{slug}” can not be part of an address: {reason}", "{remedy}"),
    "copy": _error(
        "this looks like a copy of {original}", "delete it; if it is a document of its own, rename it, with a slug"
    ),
    "unusable-name": _error("not every system can have this name: {reason}", "rename it, as in forum-hall.jpg"),
    "same-name": _error(
        "{other} has the same name but for capitals, or for how й and ё are put together",
        "rename one of the two: Windows, macOS and some hosts take them for one file",
    ),
    "not-a-file": _error(
        "this is not a regular file", "links, folders and devices are not read: put a copy of the file in its place"
    ),
    "unseen-sign": _error("the name holds a sign that is not seen", "rename it, with letters, digits and hyphens"),
    "too-large": _error(
        "{what} has {size}, the limit is {limit}", "make it shorter, or split it; a large table is a file of its own"
    ),
    "unreadable": _error("the file can not be read: {reason}", "see who may read it, and whether it is still there"),
    "encoding": _error(
        "this is {what}", "save the file in the encoding UTF-8; in Windows' Notepad: “Save as”, then “Encoding”"
    ),
    "character": _error("{character} {why}", "{remedy}"),
    "left-out": _warning(
        "{character} {why}, so it is left out{times}", "nothing needs to be done; without it, this line goes away"
    ),
    "unusual-space": _warning(
        "{character} stands beside the mark “{mark}”, and is read as a plain space",
        "type the space again, without the Option or the Alt key",
    ),
    "mojibake": _error(
        "these letters were read in a wrong encoding: “{typed}”{more}", "they seem to be “{meant}”: copy the text again"
    ),
    "conflict": _error(
        "two versions of the text stand here, as Git has left them: “{mark}”",
        "keep one of the two, and delete the other and the lines that begin with <<<<<<<, ======= and >>>>>>>",
    ),
    # front matter
    "no-front-matter": _error(
        "there is no front matter", "begin the first line with ---, then the keys, then --- again"
    ),
    "fence": _error(
        "“{fence}” neither opens nor closes the front matter",
        "write exactly three plain hyphens at the start of the line: ---",
    ),
    "unclosed": _error("the front matter is never closed", "put a line with --- under its last key"),
    "not-a-mapping": _error("this is not made of keys and values", "write one “key: value” on each line"),
    "yaml": _error("YAML can not read this: {reason}", "{remedy}"),
    "yaml-feature": _error("{feature} are not accepted", "{remedy}"),
    "misplaced-key": _error("“{key}:” stands inside a text, so it has no effect", "{remedy}"),
    "key-in-text": _warning(
        "“{key}:” reads like a key, but here it is text that readers see",
        "move the line up, between the two lines of ---; to keep it as text, write {key}\\: with a backslash",
    ),
    "duplicate-key": _error("the key “{key}” is here twice", "keep one of the two"),
    "cut-value": _error(
        "YAML would cut this value at “ #”",
        "{remedy}; a comment has two spaces before its “#”",
    ),
    "unknown-key": _error("there is no key “{key}” here", "{suggestion}the keys are {known}"),
    "empty-value": _error("“{key}” has no value", "write it, or delete the line"),
    "missing-key": _error("the key “{key}” is missing", "add a line such as “{key}: {example}”"),
    "fact-in-translation": _error("“{key}” is a fact, and a translation states none", "{remedy}"),
    "facts-differ": _error(
        "“{key}” is “{value}” here, and “{other}” in {original}",
        "facts come from the original: write the same here, or delete the line here; "
        "if this one is right, correct {original}, too",
    ),
    "wrong-type": _error("“{key}” is {found}; it needs {expected}", "write it as in “{key}: {example}”"),
    "value": _error("“{value}” is not {expected}", "{suggestion}write it as in “{example}”"),
    "literal-markup": _warning(
        "“{markup}” is shown as it is typed: Markdown and HTML are not read here",
        "write words alone; links and emphasis belong in the text under the front matter",
    ),
    "no-such-day": _error("there is no day “{value}”: {reason}", "see which day is meant"),
    "no-such-offset": _error(
        "no clock on earth is “{value}” from UTC",
        "write it as in +06:00, or leave it out for the time zone of the site",
    ),
    "no-such-hour": _error(
        "no clock in {zone} ever shows “{value}”: clocks are put forward then", "write “{shown}”, or another hour"
    ),
    "hour-twice": _error(
        "clocks in {zone} show “{value}” twice: they are put back then",
        "write “{first}” for the earlier, or “{second}” for the later",
    ),
    "old-address": _error("“{value}” can not be an old address: {reason}", "{remedy}"),
    # documents together
    "missing-original": _error("no version of this document is the original", "{remedy}"),
    "two-originals": _error(
        "{files} both claim to be the original",
        "add “translation:” with “reviewed: no” under it to the one that is translated{seems}",
    ),
    "exchanged": _error(
        "this file says that it is translated, yet it states the facts that {other} lacks",
        "if this is the original, move “translation:” and the lines under it from here to {other}",
    ),
    "unknown-reference": _error("there is no {kind} “{slug}”", "{suggestion}look at the files in content/{folder}"),
    "unknown-tag": _error("the site has no tag “{slug}”", "{suggestion}tags are listed in content/site.yaml"),
    "unknown-role": _error("{person} has no role “{role}”", "{suggestion}the roles are {known}"),
    "role-unclear": _error(
        "{person} has not one role on that day, but {count}", "name it with “role:”; the roles are {known}"
    ),
    "role-not-held": _error(
        "{person} did not hold the role “{role}” on that day", "see the roles of that person: {known}"
    ),
    "no-role-then": _warning(
        "{person} held no role on that day, so the name stands alone",
        "see the date of the words, and “from” and “until” of the roles: {known}",
    ),
    "twice": _error("“{value}” is here twice", "keep one of the two"),
    "only-translated": _error(
        "the original has no “{key}”", "{suggestion}it has {known}; what is new is written into the original first"
    ),
    "role-dates": _error("the role “{role}” ends before it begins", "exchange “from” and “until”"),
    "event-dates": _error("the event ends before it begins", "exchange “start” and “end”"),
    "update-dates": _error("“{key}” is older than the release", "correct its date"),
    "update-time": _error(
        "“{key}” is of the day on which the release was issued", "write the time, too, as in 2018-07-03 14:30"
    ),
    "update-note": _error(
        "the update “{key}” does not say what has changed",
        "add “note:” for readers; of a change that they need not know, write “minor: yes”",
    ),
    "minor-note": _error("the update “{key}” is minor, so no reader sees its note", "delete “minor: yes” or the note"),
    "withdrawn-why": _error(
        "a withdrawn release tells its readers since when and why",
        "add “withdrawn:” with the date, and “reason:” with a sentence",
    ),
    "not-withdrawn": _error(
        "“{key}:” is said of a withdrawn release, and this is not one", "add “status: withdrawn”, or delete the line"
    ),
    "empty-item": _error("the item “{item}” has no words", "give it a “title:” or a “text:”"),
    "same-address": _error("this has the same address as {other}: {address}", "rename one of the two"),
    # prose
    "raw-html": _error(
        "HTML is not accepted in text: {html}",
        "use Markdown (**bold**, *slanted*, a table with |), or write {html} between backquotes to show it as it is",
    ),
    "unsafe-link": _error(
        "a link may not lead to “{target}”",
        "{suggestion}use https://…, mailto:…, tel:…, a document such as person:saliev, or a page such as /ru/releases/",
    ),
    "no-address": _error("the link “{words}” leads nowhere", "write its address between ( and ), as in (https://…)"),
    "no-such-page": _error(
        "the site has no page “{target}”",
        "{suggestion}a document is named as in person:saliev, a list as in /ru/releases/, another site by https://…",
    ),
    "unknown-page": _warning(
        "“{target}” is an address of this site, and no page that is made here",
        "{suggestion}mend it, unless something else is served there",
    ),
    "nothing-there": _warning(
        "there is nothing at “{address}” now, so the link leaves its words", "lead it to a page that is there"
    ),
    "link-says-other": _warning(
        "the words of the link say “{said}”, and it leads to “{real}”",
        "see which of the two is right; words that are an address lead to this address",
    ),
    "picture": _error(
        "a picture is not placed in this way",
        "list it under “pictures:” and write [[picture: name]] on a line of its own; delete the “!” to make it a link",
    ),
    "placement": _error(
        "“[[{what}: …]]” places nothing",
        "write {known}; a link to a document is written [words](person:slug)",
    ),
    "no-such-place": _error(
        "“{place}” leads to no heading of the text",
        "{suggestion}it is the words of a heading, in small letters with hyphens",
    ),
    "empty-link": _error("the link to “{target}” has no words", "write them between [ and ]"),
    "link-in-link": _error("a link stands in the words of another", "end the first before the second begins"),
    "lost-text": _error("{what} would not be shown", "{remedy}"),
    "list-indent": _warning(
        "this item is indented too little to lie in the one above", "put {width} spaces before its mark"
    ),
    "list-or-dash": _warning(
        "is this a list of one item, or a dash?", "put an empty line above a list; write a dash as —"
    ),
    "list-mark": _warning(
        "“{mark}” begins no list here, and stands in the running text",
        "begin each item of a list with “- ”; put an empty line above what is no item",
    ),
    "single-bullet": _warning(
        "“{mark}” makes a list of one item here",
        "begin each item of a list with the same mark; where no list is meant, delete “{mark}”",
    ),
    "glued-mark": _warning(
        "lines that begin with “{mark}” are no list without a space behind it, and run together",
        "put a space behind the mark of each line",
    ),
    "title-underlined": _error(
        "a line of = makes the line above it a heading of the first level, which is the page's title",
        "delete the line of =, and begin the heading with “## ”",
    ),
    "rule-or-heading": _warning(
        "hyphens under a line of text: is this a rule or a heading?",
        "put an empty line above a rule; begin a heading with “## ” and delete the hyphens",
    ),
    "open-code": _warning("the code that begins here never ends", "put a line with the same signs below it"),
    "empty-heading": _error("this heading has no words", "write them behind the signs, or delete the line"),
    "heading-step": _warning(
        "a level of headings is left out: {found} does not follow here", "begin the heading with {expected}"
    ),
    "not-markdown": _warning("{what}", "{remedy}"),
    "misplaced": _error("this does not place a {name}", "write {example} on a line of its own"),
    "unknown-picture": _error("“pictures:” has no “{slug}”", "{suggestion}it has {known}; add it there, with its file"),
    "nested-quote": _error("a quote can not contain another quote", "place both in the release"),
    "quote-parts": _error("a quote holds words alone, no headings or footnotes", "move them to the release"),
    "empty-quote": _error("the quote has no words", "write what was said under the front matter"),
    "heading-level": _error("a heading of the first level is the page's title", "begin it with ## instead of #"),
    "markdown": _error("Markdown can not read this text", "look for unusual signs in it, and report it to us"),
    # pictures
    "unknown-media": _error("there is no file content/media/{name}", "{suggestion}put it there, or mend its name"),
    "not-a-picture": _error("this is no JPEG, PNG or WebP", "save the picture as one of them"),
    "broken-picture": _error("the picture is not whole: {reason}", "copy it again from where it came from"),
    "picture-size": _error("the picture has {size}, the limit is {limit}", "save it smaller: pages show 1600 pixels"),
    "unused-media": _warning(
        "no document shows this file",
        "name it under “pictures:”, or delete it",
        "{count} files in content/media/ are shown by no document",
        "name them under “pictures:”, or delete them",
    ),
    # translations
    "stale-translation": _warning(
        "the original has changed since this translation was made",
        "bring it up to date, then write “of: {fingerprint}” under “translation:”",
        "{count} translations are older than their originals",
        f"bring them up to date, the newest first; {_SINCE_WHEN}",
        one_by_one=10,
    ),
    "undated-translation": _warning(
        "it is not known which version of the original this translates",
        "if it is up to date, write “of: {fingerprint}” under “translation:”",
        "{count} translations do not say which version of the original they translate",
        f"of those that are up to date, `check --format json` says what to write; {_SINCE_WHEN}",
        one_by_one=10,
    ),
    "untranslated": _warning(
        "the translation lacks “{key}”, which {original} has",
        "translate it; it is left out",
        "in {count} places, a translation lacks words that its original has",
        f"translate them, the newest first; {_SINCE_WHEN}",
        one_by_one=10,
    ),
    "owed-words": _error(
        "the translation lacks “{key}”, which readers must be told in every language",
        "translate it from {original}, or make the translation a draft: “status: draft” under “translation:”",
    ),
    "missing-translation": _warning(
        "there is no version in “{code}”",
        "add {path}; readers see a page that says so",
        "{count} documents have no version in “{code}”",
        f"add them, the newest first; {_SINCE_WHEN}",
    ),
    # what editors would want to know before they publish
    "unguarded": _warning(
        "“{words}” asks not to publish this, yet no key holds it back",
        "add “status: draft”, or “embargo:” with a day and a time, to the keys of {original}; or delete these words",
    ),
    "quote-withheld": _warning("the quote “{slug}” is not published yet, so it is left out", "publish both together"),
    "address-withheld": _warning(
        "“{address}” is the address of a page that is not public, so nothing leads there",
        "give this text the same embargo, or see that its words do not tell the address",
    ),
    "only-withheld": _warning(
        "this is public, yet only unpublished documents speak of it", "if its name is news, give it the same embargo"
    ),
    "never-public": _warning(
        "this is never public: {reason}",
        "correct “embargo:”, “date:” or “expires:”, of this or of what it waits for",
    ),
    "far-ahead": _warning("“{key}:” is more than a year ahead: {day}", "see whether the year is right"),
    "date-ahead": _warning(
        "“date:” lies ahead, and this is public already: the date of a quote holds nothing back",
        "correct it, or add “embargo:” with the same day",
    ),
    "late-embargo": _warning(
        "the embargo ends long after the date, so readers will find this among what is old",
        "write the day on which it becomes public: “date: {day}”",
    ),
    "public-repository": _warning(
        "this {what} is held back, and anybody can read it in the repository, which is public",
        "make the repository private, or commit only what is due; what was committed stays in the history",
    ),
    "no-contact": _warning(
        "the release names no contact for the press",
        "add “contacts:” with the slug of a person who has a telephone number or an e-mail address",
        "{count} releases name no contact for the press",
        f"add “contacts:”, to the newest first; {_SINCE_WHEN}",
    ),
    "wrong-language": _warning(
        "this reads like {other}, and not like {language}, which the name of the file says: “{code}”",
        "if texts were exchanged, put each into its file; if the name is wrong, rename the file",
    ),
    "empty-text": _warning("the release has no text", "write it under the second line of ---"),
    "look-alike": _warning(
        "“{word}” is written with letters of another alphabet", "type {letters} again, in the alphabet of the rest"
    ),
    "no-card": _warning(
        "{what} no picture for social networks: its typeface lacks “{letters}”",
        "links to it are shown without one; when the site needs none, write “without: [cards]” into content/site.yaml",
        "{count} releases have no picture for social networks: its typeface lacks letters of their headlines",
        "links to them are shown without; when the site needs none, write “without: [cards]” into content/site.yaml",
    ),
    "security-expired": _warning(
        "whom to tell of a hole has expired, so the site no longer says it",
        "see whether “contact:” is still right, and write a later day, at most a year ahead",
    ),
    # the site
    "missing-site-file": _error("the site's file can not be read: {reason}", "create it as README.md shows"),
    "missing-folder": _error(
        "there is no folder {folder}",
        "go to the folder of the site, the one that holds content/, or begin one: jarchy init news",
    ),
    "newer-jarchy": _warning(
        "the site was made for Jarchy {site}, and this is {engine}",
        "new is {news}; docs/upgrading.md says what to change; then write “jarchy: {now}”",
    ),
    "older-jarchy": _warning(
        "the site was made for Jarchy {site}, and this is {engine}", "install the newer one: pip install -U jarchy"
    ),
    "time-zone": _error("there is no time zone “{value}”", "{suggestion}write it as in Asia/Bishkek"),
    "missing-tag-label": _error("the tag “{slug}” has no name in “{code}”", "add it under languages: {code}: tags:"),
    "missing-catalogue": _error("the language “{code}” has no catalogue of messages", "add {path}"),
    "catalogue": _error("the catalogue has a mistake: {reason}", "{remedy}"),
    "missing-message": _error("“{message}” is not translated to “{code}”", "add it to {catalogue}"),
    "message-blanks": _error(
        "“{message}” and its translation have other blanks",
        "the blanks are {blanks}: write them as they are, and a percent sign as %%",
    ),
    "template": _error("{reason}", "{remedy}"),
    "unknown-extension": _error(
        "there is no extension “{name}”", "{suggestion}put it into extensions/{name}.py, or delete the name"
    ),
    "extension": _error("the extension can not be used: {reason}", "mend it; docs/extending.md of Jarchy says how"),
    "own-error": _error("{message}", "{remedy}"),
    "own-warning": _warning("{message}", "{remedy}"),
    "reserved-name": _error(
        "{folder} stands for Jarchy's own files, which the site's are made of", "give the folder another name"
    ),
    "missing-asset": _error("there is no asset “{name}”", "{suggestion}put it into assets/, or correct the address"),
    "foreign-file": _error("{path} was not made by a build, and a page belongs there", "move it out of {output}"),
    "busy": _error(
        "another build is at work: {builder}", "wait until it has ended; if it hangs, end that process and try again"
    ),
    "search-program": _error(
        "the program that makes the search, Pagefind, can not be run: {reason}",
        "install the packages of requirements.txt again; where Pagefind does not exist, write “without: [search]” into "
        "content/site.yaml",
    ),
    "refused": _error(
        "the system refuses: {reason}", "see who may read and write here, and whether there is room left on the disk"
    ),
    "output-place": _error(
        "the site can not be built into {output}: {reason}",
        "choose a folder for the site alone, as output/: all in it may be published",
    ),
}
