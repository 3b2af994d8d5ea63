"""Configuration from the environment: upper case, `__` between levels, list items by number.

`AUDIO_PIPELINE_ENGINES__EDGE__ENDPOINT` is `[engines.edge] endpoint`.
"""

import tomllib
from collections.abc import Mapping
from typing import Any

from audio_pipeline.errors import ConfigError

PREFIX = "AUDIO_PIPELINE_"


def overlay(tree: dict[str, Any], environment: Mapping[str, str]) -> dict[str, str]:
    """Lay the environment's keys over the tree; answers which variable set which key."""
    variables = {}
    for variable in sorted(name for name in environment if name.startswith(PREFIX)):
        keys = variable.removeprefix(PREFIX).lower().split("__")
        _set(tree, keys, _value(environment[variable]), variable)
        variables[".".join(keys)] = variable
    return variables


def _set(tree: dict[str, Any], keys: list[str], value: object, variable: str) -> None:
    node: Any = tree
    for position, key in enumerate(keys):
        last = position == len(keys) - 1
        if isinstance(node, list):
            if not key.isdigit() or int(key) >= len(node):
                raise ConfigError(f"environment {variable}: there is no item {key} in that list")
            index: Any = int(key)
        elif isinstance(node, dict):
            index = next((known for known in node if known.lower() == key), key)
            node.setdefault(index, {})
        else:
            raise ConfigError(f"environment {variable}: {keys[position - 1]} has no keys below it")
        if last:
            node[index] = value
        node = node[index]


def _value(text: str) -> object:
    """Lists, tables and truth values as TOML writes them; anything else stays text."""
    if text[:1] in "[{" or text in ("true", "false"):
        try:
            return tomllib.loads(f"value = {text}")["value"]
        except (tomllib.TOMLDecodeError, RecursionError):
            return text
    return text
