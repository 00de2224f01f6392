"""Words that a line does not part from what is beside them. They are separated by spaces; * stands for any ending."""

from msgspec import Struct


class HeldWords(Struct, frozen=True):
    """The words of one language, in small letters. Capital ones mean the same."""

    before_number: str = ""  # стр. 5
    before_name: str = ""  # ул. Чуй; not behind a number: 2018 г. Ош
    after_name: str = ""  # Ош ш.
    after_roman: str = ""  # XXI век
    before_letter: str = ""  # план А: what follows the letter is the next sentence, not a surname
    weekdays: str = ""  # of two letters, as in пн-пт
    before_street: str = ""  # ул. Ленина, 221
    after_street: str = ""  # Ленин көчөсү, 221
    uncounted: str = ""  # words that a number before them does not count: 3 или 4


_STREETS = "ул. пр. просп. пер. пл. бул. мкр."  # ул. 7 Апреля
_TELEPHONES = "тел. тел.: телефон телефон: телефону факс факс: моб."
_PLACES_AND_TITLES = f"{_STREETS} г. с. пос. обл. ст. им. оз. проф. акад. доц. дж. д-р"
_LETTERED = "план* групп* класс* витамин* гепатит* категори* вариант* блок* корпус* сери* тип* пункт* част* зон*"
_WEEKDAYS_EN = (
    "mon tue wed thu fri sat sun mon. tue. wed. thu. fri. sat. sun. mon: tue: wed: thu: fri: sat: sun: monday tuesday "
    "wednesday thursday friday saturday sunday"
)
_DAYS_RU = "пн вт ср чт пт сб вс"
_WEEKDAYS_RU = (
    f"{_DAYS_RU} пн. вт. ср. чт. пт. сб. вс. пн: вт: ср: чт: пт: сб: вс: понедельник вторник среда четверг пятница "
    "суббота воскресенье"
)
_DAYS_KY = "дш шш шр бш жм иш жк"
_WEEKDAYS_KY = (
    f"{_DAYS_KY} дш. шш. шр. бш. жм. иш. жк. дш: шш: шр: бш: жм: иш: жк: дүйшөмбү шейшемби шаршемби бейшемби жума "
    "ишемби жекшемби"
)
_STREETS_RU = f"{_STREETS} улиц* проспект* переул* площад* бульвар* микрорайон*"

ENGLISH = HeldWords(
    before_number=f"{_WEEKDAYS_EN} p. pp. no. nos. vol. ch. sec. art. fig. para. ext. tel. tel.: phone: fax: apt. "
    "rm. page pages chapter section article figure table room january february march april may june july august "
    "september october november december",
    before_name="mr. mrs. ms. dr. prof. st. mt.",
    before_letter="plan* group* class* vitamin* hepatitis categor* option* block* type* part* section* zone* grade*",
    uncounted="and the for nor but yet with from into onto over than that which who when while was were are has had "
    "have will would can could may might must shall should per",
)

RUSSIAN = HeldWords(
    before_number=f"{_STREETS} {_TELEPHONES} {_WEEKDAYS_RU} доб. доб ком. каб. стр. с. ст. п. пп. ч. гл. разд. абз. д. "
    "кв. к. корп. оф. эт. т. вып. рис. табл. прил. статья статьи статье статью глава главе главу пункт пункта пункту "
    "пункте кабинет кабинета кабинете страница страницы странице",
    before_name=f"{_PLACES_AND_TITLES} гг. д. дер. п. пгт. р. о. гор. р-н б-р г-н г-жа г-на г-ну гр. т. тов. св. "
    "каб. корп. лит.",
    after_roman="в. вв. век* тур* созыв* квартал* полугоди* съезд* курулта* этап* степен* групп* категори* класс* "
    "тысячелети* очеред* чемпионат* фестивал* конгресс* форум* международн* республиканск*",
    before_letter=f"{_LETTERED} букв* литер* подъезд* раздел*",
    weekdays=_DAYS_RU,
    before_street=_STREETS_RU,
    uncounted="или либо что как так это был была было были его для без над под при про нет уже ещё еще если чем через "
    "также когда чтобы который которая которое которые",
)

KYRGYZ = HeldWords(
    before_number=f"{_STREETS} {_TELEPHONES} {_WEEKDAYS_KY} {_WEEKDAYS_RU} көч. саат ички кошумча доб. каб. к. б. "
    "бет ст. п. т.",
    before_name=_PLACES_AND_TITLES,
    after_name="ш. көч. пр. обл. айм.",
    after_roman="к. кылым* тур* чакырылыш* чакырылыштагы квартал* жарым* курулта* этап* даража* топ* чейрек* кезек*",
    before_letter=f"{_LETTERED} топ* тамга* бөлүм*",
    weekdays=f"{_DAYS_KY} {_DAYS_RU}",
    before_street=_STREETS_RU,
    after_street="көч. пр. көчө* проспект* бульвар*",
    uncounted="жана менен же болуп болот деп деген үчүн эле дагы бирок анда ошол бул",
)
