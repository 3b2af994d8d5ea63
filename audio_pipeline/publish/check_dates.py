"""Dates as RSS wants them: RFC 822 with the four-digit years of RFC 2822."""

import re
from email.utils import parsedate_to_datetime

DATE = re.compile(
    r"(?:(?P<day>Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} "
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|GMT|UT|EST|EDT|CST|CDT|MST|MDT|PST|PDT)"
)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def is_rfc_822(value: str) -> bool:
    """Whether `value` is such a date, exists in the calendar and has the right day of the week."""
    found = DATE.fullmatch(value)
    if not found:
        return False
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return False
    return found["day"] in (None, DAYS[moment.weekday()])
