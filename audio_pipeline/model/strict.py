"""What validators of these values are told."""

from collections.abc import Mapping

STRICT: Mapping[str, str] = {"extra": "forbid"}
"""A key that is not a field is a fault."""
