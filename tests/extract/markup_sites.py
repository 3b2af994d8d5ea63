"""Pages with the markup of forty well-known sites' templates, one a site, all texts invented."""
# ruff: noqa: E501

from tests.extract.markup import (
    TITLE,
    Labelled,
    canonical,
    h1,
    head_title,
    meta,
    news,
    page,
    person,
)

DAY, UTC, NEXT = "2025-03-04", "2025-03-04T08:15:00Z", "2025-03-05T10:00:00Z"
AT = "https://news.example/2025/mar/04/old-bridge-closes"
PLAIN = "https://news.example/old-bridge-closes"
_PUB = meta(article__published_time=UTC)
_CHANGED = _PUB + meta(article__modified_time=NEXT)
_HOUSE = {"@type": "Organization", "name": "BBC News"}


def _site(
    template: str,
    head: str,
    above: str,
    byline: str,
    published: str,
    updated: str = "",
    language: str = "en",
    *,
    url: str = PLAIN,
    told: str | None = None,
    address: str = "",
) -> Labelled:
    """`told`: the page's own lang, where it is not `language`."""
    html = page(head, above, language if told is None else told, language)
    return Labelled(template, url, html, byline, published, updated, language, address=address)


def _t(text: str) -> str:
    return head_title(f"{TITLE}{text}")


