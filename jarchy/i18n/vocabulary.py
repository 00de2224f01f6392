"""Words of languages: to recognise the language of a text, to understand misnamed keys, and to correct codes."""

import re

# Country codes that are often written instead of language codes.
LANGUAGE_CODE_TYPOS = {
    "kg": "ky",
    "kz": "kk",
    "ua": "uk",
    "by": "be",
    "tj": "tg",
    "am": "hy",
    "ge": "ka",
    "cz": "cs",
    "se": "sv",
}


def meant_code(typed: str) -> str:
    """The code of a language that kg, KY or ky_KG probably means, whether there is such a language or not."""
    plain = re.split("[-_]", typed.casefold())[0]
    return LANGUAGE_CODE_TYPOS.get(plain, plain)


# The most common words of a language that its neighbours do not have, and letters that only it has: they show that a
# text is in the file of another language.
COMMON_WORDS = {
    "en": "the of and to for that with is are was were this from by has have will be at an which not it",
    "ky": "жана менен үчүн бул боюнча болгон тууралуу ошондой эмес кийин болуп эле ошол анын алардын биз тарабынан "
    "катары чейин дагы жатат болсо жок өткөн бир эки ар өз айтты белгиледи керек көп ушул алар мында анда",
    "kk": "және үшін бойынша бұл болып болған туралы емес кейін дейін бір осы оның олар екі өз деді үлкен керек",
    "ru": "и в на с по не что для из от об за при это как его её их также был была были было будет после между через "
    "или но который которые которая которого однако этого этом до со во ко",
}


OWN_LETTERS = {"ky": "ңөү", "kk": "әғқұһі"}


# Words that editors write instead of a key: Russian, Kyrgyz, and names in other programs. A word may stand for several
# keys, of which a kind of document has one.
_WORDS_FOR_KEYS = {
    "title": "заголовок название наименование тема аталышы аталыш баш headline name",
    "name": "имя фио название наименование аты аталышы title",
    "subtitle": "подзаголовок subhead subheadline",
    "summary": "аннотация кратко лид анонс описание кыскача кыскасы description excerpt lead abstract",
    "date": "дата число күнү дата-публикации published pubdate publishdate published_at",
    "embargo": "эмбарго embargo_until publish_on",
    "preview": "предпросмотр просмотр алдын-ала-көрүү",
    "expires": "истекает срок мөөнөтү expirydate unpublishdate expiry",
    "status": "статус состояние абалы state",
    "tags": "теги тэги метки рубрики тегдер белгилер keywords categories category tag",
    "contacts": "контакты контакт байланыш байланыштар contact",
    "event": "событие мероприятие окуя иш-чара",
    "organisations": "организации организация уюмдар уюм organizations",
    "organisation": "организация уюм organization",
    "pictures": "фото фотографии картинки изображения сүрөт сүрөттөр image images photo photos gallery",
    "related": "похожие связанные см-также",
    "aliases": "старые-адреса redirect_from redirects",
    "first_name": "прежнее-имя старое-имя мурунку-аты formerly renamed_from",
    "roles": "должность должности роли роль кызматы кызмат",
    "email": "почта эл-почта mail e-mail",
    "phone": "телефон тел телефону tel telephone",
    "website": "сайт сайты site url homepage",
    "start": "начало башталышы begin from time",
    "end": "конец окончание аягы finish",
    "venue": "место место-проведения орду жери location place",
    "city": "город шаар шаары town",
    "programme": "программа agenda schedule",
    "organisers": "организаторы организатор уюштуруучулар organizers",
    "supporters": "партнёры партнеры спонсоры колдоочулар partners sponsors",
    "participants": "участники катышуучулар attendees",
    "speaker": "спикер автор сүйлөгөн author",
    "role": "должность роль кызматы",
    "file": "файл src",
    "caption": "подпись жазуу",
    "alt": "описание",
    "credit": "автор источник author",
    "licence": "лицензия license",
    "translation": "перевод котормо",
    "reviewed": "проверено текшерилди checked",
    "updates": "обновления исправления оңдоолор corrections changes",
    "note": "примечание эскертүү text",
    "reason": "причина себеби себеп",
    "withdrawn": "отозван отозвано кайтарылды",
}


KEYS_BY_WORD = {
    word: tuple(key for key, words in _WORDS_FOR_KEYS.items() if word in words.split())
    for word in " ".join(_WORDS_FOR_KEYS.values()).split()
}


KEYS = frozenset(_WORDS_FOR_KEYS)
