"""What the names of elements say: which parts of a page are no part of its article."""

import re

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

_NEVER_NOISE = frozenset(("html", "body", "main", "h1", "h2", "h3", "h4", "h5", "h6"))
_NOISE_TAGS = frozenset(("nav", "aside", "footer", "form", "menu"))
_NOISE_ROLE_WORDS = (
    "navigation banner search complementary contentinfo dialog alertdialog toolbar menu form"
)
_NOISE_ROLES = frozenset(_NOISE_ROLE_WORDS.split())
# Names are split where words meet ("relatedPosts", "related-posts", "related_posts"), so that
# "share" does not match "shareholders", nor "ad" "headline".
_NOISE_NAMES = re.compile(
    r"(?:^| )(?:"
    r"related|recommend(?:ed|ations?|s)?|read (?:more|also|next)|see also|more (?:on|from|stories)|"
    r"(?:most )?popular|trending|most (?:read|viewed)|up next|further reading|you may|might like|"
    r"share|sharing|sharers?|shariff|social|sociable|addthis|addtoany|a2a|jp relatedposts|"
    r"sharedaddy|"
    r"newsletters?|subscri(?:be|ptions?)|sign ?up|mailchimp|mc embed|membership|donat(?:e|ion)|"
    r"support us|freemium(?: ?wall)?|disturber|spenden?|cta|"
    r"call to action|promo(?:s|tion|tional)?|sponsor(?:ed|s)?|"
    r"advert(?:s|isement|ising)?|"
    r"ads?|adsense|dfp|banner|outbrain|taboola|"
    r"cookies?|consent|gdpr|paywall|regwall|piano|"
    r"comments?|disqus|respond|reply|replies|"
    r"breadcrumbs?|sidebar|widget area|navigation|navbar|nav|menu|toolbar|pagination|pager|"
    r"user ?(?:info|details|options)|message user|post ?profile|postbit ?legacy|"
    r"author (?:box|bio|info|card|about|description)|about (?:the )?author|bio(?:graphy)? box|"
    r"bylines?|byline block|post meta|entry meta|article meta|meta data|metadata|"
    r"foot ?notes?|key (?:events|points?)|toc|table of contents|"
    r"tags?|tag list|tags links|post tags|categories|cat links|"
    r"weiterlesen|mehr zum thema|verwandte|empfehlung(?:en)?|lire aussi|savoir plus|"
    r"relacionad[ao]s?|leer mas|correlat[io]|leggi anche|"
    r"teilen|partager|compartir|condividi|anzeige|werbung|publicite|publicidad|pubblicita|"
    r"kommentare|commentaires|comentarios|commenti|abbinder|schlagwoerter|schlagworte|"
    r"(?:show|form|sign ?up|submit|message) success|success (?:message|state)|"
    r"short bio|autor(?:en)? (?:box|info|kasten|bio)|merkliste|inhaltsverzeichnis|sommaire|"
    r"reading time|read time|min read|post edit link|edit link|"
    r"audio player|listen|read aloud|text to speech|tts|"
    r"saboxplugin|rss box|flyout|tooltips?|usps?|mw references|reflist|"
    r"pull ?quotes?|ticker|live ticker|breaking bar|"
    r"footer|site header|masthead|copyright|print only|no ?print|"
    r"screen reader text|visually hidden|sr only|"
    r"skip link|poll|quiz|ratings?|vote|feedback|likes"
    r")(?: |$)"
)
# What themes call the page or its whole body: such a name alone says nothing.
_BODY_NAMES = re.compile(
    r"(?:^| )(?:(?:article|entry|post|story|page|main|field) ?(?:body|content|text)|content main|"
    r"body(?: text)?|has sidebar|with sidebar|no sidebar|hentry|type post)(?: |$)"
)
_CORRECTION_NAMES = re.compile(
    r"(?:^| )(?:corrections?|clarification|editors? note|errat(?:um|a)|korrektur|"
    r"rectificatif)(?: |$)"
)
_STATES = re.compile(r"(?:^| )(?:has|with|no|without|is|js) \w+(?= |$)")
"""What a theme says of a body beside its name: "has-ads", "is-sharing", "with-toc"."""
_CAPTION_NAMES = re.compile(
    r"(?:^| )(?:caption|figcaption|caption text|legend|cutline|bildunterschrift|bildtext|"
    r"(?:image|img|picture) (?:annotation|desc(?:ription)?|alt))(?: |$)"
)
_ICONS = re.compile(r"material (?:icons?|symbols?)(?: |$)")
"""Fonts that draw a sign for its name: "chat_bubble"."""
_CREDIT_NAMES = re.compile(
    r"(?:^| )(?:credits?|copyright|photographer|photo by|image source|source|attribution|"
    r"bildnachweis|urheber)(?: |$)"
)
_HEADING_TOOLS = re.compile(
    r"(?:^| )(?:edit ?section|edit link|header ?link|heading anchor|anchor link|permalink)(?: |$)"
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_WORD_BREAK = re.compile(r"[^a-zA-Z0-9]+|(?<=[a-z0-9])(?=[A-Z])")
_MAX_NAMES = 400
"""Characters of class and id that are looked at; some themes write kilobytes."""


def noise_name(element: HtmlElement) -> tuple[str, str] | None:
    """Why the element looks like no part of an article, and how it is named; None if it does not.

    Reason and name are the same for elements alike, so that they can be held against all that such
    elements contain.
    """
    tag = element.tag
    if tag in _NEVER_NOISE:
        return None
    names = names_of(element)
    if is_correction_box(element):
        return None
    if tag in _NOISE_TAGS:
        is_source = tag == "footer" and _is_quote(element.getparent())
        return None if is_source else (tag, names)
    role = element.get("role")
    if role in _NOISE_ROLES:
        return role, names
    if not names or _BODY_NAMES.search(names):
        return None
    match = _NOISE_NAMES.search(_STATES.sub(" ", names))
    return (match[0], f"{tag} {names}") if match else None


def is_hidden(element: HtmlElement) -> bool:
    """Whether readers never see the element."""
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and _HIDDEN_STYLE.search(style[:_MAX_NAMES]) is not None


def is_caption(element: HtmlElement) -> bool:
    """Whether class or id say that this is a picture's caption."""
    return _CAPTION_NAMES.search(names_of(element)) is not None


def is_icon(element: HtmlElement) -> bool:
    """Whether readers see a sign where the page has its name."""
    if element.tag not in ("i", "span") or "material" not in element.get("class", ""):
        return False
    return _ICONS.search(names_of(element)) is not None


def is_heading_tool(element: HtmlElement) -> bool:
    """Whether class or id say that this, in a heading, edits its section or links to it."""
    return _HEADING_TOOLS.search(names_of(element)) is not None


def is_correction_box(element: HtmlElement) -> bool:
    """Whether class or id say that this is a correction or a note of the editors."""
    return _CORRECTION_NAMES.search(names_of(element)) is not None


def is_credit(element: HtmlElement) -> bool:
    """Whether class or id say that this names who took a picture."""
    return _CREDIT_NAMES.search(names_of(element)) is not None


def _is_quote(element: HtmlElement | None) -> bool:
    return element is not None and element.tag == "blockquote"


def names_of(element: HtmlElement) -> str:
    """Class and id in lower case, split where words meet: "postMeta" is "post meta"."""
    names = f"{element.get('class', '')} {element.get('id', '')}"[:_MAX_NAMES]
    return _WORD_BREAK.sub(" ", names).lower() if names != " " else ""