PAGES = (
    _site("Guardian", _t(" | Transport | The Guardian") + meta(author="Jane Doe", og__site_name="the Guardian") + _CHANGED, h1() + '<address aria-label="Contributor info"><a rel="author" href="/profile/jane">Jane Doe</a></address>', "Jane Doe", UTC, NEXT, url=AT),
    _site("BBC", _t(" - BBC News") + news(author=_HOUSE, datePublished=UTC, dateModified=UTC), h1() + '<div data-component="byline-block"><time datetime="2025-03-04T08:15:00.000Z">4 hours ago</time><span class="byline">Jane Doe</span><span>BBC News, Ash</span></div>', "Jane Doe", UTC, UTC),
    _site("New York Times", _t(" - The New York Times") + meta(byl="By Jane Doe and John Roe", og__site_name="The New York Times") + _CHANGED, h1(), "Jane Doe, John Roe", UTC, NEXT),
    _site("Washington Post", _t(" - The Washington Post") + news(author=[person("Jane Doe")], datePublished=UTC, dateModified=NEXT), h1(), "Jane Doe", UTC, NEXT),
    _site("CNN", _t(" | CNN") + meta(author="Jane Doe, John Roe", og__site_name="CNN") + _PUB, h1() + '<div class="timestamp">Updated 5:00 AM EST, Wed March 5, 2025</div>', "Jane Doe, John Roe", UTC),
    _site("Reuters", _t(" | Reuters") + news(author=[{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "John Roe"}], datePublished="2025-03-04T08:15:00.123Z", dateModified=NEXT), h1(), "Jane Doe, John Roe", UTC, NEXT),
    _site("Associated Press", _t(" | AP News") + meta(og__site_name="AP News") + _CHANGED, h1() + '<div class="Page-byline"><div class="Page-authors">By&nbsp;<span class="Link">JANE DOE</span></div></div>', "JANE DOE", UTC, NEXT),
    _site("NPR", _t(" : NPR") + meta(og__site_name="NPR") + news(author=person("Jane Doe"), datePublished="2025-03-04T03:15:00-05:00"), h1(), "Jane Doe", "2025-03-04T03:15:00-05:00"),
    _site("Spiegel", _t(" - DER SPIEGEL") + meta(author="Jane Doe, DER SPIEGEL", date="2025-03-04T09:15:00+01:00", last_modified=NEXT, og__site_name="DER SPIEGEL") .replace("last_modified", "last-modified"), h1(), "Jane Doe", "2025-03-04T09:15:00+01:00", NEXT, "de"),
    _site("Zeit", _t(" | ZEIT ONLINE") + meta(og__site_name="ZEIT ONLINE"), h1() + '<span class="byline">Von <a rel="author" itemprop="url" href="/autoren/D"><span itemprop="name">Jane Doe</span></a></span><time class="metadata__date" datetime="2025-03-04T09:15:00+01:00">4. März 2025, 9:15 Uhr</time>', "Jane Doe", "2025-03-04T09:15:00+01:00", "", "de"),
    _site("FAZ", _t(" | FAZ") + news(author=[person("Jane Doe, Frankfurt")], datePublished=UTC), h1(), "Jane Doe, Frankfurt", UTC, "", "de"),
    _site("Sueddeutsche", _t(" - SZ.de"), h1() + '<p class="author">Von Jane Doe, Ash</p><time datetime="2025-03-04 09:15:00">4. März 2025, 9:15 Uhr</time>', "Jane Doe, Ash", "2025-03-04 09:15:00", "", "de"),
    _site("Tagesschau", _t(" | tagesschau.de") + meta(date="2025-03-04T09:15:00+01:00"), h1() + '<p class="metatextline">Stand: 05.03.2025 11:00 Uhr</p>', "", "2025-03-04T09:15:00+01:00", "", "de"),
    _site("heise", _t(" | heise online") + meta(author="Jane Doe", date="2025-03-04T09:15:00+01:00", og__site_name="heise online"), h1(), "Jane Doe", "2025-03-04T09:15:00+01:00", "", "de"),
    _site("ORF", _t(" - news.ORF.at") + meta(og__site_name="news.ORF.at"), h1() + '<div class="story-meta-dates"><time class="story-meta-date" datetime="2025-03-04">4. März 2025, 9.15 Uhr</time></div>', "", DAY, "", "de"),
    _site("NZZ", _t("") + meta(author="Jane Doe", og__site_name="Neue Zürcher Zeitung") + news(datePublished="2025-03-04T08:15:00.000Z", dateModified=NEXT, author={"@type": "Person", "name": "Jane Doe"}), h1(), "Jane Doe", UTC, NEXT, "de"),
    _site("Le Monde", _t("") + meta(og__site_name="Le Monde.fr", og__locale="fr_FR") + _CHANGED, h1() + '<span class="meta__author">Par <a class="article__author-link">Jeanne Dupont</a></span>', "Jeanne Dupont", UTC, NEXT, "fr"),
    _site("Figaro", _t("") + news(author=[person("Jeanne Dupont")], datePublished="2025-03-04T09:15:00+0100", dateModified="2025-03-04T09:15:00+0100"), h1(), "Jeanne Dupont", "2025-03-04T09:15:00+01:00", "2025-03-04T09:15:00+01:00", "fr"),
    _site("Liberation", _t(" – Libération") + meta(og__site_name="Libération"), h1() + '<p>par <a rel="author" href="/auteur/jd">Jeanne Dupont</a></p><p>Publié le 4 mars 2025 à 9h15</p>', "Jeanne Dupont", "2025-03-04T09:15Z", "", "fr"),
    _site("France Info", _t("") + meta(og__site_name="Franceinfo") + news(author=[{"@type": "Organization", "name": "Franceinfo"}], datePublished=UTC), h1(), "Franceinfo", UTC, "", "fr"),
    _site("El País", _t(" | Noticias | EL PAÍS") + meta(og__site_name="El País", author="Juana Pérez", DC_0_date="2025-03-04T09:15:00+01:00"), h1(), "Juana Pérez", "2025-03-04T09:15:00+01:00", "", "es"),
    _site("El Mundo", _t(" | EL MUNDO") + meta(og__site_name="ELMUNDO"), h1() + '<div class="ue-c-article__byline-name">Juana Pérez</div><time datetime="2025-03-04T08:15:00Z">Actualizado Martes, 4 marzo 2025 - 09:15</time>', "Juana Pérez", UTC, "", "es"),
    _site("Repubblica", _t(" - la Repubblica") + meta(og__site_name="la Repubblica"), h1() + '<em class="story__author">di <a href="/x">Gianna Rossi</a></em><time class="story__date" datetime="2025-03-04">04 Marzo 2025</time>', "Gianna Rossi", DAY, "", "it"),
    _site("Corriere", _t(" | Corriere.it") + news(author=person("Gianna Rossi"), datePublished=UTC), h1(), "Gianna Rossi", UTC, "", "it"),
    _site("NRC", _t(" - NRC") + meta(og__site_name="NRC") + news(author=[person("Jan Jansen")], datePublished=UTC, dateModified=UTC), h1(), "Jan Jansen", UTC, UTC, "nl"),
    _site("Ukrainska Pravda", _t(" | Українська правда") + meta(og__site_name="Українська правда"), h1() + '<div class="post__time"><span class="post__author"><a href="/a">Олена Ковальчук</a></span>, 4 березня, 2025, 10:15</div>', "Олена Ковальчук", "2025-03-04T10:15Z", "", "uk", told="uk"),
    _site("Suspilne", _t("") + meta(og__site_name="Суспільне | Новини", og__locale="uk_UA") + _PUB, h1() + '<a class="c-article-authors__link" rel="author">Роман Дячук</a>', "Роман Дячук", UTC, "", "uk", told=""),
    _site("Politico", _t(" - POLITICO") + news(author=[{"@type": "Person", "name": "Jane Doe"}], datePublished="2025-03-04T03:15:00-05:00", dateModified=NEXT), h1(), "Jane Doe", "2025-03-04T03:15:00-05:00", NEXT),
    _site("Axios", _t("") + meta(og__site_name="Axios") + news(author=[person("Jane Doe")], datePublished=UTC, dateModified=NEXT, isAccessibleForFree=True), h1(), "Jane Doe", UTC, NEXT),
    _site("Verge", _t(" | The Verge") + meta(author="Jane Doe", og__site_name="The Verge", parsely_author="Jane Doe").replace("parsely_", "parsely-") + _CHANGED, h1(), "Jane Doe", UTC, NEXT),
    _site("Wired", _t(" | WIRED") + meta(article__author="Jane Doe,John Roe", author="Condé Nast", og__site_name="WIRED") + news(author=[person("Jane Doe"), person("John Roe")], datePublished=UTC), h1(), "Jane Doe, John Roe", UTC),
    _site("Atlantic", _t(" - The Atlantic") + meta(author="Jane Doe", og__site_name="The Atlantic") + _PUB, h1() + '<time datetime="2025-03-04T08:15:00Z">March 4, 2025, 3:15 AM ET</time>', "Jane Doe", UTC),
    _site("Economist", _t("") + meta(og__site_name="The Economist") + news(author={"@type": "Organization", "name": "The Economist"}, datePublished=UTC, dateModified=UTC), h1(), "The Economist", UTC, UTC),
    _site("Financial Times", _t("") + meta(og__site_name="Financial Times") + news(author=[person("Jane Doe in London")], datePublished=UTC, dateModified=NEXT), h1(), "Jane Doe", UTC, NEXT),
    _site("Bloomberg", _t(" - Bloomberg") + meta(parsely_author="Jane Doe", og__site_name="Bloomberg.com").replace("parsely_", "parsely-") + _CHANGED, h1(), "Jane Doe", UTC, NEXT),
    _site("Mail Online", _t(" | Daily Mail Online") + meta(og__site_name="Mail Online") + _CHANGED, h1() + '<p class="author-section byline-plain">By <a class="author" rel="nofollow" href="/jane">Jane Doe For Mailonline</a></p>', "Jane Doe", UTC, NEXT),
    _site("Independent, AMP", _t(" | The Independent") + meta(og__site_name="The Independent") + canonical("https://news.example/uk/old-bridge-closes-b123.html") + news(author=[person("Jane Doe")], datePublished=UTC), h1(), "Jane Doe", UTC, url="https://news.example/uk/old-bridge-closes-b123.html?amp", address="https://news.example/uk/old-bridge-closes-b123.html"),
    _site("Al Jazeera", _t(" | News | Al Jazeera") + meta(og__site_name="Al Jazeera", pageType="article") + news(author=[{"@type": "Organization", "name": "Al Jazeera"}], datePublished=UTC), h1() + '<div class="article-b-l"><div class="author-link">By <a class="author-link" href="/a">Jane Doe</a></div></div>', "Jane Doe", UTC),
    _site("DW", _t(" – DW – 03/04/2025") + meta(og__site_name="dw.com") + news(author={"@type": "Person", "name": "Jane Doe"}, datePublished=UTC, dateModified=UTC), h1(), "Jane Doe", UTC, UTC),
    _site("Ars Technica", _t(" - Ars Technica") + meta(og__site_name="Ars Technica", twitter__creator="@jane"), h1() + '<p itemprop="author creator">By <a href="/author/j"><span itemprop="name">Jane Doe</span></a></p><time datetime="2025-03-04T08:15:00+00:00">3/4/2025, 3:15 AM</time>', "Jane Doe", UTC),
)  # fmt: skip
