"""What Ukrainian numbers count: magnitudes, units and currencies."""

from audio_pipeline.script.grammar import Counted, Grammar
from audio_pipeline.script.ukrainian_numbers import NUMBER, words
from audio_pipeline.script.units import SI_UNITS


def _counted(one: str, few: str, many: str, other: str, gender: str = "masculine") -> Counted:
    return Counted({"one": one, "few": few, "many": many, "other": other}, gender)


_THOUSAND = _counted("тисяча", "тисячі", "тисяч", "тисячі", "feminine")
_MILLION = _counted("мільйон", "мільйони", "мільйонів", "мільйона")
_BILLION = _counted("мільярд", "мільярди", "мільярдів", "мільярда")
_TRILLION = _counted("трильйон", "трильйони", "трильйонів", "трильйона")
_MAGNITUDES = {
    "тис.": _THOUSAND, "тис": _THOUSAND, "млн.": _MILLION, "млн": _MILLION, "млрд.": _BILLION,
    "млрд": _BILLION, "трлн.": _TRILLION, "трлн": _TRILLION,
}  # fmt: skip
_POINT = _counted(
    "відсотковий пункт", "відсоткові пункти", "відсоткових пунктів", "відсоткового пункту"
)
_SETTLEMENT = _counted(
    "населений пункт", "населені пункти", "населених пунктів", "населеного пункту"
)
_LIGHT_YEAR = _counted("світловий рік", "світлові роки", "світлових років", "світлового року")
_UNIT = {"one": "одиниця", "few": "одиниці", "many": "одиниць", "other": "одиниці"}
_HORSEPOWER = _counted("кінська сила", "кінські сили", "кінських сил", "кінської сили")
_YIELD = _counted("тонна з гектара", "тонни з гектара", "тонн з гектара", "тонни з гектара")
_PIECES = {"one": "штука", "few": "штуки", "many": "штук", "other": "штуки"}
_HOURS = {
    f"{power}-година": {
        "one": f"{power}-година", "few": f"{power}-години", "many": f"{power}-годин",
        "other": f"{power}-години",
    }
    for power in ("мегават", "гігават", "терават")
}  # fmt: skip
_CALORIES = {
    f"{first}калорія": {
        "one": f"{first}калорія", "few": f"{first}калорії", "many": f"{first}калорій",
        "other": f"{first}калорії",
    }
    for first in ("кіло", "гіга")
}  # fmt: skip
_MILLIAMPERE = {
    "one": "міліампер-година", "few": "міліампер-години", "many": "міліампер-годин",
    "other": "міліампер-години",
}  # fmt: skip
_COPIES = _counted("примірник", "примірники", "примірників", "примірника")
_OWN = {
    name: {
        "one": said + tail, "few": f"{said}и{tail}", "other": f"{said}а{tail}",
        "many": f"{said}{'' if said.endswith('вольт') else 'ів'}{tail}",
    }
    for name, said, tail in (
        ("вольт", "вольт", ""), ("кіловольт", "кіловольт", ""), ("децибел", "децибел", ""),
        ("мкг", "мікрограм", ""), ("мікрограм", "мікрограм", " на кубічний метр"),
        ("міліграм", "міліграм", " на кубічний метр"), ("мілізиверт", "мілізиверт", ""),
        ("міліграм на літр", "міліграм", " на літр"), ("центнер", "центнер", " з гектара"),
        ("нанозиверт", "нанозиверт", " на годину"), ("мікрозиверт", "мікрозиверт", " на годину"),
        ("мегабіт", "мегабіт", " за секунду"), ("гігабіт", "гігабіт", " за секунду"),
        ("кубометр", "кубометр", " за секунду"), ("мегавольт-ампер", "мегавольт-ампер", ""),
        ("кіловольт-ампер", "кіловольт-ампер", ""), ("мегапіксель", "мегапіксел", ""),
        ("дюйм", "дюйм", ""),
    )
}  # fmt: skip
"""Masculine units with a hard stem, and what follows them."""
_DEGREE = _counted("градус", "градуси", "градусів", "градуса")

PER = {
    "л": "за літр", "кг": "за кілограм", "т": "за тонну", "м²": "за квадратний метр",
    "кв. м": "за квадратний метр", "кВт·год": "за кіловат-годину", "кВт-год": "за кіловат-годину",
    "Гкал": "за гігакалорію",
    "МВт·год": "за мегават-годину", "міс.": "на місяць", "міс": "на місяць", "добу": "на добу",
    "дол.": "за долар", "дол": "за долар", "євро": "за євро", "рік": "на рік", "год": "за годину",
    "барель": "за барель", "тр. унцію": "за тройську унцію",
}  # fmt: skip

