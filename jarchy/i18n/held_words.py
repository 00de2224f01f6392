"""Words that a line does not part from what is beside them. They are separated by spaces; * stands for any ending."""

from msgspec import Struct


class HeldWords(Struct, frozen=True):
    """The words of one language, in small letters. Capital ones mean the same."""

    before_number: str = ""  # стр. 5
    before_name: str = ""  # ул. Чуй; not behind a number: 2018 г. Ош
    after_name: str = ""  # Ош ш.
    after_roman: str = ""  # XXI век
    before_letter: str = ""  # план А: what follows the letter is the next sentence, not a surname


_STREETS = "ул. пр. просп. пер. пл. бул. мкр."  # ул. 7 Апреля
_TELEPHONES = "тел. тел.: телефон телефон: телефону факс факс: моб."
_PLACES_AND_TITLES = f"{_STREETS} г. с. пос. обл. ст. им. оз. проф. акад. доц. дж. д-р"
_LETTERED = "план* групп* класс* витамин* гепатит* категори* вариант* блок* корпус* сери* тип* пункт* част* зон*"

ENGLISH = HeldWords(
    before_number="p. pp. no. nos. vol. ch. sec. art. fig. para. ext. tel. tel.: phone: fax: apt. rm. page pages "
    "chapter section article figure table room january february march april may june july august september october "
    "november december",
    before_name="mr. mrs. ms. dr. prof. st. mt.",
    before_letter="plan* group* class* vitamin* hepatitis categor* option* block* type* part* section* zone* grade*",
)

RUSSIAN = HeldWords(
    before_number=f"{_STREETS} {_TELEPHONES} доб. доб ком. каб. стр. с. ст. п. пп. ч. гл. разд. абз. д. кв. к. корп. "
    "оф. эт. т. вып. рис. табл. прил. статья статьи статье статью глава главе главу пункт пункта пункту пункте "
    "кабинет кабинета кабинете страница страницы странице",
    before_name=f"{_PLACES_AND_TITLES} гг. д. дер. п. пгт. р. о. гор. р-н б-р г-н г-жа г-на г-ну гр. т. тов. св. "
    "каб. корп. лит.",
    after_roman="в. вв. век* тур* созыв* квартал* полугоди* съезд* курулта* этап* степен* групп* категори* класс* "
    "тысячелети* очеред* чемпионат* фестивал* конгресс* форум* международн* республиканск*",
    before_letter=f"{_LETTERED} букв* литер* подъезд* раздел*",
)

KYRGYZ = HeldWords(
    before_number=f"{_STREETS} {_TELEPHONES} саат ички кошумча доб. каб. к. б. бет ст. п. т.",
    before_name=_PLACES_AND_TITLES,
    after_name="ш. көч. пр. обл. айм.",
    after_roman="к. кылым* тур* чакырылыш* чакырылыштагы квартал* жарым* курулта* этап* даража* топ* чейрек* кезек*",
    before_letter=f"{_LETTERED} топ* тамга* бөлүм*",
)
