"""What is wrong with texts."""

from jarchy.problems.catalogue.entry import Entry, error, loss, may_wait, warning

PROBLEMS: dict[str, Entry] = {
    "raw-html": error(
        "HTML is not accepted in the text: {html}",
        "use Markdown (**bold**, *slanted*, a table with |); to show {html} as it is, put it between backquotes",
    ),
    "unsafe-link": error(
        "a link must not lead to “{target}”",
        "{suggestion}use https://…, mailto:…, tel:…, a document as in person:asanova, or a page as in /ru/releases/",
    ),
    "no-address": may_wait(
        "the link “{words}” has no address", "write its address between ( and ), as in (https://example.org/)"
    ),
    "no-such-page": may_wait(
        "the site has no page “{target}”",
        "{suggestion}name a document as in person:asanova, a list as in /ru/releases/, another site by https://…",
    ),
    "unknown-page": warning(
        "“{target}” is an address of this site, but the site has no such page",
        "{suggestion}correct it, unless something else is served there",
    ),
    "page-waits": loss(
        "this takes from readers what they had at {addresses}: {lacks}, and “publish:” lets {by} wait for it",
        "{remedy}; until then, {alone}“publish: any” in {by} keeps it public as it is",
        "{count} documents that readers had are taken from them until other languages are there",
        "translate and review what they wait for; for an old archive, “checks: {{translations: 2026-01-01}}” in "
        "content/site.yaml says since when translations are asked for",
    ),
    "lost-address": loss(
        "readers had this page at {address}, and nothing is there now",
        "write “aliases: [{address}]” into the file that takes its place, with “first_name: {name}” if it is the same "
        "document; if none does, put this file back: a release can be withdrawn (“status: withdrawn”), and anything "
        "can expire",
        "{count} addresses that readers had lead nowhere now",
        "write them as “aliases:” into the files that take their place, or put the files back; "
        "`check --format json` lists them",
    ),
    "nothing-there": warning(
        "there is nothing at “{address}” now, so the words are shown without a link", "link to a page that exists"
    ),
    "link-says-other": warning(
        "the words of the link say “{said}”, but it leads to “{real}”",
        "check which of the two is right; if the words are an address, the link must lead to the same address",
    ),
    "picture": error(
        "a picture is not placed like this",
        "list it under “pictures:” and write [[picture: name]] on a line of its own; to make it a link, delete the “!”",
    ),
    "placement": error(
        "“[[{what}: …]]” places nothing",
        "write {known}; to link to a document, write [words](person:slug)",
    ),
    "no-such-place": may_wait(
        "“{place}” does not lead to a heading",
        "{suggestion}write the words of the heading in small letters, with hyphens between them",
    ),
    "empty-link": may_wait("the link to “{target}” has no words", "write its words between [ and ]"),
    "link-in-link": error(
        "there is a link inside the words of another link", "end the first link before the second begins"
    ),
    "lost-text": error("{what} would not be shown", "{remedy}"),
    "list-indent": warning(
        "this item is not indented far enough to belong to the item above", "put {width} spaces before its mark"
    ),
    "list-or-dash": warning(
        "is this a list with one item, or a dash?", "put an empty line above a list; write a dash as —"
    ),
    "list-mark": warning(
        "“{mark}” does not begin a list here, and is shown as text",
        "begin each item of a list with “- ”; put an empty line above what is not an item",
    ),
    "single-bullet": warning(
        "“{mark}” makes a list with only one item here",
        "begin each item of a list with the same mark; if it is not a list, delete “{mark}”",
    ),
    "glued-mark": warning(
        "lines that begin with “{mark}” and no space after it are not a list, and run together",
        "put a space after the mark on each line",
    ),
    "title-underlined": error(
        "a line of = makes the line above it a heading of the first level, which only the page's title may be",
        "delete the line of =, and begin the heading with “## ”",
    ),
    "rule-or-heading": warning(
        "hyphens below a line of text: is this a rule or a heading?",
        "put an empty line above a rule; begin a heading with “## ” and delete the hyphens",
    ),
    "open-code": warning("the code that begins here does not end", "put a line with the same characters below it"),
    "empty-heading": may_wait("this heading has no words", "write them after the #, or delete the line"),
    "heading-step": warning("{found} skips a level of headings", "begin the heading with {expected}"),
    "not-markdown": warning("{what}", "{remedy}"),
    "misplaced": error("a {name} is not placed like this", "write {example} on a line of its own"),
    "unknown-picture": may_wait(
        "“pictures:” has no “{slug}”", "{suggestion}it has {known}; add the picture there, with its file"
    ),
    "nested-quote": error("a quote cannot contain another quote", "place both in the release"),
    "quote-parts": error("a quote cannot contain headings or footnotes", "move them to the release"),
    "seal-broken": error(
        "the words or their speaker are not those that were approved on {day} (seal {seal})",
        "ask the speaker again, then run `approve {file}`; or restore what was approved: `git log -p {file}` shows it",
    ),
    "seal-unknown": error(
        "a newer version of Jarchy has made the seal {seal}, so this one cannot tell whether the words are still those "
        "that were approved on {day}",
        "install that version, as in `pip install -U jarchy`; leave the seal as it is",
    ),
    "not-sealed": warning(
        "the words count as approved, but they have no seal, so nobody would notice a change",
        "if these are the words that were approved, run `approve {file}`; otherwise ask the speaker first",
    ),
    "quote-repeated": warning(
        "these are words of the quote {original}, but not placed as such: “{text}”",
        "place them by [[quote: {slug}]]; if they are those of the text, too, write “own_words: [{slug}]”",
        "the texts of {count} releases repeat words of quotes without placing them",
        "look at each with `check --format json`, and place the quote, or name it under “own_words:”",
    ),
    "quote-altered": warning(
        "“{here}” stands here, but “{there}” in the quote {original}: “{text}”",
        "restore the word, and place the quote by [[quote: {slug}]]; if both are right, write “own_words: [{slug}]”",
    ),
    "own-words-of-nobody": warning(
        "“own_words:” names “{slug}”, but there is no such quote", "{suggestion}correct the name, or delete it"
    ),
    "empty-quote": may_wait("the quote has no words", "write what was said below the front matter"),
    "heading-level": error(
        "a heading of the first level is only for the page's title", "begin it with ## instead of #"
    ),
    "markdown": error(
        "Markdown cannot read this text", "look for unusual characters in it; if there are none, report a bug in Jarchy"
    ),
}
