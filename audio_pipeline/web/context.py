"""What handlers are handed: the tools of the house, and the bell that wakes the reconciler."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request

from audio_pipeline.work.tools import Tools


async def _tools(request: Request) -> Tools:
    tools: Tools = request.app.state.tools
    return tools


async def _wake(request: Request) -> Callable[[], None]:
    wake: Callable[[], None] = request.app.state.wake
    return wake


ToolsHere = Annotated[Tools, Depends(_tools)]
WakeHere = Annotated[Callable[[], None], Depends(_wake)]
