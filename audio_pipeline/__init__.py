"""Every newly published article becomes a narrated, labelled podcast episode."""

__version__ = "0.1.0"
