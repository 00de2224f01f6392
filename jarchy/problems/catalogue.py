"""The catalogue of problems: every code, with one message and one remedy.

A message says what is wrong, a remedy says what to do first. Every check that finds the same mistake uses the same
entry, and fills it with its words. `docs/problems.md` explains each code to editors.
"""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Entry(NamedTuple):
    """A code's severity, message and remedy. More than `one_by_one` warnings of a code are one line: `many`.

    `may_wait` marks what is still to be written, here or elsewhere: in a draft, it is a warning (`site/drafts.py`).
    """

    severity: Severity
    message: str
    hint: str
    many: str = ""
    hint_for_many: str = ""
    one_by_one: int = 3
    may_wait: bool = False


def _error(message: str, hint: str) -> Entry:
    return Entry("error", message, hint)


def _may_wait(message: str, hint: str) -> Entry:
    return Entry("error", message, hint, may_wait=True)


def _warning(message: str, hint: str, many: str = "", hint_for_many: str = "", one_by_one: int = 3) -> Entry:
    return Entry("warning", message, hint, many, hint_for_many, one_by_one)


_SINCE_WHEN = "“checks:” in content/site.yaml sets the day from which they are asked for"


_TYPED_SINCE = "“typography:” below “checks:” in content/site.yaml sets the day from which texts are looked at"
_MENDED = f"`fix` shows what it can mend, and does so; {_TYPED_SINCE}"


_SILENCE = "if both are right, write “parity: [{about}]” below “translation:”"


