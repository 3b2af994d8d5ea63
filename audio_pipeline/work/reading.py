"""Pages to articles, articles to scripts: the stages that read strangers' words, under limits."""

from typing import TypeVar

from pydantic import TypeAdapter

from audio_pipeline.bounded import Limits, Task, run
from audio_pipeline.bounded.frames import as_json
from audio_pipeline.errors import ArticleSkipped
from audio_pipeline.model import Article, Lexicon, Reading, Script, Show, SiteProfile
from audio_pipeline.script.compose import NO_LEXICON

HERE = "audio_pipeline.work.reading_child"
PAGE_LIMITS = Limits(cpu_s=5)
SCRIPT_LIMITS = Limits(cpu_s=5)
"""Together no page costs more than 10 s; an ordinary one takes some hundredths."""
Value = TypeVar("Value")


def read_article(content: str | bytes, url: str, site: SiteProfile | None) -> Article:
    """`extract`, in a process of its own. Raises what it raises, and as `read_whole` does."""
    return read_whole(content, url, site).article


def read_whole(content: str | bytes, url: str, site: SiteProfile | None) -> Reading:
    """`extract.read`, in a process of its own. Raises what it raises.

    A page that takes too much time or memory, or breaks what reads it, is skipped with that reason.
    """
    text = isinstance(content, str)
    body = content.encode("utf-8", "replace") if isinstance(content, str) else content
    question = as_json({"url": url, "site": site, "text": text})
    task = Task(f"{HERE}:article", question, body, PAGE_LIMITS)
    return _value(Reading, run(task, lambda why: ArticleSkipped(f"no article: the page {why}")))


def write_script(article: Article, show: Show, lexicon: Lexicon = NO_LEXICON) -> Script:
    """`compose`, in a process of its own. Raises what it raises, and as `read_article` does."""
    question = as_json({"show": show, "lexicon": lexicon})
    task = Task(f"{HERE}:script", question, as_json(article), SCRIPT_LIMITS)
    return _value(Script, run(task, lambda why: ArticleSkipped(f"the article's text {why}")))


def _value(kind: type[Value], answer: bytes) -> Value:
    """Checked: what broke a reader might answer what no reader would."""
    return TypeAdapter(kind).validate_json(answer)
