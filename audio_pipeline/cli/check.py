"""`audio-pipeline check FEED`"""

import sys
from pathlib import Path

import click

from audio_pipeline.cli.options import config_option, settings_of


@click.command("check")
@click.argument("feed")
@config_option
def command(feed: str, config: Path) -> None:
    """Read a podcast feed by its address, follow every enclosure, and say what apps would refuse.

    Exits with 1 when something is wrong.

    \b
    audio-pipeline check https://audio.example.org/shows/daily/feed.xml
    """
    from urllib.parse import urlsplit

    from audio_pipeline.errors import UsageError
    from audio_pipeline.http import Client
    from audio_pipeline.publish import check_feed

    host = urlsplit(feed).hostname or ""
    if not feed.startswith(("http://", "https://")) or not host:
        raise UsageError(
            f"{feed!r} is not the address of a feed", "it starts with http:// or https://"
        )
    settings = settings_of(config, required=False)
    # the operator names the feed, so its own host may be a private one
    with Client(settings.http.user_agent, (*settings.http.allow, host)) as client:
        findings = check_feed(feed, client)
    for finding in findings:
        print(f"{finding.level:<8} {finding.where}: {finding.message}")
    wrong = sum(finding.level == "error" for finding in findings)
    print(f"{wrong} errors, {len(findings) - wrong} remarks", file=sys.stderr)
    if wrong:
        sys.exit(1)
