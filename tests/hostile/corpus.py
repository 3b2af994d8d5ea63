"""Pages and feeds made to cost, break or smuggle; `size` 1.0 is the largest that is fetched."""

from collections.abc import Mapping

LARGEST_PAGE, LARGEST_FEED = 5_000_000, 10_000_000
SENTENCES = (
    "The old bridge will be closed until the month ends. "
    "Buses take another way and boats pass before dawn. "
    "The council says that its bearings are worn out. "
)
GOOD_BODY = f"<p>{SENTENCES}</p>" * 3


def page(body: str, head: str = "", title: str = "A bridge") -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}'
        f"</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def pages(size: float = 1.0) -> Mapping[str, bytes]:
    """Name -> page, each within LARGEST_PAGE."""

    def times(count: int) -> int:
        return max(1, int(count * size))

    filled = {
        "deep nesting": page(GOOD_BODY + "<div>" * times(100_000) + "x"),
        "deep formatting": page("<b>" * times(100_000) + SENTENCES),
        "misnested links": page("<font><a>" * times(50_000) + SENTENCES),
        "tags without end": "<a>" * times(1_500_000),
        "one line": page("<p>" + "word " * times(950_000)),
        "one word": page("<p>" + "x" * times(4_900_000)),
        "less-than signs": "<" * times(4_900_000),
        "comments without end": "<!--" * times(1_200_000),
        "ampersands": page("<p>" + "&" * times(4_000_000)),
        "NULs": page("<p>" + "\0" * times(4_000_000) + GOOD_BODY),
        "attributes": "<p " + " ".join(f"a{n}=1" for n in range(times(300_000))) + ">" + GOOD_BODY,
        "paragraphs": page("".join(f"<p>w{n} is it. " for n in range(times(39_000)))),
        "same paragraphs": page("<p>The same words again and again here. " * times(39_000)),
        "links": page("".join(f"<a href=/x{n}>link {n}</a> " for n in range(times(39_000)))),
        "nested spans": page(("<span>" * 200 + "t " + "</span>" * 200) * times(190) + GOOD_BODY),
        "nested tables": page("<table><tr><td>" * times(13_000) + SENTENCES),
        "nested lists": page("<ul><li>" * times(20_000) + SENTENCES),
        "brackets": page("<p>" + "[" * times(2_000_000)),
        "Markdown links": page("<p>" + "[a](" * times(1_000_000)),
        "bylines": page("<p>" + "By Ann Lee and " * times(300_000)),
        "initials": page("<p>" + "A.B." * times(1_000_000)),
        "numbers": page("<p>" + "$1,234,567.89 million " * times(100_000)),
        "digits": page("<p>" + "9" * times(2_000_000) + GOOD_BODY),
        "dates": page("<p>" + "1 May 2024 10:30 " * times(250_000)),
        "addresses": page("<p>" + "http://a.b/" * times(400_000)),
        "combining marks": page("<p>e" + "\u0301" * times(1_000_000) + GOOD_BODY),
        "no spaces": page("<p>" + "中文。" * times(500_000)),
        "long heading": page("<h1>" + "T " * times(2_000_000) + "</h1>" + GOOD_BODY),
        "deep JSON-LD": page(
            GOOD_BODY, "<script type='application/ld+json'>" + "[" * times(1_000_000) + "</script>"
        ),
        "XML entities": f"<?xml version='1.0'?>{entities()}<html><body><p>&b39;{GOOD_BODY}",
    }
    return {name: text.encode()[:LARGEST_PAGE] for name, text in filled.items()}


def entities() -> str:
    """A document type that unfolds "&b39;" to more than there are atoms in a room."""
    steps = "".join(f"<!ENTITY b{n} '&b{n - 1};&b{n - 1};&b{n - 1};'>" for n in range(1, 40))
    return f"<!DOCTYPE rss [<!ENTITY b0 'xxxxxxxxxx'>{steps}]>"


ITEM = "<item><title>A</title><link>http://x.test/a</link><guid>g</guid>{}</item>"


def rss(items: str, before: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{before}<rss version="2.0"><channel><title>T</title>'
        f"{items}</channel></rss>"
    )


def feeds(size: float = 1.0) -> Mapping[str, bytes]:
    """Name -> feed, each within LARGEST_FEED."""

    def times(count: int) -> int:
        return max(1, int(count * size))

    def item(inside: str) -> str:
        return rss(ITEM.format(inside))

    json_head = '{"version":"https://jsonfeed.org/version/1.1","items":'
    filled = {
        "author": item(f"<author>{'a' * times(5_000_000)}</author>"),
        "items": rss(ITEM.format("") * times(80_000)),
        "deep": item("<a>" * times(100_000)),
        "attributes": item(
            f"<a {' '.join(f'b{n}=_1_' for n in range(times(300_000)))}/>".replace("_", '"')
        ),
        "categories": item("<category>x</category>" * times(200_000)),
        "title": rss(
            f"<item><title>{'T &lt;b&gt;' * times(800_000)}</title><link>http://x.test/a</link></item>"
        ),
        "link": rss(
            f"<item><title>T</title><link>http://x.test/{'a' * times(5_000_000)}</link></item>"
        ),
        "markup": item(f"<description>{'&lt;p ' * times(1_300_000)}</description>"),
        "entities": rss(ITEM.format("<description>&b39;</description>"), entities()),
        "late entities": "<?xml version='1.0'?><!--"
        + "x" * 70_000
        + "-->"
        + entities()
        + rss(ITEM.format("<description>&b39;</description>"))[21:],
        "external entity": rss(
            ITEM.format("<description>&e;</description>"),
            '<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        ),
        "broken": item("")[:-6] + "<" * times(3_000_000),
        "ampersands": "<rss><channel><item><title>" + "&" * times(3_000_000),
        "full text": item(
            '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">'
            + "&lt;p&gt;word word word " * times(400_000)
            + "</content:encoded>"
        ),
        "deep JSON": json_head + "[" * times(5_000_000),
        "JSON number": json_head + '[{"id":' + "9" * times(5_000_000) + "}]}",
        "JSON items": json_head
        + "["
        + ",".join(
            f'{{"id":"{n}","url":"http://x.test/{n}","title":"\\ud800\\u0000\\u202e"}}'
            for n in range(times(100_000))
        )
        + "]}",
    }
    return {name: text.encode()[:LARGEST_FEED] for name, text in filled.items()}
