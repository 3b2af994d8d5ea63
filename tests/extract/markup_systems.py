"""Pages of eight content systems: WordPress, Ghost, Drupal, Arc XP, Squarespace, Substack, Medium,
Hugo."""

from tests.extract.markup import (
    TITLE,
    Labelled,
    canonical,
    data,
    h1,
    head_title,
    meta,
    news,
    page,
    person,
)

AT = "https://ash.example/2025/03/old-bridge-closes"
ZONED = "2025-03-04T09:15:00+01:00"
CHANGED = "2025-03-05T11:00:00+01:00"
_OG = meta(og__title=TITLE, og__type="article", og__site_name="Ash Post", og__locale="en_GB")
_TIMES = meta(article__published_time=ZONED, article__modified_time=CHANGED)
_SITED = head_title(f"{TITLE} - Ash Post")
_YOAST = data(
    {
        "@graph": [
            {
                "@type": "Article",
                "headline": TITLE,
                "author": {"@id": "https://ash.example/#/person/1", "name": "Jane Doe"},
                "datePublished": ZONED,
                "dateModified": CHANGED,
                "inLanguage": "en-GB",
            },
            {"@type": "WebPage", "datePublished": ZONED, "inLanguage": "en-GB"},
            {"@type": "Person", "@id": "https://ash.example/#/person/1", "name": "Jane Doe"},
        ]
    }
)
_YOAST_PAGE = data(
    {"@graph": [{"@type": "WebPage", "datePublished": ZONED, "dateModified": CHANGED}]}
)
_WP_META = (
    '<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="'
    f'{ZONED}">4 March 2025</time><time class="updated" datetime="{CHANGED}">5 March 2025</time>'
    '</span><span class="byline"> by <span class="author vcard"><a class="url fn n" '
    'href="/author/jane">Jane Doe</a></span></span></div>'
)
_GHOST_TOP = (
    '<div class="article-byline"><h4 class="author-name"><a href="/author/jane/">Jane Doe</a>, '
    '<a href="/author/john/">John Roe</a></h4><time class="byline-meta-date" '
    'datetime="2025-03-04">Mar 4, 2025</time></div>'
)
_DRUPAL_TOP = (
    '<div class="node__submitted">By <span><a class="username" rel="author" href="/u/1">Jane Doe'
    "</a></span>, 4 March, 2025</div>"
)
_ARC_BYLINE = (
    '<div class="b-byline"><span class="b-byline__by">By</span><span class="b-byline__names">'
    '<a class="b-byline__link" href="/staff/jane">Jane Doe</a><span> and </span>'
    '<a class="b-byline__link" href="/staff/john">John Roe</a></span></div>'
    '<time class="c-date b-date" datetime="2025-03-04T08:15:00Z">March 04, 2025</time>'
)
_SUBSTACK = news(
    url="https://ash.example/p/old-bridge",
    datePublished=ZONED,
    dateModified=ZONED,
    isAccessibleForFree=True,
    author=[{"@type": "Person", "name": "Jane Doe", "url": "https://substack.com/@jane"}],
    publisher={"@type": "Organization", "name": "Ash Letters"},
)
_MEDIUM = news(
    datePublished="2025-03-04T08:15:00.000Z",
    dateModified="2025-03-05T10:00:00.000Z",
    author={"@type": "Person", "name": "Jane Doe"},
    creator=["Jane Doe"],
    publisher={"@type": "Organization", "name": "The Bridge Blog"},
)

