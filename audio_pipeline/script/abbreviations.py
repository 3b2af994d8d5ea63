"""Abbreviations whose dot does not end a sentence, and words that sentences begin with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Abbreviations:
    """Patterns of whole words without their last dot; case does not count.

    `before_number` ends none where a number follows.
    `never` ends no sentence (a title, a street); `perhaps` ends one before a word that sentences
    begin with; `mostly` ends one before any capital letter. `starters` is compared as written.
    """

    never: re.Pattern[str]
    perhaps: re.Pattern[str]
    mostly: re.Pattern[str]
    starters: re.Pattern[str]
    before_number: re.Pattern[str] = re.compile(r"(?!)")
    ordinal_dot: bool = False
    """Whether a dot after a number makes it an ordinal: "3. Oktober"."""


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_NONE = re.compile(r"(?!)")

ABBREVIATIONS: Mapping[str, Abbreviations] = {
    "en": Abbreviations(
        never=_words(
            r"mr|mrs|ms|mx|dr|prof|gen|lt|col|maj|capt|sgt|cpl|pvt|adm|cmdr|brig|sens?|reps?|govs?",
            r"rev|hon|fr|supt|det|insp|amb|pres|mt|ft|ste|messrs|mme|mlle|vs|v",
            r"cf|viz|e\.g|i\.e",
            r"approx|u\.s\.-\w+",
        ),
        perhaps=_words(
            r"(?:[a-z]\.){1,5}[a-z]|st|al|inc|corp|ltd|co|bros|jr|sr|etc|dept|univ|assn|ave|blvd",
            r"rd|pkwy|ph\.d|mass|calif|conn|fla|ill|ind|mich|minn|miss|okla|ore|pa|tenn|tex|va|vt|wash|wis",
            r"ariz|ark|colo|del|ga|kan|ky|la|md|mo|mont|neb|nev|est",
            r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[dr]-[a-z]{1,5}(?:\.[a-z])?",
        ),
        mostly=_NONE,
        before_number=_words("no|nos|pp?|figs?|vol|ch|sec|art|para|pop|ca?"),
        starters=re.compile(
            "The|A|An|He|She|It|They|We|I|You|This|That|These|Those|There|But|And|So|Or|In|On|At"
            "|For|From|When|While|After|Before|As|If|His|Her|Their|Its|Our|My|What|Who|Why|How|Where"
            "|By|With|Since|Some|Many|Most|No|Not|Now|Then|Two|Three|One|Both|Each|Another|However"
            "|Meanwhile|According|Despite|Under|Until|During|Last|Earlier|Later|Also|Still|Yet"
        ),
    ),
    "uk": Abbreviations(
        never=_words(
            "м|с|смт|вул|просп|бул|пл|пров|буд|кв|обл|р-н|оз|о|див|напр|ім|проф|акад|доц|канд|ген",
            "полк|підполк|кап|лейт|серж|мол|гр|св|пор|рис|табл|стор|п|пп|гл|розд|абз|т|зв|тов|зам",
            "січ|лют|бер|квіт|трав|черв|лип|серп|вер|жовт|лист|груд|тел|англ|лат|рос|укр|нім|заст",
            "франц|т\\. зв",
        ),
        perhaps=_words("р|рр|ст|тис|н\\. ?е|до н\\. ?е|[а-яіїєґ]\\.[а-яіїєґ]"),
        mostly=_words("год|хв|сек|грн|млн|млрд|трлн|коп|дол|євр|і т|д|ін|осіб|чол|кг|км|м2|шт"),
        before_number=_words("ст|год|хв"),
        starters=re.compile(
            "Він|Вона|Воно|Вони|Ми|Ви|Я|Це|Цей|Ця|Ці|Той|Та|Те|Ті|У|В|На|За|З|Із|Зі|До|Від|Для|Про"
            "|Але|А|І|Й|Однак|Проте|Тому|Тоді|Потім|Після|Перед|Під|Також|Водночас|Як|Якщо|Коли|Де"
            "|Що|Хто|Чому|Його|Її|Їх|Їхній|Наразі|Нині|Зараз|Тепер|Раніше|Згодом|Понад|Майже|Через"
        ),
    ),
    "de": Abbreviations(
        never=_words(
            "hr|hrn|fr|dr|prof|fa|dipl|ing|st|nr|art|abs|bd|s|str|ca|bzw|vgl|sog|inkl|exkl|ggf|evtl",
            "max|min|tel|jan|feb|febr|apr|aug|sept|okt|nov|dez|z\\. ?b|d\\. ?h|u\\. ?a|v\\. ?a",
            "i\\. ?d|o\\. ?ä|s\\. ?o|z\\. ?t|geb|gest|kap|abb|hl|jh|z|d|u|i|v",
        ),
        perhaps=_words("usw|etc|mio|mrd|chr|a|h|b|ä|o|[a-zäöü]\\.[a-zäöü]|jr|std"),
        mostly=_NONE,
        starters=re.compile(
            "Der|Die|Das|Ein|Eine|Er|Sie|Es|Wir|Ich|Ihr|Dies|Diese|Dieser|Dieses|Aber|Doch|Und|Oder"
            "|Dann|Danach|Davor|Dort|Da|Im|In|Am|An|Auf|Aus|Bei|Mit|Nach|Von|Vor|Zu|Zum|Zur|Für|Auch"
            "|So|Wenn|Als|Weil|Was|Wer|Wie|Wo|Warum|Seit|Seine|Ihre|Nun|Jetzt|Später|Zuvor|Zudem"
            "|Allerdings|Trotzdem|Deshalb|Damit|Dabei|Unter|Über|Man|Nur|Noch|Viele|Zwei|Drei"
        ),
        ordinal_dot=True,
    ),
    "fr": Abbreviations(
        never=_words(
            "m|mm|mme|mmes|mlle|mlles|me|mgr|dr|pr|st|ste|av|bd|boul|p|pp|n|no|art|chap|fig|vol|éd",
            "env|cf|ex|p\\. ?ex|janv|févr|avr|juil|sept|oct|nov|déc|tél|apr|c\\.-à-d|hab",
        ),
        perhaps=_words("etc|j\\.-c|cie|jr|[a-z]\\.[a-z]|(?:[a-z]\\.)+[a-z]"),
        mostly=_NONE,
        starters=re.compile(
            "Le|La|Les|L|Un|Une|Des|Il|Elle|Ils|Elles|On|Nous|Vous|Je|J|C|Ce|Cet|Cette|Ces|Cela|Mais"
            "|Et|Ou|Où|Donc|Or|Dans|En|Au|Aux|À|A|Pour|Par|Avec|Sans|Sous|Sur|Selon|Depuis|Après"
            "|Avant|Puis|Ensuite|Alors|Quand|Lorsque|Si|Comme|Que|Qui|Son|Sa|Ses|Leur|Leurs|D|Plus"
        ),
    ),
}
NO_ABBREVIATIONS = Abbreviations(_NONE, _NONE, _NONE, _NONE)
