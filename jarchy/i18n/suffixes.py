"""The endings that words of another alphabet take: WhatsAppтан, 22 °Cге. Patterns, since they follow the sound of a
word, which its letters don't show.
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
