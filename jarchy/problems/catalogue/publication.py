"""What editors would want to know before they publish."""

from jarchy.problems.catalogue.entry import SINCE_WHEN, Entry, warning

PROBLEMS: dict[str, Entry] = {
    "unfinished": warning(
        "{message}; until this is put right, the draft is left out, also of previews",
        "{remedy}",
        "{count} things are missing in drafts; until they are put right, these drafts are left out, also of previews",
        "`check --format json` says what is missing, and where",
        one_by_one=10,
    ),
    "unguarded": warning(
        "“{words}” asks not to publish this, but no key holds it back",
        "add “status: draft”, or “embargo:” with a day and a time, to the keys of {original}; if it may be published, "
        "delete these words",
    ),
    "commented-key": warning(
        "“{key}: {value}” is in a comment, so it has no effect",
        "delete the # before “{key}:”, and the space after it; if it is not meant, delete the line",
    ),
    "mention-withheld": warning(
        "the {kind} “{slug}” is not public, so readers do not see it here", "publish both at the same time"
    ),
    "address-withheld": warning(
        "“{address}” is the address of a page that is not public, so it is not a link",
        "give this text the same embargo, or check that the address itself gives nothing away",
    ),
    "only-elsewhere": warning(
        "the {kind} “{slug}” is for “{only}” alone, so readers of “{lang}” get a link to it at most",
        "delete “only:” in that document, or name it here in no more than a link",
    ),
    "needs-elsewhere": warning(
        "this can't be shown without the {kind} “{slug}”, which not every language has, so {readers}",
        "delete “only:” in that document, or write this one in its language, with the same “only:”",
    ),
    "only-withheld": warning(
        "this is public, but only unpublished documents mention it", "if its name is news, give it the same embargo"
    ),
    "under-withheld": warning(
        "the page “{slug}”, under which this one lies, is not public, so until then the menu leads to this one",
        "publish both at the same time",
    ),
    "never-public": warning(
        "this is never public: {reason}",
        "correct “embargo:”, “date:” or “expires:”, here or in the document that it waits for",
    ),
    "far-ahead": warning("“{key}:” is more than a year ahead: {day}", "check whether the year is right"),
    "date-ahead": warning(
        "“date:” is in the future, but this is public already: the date of such a document does not hold it back",
        "correct it, or add “embargo:” with the same day",
    ),
    "late-embargo": warning(
        "the embargo ends long after “date:”, so this will appear among old releases",
        "write the day on which it becomes public: “date: {day}”",
    ),
    "public-repository": warning(
        "this {what} is held back, but anybody can read it in the public repository",
        "make the repository private, or commit only what may be public now; what was committed stays in the history",
    ),
    "sample": warning("readers see words of a sample: “{value}”", "write your own, or delete the document"),
    "placeholder": warning(
        "“{value}” is a sample, and leads readers nowhere", "write your own, or delete the line if it is not needed"
    ),
    "no-contact": warning(
        "the release names no contact for the press",
        "add “contacts:” with the slug of a person who has a phone number or an e-mail address",
        "{count} releases name no contact for the press",
        f"add “contacts:”, to the newest first; {SINCE_WHEN}",
    ),
    "wrong-language": warning(
        "this seems to be written in {other}, but the file name says {language} (“{code}”)",
        "if two texts were swapped, put each into its file; if the file name is wrong, rename the file",
    ),
    "empty-text": warning("the release has no text", "write it below the second line of ---"),
    "hidden-text": warning(
        "the whole text is a comment, which readers do not see",
        "delete <!-- and --> around what readers should see; a note for colleagues may also be a line with a # among "
        "the keys",
    ),
    # `translate` puts the words of the original into comments: without their marks, readers would get these.
    "hidden-original": warning(
        "all that the translation has is in comments, which readers do not see",
        "write the translation of each comment on the line below its -->",
    ),
}
