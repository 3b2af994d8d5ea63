"""`audio-pipeline extract PAGE`"""

import json
from pathlib import Path

import click

from audio_pipeline.cli.options import (
    about,
    config_option,
    json_option,
    page_options,
    read_page,
    settings_of,
)


@click.command("extract")
@page_options
@json_option
@config_option
def command(page: str, url: str, as_json: bool, config: Path) -> None:
    """Print what the article on PAGE (a file, an address, or -) says, without its clutter.

    \b
    audio-pipeline extract https://example.org/news/bridge
    audio-pipeline extract saved.html --url https://example.org/news/bridge --json
    """
    from audio_pipeline.work.render import article_of

    settings = settings_of(config, required=False)
    content, address = read_page(page, url, settings)
    with about(page, show="any"):
        article = article_of(content, address, settings)
    if not as_json:
        print(article.title, article.text, sep="\n\n")
        return
    moments = {
        name: moment.isoformat() if moment else None
        for name, moment in (("published", article.published), ("updated", article.updated))
    }
    print(
        json.dumps(
            {
                "url": article.url,
                "title": article.title,
                "byline": article.byline,
                **moments,
                "language": article.language,
                "text": article.text,
                "blocks": [{"kind": each.kind, "text": each.text} for each in article.blocks],
            },
            ensure_ascii=False,
            indent=2,
        )
    )
