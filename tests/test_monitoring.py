"""Dashboard, alert rules and docs speak of metrics that there are, and of all of them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.conftest import Newsroom, open_newsroom

ROOT = Path(__file__).parents[1]
MONITORING = ROOT / "docs" / "monitoring"
NAME = re.compile(r"\baudio_pipeline_[a-z_]+")
NEVER_ASKED = {"audio_pipeline_info"}


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path / "output") as opened:
        yield opened


def served(newsroom: Newsroom) -> set[str]:
    text = newsroom.visitor.get("/metrics", headers={"host": "localhost"}).text
    return set(re.findall(r"^# TYPE (audio_pipeline_\w+)", text, re.MULTILINE))


def family(name: str) -> str:
    return re.sub(r"_(bucket|count|sum)$", "", name)


def test_dashboard_and_alerts_ask_for_metrics_that_are_served(newsroom: Newsroom) -> None:
    known = served(newsroom)
    dashboard = json.loads((MONITORING / "grafana-dashboard.json").read_text(encoding="utf-8"))
    asked = {name for panel in dashboard["panels"] for name in names(panel["targets"])}
    assert {family(name) for name in asked} == known - NEVER_ASKED
    rules = (MONITORING / "alerts.yml").read_text(encoding="utf-8")
    assert {family(name) for name in NAME.findall(rules)} <= known


def names(targets: list[dict[str, str]]) -> Iterator[str]:
    for target in targets:
        yield from NAME.findall(target["expr"])


def test_docs_explain_every_metric(newsroom: Newsroom) -> None:
    docs = (ROOT / "docs" / "operators.md").read_text(encoding="utf-8")
    assert set(NAME.findall(docs)) == served(newsroom)


def test_every_alert_says_how_to_mend_it() -> None:
    import yaml

    (group,) = yaml.safe_load((MONITORING / "alerts.yml").read_text(encoding="utf-8"))["groups"]
    assert len(group["rules"]) >= 8
    for rule in group["rules"]:
        assert rule["alert"].startswith("AudioPipeline")
        assert rule["expr"].count("(") == rule["expr"].count(")")
        assert set(rule["annotations"]) == {"summary", "mend"}
