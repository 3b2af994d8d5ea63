"""Pages with the markup that content systems and well-known sites' templates emit, and their labels.

Every text is invented; only names of attributes, classes and fields and how they are used are those
of the templates. A page is written as its head and what stands above its text.
"""

import json
from dataclasses import dataclass

TITLE = "Old bridge closes until spring"
TEXT = "".join(
    f"<p>{text}</p>"
    for text in (
        "The bridge over the Ash will close on Monday and stay shut, the county council said.",
        "Engineers found cracks in two of its piers when the water was low in late summer.",
        "Buses will run by way of Elm Street, and the ferry will carry people for nothing.",
    )
)


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


def page(head: str, above: str = "", lang: str = "en", below: str = "") -> str:
    """A page; `above` is what stands above its text, the headline included."""
    root = f' lang="{lang}"' if lang else ""
    return (
        f'<!DOCTYPE html><html{root}><head><meta charset="utf-8">{head}</head><body>'
        f'<nav><a href="/">Home</a><a href="/news">News</a></nav><main><article>{above}'
        f"<div>{TEXT}</div></article></main>{below}<footer>© All rights</footer></body></html>"
    )


def meta(**contents: str) -> str:
    """`<meta>`s; in names `__` stands for a colon and `_0_` for a dot: og__title, DC_0_date."""
    made = []
    for name, content in contents.items():
        name = name.replace("_0_", ".").replace("__", ":")
        kind = "property" if ":" in name else "name"
        made.append(f'<meta {kind}="{name}" content="{content}">')
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
