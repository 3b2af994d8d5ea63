"""Runs a function on what a stranger wrote, under limits of time and memory.

A page or a feed may be written so that a parser takes minutes or gigabytes, or crashes. So each is
read in a process of its own, which the system ends when it has had its share: the caller gets an
error, and nothing else notices. Nothing can be written to a file there.
"""

from audio_pipeline.bounded.run import Limits, Task, run

__all__ = ["Limits", "Task", "run"]
