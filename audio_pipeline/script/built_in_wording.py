"""What a show says itself where it has no words of its own, in each language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class FullWording:
    """Templates of one language; an empty one is left out, but the disclosure never is empty."""

    opening: str
    byline: str
    date_alone: str
    byline_alone: str
    disclosure: str
    closing: str
    quote: str
    quote_by: str
    quote_end: str
    post: str
    post_unsigned: str
    post_end: str
    table: str
    table_named: str
    code: str
    formula: str
    question: str
    answer: str


BUILT_IN: Mapping[str, FullWording] = {
    "en": FullWording(
        opening="You are listening to {show}.",
        byline="By {byline}, {date}.",
        date_alone="{date}.",
        byline_alone="By {byline}.",
        disclosure="This audio is created with AI assistance",
        closing="That was {show}. Thank you for listening.",
        quote="Quote.",
        quote_by="Quote from {source}.",
        quote_end="End of quote.",
        post="On {network}, {source} wrote:",
        post_unsigned="A post on {network}:",
        post_end="End of post.",
        table="A table with {rows} is left out here.",
        table_named="A table with {rows} is left out here: {caption}.",
        code="A code listing is left out here.",
        formula="A formula is left out here.",
        question="Question:",
        answer="Answer:",
    ),
    "uk": FullWording(
        opening="Ви слухаєте {show}.",
        byline="Текст: {byline}. {date}.",
        date_alone="{date}.",
        byline_alone="Текст: {byline}.",
        disclosure="Цей аудіозапис створено за допомогою штучного інтелекту",
        closing="Ви слухали {show}. Дякуємо за увагу.",
        quote="Цитата.",
        quote_by="Цитата: {source}.",
        quote_end="Кінець цитати.",
        post="У {network} пише {source}:",
        post_unsigned="Допис у {network}:",
        post_end="Кінець допису.",
        table="Тут пропущено таблицю на {rows}.",
        table_named="Тут пропущено таблицю на {rows}: {caption}.",
        code="Тут пропущено фрагмент коду.",
        formula="Тут пропущено формулу.",
        question="Запитання:",
        answer="Відповідь:",
    ),
    "de": FullWording(
        opening="Sie hören {show}.",
        byline="Von {byline}, {date}.",
        date_alone="{date}.",
        byline_alone="Von {byline}.",
        disclosure="Diese Audiofassung wurde mit Unterstützung künstlicher Intelligenz erstellt",
        closing="Das war {show}. Vielen Dank fürs Zuhören.",
        quote="Zitat.",
        quote_by="Zitat von {source}.",
        quote_end="Ende des Zitats.",
        post="Auf {network} schrieb {source}:",
        post_unsigned="Ein Beitrag auf {network}:",
        post_end="Ende des Beitrags.",
        table="Hier ist eine Tabelle mit {rows} ausgelassen.",
        table_named="Hier ist eine Tabelle mit {rows} ausgelassen: {caption}.",
        code="Hier ist ein Programmtext ausgelassen.",
        formula="Hier ist eine Formel ausgelassen.",
        question="Frage:",
        answer="Antwort:",
    ),
    "fr": FullWording(
        opening="Vous écoutez {show}.",
        byline="Par {byline}, le {date}.",
        date_alone="Le {date}.",
        byline_alone="Par {byline}.",
        disclosure="Cet enregistrement est créé avec l’aide de l’intelligence artificielle",
        closing="C’était {show}. Merci de votre écoute.",
        quote="Citation.",
        quote_by="Citation de {source}.",
        quote_end="Fin de citation.",
        post="Sur {network}, {source} a écrit :",
        post_unsigned="Une publication sur {network} :",
        post_end="Fin de la publication.",
        table="Un tableau de {rows} est omis ici.",
        table_named="Un tableau de {rows} est omis ici : {caption}.",
        code="Un extrait de code est omis ici.",
        formula="Une formule est omise ici.",
        question="Question :",
        answer="Réponse :",
    ),
}
WITHOUT_WORDS = FullWording(
    opening="{show}.",
    byline="{byline}. {date}.",
    date_alone="{date}.",
    byline_alone="{byline}.",
    disclosure="",
    closing="",
    quote="",
    quote_by="{source}.",
    quote_end="",
    post="{network}, {source}:",
    post_unsigned="{network}:",
    post_end="",
    table="",
    table_named="",
    code="",
    formula="",
    question="",
    answer="",
)
"""For a language without built-in wording: nothing in it needs translating."""
