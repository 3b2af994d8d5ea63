"""Pages with the markup that content systems' and well-known sites' templates emit, labelled.

Every text is invented; only names of attributes, classes and fields and how they are used are those
of the templates. A page is written as its head and what stands above its text.
"""

import json
from dataclasses import dataclass

TITLE = "Old bridge closes until spring"
TEXTS = {
    "en": (
        "The bridge over the Ash will close on Monday and stay shut, the county council said.",
        "Engineers found cracks in two of its piers when the water was low in late summer.",
        "Buses will run by way of Elm Street, and the ferry will carry people for nothing.",
    ),
    "de": (
        "Die Brücke über die Asch wird am Montag für den Verkehr gesperrt, sagt der Landkreis.",
        "In zwei der Pfeiler sind Risse, die man bei dem niedrigen Wasser im Sommer fand.",
        "Die Busse fahren durch die Ulmenstraße, und die Fähre ist für alle zu Fuß umsonst.",
    ),
    "fr": (
        "Le pont sur la rivière est fermé lundi pour des travaux, dit le conseil de la ville.",
        "Des fissures ont été vues dans les piles du pont, par des eaux basses de la fin de l’été.",
        "Les bus passent par la rue des Ormes, et le bac est gratuit pour les gens à pied.",
    ),
    "es": (
        "El puente sobre el río se cierra el lunes por las obras, según dijo el consejo.",
        "Los ingenieros vieron grietas en los pilares que se ven con el agua baja del verano.",
        "Los autobuses van por la calle de los Olmos, y la barca es para la gente de a pie.",
    ),
    "it": (
        "Il ponte sul fiume è chiuso per i lavori da lunedì, dice il consiglio della contea.",
        "Gli ingegneri hanno visto crepe nei piloni del ponte con la acqua bassa di fine estate.",
        "Gli autobus passano per la via degli Olmi, e il traghetto non si paga per chi è a piedi.",
    ),
    "nl": (
        "De brug over de rivier is van maandag tot het voorjaar dicht, zegt de provincie.",
        "In twee van de pijlers zijn scheuren die men bij het lage water van de zomer zag.",
        "De bussen rijden door de Iepenstraat, en het veer is voor mensen te voet niet te duur.",
    ),
    "uk": (
        "Міст через річку закриють у понеділок і не відкриють до весни, каже рада області.",
        "У двох опорах мосту інженери знайшли тріщини, як вода наприкінці літа стояла низько.",
        "Автобуси поїдуть вулицею В’язовою, а пором для людей, що йдуть пішки, буде без плати.",
    ),
}


@dataclass(frozen=True)
class Labelled:
    """A page and what is right for it; dates in ISO 8601 as far as they are told, "" for none."""

    template: str
    url: str
    html: str
    byline: str
    published: str
    updated: str = ""
    language: str = "en"
    title: str = TITLE
    address: str = ""
    """Where it is not `url`."""


def page(head: str, above: str = "", lang: str = "en", text: str = "") -> str:
    """A page that says `lang`; `above` is what stands above its text, the headline included.

    `text` is the language of the text, where it is not the one that the page says.
    """
    paragraphs = "".join(f"<p>{each}</p>" for each in TEXTS[text or lang[:2]])
    root = f' lang="{lang}"' if lang else ""
    return (
        f'<!DOCTYPE html><html{root}><head><meta charset="utf-8">{head}</head><body>'
        f'<nav><a href="/">Home</a><a href="/news">News</a></nav><main><article>{above}'
        f"<div>{paragraphs}</div></article></main><footer>© All rights</footer></body></html>"
    )


def meta(**contents: str) -> str:
    """`<meta>`s; in names `__` stands for a colon and `_0_` for a dot: og__title, DC_0_date."""
    made = []
    for name, content in contents.items():
        told = name.replace("_0_", ".").replace("__", ":")
        kind = "property" if ":" in told else "name"
        made.append(f'<meta {kind}="{told}" content="{content}">')
    return "".join(made)


def data(*nodes: object) -> str:
    """A JSON-LD script with one node or a list of them."""
    value = nodes[0] if len(nodes) == 1 else list(nodes)
    return f'<script type="application/ld+json">{json.dumps(value, ensure_ascii=False)}</script>'


def news(kind: str = "NewsArticle", **fields: object) -> str:
    """JSON-LD of an article with the headline of all these pages."""
    return data({"@context": "https://schema.org", "@type": kind, "headline": TITLE, **fields})


def person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def head_title(text: str) -> str:
    return f"<title>{text}</title>"


def canonical(address: str) -> str:
    return f'<link rel="canonical" href="{address}">'


def h1(text: str = TITLE, name: str = "") -> str:
    return f'<h1 class="{name}">{text}</h1>' if name else f"<h1>{text}</h1>"