UKRAINIAN = Grammar(
    language="uk",
    number=NUMBER,
    decimal_marks=",.",
    words=words,
    range_word="-",
    minus="мінус",
    magnitudes=_MAGNITUDES,
    plain_magnitudes=tuple(_MAGNITUDES),
    units={
        **SI_UNITS,
        "км": "length-kilometer", "м": "length-meter", "см": "length-centimeter",
        "мм": "length-millimeter", "кг": "mass-kilogram", "г": "mass-gram", "гр": "mass-gram",
        "мм рт. ст.": "pressure-millimeter-ofhg", "мм рт.ст.": "pressure-millimeter-ofhg",
        "гПа": "pressure-hectopascal", "т/га": "урожай", "Вт": "power-watt",
        "Гц": "frequency-hertz", "МГц": "frequency-megahertz", "ГГц": "frequency-gigahertz",
        "к. с.": "сила", "к.с.": "сила",
        "мг": "mass-milligram", "т": "mass-tonne", "га": "area-hectare", "л": "volume-liter",
        "мл": "volume-milliliter", "км/год": "speed-kilometer-per-hour",
        "км/год.": "speed-kilometer-per-hour", "м/с": "speed-meter-per-second",
        "кв. км": "area-square-kilometer", "кв км": "area-square-kilometer",
        "кв.км": "area-square-kilometer", "км²": "area-square-kilometer",
        "кв. м": "area-square-meter", "кв м": "area-square-meter", "кв.м": "area-square-meter",
        "м²": "area-square-meter", "м2": "area-square-meter", "м³": "volume-cubic-meter",
        "м3": "volume-cubic-meter", "куб. м": "volume-cubic-meter", "куб м": "volume-cubic-meter",
        "куб.м": "volume-cubic-meter", "°С": "temperature-celsius", "° С": "temperature-celsius",
        "кВт": "power-kilowatt", "МВт": "power-megawatt", "ГВт": "power-gigawatt",
        "кВт·год": "energy-kilowatt-hour", "кВт-год": "energy-kilowatt-hour",
        "ГБ": "digital-gigabyte", "МБ": "digital-megabyte", "ТБ": "digital-terabyte",
        "хв": "duration-minute", "хв.": "duration-minute", "год": "duration-hour",
        "год.": "duration-hour", "міс": "duration-month", "міс.": "duration-month",
        "сек": "duration-second", "сек.": "duration-second",
        "мА·год": "міліампер", "мА-год": "міліампер",
        "шт.": "штука", "шт": "штука", "обл.": "область", "прим.": "примірник",
        "В": "вольт", "кВ": "кіловольт", "мг/м³": "міліграм",
        "мкг/м³": "мікрограм",
        "мкг/м3": "мікрограм", "мг/м3": "міліграм", "мкг/куб. м": "мікрограм", "мкг": "мкг",
        "дБ": "децибел", "мг/л": "міліграм на літр", "нЗв/год": "нанозиверт",
        "мкЗв/год": "мікрозиверт", "мЗв": "мілізиверт", "кВт/год": "energy-kilowatt-hour",
        "Мбіт/с": "мегабіт", "Гбіт/с": "гігабіт", "ц/га": "центнер", "м³/с": "кубометр",
        "МВт·год": "мегават-година", "МВт-год": "мегават-година", "ГВт·год": "гігават-година",
        "ТВт·год": "терават-година", "ккал": "кілокалорія", "Гкал": "гігакалорія",
        "Мп": "мегапіксель", "Мпікс": "мегапіксель", "нм": "length-nanometer", "″": "дюйм",
        "МВА": "мегавольт-ампер", "кВА": "кіловольт-ампер",
        "н. п.": "населений пункт", "н.п.": "населений пункт", "од.": "одиниця",
        "св. р.": "світловий рік", "св. рік": "світловий рік", "св. роки": "світловий рік",
        "св. років": "світловий рік", "св. року": "світловий рік",
        "%": "concentr-percent", "в.п.": "пункт", "в. п.": "пункт", "п.п.": "пункт",
        "п. п.": "пункт", "відс. п.": "пункт", "°": "градус",
    },
    own_units={
        "mass-tonne": {"one": "тонна", "few": "тонни", "many": "тонн", "other": "тонни"},
        "пункт": _POINT.forms,
        "урожай": _YIELD.forms,
        "сила": _HORSEPOWER.forms,
        "градус": _DEGREE.forms,
        **_OWN,
        **_HOURS,
        **_CALORIES,
        "міліампер": _MILLIAMPERE,
        "штука": _PIECES,
        "одиниця": _UNIT,
        "населений пункт": _SETTLEMENT.forms,
        "світловий рік": _LIGHT_YEAR.forms,
        "область": {"one": "область", "few": "області", "many": "областей", "other": "області"},
        "примірник": _COPIES.forms,
    },
    currency_words={
        "грн.": "UAH", "грн": "UAH", "дол. США": "USD", "дол.": "$", "дол": "$", "коп.": "копійка",
        "коп": "копійка",
    },
    currency_names={
        "$": {"one": "долар", "few": "долари", "many": "доларів", "other": "долара"},
        "UAH": {"one": "гривня", "few": "гривні", "many": "гривень", "other": "гривні"},
        "GBP": {"one": "фунт", "few": "фунти", "many": "фунтів", "other": "фунта"},
        "RUB": {"one": "рубль", "few": "рублі", "many": "рублів", "other": "рубля"},
        "PLN": {"one": "злотий", "few": "злоті", "many": "злотих", "other": "злотого"},
        "копійка": {"one": "копійка", "few": "копійки", "many": "копійок", "other": "копійки"},
    },
    cents={
        "UAH": _counted("копійка", "копійки", "копійок", "копійки", "feminine"),
        "$": _counted("цент", "центи", "центів", "цента"),
        "USD": _counted("цент", "центи", "центів", "цента"),
        "EUR": _counted("цент", "центи", "центів", "цента"),
    },
    genders=dict.fromkeys(
        ("UAH", "копійка", "сила", "штука", "одиниця", "область", "міліампер", "урожай",
         "TRY", "INR", "SEK", "NOK", "DKK", "CZK", "JPY",
         "mass-tonne", *_HOURS, *_CALORIES,
         "duration-hour", "duration-minute", "duration-second", "length-mile",
         "energy-kilowatt-hour"),
        "feminine",
    ),
)  # fmt: skip
