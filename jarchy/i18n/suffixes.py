"""The endings that words of another alphabet take: WhatsAppтан, 22 °Cге. Patterns, since they follow the sound of a
word, which its letters don't show. And those before which words of the language have a hyphen.
"""

_WIDE, _NARROW = "[аеоө]", "[ыиуү]"
_PLURAL = rf"[лдт]{_WIDE}р"
_POSSESSIVE = rf"(?:с?{_NARROW}|{_NARROW}?(?:м|ң|б{_NARROW}з|ң{_NARROW}з))"
_CASE = (
    rf"(?:[гк]{_WIDE}(?:ч{_WIDE})?|н?[дт]{_WIDE}(?:н|г{_NARROW})?|[ндт]{_NARROW}н?|н{_WIDE}н?|ч{_WIDE}|с{_NARROW}з"
    rf"|[лдт](?:{_NARROW}к|уу|үү)|ч{_NARROW})"
)

KYRGYZ = rf"(?:{_PLURAL}(?:{_POSSESSIVE})?(?:{_CASE})?|{_POSSESSIVE}(?:{_CASE})?|{_CASE}(?:{_CASE})?)"
RUSSIAN = (
    "(?:а|у|е|ы|и|ом|ой|ам|ах|ами|ов|ка|ки|ку|ке|кой|ский|ская|ское|ские|ского|ской|ских|ник|шник|ники|шники|щик|щики)"
)

_ASKING = "кто|кого|кому|кем|ком|что|чего|чему|чем|чём|где|куда|откуда|когда|как|как(?:ой|ая|ое|ие|ого|ому|их|им|ую)"
# Not экс- or топ- before any word: экс-перт, топ-ливо are parts of one.
RUSSIAN_HYPHENED = (
    rf"(?:{_ASKING}|чей|чья|чьё|чьи|почему|зачем|отчего|сколько)-(?:то|либо|нибудь)"
    r"|(?:ну|дай|давай|\w+[ий]те)-ка|\w+-таки|кое-(?:кто|что|где|как)\w*"
    r"|по-\w+(?:ски|цки|ому|ему|ьи)|из-(?:за|под)|во?-\w+[ыи]х|(?:юго|северо)-(?:восто|запад)\w*"
    r"|(?:вице|пресс|онлайн|интернет|веб|премьер|генерал)-\w\w+"
)
