"""The one way out: everything that is fetched from the network is fetched by `Client`.

It is bounded in bytes, time and redirects, and reaches public addresses only.
"""

from audio_pipeline.http.address import check_url
from audio_pipeline.http.client import Client, retry_after_s
from audio_pipeline.http.response import Response, decode

__all__ = ["Client", "Response", "check_url", "decode", "retry_after_s"]
