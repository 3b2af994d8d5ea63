"""What a page's `<head>` says of the article, in the same fields as front matter."""

from contextlib import suppress
from html.parser import HTMLParser

from audio_pipeline.sources.frontmatter import Fields

HEAD_CHARACTERS = 262_144

_FIELDS = {
    "article:published_time": "date",
    "article:modified_time": "updated",
    "article:section": "categories",
    "article:tag": "categories",
    "author": "author",
    "description": "description",
    "keywords": "keywords",
    "og:audio": "audio",
    "og:audio:url": "audio",
    "og:title": "title",
    "og:url": "url",
}


def head_fields(html: str) -> Fields:
    """title, author, date, updated, url, language, categories, description, audio where stated."""
    reader = _HeadReader()
    with suppress(AssertionError):  # so the parser says that a declaration is none: it ends there
        reader.feed(html[:HEAD_CHARACTERS])
        reader.close()
    fields = reader.fields
    fields["categories"] = fields.get("categories", []) + [
        word for keywords in fields.pop("keywords", []) for word in keywords.split(",")
    ]
    named = {key: tuple(v.strip() for v in values if v.strip()) for key, values in fields.items()}
    title = " ".join("".join(reader.title).split())
    return named if named.get("title") or not title else named | {"title": (title,)}


class _HeadReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, list[str]] = {}
        self.title: list[str] = []
        self._in_title = False
        self._in_head = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self._say("language", given.get("lang", ""))
        elif tag == "body":
            self._in_head = False
        elif not self._in_head:
            return
        elif tag == "title":
            self._in_title = not self.title
        elif tag == "meta":
            name = (given.get("property") or given.get("name", "")).lower()
            self._say(_FIELDS.get(name, ""), given.get("content", ""))
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self._say("canonical", given.get("href", ""))

    def _say(self, field: str, value: str) -> None:
        if field and value:
            self.fields.setdefault(field, []).append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        elif tag == "head":
            self._in_head = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)
