"""Explains each key in a sentence, for docs/keys.md and for the documents that `new` creates.

The keys are the kind of document and the path of the key; "" has what several kinds share. Translations are in
words/*.po.
"""

from jarchy.schema.keys import Key

KINDS = {
    "release": "Press releases: what the newsroom announces.",
    "event": "Events: when, where, with whom, and in what order. What is not known is left out.",
    "quote": "Words spoken: the text of the file is the quote, word for word.",
    "person": "Speakers and contacts, and the roles that they hold or held.",
    "organisation": "Organisers, supporters, issuers: the text of the file is what the organisation says of itself.",
    "page": "Plain pages: about, contacts, accreditation.",
}

MANUAL: dict[str, dict[str, str]] = {
    "": {
        "status": "“draft” keeps it from readers. Delete the line when it is ready.",
        "embargo": "Readers see it from this moment on.",
        "expires": "From this moment on, readers no longer see it.",
        "aliases": "Addresses that its page had before; they lead to the new one.",
        "summary": "One or two sentences for lists, search engines and messengers; else the beginning of the text.",
        "pictures": "Pictures, each under a name of your choice.",
        "pictures: file": "The file in content/media/: JPEG, PNG or WebP.",
        "pictures: caption": "What stands below the picture.",
        "pictures: alt": "What is told to those who cannot see the picture.",
        "pictures: credit": "Who made the picture.",
        "pictures: licence": "Under which terms others may use it.",
        "attachments": "Files and recordings for readers, each under a name of your choice: part of its address.",
        "attachments: file": "The file in content/files/: PDF, office documents, ZIP, CSV, MP3, M4A, MP4, WebM.",
        "attachments: link": "In place of a file: the address of a recording elsewhere.",
        "attachments: label": "What readers are told that it is.",
        "attachments: lang": "The language that it is in; translations into others need not name it.",
        "attachments: poster": "The picture in content/media/ that a video shows before it is played.",
        "attachments: captions": "The words of a recording, by languages: WebVTT files in content/files/.",
        "translation": "What a translation says of itself. The original has no such key.",
        "translation: reviewed": "“yes” when an editor has compared it with the original; “no” tells readers so.",
        "translation: of": "Which state of the original was translated: `translate` writes it.",
        "translation: done": "When it was last brought up to date: `translate` writes it.",
        "translation: by": "Who brought it up to date, for the newsroom: readers don't see it.",
        "translation: parity": "What may differ from the original; `check` warns of all other differences.",
        "translation: status": "“draft” keeps this language alone from readers. Delete the line when it is ready.",
    },
    "release": {
        "title": "The headline.",
        "subtitle": "A second line below the headline.",
        "date": "When it is published: a day, or a day and a time. Before that, readers do not see it.",
        "date_note": "What is said beside a date that you assume: “according to the file”.",
        "date_shown": "“no” for a date that only sorts: readers do not see it.",
        "dateline": "The place that it is sent from.",
        "event": "The event that it is about: the name of its file without the language.",
        "tags": "Subjects, as content/site.yaml names them.",
        "contacts": "Who answers the press: names of files in content/people/.",
        "organisations": "Who issues it, for the notes to editors; else the organisers of the event.",
        "related": "Other releases on the matter.",
        "lead": "“yes” if it leads the front page, though there are newer ones.",
        "updates": "What has changed since it was published, each under a name of your choice.",
        "updates: date": "When it was changed.",
        "updates: minor": "“yes” for what readers need not be told.",
        "updates: note": "What readers are told of the change.",
        "status": "“draft” keeps it from readers. Delete the line when it is ready. "
        "“withdrawn”: its publisher no longer stands by it.",
        "withdrawn": "Since when it is withdrawn.",
        "reason": "Why it is withdrawn.",
    },
    "event": {
        "title": "What the event is called.",
        "start": "When it begins. A day alone: the hour is not known, or it lasts all day.",
        "end": "When it ends.",
        "venue": "The building or the hall.",
        "address": "Street and number.",
        "geo": "Where it is on the earth, as maps tell it: readers get a link to a map.",
        "city": "The city or the village.",
        "participants": "Who takes part.",
        "organisers": "Who organises it: names of files in content/organisations/.",
        "supporters": "Who supports it: names of files in content/organisations/.",
        "programme": "What happens in what order, each part under a name of your choice.",
        "programme: title": "What the part is called.",
        "programme: text": "What happens in it.",
        "programme: start": "When the part begins.",
    },
    "quote": {
        "speaker": "Who spoke: the name of a file in content/people/.",
        "role": "In which role: a key under “roles:” of the speaker. Needed when there is more than one.",
        "date": "When the words were spoken.",
        "event": "At which event they were spoken.",
    },
    "person": {
        "name": "The given name and the surname, the surname last.",
        "roles": "Roles, each under a name of your choice, also those of the past.",
        "roles: title": "What the role is called.",
        "roles: organisation": "Where it is held: the name of a file in content/organisations/.",
        "roles: from": "Since when it is held.",
        "roles: until": "Until when it was held.",
        "email": "An address for the press.",
        "phone": "A telephone number for the press, or several.",
    },
    "organisation": {
        "name": "The full name.",
        "short_name": "The short name by which it is known.",
        "website": "The address of its site.",
        "address": "Its postal address.",
        "email": "Its address for the press.",
        "phone": "Its telephone number for the press, or several.",
    },
    "page": {
        "title": "The heading of the page, and its name in the menu.",
    },
    "site": {
        "jarchy": "The version of Jarchy that the site was made for: `check` says what is new since.",
        "base_url": "The address under which readers find the site.",
        "timezone": "The zone of all times that have no offset, as in Asia/Bishkek.",
        "languages": "The languages of the site, by their codes, in the order of the language switcher.",
        "languages: title": "What the site is called in the language.",
        "languages: short_title": "A name for places with little room, as below an icon: twelve letters or fewer.",
        "languages: description": "A sentence on the site.",
        "languages: licence": "As “licence” below, in the words of the language.",
        "languages: tags": "The subjects of releases, and what they are called in the language.",
        "languages: sections": "Words in addresses, as in “releases: novosti”.",
        "default_language": "The language that is offered first; else the first one.",
        "page_size": "How many documents stand on a page of a list; else 20.",
        "largest_file": "How many MB a file for readers may have; else 50.",
        "issuer": "The organisation that publishes the site: the name of a file in content/organisations/.",
        "licence": "On which terms others may use the texts: stands at the foot of every page.",
        "security": "Whom to tell of a hole in the security of the site.",
        "security: contact": "A mailbox, or a page that begins with https.",
        "security: expires": "Until when that holds.",
        "without": "The parts that the site does without.",
        "extensions": "Python files in extensions/ that add kinds, outputs and checks. They are code, and are run.",
        "checks": "From which day on something is asked for, or “no”. Older documents are not asked for it.",
        "checks: translations": "That documents are translated, and translations up to date.",
        "checks: contacts": "That releases name a contact for the press.",
    },
}


def explanation(kind: str, key: Key) -> str:
    """The explanation of a key. Raises KeyError if there is none: a test checks all keys."""
    path = ": ".join(key.path)
    return MANUAL[kind].get(path) or MANUAL[""][path]
