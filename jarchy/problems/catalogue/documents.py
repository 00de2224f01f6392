"""What is wrong with documents beside each other."""

from jarchy.problems.catalogue.entry import Entry, error, may_wait, warning

PROBLEMS: dict[str, Entry] = {
    "missing-original": error("no file of this document is the original", "{remedy}"),
    "two-originals": error("more than one file claims to be the original: {files}", "{remedy}"),
    "exchanged": error(
        "this file is marked as a translation, but it states the facts that {other} lacks",
        "if this is the original, move “translation:” and the lines below it from here to {other}",
    ),
    "unknown-reference": may_wait(
        "there is no {kind} “{slug}”",
        "{suggestion}look at the files in content/{folder}; if there is none, delete the name",
    ),
    "unknown-tag": may_wait(
        "the site has no tag “{slug}”", "{suggestion}the tags are in content/tags.yaml or content/site.yaml"
    ),
    "unknown-role": may_wait("{person} has no role “{role}”", "{suggestion}the roles are {known}"),
    "role-unclear": error(
        "{person} held {count} roles on that day", "name one of them with “role:”; the roles are {known}"
    ),
    "role-not-held": error(
        "{person} did not hold the role “{role}” on that day",
        "check “date:” here, and “from” and “until” of the role; the roles are {known}",
    ),
    "undated-role": warning(
        "{person} did not hold the role “{role}” on {day}, when the first release with these words appeared",
        "write in “date:” when they were spoken, or name another role; the roles are {known}",
    ),
    "no-role-then": warning(
        "{person} held no role on that day, so the name appears without one",
        "check “date:” here, and “from” and “until” of the roles: {known}",
    ),
    "twice": error("“{value}” occurs twice", "delete one of the two"),
    "only-other": error(
        "“only: {only}” says for which language alone this is, but it is written in “{lang}”",
        "write “only: {lang}”, or give the file the language in its name",
    ),
    "only-in-translation": error(
        "“only: {only}” is in a translation, but what is for one language alone has none",
        "delete the line; if this is a document of its own, delete “translation:” and the lines below it, and rename "
        "the file, as in {name}",
    ),
    "only-has-translation": error(
        "the original is for one language alone ({original})", "delete “only:” there, or delete this file"
    ),
    "only-translated": error(
        "the original has no “{key}”", "{suggestion}it has {known}; add what is new to the original first"
    ),
    "role-dates": error("the role “{role}” ends before it begins", "correct “from” or “until”, or swap them"),
    "event-status": error(
        "“status:” says whether readers see the event, and not what became of it",
        "delete the line, and write “changes: {{{status}: {{status: {status}, date: <since when>, reason: <why>}}}}”",
    ),
    "moved-nowhere": error(
        "the change “{key}” says that the event is moved, but not what has changed",
        "write in “was:” when it was to begin, or in “was_place:” where; “start:” and “venue:” have what is new",
    ),
    "not-moved": error(
        "the change “{key}” has a former date or place, but the event is {status}",
        "write “status: moved” if there is a new one; otherwise delete “was” and leave “start:” as it was",
    ),
    "nobody": error(
        "“{key}” names nobody",
        "write “person:” with the name of a file in content/people/, or “name:” for somebody who has none",
    ),
    "event-dates": error("the event ends before it begins", "correct “start” or “end”, or swap them"),
    "update-dates": error(
        "“{key}” is dated before the release comes out",
        "correct its date; what changes before readers see the release needs no entry",
    ),
    "update-time": error(
        "“{key}” has the same day as the release, so it needs a time", "write the time, too, as in 2018-09-02 14:30"
    ),
    "update-note": may_wait(
        "the update “{key}” does not say what has changed",
        "add “note:” for readers; if they need not know of the change, write “minor: yes”",
    ),
    "minor-note": error(
        "the update “{key}” is minor, so readers do not see its note", "delete “minor: yes”, or delete the note"
    ),
    "withdrawn-why": error(
        "a withdrawn release must tell its readers since when and why",
        "add “withdrawn:” with the date, and “reason:” with a sentence",
    ),
    "not-withdrawn": error(
        "“{key}:” is only for withdrawn releases, and this is not one", "add “status: withdrawn”, or delete the line"
    ),
    "empty-item": may_wait("the item “{item}” has no words", "add a “title:” or a “text:” to it"),
    "same-address": error("this has the same address as {other}: {address}", "rename one of the two"),
    "page-circle": error(
        "these pages lie under each other in a circle: {way}", "delete “under:” in the one that the menu is to lead to"
    ),
    "hidden-file": error(
        "a name that begins with a full stop is for programs, and hosts may not show the file",
        "rename it, or move it out of content/root/; of hidden files, only {known} are published",
    ),
}