PAGES = (
    Labelled(
        "WordPress, Yoast",
        AT + "/?utm_source=x",
        page(_SITED + _OG + _TIMES + canonical(AT + "/") + _YOAST, h1(name="entry-title")),
        "Jane Doe", ZONED, CHANGED, address=AT + "/",
    ),
    Labelled(
        "WordPress, Yoast on a page", AT,
        page(_SITED + _OG + _YOAST_PAGE, h1() + _WP_META),
        "Jane Doe", ZONED, CHANGED,
    ),
    Labelled(
        "WordPress, Twenty Twelve", AT,
        page(_SITED, h1() + _WP_META), "Jane Doe", ZONED, CHANGED,
    ),
    Labelled(
        "WordPress, admin as the author", AT,
        page(_SITED + _TIMES + meta(author="admin"), h1()), "", ZONED, CHANGED,
    ),
    Labelled(
        "WordPress, German", AT,
        page(
            head_title(f"{TITLE} – Ash Post") + meta(og__locale="de_DE", og__site_name="Ash Post"),
            h1() + '<p class="meta">Veröffentlicht am <span class="date">4. März 2025</span> von '
            '<span class="author">Anna Müller</span></p>', "de-DE",
        ),
        "Anna Müller", "2025-03-04", language="de",
    ),
    Labelled(
        "Ghost", "https://ash.example/old-bridge/",
        page(
            head_title(TITLE) + _OG + _TIMES + news(
                "Article", author=person("Jane Doe"), contributor=[person("John Roe")],
                datePublished=ZONED, dateModified=CHANGED,
            ), h1(),
        ),
        "Jane Doe", ZONED, CHANGED,
    ),
    Labelled(
        "Ghost without data", "https://ash.example/old-bridge/",
        page(head_title(TITLE), h1(name="article-title") + _GHOST_TOP),
        "Jane Doe, John Roe", "2025-03-04",
    ),
    Labelled(
        "Drupal, Metatag", "https://ash.example/news/old-bridge",
        page(
            head_title(f"{TITLE} | Ash Post") + meta(
                dcterms_0_creator="Jane Doe", dcterms_0_date="2025-03-04T09:15+01:00",
                article__published_time=ZONED, og__site_name="Ash Post",
            ), h1(),
        ),
        "Jane Doe", ZONED,
    ),
    Labelled(
        "Drupal, Olivero", "https://ash.example/node/12",
        page(
            head_title(f"{TITLE} | Ash Post") + canonical("https://ash.example/news/old-bridge"),
            h1() + _DRUPAL_TOP,
        ),
        "Jane Doe", "2025-03-04", address="https://ash.example/news/old-bridge",
    ),
    Labelled(
        "Arc XP", AT,
        page(
            head_title(f"{TITLE} – Ash Post") + meta(og__site_name="Ash Post") + news(
                author=[person("Jane Doe"), person("John Roe")],
                datePublished="2025-03-04T08:15:00Z", dateModified="2025-03-04T10:00:00Z",
            ), h1() + _ARC_BYLINE,
        ),
        "Jane Doe, John Roe", "2025-03-04T08:15:00Z", "2025-03-04T10:00:00Z",
    ),
    Labelled(
        "Arc XP without data", AT, page(head_title(f"{TITLE} – Ash Post"), h1() + _ARC_BYLINE),
        "Jane Doe, John Roe", "2025-03-04T08:15:00Z", title=TITLE,
    ),
    Labelled(
        "Squarespace", "https://ash.example/blog/old-bridge",
        page(
            head_title(f"{TITLE} — Ash Post") + '<meta itemprop="headline" content="x">'
            f'<meta itemprop="datePublished" content="{ZONED}">'
            f'<meta itemprop="dateModified" content="{CHANGED}">'
            '<meta itemprop="author" content="Jane Doe">' + meta(og__site_name="Ash Post",
            og__title=f"{TITLE} — Ash Post"), h1(name="entry-title"),
        ),
        "Jane Doe", ZONED, CHANGED,
    ),
    Labelled(
        "Squarespace without meta", "https://ash.example/blog/old-bridge",
        page(
            head_title(f"{TITLE} — Ash Post") + meta(og__site_name="Ash Post"),
            h1() + '<div class="blog-item-meta"><span class="blog-author-name">Jane Doe</span>'
            '<time class="dt-published blog-date" datetime="Mar 4">3/4/25</time>'
            '<time class="date" datetime="2025-03-04">Mar 4</time></div>',
        ),
        "Jane Doe", "2025-03-04",
    ),
    Labelled(
        "Substack", "https://ash.example/p/old-bridge?r=1",
        page(
            head_title(f"{TITLE} - by Jane Doe - Ash Letters") + meta(author="Jane Doe",
            og__title=TITLE, og__site_name="Ash Letters") + _SUBSTACK, h1(name="post-title"),
        ),
        "Jane Doe", ZONED, ZONED, address="https://ash.example/p/old-bridge",
    ),
    Labelled(
        "Substack, head alone", "https://ash.example/p/old-bridge",
        page(
            head_title(f"{TITLE} - by Jane Doe - Ash Letters") + meta(author="Jane Doe",
            og__title=TITLE), h1(name="post-title") + "<div>Mar 04, 2025</div>",
        ),
        "Jane Doe", "2025-03-04",
    ),
    Labelled(
        "Medium", "https://medium.com/the-bridge/old-bridge-1a2b3c",
        page(
            head_title(f"{TITLE} | by Jane Doe | The Bridge Blog | Mar, 2025 | Medium")
            + meta(og__site_name="Medium", og__title=TITLE, author="Jane Doe") + _MEDIUM, h1(),
        ),
        "Jane Doe", "2025-03-04T08:15:00Z", "2025-03-05T10:00:00Z",
    ),
    Labelled(
        "Medium, head alone", "https://medium.com/the-bridge/old-bridge-1a2b3c",
        page(
            head_title(f"{TITLE} | by Jane Doe | The Bridge Blog | Medium") + meta(
                article__published_time="2025-03-04T08:15:00.000Z", og__site_name="Medium",
                article__author="https://medium.com/@jane", author="Jane Doe",
            ), h1(name="pw-post-title"),
        ),
        "Jane Doe", "2025-03-04T08:15:00Z",
    ),
    Labelled(
        "Hugo, PaperMod", "https://ash.example/posts/old-bridge/",
        page(
            head_title(f"{TITLE} | Ash Notes") + meta(author="Jane Doe", og__site_name="Ash Notes",
            article__published_time=ZONED, article__modified_time=CHANGED),
            h1(name="post-title") + '<div class="post-meta"><span title="2025-03-04">March 4, 2025'
            "</span>&nbsp;·&nbsp;2 min&nbsp;·&nbsp;Jane Doe</div>",
        ),
        "Jane Doe", ZONED, CHANGED,
    ),
    Labelled(
        "Hugo, a bare theme", "https://ash.example/posts/old-bridge/",
        page(
            head_title(f"{TITLE} · Ash Notes"),
            h1() + '<p class="byline">By Jane Doe on <time datetime="2025-03-04">4 Mar 2025</time>',
        ),
        "Jane Doe", "2025-03-04",
    ),
    Labelled(
        "Hugo, no author", "https://ash.example/posts/old-bridge/",
        page(
            head_title(f"{TITLE} · Ash Notes"), h1() + '<span class="post-date">Mar 4, 2025</span>'
        ),
        "", "2025-03-04",
    ),
)  # fmt: skip
