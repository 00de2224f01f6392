"""Words of other languages that editors type in place of those that keys accept, which are English."""

from collections.abc import Collection

_SAID = {
    "yes": "да ооба ия так ja oui y yep on 1 +",
    "no": "нет жок эмес nein non n off none never 0 -",
    "draft": "черновик проект каралама долбоор",
    "published": "опубликовано опубликован опубликована готово жарыяланды жарыяланган даяр public ready final",
    "withdrawn": "отозвано отозван отозвана снято кайтарылды retracted recalled",
    "moved": "перенесено перенесён перенесен жылдырылды",
    "postponed": "отложено отложен отложена калтырылды",
    "cancelled": "отменено отменён отменен отменена canceled",
    "any": "любой любые все баары",
    "together": "вместе одновременно бирге чогуу",
    "press": "пресса журналисты басма",
}
_MEANT = {word: meant for meant, said in _SAID.items() for word in said.split()}


def meant_word(typed: str, choices: Collection[str]) -> str:
    """The one of the choices that a word means; empty if it is not known, or is none of them."""
    meant = _MEANT.get(typed.casefold().rstrip(".!"), "")
    return meant if meant in choices else ""
