"""`audio-pipeline show ID`"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audio_pipeline.cli.options import config_option, json_option, settings_of

if TYPE_CHECKING:
    from audio_pipeline.model import EpisodeRecord


@click.command("show")
@click.argument("episode_id", metavar="ID")
@json_option
@config_option
def command(episode_id: str, as_json: bool, config: Path) -> None:
    """All that is known of one episode: state, reason, files, script, and what was done to it.

    \b
    audio-pipeline show 3f2a9c0d41b7e865
    """
    from audio_pipeline.cli.tables import as_data
    from audio_pipeline.store import audit
    from audio_pipeline.work.actions import find_episode
    from audio_pipeline.work.refused import refused_of
    from audio_pipeline.work.tools import open_tools

    with open_tools(settings_of(config)) as tools:
        record = find_episode(tools, episode_id)
        refused = [
            {"line": each.number, "spoken": each.take.spoken, "faults": "; ".join(each.take.faults)}
            for each in refused_of(tools, record)
        ]
        deeds = [
            {
                "at": datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds"),
                "who": who,
                "what": what,
                "detail": detail,
            }
            for at, who, what, detail in audit.deeds(tools.database, record.id)
        ]
    lines = [
        {"number": number, "role": line.role, "text": line.text, "spoken": line.spoken}
        for number, line in enumerate(record.script.lines if record.script else (), 1)
    ]
    if as_json:
        data = {
            **as_data(record),
            **_left_out(record),
            "lines": lines,
            "refused": refused,
            "deeds": deeds,
        }
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for key, value in as_data(record).items():
        if value not in (None, ""):
            print(f"{key:<16} {value}")
    for deed in deeds:
        print("{at}  {who}: {what} {detail}".format(**deed).rstrip())
    for each in refused:
        print(f"not fit for the air: line {each['line']}: {each['faults']}")
    for line in lines:
        print("{number:>4} {role:<10} {spoken}".format(**line))


def _left_out(record: "EpisodeRecord") -> dict[str, Any]:
    """What of the page is not spoken because it comes back on others, and by which knowledge."""
    from audio_pipeline.extract import version_of

    if record.article is None:
        return {"learnt": "", "left_out": []}
    return {
        "learnt": version_of(record.article.learnt),
        "left_out": list(record.article.left_out),
    }
