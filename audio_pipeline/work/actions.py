"""What editors can do, from the desk, the API and the command line alike."""

from urllib.parse import urlsplit

from audio_pipeline.errors import UsageError
from audio_pipeline.model import Entry, EpisodeRecord
from audio_pipeline.sources import fingerprint, identity_keys
from audio_pipeline.store import audit, episodes, transitions
from audio_pipeline.work.air import take_off_air
from audio_pipeline.work.article import address_key
from audio_pipeline.work.tools import EDITORS_CHOICE, Tools

LONGEST_REASON = 500


def find_episode(tools: Tools, episode_id: str) -> EpisodeRecord:
    """The episode of that id. Raises UsageError when there is none."""
    record = episodes.get(tools.database, episode_id)
    if record is None:
        raise UsageError(
            f"there is no episode {episode_id[:64]!r}", "`audio-pipeline list` shows them all"
        )
    return record


def episode_for(tools: Tools, url: str) -> str | None:
    """The id of the episode made of the article at `url`; one on air before one that is not."""
    ids = episodes.find_by_key(tools.database, address_key(url))
    found = (episodes.get(tools.database, each) for each in ids)
    records = [record for record in found if record is not None]
    on_air = [record for record in records if record.episode is not None]
    first = next(iter([*on_air, *records]), None)
    return None if first is None else first.id


def render_again(tools: Tools, episode_id: str, who: str, detail: str = "") -> None:
    """Fetch the article anew and make its episode again, at once. Raises UsageError."""
    record = find_renderable(tools, episode_id)
    transitions.request_render(tools.database, record.id, tools.now())
    audit.record_deed(tools.database, record.id, who, "render again", detail, tools.now())


def find_renderable(tools: Tools, episode_id: str) -> EpisodeRecord:
    """The episode of that id, of a show that is configured. Raises UsageError."""
    record = find_episode(tools, episode_id)
    if record.show not in tools.settings.shows:
        raise UsageError(
            f"the show {record.show!r} of this episode is not configured", "configure it again"
        )
    return record


def retract(tools: Tools, episode_id: str, reason: str, who: str) -> None:
    """Take the episode off the feed and remove its audio. Raises UsageError without a reason."""
    record = find_episode(tools, episode_id)
    why = " ".join(reason.split())[:LONGEST_REASON]
    if not why:
        raise UsageError("a retraction needs a reason", "say why in a few words")
    transitions.retract(tools.database, record.id, why)
    audit.record_deed(tools.database, record.id, who, "retract", why, tools.now())
    take_off_air(tools, record)


def narrate(tools: Tools, show: str, url: str, who: str) -> str:
    """Make an episode of the article at `url`, whatever the sources' rules say; answers its id.

    A known article is made again. Raises UsageError for an unknown show or what is no address.
    """
    if show not in tools.settings.shows:
        known = ", ".join(tools.settings.shows) or "none"
        raise UsageError(f"there is no show {show[:64]!r}", f"the shows are: {known}")
    address = url.strip()
    if not is_page_address(address):
        raise UsageError(
            f"{address[:200]!r} is not the address of a page", "it starts with https://"
        )
    made = episodes.find_by_key(tools.database, address_key(address), show)
    if made:
        transitions.request_render(tools.database, made[0], tools.now(), EDITORS_CHOICE.id)
    episode_id = made[0] if made else _note(tools, show, address)
    audit.record_deed(tools.database, episode_id, who, "narrate", address, tools.now())
    return episode_id


def is_page_address(address: str) -> bool:
    """Whether it is http or https, with a host, and a port that can be one."""
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a bracket without its pair, a port that is no number
        return False


def _note(tools: Tools, show: str, address: str) -> str:
    entry = Entry(guid="", url=address, title=address)
    return episodes.note_entry(
        tools.database,
        show,
        EDITORS_CHOICE.id,
        entry,
        identity_keys(entry, EDITORS_CHOICE),
        fingerprint(entry),
        now=tools.now(),
        due_at=tools.now(),
    ).id