PROBLEMS: dict[str, Entry] = {
    # files
    "unknown-folder": _error(
        "content/{folder} is not a folder for documents", "{suggestion}rename or move it; the folders are {known}"
    ),
    "file-name": _error(
        "the file name is not of the form <slug>.<language>.md",
        "rename the file, as in 2018-09-01-budget.ru.md, or move it out of content/",
    ),
    "unknown-language": _error(
        "the site has no language “{code}”", "{suggestion}the languages in content/site.yaml are {known}"
    ),
    "slug": _error("“{slug}” cannot be part of an address: {reason}", "{remedy}"),
    "copy": _error(
        "this looks like a copy of {original}", "delete it; if it is another document, rename it with a slug of its own"
    ),
    "unusable-name": _error(
        "some systems cannot store a file of this name: {reason}", "rename the file, as in council-hall.jpg"
    ),
    "same-name": _error(
        "{other} has the same name, except for capital letters or for the way in which й and ё are stored",
        "rename one of the two: Windows, macOS and some hosts treat them as one file",
    ),
    "two-files": _error(
        "{other} is the same document in the same language: the folder that a file lies in is no part of its name",
        "rename one of the two, or delete it",
    ),
    "not-a-file": _error(
        "this is not a regular file",
        "put a regular file in its place, or move it away: links, folders and devices are not read",
    ),
    "unseen-sign": _error(
        "the file name contains an invisible character", "rename the file, with letters, digits and hyphens"
    ),
    "too-large": _error("{what}, at most {limit}", "shorten or split it; a large table can be a file of its own"),
    "unreadable": _error("the file cannot be read: {reason}", "check that it exists, and check its permissions"),
    "encoding": _error(
        "the file is {what}", "save it with the encoding UTF-8; in Windows Notepad: “Save as”, then “Encoding”"
    ),
    "character": _error("{character} {why}", "{remedy}"),
    "left-out": _warning(
        "{character} {why}, so it is left out{times}",
        "you need not do anything; to remove this warning, delete the character",
    ),
    "unusual-space": _warning(
        "{character} stands next to the mark “{mark}”, and is read as a plain space",
        "type the space again, without the Option or Alt key",
    ),
    "mojibake": _error(
        "these letters were read in the wrong encoding: “{typed}”{more}",
        "copy the text again; it was probably “{meant}”",
    ),
    "conflict": _error(
        "Git could not merge two versions of the text: “{mark}”",
        "keep one version; delete the other, and the lines that begin with <<<<<<<, ======= and >>>>>>>",
    ),
    # front matter
    "no-front-matter": _error("there is no front matter", "write --- on the first line, then the keys, then --- again"),
    "fence": _error(
        "“{fence}” neither opens nor closes the front matter",
        "write exactly three plain hyphens at the beginning of the line: ---",
    ),
    "unclosed": _error("the front matter is not closed", "put a line with --- below its last key"),
    "not-a-mapping": _error("these lines are not keys with values", "write one “key: value” on each line"),
    "yaml": _error("YAML cannot read this: {reason}", "{remedy}"),
    "yaml-feature": _error("{feature} are not accepted", "{remedy}"),
    "misplaced-key": _error("“{key}:” stands inside a text, so it has no effect", "{remedy}"),
    "key-in-text": _warning(
        "“{key}:” looks like a key, but here it is text that readers see",
        "move the line up, between the two lines of ---; to keep it as text, write {key}\\: with a backslash",
    ),
    "duplicate-key": _error("the key “{key}” occurs twice", "delete one of the two"),
    "cut-value": _error(
        "YAML would cut off this value at “ #”",
        "{remedy}; to write a comment, put two spaces before the “#”",
    ),
    "unknown-key": _error("there is no key “{key}” here", "{suggestion}the keys are {known}"),
    "empty-value": _may_wait("“{key}” has no value", "write a value, or delete the line"),
    "missing-key": _may_wait("the key “{key}” is missing", "add a line such as “{key}: {example}”"),
    "fact-in-translation": _error("“{key}” is a fact; facts belong in the original, not in a translation", "{remedy}"),
    "facts-differ": _error(
        "“{key}” is “{value}” here, but “{other}” in {original}",
        "delete the line here, or write the same as in the original; if this value is right, correct {original}, too",
    ),
    "wrong-type": _error("“{key}” is {found}, but it must be {expected}", "write it as in “{key}: {example}”"),
    "value": _error("“{value}” is not {expected}", "{suggestion}write it as in “{example}”"),
    "literal-markup": _warning(
        "“{markup}” is shown as it is typed: Markdown and HTML have no effect here",
        "write plain words; links and emphasis belong in the text below the front matter",
    ),
    "no-such-day": _error("there is no day “{value}”: {reason}", "check which day is meant"),
    "no-such-offset": _error(
        "no time zone is “{value}” from UTC",
        "write the offset as in +06:00, or leave it out to use the site's time zone",
    ),
    "no-such-hour": _error(
        "“{value}” does not exist in {zone}: clocks are put forward then", "write “{shown}”, or another hour"
    ),
    "hour-twice": _error(
        "“{value}” occurs twice in {zone}: clocks are put back then",
        "write “{first}” for the earlier, or “{second}” for the later",
    ),
    "old-address": _error("“{value}” cannot be an old address: {reason}", "{remedy}"),
    # documents together
    "missing-original": _error("no file of this document is the original", "{remedy}"),
    "two-originals": _error(
        "more than one file claims to be the original: {files}",
        "add “translation:”, with “reviewed: no” below it, to the file that is a translation{seems}",
    ),
    "exchanged": _error(
        "this file is marked as a translation, but it states the facts that {other} lacks",
        "if this is the original, move “translation:” and the lines below it from here to {other}",
    ),
    "unknown-reference": _may_wait(
        "there is no {kind} “{slug}”",
        "{suggestion}look at the files in content/{folder}; if there is none, delete the name",
    ),
    "unknown-tag": _may_wait(
        "the site has no tag “{slug}”", "{suggestion}the tags are in content/tags.yaml or content/site.yaml"
    ),
    "unknown-role": _may_wait("{person} has no role “{role}”", "{suggestion}the roles are {known}"),
    "role-unclear": _error(
        "{person} held {count} roles on that day", "name one of them with “role:”; the roles are {known}"
    ),
    "role-not-held": _error(
        "{person} did not hold the role “{role}” on that day",
        "check “date:” here, and “from” and “until” of the role; the roles are {known}",
    ),
    "undated-role": _warning(
        "{person} did not hold the role “{role}” on {day}, when the first release with these words appeared",
        "write in “date:” when they were spoken, or name another role; the roles are {known}",
    ),
    "no-role-then": _warning(
        "{person} held no role on that day, so the name appears without one",
        "check “date:” here, and “from” and “until” of the roles: {known}",
    ),
    "twice": _error("“{value}” occurs twice", "delete one of the two"),
    "only-other": _error(
        "“only: {only}” says for which language alone this is, but it is written in “{lang}”",
        "write “only: {lang}”, or give the file the language in its name",
    ),
    "only-has-translation": _error(
        "the original is for one language alone ({original})", "delete “only:” there, or delete this file"
    ),
    "only-translated": _error(
        "the original has no “{key}”", "{suggestion}it has {known}; add what is new to the original first"
    ),
    "role-dates": _error("the role “{role}” ends before it begins", "correct “from” or “until”, or swap them"),
    "event-status": _error(
        "“status:” says whether readers see the event, and not what became of it",
        "delete the line, and write “changes: {{{status}: {{status: {status}, date: <since when>, reason: <why>}}}}”",
    ),
    "moved-nowhere": _error(
        "the change “{key}” says that the event is moved, but not what has changed",
        "write in “was:” when it was to begin, or in “was_place:” where; “start:” and “venue:” have what is new",
    ),
    "not-moved": _error(
        "the change “{key}” has a former date or place, but the event is {status}",
        "write “status: moved” if there is a new one; otherwise delete “was” and leave “start:” as it was",
    ),
    "nobody": _error(
        "“{key}” names nobody",
        "write “person:” with the name of a file in content/people/, or “name:” for somebody who has none",
    ),
    "event-dates": _error("the event ends before it begins", "correct “start” or “end”, or swap them"),
    "update-dates": _error(
        "“{key}” is dated before the release comes out",
        "correct its date; what changes before readers see the release needs no entry",
    ),
    "update-time": _error(
        "“{key}” has the same day as the release, so it needs a time", "write the time, too, as in 2018-09-02 14:30"
    ),
    "update-note": _may_wait(
        "the update “{key}” does not say what has changed",
        "add “note:” for readers; if they need not know of the change, write “minor: yes”",
    ),
    "minor-note": _error(
        "the update “{key}” is minor, so readers do not see its note", "delete “minor: yes”, or delete the note"
    ),
    "withdrawn-why": _error(
        "a withdrawn release must tell its readers since when and why",
        "add “withdrawn:” with the date, and “reason:” with a sentence",
    ),
    "not-withdrawn": _error(
        "“{key}:” is only for withdrawn releases, and this is not one", "add “status: withdrawn”, or delete the line"
    ),
    "empty-item": _may_wait("the item “{item}” has no words", "add a “title:” or a “text:” to it"),
    "same-address": _error("this has the same address as {other}: {address}", "rename one of the two"),
    "page-circle": _error(
        "these pages lie under each other in a circle: {way}", "delete “under:” in the one that the menu is to lead to"
    ),
    "hidden-file": _error(
        "a name that begins with a full stop is for programs, and hosts may not show the file",
        "rename it, or move it out of content/root/; of hidden files, only {known} are published",
    ),
    # prose
    "raw-html": _error(
        "HTML is not accepted in the text: {html}",
        "use Markdown (**bold**, *slanted*, a table with |); to show {html} as it is, put it between backquotes",
    ),
    "unsafe-link": _error(
        "a link must not lead to “{target}”",
        "{suggestion}use https://…, mailto:…, tel:…, a document as in person:asanova, or a page as in /ru/releases/",
    ),
    "no-address": _may_wait(
        "the link “{words}” has no address", "write its address between ( and ), as in (https://example.org/)"
    ),
    "no-such-page": _may_wait(
        "the site has no page “{target}”",
        "{suggestion}name a document as in person:asanova, a list as in /ru/releases/, another site by https://…",
    ),
    "unknown-page": _warning(
        "“{target}” is an address of this site, but the site has no such page",
        "{suggestion}correct it, unless something else is served there",
    ),
    "page-waits": _warning(
        "readers had this page at {address}; it is taken from them until the other languages are there",
        "translate and review what it waits for, or write “publish: any” into the original",
        "{count} pages that readers had are taken from them until other languages are there",
        "translate and review what they wait for; for an old archive, “checks: {{translations: 2026-01-01}}” in "
        "content/site.yaml says since when translations are asked for",
        one_by_one=10,
    ),
    "lost-address": _warning(
        "readers had this page at {address}, and nothing is there now",
        "write “aliases: [{address}]” into the file that takes its place; if none does, put this file back: "
        "a release can be withdrawn (“status: withdrawn”), and anything can expire",
        "{count} addresses that readers had lead nowhere now",
        "write them as “aliases:” into the files that take their place, or put the files back; "
        "`check --format json` lists them",
        one_by_one=10,
    ),
    "nothing-there": _warning(
        "there is nothing at “{address}” now, so the words are shown without a link", "link to a page that exists"
    ),
    "link-says-other": _warning(
        "the words of the link say “{said}”, but it leads to “{real}”",
        "check which of the two is right; if the words are an address, the link must lead to the same address",
    ),
    "picture": _error(
        "a picture is not placed like this",
        "list it under “pictures:” and write [[picture: name]] on a line of its own; to make it a link, delete the “!”",
    ),
    "placement": _error(
        "“[[{what}: …]]” places nothing",
        "write {known}; to link to a document, write [words](person:slug)",
    ),
    "no-such-place": _may_wait(
        "“{place}” does not lead to a heading",
        "{suggestion}write the words of the heading in small letters, with hyphens between them",
    ),
    "empty-link": _may_wait("the link to “{target}” has no words", "write its words between [ and ]"),
    "link-in-link": _error(
        "there is a link inside the words of another link", "end the first link before the second begins"
    ),
    "lost-text": _error("{what} would not be shown", "{remedy}"),
    "list-indent": _warning(
        "this item is not indented far enough to belong to the item above", "put {width} spaces before its mark"
    ),
    "list-or-dash": _warning(
        "is this a list with one item, or a dash?", "put an empty line above a list; write a dash as —"
    ),
    "list-mark": _warning(
        "“{mark}” does not begin a list here, and is shown as text",
        "begin each item of a list with “- ”; put an empty line above what is not an item",
    ),
    "single-bullet": _warning(
        "“{mark}” makes a list with only one item here",
        "begin each item of a list with the same mark; if it is not a list, delete “{mark}”",
    ),
    "glued-mark": _warning(
        "lines that begin with “{mark}” and no space after it are not a list, and run together",
        "put a space after the mark on each line",
    ),
    "title-underlined": _error(
        "a line of = makes the line above it a heading of the first level, which only the page's title may be",
        "delete the line of =, and begin the heading with “## ”",
    ),
    "rule-or-heading": _warning(
        "hyphens below a line of text: is this a rule or a heading?",
        "put an empty line above a rule; begin a heading with “## ” and delete the hyphens",
    ),
    "open-code": _warning("the code that begins here does not end", "put a line with the same characters below it"),
    "empty-heading": _may_wait("this heading has no words", "write them after the #, or delete the line"),
    "heading-step": _warning("{found} skips a level of headings", "begin the heading with {expected}"),
    "not-markdown": _warning("{what}", "{remedy}"),
    "misplaced": _error("a {name} is not placed like this", "write {example} on a line of its own"),
    "unknown-picture": _may_wait(
        "“pictures:” has no “{slug}”", "{suggestion}it has {known}; add the picture there, with its file"
    ),
    "nested-quote": _error("a quote cannot contain another quote", "place both in the release"),
    "quote-parts": _error("a quote cannot contain headings or footnotes", "move them to the release"),
    "seal-broken": _error(
        "the words or their speaker are not those that were approved on {day} (seal {seal})",
        "ask the speaker again, then run `approve {file}`; or restore what was approved: `git log -p {file}` shows it",
    ),
    "not-sealed": _warning(
        "the words count as approved, but they have no seal, so nobody would notice a change",
        "if these are the words that were approved, run `approve {file}`; otherwise ask the speaker first",
    ),
    "quote-repeated": _warning(
        "these are words of the quote {original}, but not placed as such: “{text}”",
        "place them by [[quote: {slug}]]; if they are those of the text, too, write “own_words: [{slug}]”",
        "the texts of {count} releases repeat words of quotes without placing them",
        "look at each with `check --format json`, and place the quote, or name it under “own_words:”",
    ),
    "quote-altered": _warning(
        "“{here}” stands here, but “{there}” in the quote {original}: “{text}”",
        "restore the word, and place the quote by [[quote: {slug}]]; if both are right, write “own_words: [{slug}]”",
    ),
    "own-words-of-nobody": _warning(
        "“own_words:” names “{slug}”, but there is no such quote", "{suggestion}correct the name, or delete it"
    ),
    "empty-quote": _may_wait("the quote has no words", "write what was said below the front matter"),
    "heading-level": _error(
        "a heading of the first level is only for the page's title", "begin it with ## instead of #"
    ),
    "markdown": _error(
        "Markdown cannot read this text", "look for unusual characters in it; if there are none, report a bug in Jarchy"
    ),
    # files for readers
    "unknown-file": _may_wait("there is no file content/files/{name}", "{suggestion}put it there, or correct its name"),
    "unknown-attachment": _may_wait(
        "“attachments:” has no “{slug}”", "{suggestion}it has {known}; add the file there, with its label"
    ),
    "file-type": _error("files of this type are not published", "save it as one of these: {known}"),
    "other-type": _error(
        "this is a {kind} file, but its name ends in “{suffix}”", "rename it, so that it ends in {right}"
    ),
    "file-size": _error(
        "the file has {size} MB, more than {limit} MB",
        "save it smaller, or put it elsewhere and write its address behind “link:”; “largest_file:” in "
        "content/site.yaml sets another limit",
    ),
    "broken-file": _error("the file is damaged or incomplete: {reason}", "copy it again from where it came from"),
    "locked-file": _error(
        "the file is encrypted, so not everybody can read it", "save it without a password and without restrictions"
    ),
    "macros": _error(
        "the file contains macros: {part}", "save it in a format without macros: docx, xlsx, pptx, or as a PDF"
    ),
    "file-author": _warning(
        "the file tells readers who wrote it: {names}",
        "if they should not know: in Word “File”, “Info”, “Inspect Document”, in LibreOffice “File”, “Properties”, "
        "“Reset Properties”; then save it, or export the PDF, again",
    ),
    "tracked-changes": _warning(
        "the document contains tracked changes, so readers see what was deleted: {what}",
        "in Word “Review”, “Accept”, “Accept All Changes and Stop Tracking”; in LibreOffice “Edit”, “Track Changes”, "
        "“Accept All”; then save it again",
    ),
    "comments-in-file": _warning(
        "the document contains comments: {what}",
        "delete them, and save it again: in Word, Excel and PowerPoint “File”, “Info”, “Inspect Document”; in "
        "LibreOffice, the menu of a comment has “Delete All Comments”; of a PDF, export it again without comments",
    ),
    "hidden-in-file": _warning(
        "the document contains what it does not show, but readers can: {what}",
        "delete it, or save what readers should see as a PDF: in Word, Excel and PowerPoint “File”, “Info”, “Inspect "
        "Document” finds it; in LibreOffice, show it first (“Sheet”, “Show Sheet”; “Format”, “Rows”, “Show”; “Slide”, "
        "“Show Slide”)",
    ),
    "embedded-files": _warning(
        "other files lie in this one, and readers can open them: {what}",
        "delete them, or put a picture in their place: a chart carries the whole table that it was made of",
    ),
    "form-values": _warning(
        "the form in the PDF is filled in: {what}", "publish it empty, as it was before anybody typed into it"
    ),
    "covered-text": _warning(
        "text lies below dark boxes in the PDF, and readers can select and copy it; pages: {what}",
        "delete these words where the PDF was made, and export it again, or use a program that redacts it: "
        "in LibreOffice “Tools”, “Redact”",
    ),
    "pdf-runs": _error(
        "the PDF runs something when it is opened or used: {what}",
        "print it into a new PDF, or export it again without programs and buttons",
    ),
    "file-place": _warning(
        "the recording tells readers where it was made", "if they should not know, save it again without the place"
    ),
    "no-text": _warning(
        "the PDF consists of pictures, so those who cannot see cannot read it, and no search finds its words",
        "export it from the program that it was written in, or have a scanner program recognise its text",
    ),
    "no-captions": _warning(
        "the video “{name}” has no captions, which people who cannot hear need",
        "write them into a WebVTT file, and name it under “captions:”",
    ),
    "captions": _error("{reason}", "{remedy}"),
    "not-a-recording": _error(
        "“{name}” is no video and no sound of this site, so there is nothing to play",
        "link to it in the text, as in [words](attachment:{name})",
    ),
    "attachment-source": _error("“{name}” has {what}", "write either “file:” or “link:”"),
    "no-effect": _warning(
        "“{key}:” of “{name}” has no effect: it is only for {what}", "delete it, or write it where it belongs"
    ),
    "unused-file": _warning(
        "no document uses this file, so it is not published",
        "name it under “attachments:”, or delete it",
        "{count} files in content/files/ are not used by any document",
        "name them under “attachments:”, or delete them",
    ),
    # pictures
    "unknown-media": _may_wait(
        "there is no file content/media/{name}", "{suggestion}put it there, or correct its name"
    ),
    "not-a-picture": _error("this is not a JPEG, PNG or WebP file", "save the picture in one of these formats"),
    "broken-picture": _error(
        "the picture file is damaged or incomplete: {reason}", "copy it again from where it came from"
    ),
    "picture-size": _error("{what}, at most {limit}", "save it smaller: pages show at most 1600 pixels"),
    "unused-media": _warning(
        "no document uses this file",
        "name it under “pictures:”, or delete it",
        "{count} files in content/media/ are not used by any document",
        "name them under “pictures:”, or delete them",
    ),
    # translations
    "stale-translation": _warning(
        "the original has changed since this translation was made{what}",
        "`translate {file}` shows what to update, and `translate {file} --done` says that it is up to date again "
        "(or write “of: {fingerprint}” below “translation:”)",
        "{count} translations are older than their originals",
        f"update them, the newest first: `status` lists them, `translate` shows what has changed; {_SINCE_WHEN}",
        one_by_one=10,
    ),
    "unusual-block": _error(
        "nothing can be written below “{key}:” here",
        "write “{key}:” on a line of its own, with its keys ({keys}) in indented lines below it",
    ),
    "exchange-file": _error(
        "this file of translations can't be taken over: {reason}",
        "give a file that `translate --export` has written; nothing of this one was taken over",
    ),
    "exchange-block": _error("the translation of the {name} “{text}” can't be taken over: {reason}", "{remedy}"),
    "undated-translation": _warning(
        "this translation does not say which version of the original it translates",
        "if it is up to date, `translate {file} --done` says so (or write “of: {fingerprint}” below “translation:”)",
        "{count} translations do not say which version of the original they translate",
        f"`translate FILE --done` says so of those that are up to date; {_SINCE_WHEN}",
        one_by_one=10,
    ),
    "untranslated": _warning(
        "the translation lacks “{key}”, which {original} has",
        "translate it; until then, it is left out",
        "in {count} places, a translation lacks words that its original has",
        f"translate them, the newest first; {_SINCE_WHEN}",
        one_by_one=10,
    ),
    "owed-words": _error(
        "the translation lacks “{key}”, which readers must be told in every language",
        "translate it from {original}, or make the translation a draft: “status: draft” below “translation:”",
    ),
    "missing-translation": _warning(
        "there is no version in “{code}”",
        "add {path}; until then, readers see a page that says so",
        "{count} documents have no version in “{code}”",
        f"add them, the newest first; {_SINCE_WHEN}",
    ),
    "awaited-translation": _warning(
        "{lack}, so readers do not see {original} yet: “publish:” says that its languages wait for it",
        "{remedy}; “publish: any” in {original} lets the others appear without it",
        "{count} files are lacking, and news waits for them: “publish:” says so",
        "`status` lists what is held back, and what to do first",
        one_by_one=10,
    ),
    "late-translation": _warning(
        "{lack}, and was to be there by {when}",
        "{remedy}; “within:” below “publish:” says how soon",
        "{count} translations are later than “within:” below “publish:” allows",
        "`status` lists them; begin with the newest",
        one_by_one=10,
    ),
    "idle-policy": _warning(
        "“publish: {policy}” has no effect: nobody waits for translations, because “checks:” asks for none",
        "write a day in the place of “no” behind “translations:”: releases of that day and later ones wait",
    ),
    "refused-warning": _error("{message} [{code}]", "{remedy}"),
    # facts of translations
    "other-fact": _warning(
        "the translation says “{here}”, but the original says “{there}” ({original})",
        f"correct the one that is wrong; {_SILENCE}",
        "in {count} places, a translation says something else than its original",
        f"compare them, the newest first; {_SINCE_WHEN}",
        one_by_one=10,
    ),
    "lost-fact": _warning(
        "the original says “{there}” ({original}), but the translation does not",
        f"add it, or delete it in the original; {_SILENCE}",
        "in {count} places, a translation lacks what its original says",
        f"compare them, the newest first; {_SINCE_WHEN}",
        one_by_one=10,
    ),
    "added-fact": _warning(
        "the translation says “{here}”, but the original does not ({original})",
        f"delete it, or add it to the original; {_SILENCE}",
        "in {count} places, a translation says what its original does not",
        f"compare them, the newest first; {_SINCE_WHEN}",
        one_by_one=10,
    ),
    "lost-block": _warning(
        "the translation lacks a {kind} that the original has ({original}): “{text}”",
        "translate it; if it belongs to another paragraph here, write “parity: [blocks]” below “translation:”",
        "{count} paragraphs are missing in translations",
        f"translate them, the newest first; {_SINCE_WHEN}",
        one_by_one=10,
    ),
    "added-block": _warning(
        "the translation has a {kind} that the original lacks ({original}): “{text}”",
        "delete it, or add it to the original; if both are right, write “parity: [blocks]” below “translation:”",
        "{count} paragraphs of translations are not in their originals",
        f"compare them, the newest first; {_SINCE_WHEN}",
        one_by_one=10,
    ),
    "lost-placement": _warning(
        "the translation does not place {text}, which the original does ({original})",
        "place it here, too; if it is left out on purpose, write “parity: [placed]” below “translation:”",
    ),
    "added-placement": _warning(
        "the original does not place {text} ({original})",
        "place it there, too, or delete it here; if both are right, write “parity: [placed]” below “translation:”",
    ),
    "other-order": _warning(
        "{text} is placed in another order than in the original ({original})",
        "put it at the same place; if the order is right, write “parity: [placed]” below “translation:”",
    ),
    "parity-unneeded": _warning(
        "“parity:” has “{about}”, but nothing of that kind differs from the original",
        "delete it: it would hide the next mistake",
    ),
    # what editors would want to know before they publish
    "unfinished": _warning(
        "{message}; until this is put right, the draft is left out, also of previews",
        "{remedy}",
        "{count} things are missing in drafts; until they are put right, these drafts are left out, also of previews",
        "`check --format json` says what is missing, and where",
        one_by_one=10,
    ),
    "unguarded": _warning(
        "“{words}” asks not to publish this, but no key holds it back",
        "add “status: draft”, or “embargo:” with a day and a time, to the keys of {original}; if it may be published, "
        "delete these words",
    ),
    "mention-withheld": _warning(
        "the {kind} “{slug}” is not public, so readers do not see it here", "publish both at the same time"
    ),
    "address-withheld": _warning(
        "“{address}” is the address of a page that is not public, so it is not a link",
        "give this text the same embargo, or check that the address itself gives nothing away",
    ),
    "only-elsewhere": _warning(
        "the {kind} “{slug}” is for “{only}” alone, so readers of “{lang}” get a link to it at most",
        "delete “only:” in that document, or name it here in no more than a link",
    ),
    "only-withheld": _warning(
        "this is public, but only unpublished documents mention it", "if its name is news, give it the same embargo"
    ),
    "under-withheld": _warning(
        "the page “{slug}”, under which this one lies, is not public, so until then the menu leads to this one",
        "publish both at the same time",
    ),
    "never-public": _warning(
        "this is never public: {reason}",
        "correct “embargo:”, “date:” or “expires:”, here or in the document that it waits for",
    ),
    "far-ahead": _warning("“{key}:” is more than a year ahead: {day}", "check whether the year is right"),
    "date-ahead": _warning(
        "“date:” is in the future, but this is public already: the date of such a document does not hold it back",
        "correct it, or add “embargo:” with the same day",
    ),
    "late-embargo": _warning(
        "the embargo ends long after “date:”, so this will appear among old releases",
        "write the day on which it becomes public: “date: {day}”",
    ),
    "public-repository": _warning(
        "this {what} is held back, but anybody can read it in the public repository",
        "make the repository private, or commit only what may be public now; what was committed stays in the history",
    ),
    "sample": _warning("readers see words of a sample: “{value}”", "write your own, or delete the document"),
    "placeholder": _warning(
        "“{value}” is a sample, and leads readers nowhere", "write your own, or delete the line if it is not needed"
    ),
    "no-contact": _warning(
        "the release names no contact for the press",
        "add “contacts:” with the slug of a person who has a phone number or an e-mail address",
        "{count} releases name no contact for the press",
        f"add “contacts:”, to the newest first; {_SINCE_WHEN}",
    ),
    "wrong-language": _warning(
        "this seems to be written in {other}, but the file name says {language} (“{code}”)",
        "if two texts were swapped, put each into its file; if the file name is wrong, rename the file",
    ),
    "empty-text": _warning("the release has no text", "write it below the second line of ---"),
    "hidden-text": _warning(
        "the whole text is a comment, which readers do not see",
        "delete <!-- and --> around what readers should see; a note for colleagues may also be a line with a # among "
        "the keys",
    ),
    # the glossary
    "two-terms": _error(
        "“{word}” stands for two terms, or twice for one: “{other}” and “{term}”",
        "delete one of the two, or give one of the terms a longer word",
    ),
    "term-without-words": _warning(
        "the term “{term}” has no words in “{code}”, so nobody can compare them",
        "add “{code}:” below it, with a “word:”",
    ),
    "other-term": _warning(
        "the original says “{typed}” ({original}), but the translation lacks the words that the glossary has for it",
        f"write {{meant}}; {_SILENCE.format(about='terms').replace('both are right', 'other words are right here')}",
        "in {count} places, a translation has other words than the glossary",
        f"compare them, the newest first; {_SINCE_WHEN}",
        one_by_one=10,
    ),
    "avoided-word": _warning(
        "the glossary says to avoid “{typed}”",
        "write “{meant}”",
        "in {count} places, there are words that the glossary says to avoid",
        "`check --format json` says where, and what to write",
        one_by_one=10,
    ),
    # slips of the keyboard
    "look-alike": _warning(
        "“{word}” contains letters of another alphabet",
        "type {letters} again, in the alphabet of the other letters{how}",
        "{count} words contain letters of another alphabet, so no search finds them",
        _MENDED,
        one_by_one=10,
    ),
    "slip": _warning(
        "“{typed}” looks like a slip",
        "type “{meant}”{how}",
        "in {count} places, spaces or signs look like slips",
        _MENDED,
        one_by_one=10,
    ),
    "capital-name": _warning(
        "“{typed}” stands in capital letters, but the site knows the name in small ones",
        "write “{meant}”, or the word under “as_typed:” in content/glossary.yaml",
        "{count} surnames stand in capital letters",
        f"write them in small letters; {_TYPED_SINCE}",
        one_by_one=10,
    ),
    "doubled-mark": _warning(
        "the quotation mark {mark} is doubled, so that one has no pair",
        "delete one of the two; `fix` does so",
        "{count} quotation marks are doubled",
        _MENDED,
        one_by_one=10,
    ),
    "unpaired-mark": _warning(
        "the quotation mark {mark} has no pair, so all marks beside it stay as they are typed",
        "type the mark that is missing, or delete this one",
        "{count} quotation marks have no pair",
        f"type the marks that are missing; {_TYPED_SINCE}",
        one_by_one=10,
    ),
    "missing-letter": _warning(
        "the typefaces of the site lack {letters}",
        "if it is a slip, type it again; if it is meant, readers see it in a typeface of their devices",
        "{count} documents have letters that the typefaces of the site lack",
        f"readers see them in typefaces of their devices; {_SINCE_WHEN}",
    ),
    "no-card": _warning(
        "{what} no picture for social networks: its font lacks “{letters}”",
        "links are shown without a picture; if the site needs none, write “without: [cards]” into content/site.yaml",
        "{count} releases have no picture for social networks: its font lacks letters of their headlines",
        "links are shown without a picture; if the site needs none, write “without: [cards]” into content/site.yaml",
    ),
    "security-expired": _warning(
        "the security contact has expired, so the site no longer publishes it",
        "check whether “contact:” is still right, then write a later day, at most a year ahead",
    ),
    # the site
    "missing-site-file": _error(
        "content/site.yaml cannot be read: {reason}",
        "`jarchy docs readme` shows what to write; `jarchy init` begins a new site",
    ),
    "missing-folder": _error(
        "there is no folder {folder}",
        "change to the folder of the site, the one that contains content/",
    ),
    "newer-jarchy": _warning(
        "the site was made for Jarchy {site}, but this is {engine}",
        "`jarchy docs upgrading` says what to change ({news}); then write “jarchy: {now}”",
    ),
    "older-jarchy": _warning(
        "the site was made for Jarchy {site}, but this is {engine}", "install the newer version: pip install -U jarchy"
    ),
    "time-zone": _error("there is no time zone “{value}”", "{suggestion}write it as in Asia/Bishkek"),
    "tag-twice": _error("the tag “{slug}” is in {other}, too", "keep it in one of the two files"),
    "empty-category": _warning(
        "the category “{slug}” has no tags, so readers do not see it", "add tags to its list, or delete it"
    ),
    "missing-label": _error("the {what} “{slug}” has no name in “{code}”", "add it, as in “{code}: …”"),
    "missing-labels": _error(
        "“{slug}” and others have no name in “{code}”: {count} in all", "add it to each {what}, as in “{code}: …”"
    ),
    "missing-tag-label": _error("the tag “{slug}” has no name in “{code}”", "add it under languages: {code}: tags:"),
    "missing-catalogue": _error(
        "the language “{code}” has no message catalogue",
        "`jarchy translate-theme {code}` begins the file {path}, with all messages",
    ),
    "catalogue": _error("the message catalogue has a mistake: {reason}", "{remedy}"),
    "missing-message": _error("“{message}” is not translated into “{code}”", "add it to {catalogue}"),
    "missing-messages": _error(
        "{count} messages are not translated into “{code}”",
        "`jarchy translate-theme {code}` adds them to {path}; then write each translation between the quotation marks",
    ),
    "unused-message": _warning(
        "no template says “{message}”, so this translation has no effect",
        "{suggestion}correct the message, or delete it",
        "{count} translations have no effect, since no template says their messages",
        "correct the messages, or delete them; `jarchy translate-theme` puts them at the end of the file",
    ),
    "message-blanks": _error(
        "“{message}” and its translation have different placeholders",
        "the placeholders are {blanks}: write them exactly like this, and write a percent sign as %%",
    ),
    "template": _error("{reason}", "{remedy}"),
    "template-cycle": _error("this template leads to itself, so rendering it would never end: {way}", "{remedy}"),
    "unknown-block": _warning(
        "no template that this one extends has a block “{block}”, so it is shown nowhere",
        "{suggestion}correct the name; the blocks are {known}",
    ),
    "beside-blocks": _warning(
        "this stands in no block, so it is shown nowhere: the template extends another one",
        "move it into a block, between {{% block main %}} and {{% endblock %}}",
    ),
    "unused-template": _warning(
        "no page and no other template uses this file, so it has no effect",
        "{suggestion}give it the name of the template that it is to replace, or delete it",
    ),
    "empty-file": _warning(
        "this file is empty, so pages have nothing of it", "delete it, and Jarchy's file of this name is used again"
    ),
    "malformed": _error(
        "programs cannot read what this makes ({what}): {reason}",
        "correct it; what stands between < and > must end, and & is written &amp; in XML",
    ),
    "third-party": _warning(
        "browsers of readers ask a third party for this: {address}",
        "put a copy of the file into assets/; the host learns who reads the site, and the preview's policy refuses it",
    ),
    "unused-asset": _warning(
        "no template and no style sheet uses this file, and it is public",
        '{suggestion}name it as in {{{{ "{name}"|asset }}}}, or delete it',
        "{count} files in assets/ are used by no template and by no style sheet",
        'name them, as {{{{ "own.css"|asset }}}} does, or delete them',
    ),
    "unnamed-extension": _warning(
        "content/site.yaml does not name this extension, so it is not run",
        "write “extensions: [{example}]” into content/site.yaml, or move the file out of extensions/",
    ),
    "unknown-extension": _error(
        "there is no extension “{name}”", "{suggestion}put it into extensions/{name}.py, or delete the name"
    ),
    "extension": _error(
        "the extension cannot be used: {reason}", "correct it; `jarchy docs extending` says what it may declare"
    ),
    "unusable-path": _error(
        "the output “{output}” cannot have a file “{path}”: {reason}",
        "correct the path, or, if it is made from the name of a document, that name",
    ),
    "own-error": _error("{message}", "{remedy}"),
    "own-warning": _warning("{message}", "{remedy}"),
    "reserved-name": _error("{folder} is reserved for Jarchy's own files", "give the folder another name"),
    "missing-asset": _error("there is no asset “{name}”", "{suggestion}put it into assets/, or correct the address"),
    "lost-record": _error(
        "pages belong where {files} are, but {output} has no list of the files that builds made ({record})",
        "if builds made everything in {output}, delete this folder and build again; else move your own files out of it",
    ),
    "foreign-file": _error("{path} was not made by a build, but a page belongs there", "move it out of {output}"),
    "busy": _error(
        "another build is running: {builder}", "wait until it has ended; if it hangs, end that process and try again"
    ),
    "search-program": _error(
        "Pagefind, the program that makes the search, cannot be run: {reason}",
        "install Jarchy again, with all its packages; if Pagefind does not exist for this system, write "
        "“without: [search]” into content/site.yaml",
    ),
    "refused": _error(
        "the system reports an error: {reason}", "check the permissions of this place, and whether the disk is full"
    ),
    "missing-library": _error(
        "“with:” names {output}, but what makes it cannot be used here: {reason}",
        "{remedy}; to do without, delete “{output}” from “with:”",
    ),
    "no-preview": _error("there can be no preview of this release: {reason}", "{remedy}"),
    "preview-place": _error(
        "a preview cannot be written into {folder}: {reason}",
        "choose a folder that is for previews alone, as ../previews: what is in it goes to a host of your own choice",
    ),
    "output-place": _error(
        "the site cannot be built into {output}: {reason}",
        "choose a folder that is for the site alone, as output/: everything in it may be published",
    ),
}
