"""What the pages and the feed say themselves, in each language that there is a page in."""

from dataclasses import dataclass
from datetime import datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

FALLBACK_LANGUAGE = "en"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi"})


@dataclass(frozen=True)
class Phrases:
    """The words of one language; `{date}` and `{show}` are filled in where they stand."""

    ai_label: str
    """The short label beside every player; the disclosure itself is spoken."""
    corrected: str
    read_article: str
    episodes: str
    older_episodes: str
    no_episodes: str
    shows: str
    no_shows: str
    subscribe: str
    other_app: str
    feed_address: str
    copy: str
    copied: str
    transcript: str
    chapters: str
    listen: str
    by: str
    all_episodes: str
    play: str
    pause: str
    position: str
    speed: str
    back: str
    forward: str
    broken: str
    download: str
    skip_to_content: str


PHRASES = {
    "en": Phrases(
        ai_label="Created with AI assistance",
        corrected="Corrected on {date}.",
        read_article="Read the article",
        episodes="Episodes",
        older_episodes="Older episodes",
        no_episodes="No episodes yet. They appear here as soon as articles are published.",
        shows="Shows",
        no_shows="No shows yet.",
        subscribe="Subscribe",
        other_app="In any other app: add this address",
        feed_address="Address of the feed",
        copy="Copy",
        copied="Copied",
        transcript="Transcript",
        chapters="Chapters",
        listen="Listen",
        by="By",
        all_episodes="All episodes of {show}",
        play="Play",
        pause="Pause",
        position="Position",
        speed="Speed",
        back="15 seconds back",
        forward="30 seconds forward",
        broken="The audio cannot be played right now.",
        download="Download MP3",
        skip_to_content="Skip to content",
    ),
    "uk": Phrases(
        ai_label="Створено за допомогою ШІ",
        corrected="Виправлено {date}.",
        read_article="Читати статтю",
        episodes="Випуски",
        older_episodes="Давніші випуски",
        no_episodes="Випусків ще немає. Вони з’являться тут, щойно вийдуть статті.",
        shows="Подкасти",
        no_shows="Подкастів ще немає.",
        subscribe="Підписатися",
        other_app="В іншому застосунку: додайте цю адресу",
        feed_address="Адреса стрічки",
        copy="Копіювати",
        copied="Скопійовано",
        transcript="Текст випуску",
        chapters="Розділи",
        listen="Слухати",
        by="Автор:",
        all_episodes="Усі випуски «{show}»",
        play="Відтворити",
        pause="Пауза",
        position="Позиція",
        speed="Швидкість",
        back="15 секунд назад",
        forward="30 секунд вперед",
        broken="Зараз аудіо не відтворюється.",
        download="Завантажити MP3",
        skip_to_content="Перейти до вмісту",
    ),
    "de": Phrases(
        ai_label="Mit KI-Unterstützung erstellt",
        corrected="Korrigiert am {date}.",
        read_article="Artikel lesen",
        episodes="Folgen",
        older_episodes="Ältere Folgen",
        no_episodes="Noch keine Folgen. Sie erscheinen hier, sobald Artikel veröffentlicht werden.",
        shows="Podcasts",
        no_shows="Noch keine Podcasts.",
        subscribe="Abonnieren",
        other_app="In jeder anderen App: diese Adresse hinzufügen",
        feed_address="Adresse des Feeds",
        copy="Kopieren",
        copied="Kopiert",
        transcript="Transkript",
        chapters="Kapitel",
        listen="Anhören",
        by="Von",
        all_episodes="Alle Folgen von {show}",
        play="Abspielen",
        pause="Pause",
        position="Position",
        speed="Tempo",
        back="15 Sekunden zurück",
        forward="30 Sekunden vor",
        broken="Die Aufnahme lässt sich gerade nicht abspielen.",
        download="MP3 herunterladen",
        skip_to_content="Zum Inhalt springen",
    ),
    "fr": Phrases(
        ai_label="Créé avec l’aide de l’IA",
        corrected="Corrigé le {date}.",
        read_article="Lire l’article",
        episodes="Épisodes",
        older_episodes="Épisodes plus anciens",
        no_episodes="Pas encore d’épisode. Ils paraissent ici dès la publication des articles.",
        shows="Podcasts",
        no_shows="Pas encore de podcast.",
        subscribe="S’abonner",
        other_app="Dans une autre application : ajoutez cette adresse",
        feed_address="Adresse du flux",
        copy="Copier",
        copied="Copié",
        transcript="Transcription",
        chapters="Chapitres",
        listen="Écouter",
        by="Par",
        all_episodes="Tous les épisodes de {show}",
        play="Lecture",
        pause="Pause",
        position="Position",
        speed="Vitesse",
        back="15 secondes en arrière",
        forward="30 secondes en avant",
        broken="L’audio ne peut pas être lu pour le moment.",
        download="Télécharger le MP3",
        skip_to_content="Aller au contenu",
    ),
}


def phrases(language: str) -> Phrases:
    """The phrases of `language` (a BCP 47 tag), English where there are none."""
    return PHRASES.get(language.lower().partition("-")[0], PHRASES[FALLBACK_LANGUAGE])


def direction(language: str) -> str:
    """ "rtl" or "ltr", for the `dir` of a page."""
    return "rtl" if language.lower().partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def long_date(moment: datetime, language: str) -> str:
    """The date in words in `language`: "24 November 2025" with the month's name."""
    return format_date(moment, "long", locale=_locale(language))


def corrected_on(moment: datetime, language: str) -> str:
    """The sentence that says when an episode was corrected; date and words in one language."""
    spoken = language if phrases(language) is not PHRASES[FALLBACK_LANGUAGE] else FALLBACK_LANGUAGE
    sentence = phrases(language).corrected.format(date=long_date(moment, spoken))
    return sentence.replace("..", ".")  # a Ukrainian date ends in "р." itself


def _locale(language: str) -> Locale:
    primary = language.lower().partition("-")[0]
    try:
        return Locale.parse(primary)
    except (UnknownLocaleError, ValueError):
        return Locale.parse(FALLBACK_LANGUAGE)
