"""Words that ask not to publish a text, as offices write them, in each language.

An embargo is also a ban on trade, and a law may forbid to publish polls: a sentence that speaks of
such things asks nobody to wait.
"""

from msgspec import Struct


class CautionWords(Struct, frozen=True):
    """The words of one language, in small letters.

    `notices` and `labels` stand at the beginning of a sentence; a label has other meanings, too, so it stands alone, or
    in capitals. # is a number. The others are patterns for parts of a sentence, in any place: spaces in them are any
    spaces.
    """

    notices: tuple[str, ...]
    labels: tuple[str, ...]
    stems: tuple[str, ...]  # without one of them, neither `embargo` nor `no_publication` is in a text
    until: str  # a moment until which something lasts
    embargo: str
    held_text: str  # that the text itself is under an embargo, whatever the moment
    no_publication: str  # that it is not to be published, beside such a moment
    other_matter: str  # what a sentence speaks of if it asks for nothing of the kind


ENGLISH = CautionWords(
    notices=(
        *("embargo until", "embargo till", "embargo #", "embargoed until", "embargoed till", "embargoed for"),
        *("embargoed to", "embargoed #", "under embargo until", "strictly embargoed", "embargo lifts"),
        *("not for publication", "not for release", "not for immediate release", "not for distribution"),
        *("not for broadcast", "do not publish", "do not release", "do not distribute", "hold for release"),
        *("for release on", "for release at", "for release after", "for release not before", "for release #"),
        *("for internal use only", "internal draft", "draft only"),
    ),
    labels=("embargo", "embargoed", "under embargo", "draft", "draft release", "draft press release"),
    stems=("embargo", "publi", "releas", "distribut", "share", "broadcast", "print"),
    until=r"\b(?:until|till|before|prior to|to) (?:[^\W\d]{1,30} ){0,2}?(?:\d|noon|midnight|tomorrow|(?:mon|tues"
    r"|wednes|thurs|fri|satur|sun)day)",
    embargo=r"\b(?:under )?embargo(?:ed)?\b",
    held_text=r"\b(?:release|material|text|information|document|statement|announcement)\b[^.!?]{0,20}?"
    r" (?:under embargo|embargoed)\b",
    no_publication=r"\b(?:do not|don['’]t|not to) (?:publish|release|distribute|share|broadcast"
    r"|print)\b(?: (?:this|it|the|text|"
    r"release|material|information|statement)\b){0,3}|\bnot (?:to be |for )"
    r"(?:published|released|publication|release|distribution|broadcast)\b",
    other_matter=r"\b(?:embargo(?:es)? on (?!publi|releas|this)|trade|export|import|arms|weapon|oil\b|grain"
    r"|wheat|fuel|coal|impos|extend|"
    r"lift|sanction|shipment|suppl|law|poll|election)",
)

KYRGYZ = CautionWords(
    notices=(
        *("эмбарго #", "эмбарго коюлган", "басып чыгарууга болбойт", "басып чыгарылбасын", "басма үчүн эмес"),
        *("жарыялоого болбойт", "жарыялоо үчүн эмес", "жарыяланбасын", "жарыялабагыла", "жарыялабаңыз"),
        *("таратууга болбойт", "таратпагыла", "таркатууга болбойт", "кызматтык колдонуу үчүн"),
    ),
    labels=("эмбарго", "эмбарго астында", "каралама", "каралама нуска", "долбоордук нуска"),
    stems=("эмбарго", "жарыял", "чыгар", "тарат", "таркат"),
    until=r"(?:\d\S{0,20}(?: [^\s.!?]{1,30}){0,3}?|\b(?:дүйшөмбү|шейшемби|шаршемби|бейшемби|жума|ишемби"
    r"|жекшемби|эртең)\w*) "
    r"(?:чейин|мурда|эрте)\b",
    embargo=r"\bэмбарго\b",
    held_text=r"\b(?:билдирүү|материал|текст|маалымат|кабар|релиз)\w*\b[^.!?]{0,30}? эмбарго астында",
    no_publication=r"(?:\b(?:жарыялоого|басып чыгарууга|таратууга|таркатууга) болбойт|\b(?:жарыяланбасын"
    r"|жарыялабагыла|жарыялабаңыз"
    r"|басып чыгарылбасын|таратпагыла|таратпаңыз|таркатпагыла|таркатпаңыз))",
    other_matter=r"\b(?:экспор|импор|соода|сат(?:уу|ып)|ташып|киргиз|сырттан|узарт|алын|жокко|санкци|буудай"
    r"|эгин|мунай|курал|көмүр|товар"
    r"|мыйзам|сурамжыл|шайлоо)",
)

RUSSIAN = CautionWords(
    notices=(
        *("эмбарго до", "эмбарго по #", "эмбарго #", "эмбарго снимается", "под эмбарго до", "под эмбарго #"),
        *("не для печати", "не для публикации", "не для распространения", "не для эфира", "не публиковать"),
        *("не печатать", "не распространять", "публиковать не ранее", "публиковать после", "публикация после"),
        *("публикация разрешена", "публикация запрещена", "разрешено к публикации", "запрещено к публикации"),
        *("просьба не публиковать", "просим не публиковать", "внимание эмбарго", "внимание! эмбарго"),
        *("внимание: эмбарго", "внимание, эмбарго", "опубликовать не ранее", "материал под эмбарго"),
        *("текст под эмбарго", "релиз под эмбарго", "срочно: эмбарго", "срочно! эмбарго", "срочно, эмбарго"),
        *("для служебного пользования", "только для служебного пользования", "для внутреннего пользования"),
        "статус: черновик",
    ),
    labels=(
        *("эмбарго", "под эмбарго", "черновик", "черновик релиза", "черновой вариант", "дсп"),
        *("проект релиза", "проект пресс-релиза"),
    ),
    stems=("эмбарго", "публик", "распространя", "печата", "разглаша"),
    until=r"\b(?:до|(?:не )?(?:ранее|раньше)|после) (?:[^\W\d]{1,30} ){0,2}?(?:\d|понедельника|вторника|среды"
    r"|четверга|пятницы|субботы"
    r"|воскресенья|завтра|утра|полудня|полуночи)",
    embargo=r"\bэмбарго\b",
    held_text=r"\b(?:материал|текст|релиз|сообщени|информаци|документ)\w*\b[^.!?]{0,30}? под эмбарго\b",
    no_publication=r"\b(?:не (?:публик(?:овать|уйте)|распространя(?:ть|йте)|печата(?:ть|йте)|разглаша(?:ть|йте))"
    r"|(?:о?публик(?:овать|уйте))(?= не (?:ранее|раньше)))\b(?: (?:эт|данн|материал|текст|релиз|информаци"
    r"|сообщени)\w*){0,3}",
    other_matter=r"\b(?:эмбарго на (?!публик|распростран|эт|данн|материал|текст|информ)|экспорт|импорт|ввоз"
    r"|вывоз|постав|торгов|продаж"
    r"|санкци|зерн|нефт|оружи|топлив|уг(?:оль|ля)|товар|вв[ео]л|ввод|введ|вв[её]з|продл|налож|отмен|сня[лт]"
    r"|закон|опрос|рейтинг|выбор)",
)

CAUTION_WORDS = (ENGLISH, KYRGYZ, RUSSIAN)
