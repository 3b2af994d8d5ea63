"""English: the order in which its rules look at a text."""

from audio_pipeline.script.edits import Step
from audio_pipeline.script.english_addresses import ADDRESS_RULES
from audio_pipeline.script.english_attached import ATTACHED_RULES
from audio_pipeline.script.english_averages import AVERAGE_RULES
from audio_pipeline.script.english_calendar import CALENDAR_RULES
from audio_pipeline.script.english_capitals import CAPITALS_RULES
from audio_pipeline.script.english_citations import CITATION_RULES
from audio_pipeline.script.english_codes import CODE_RULES
from audio_pipeline.script.english_coordinates import COORDINATE_RULES
from audio_pipeline.script.english_counties import COUNTY_RULES
from audio_pipeline.script.english_currencies import CURRENCY_RULES
from audio_pipeline.script.english_dates import DATE_RULES
from audio_pipeline.script.english_emoji import NAMED_EMOJI
from audio_pipeline.script.english_figures import FIGURE_RULES, LETTERED_RULES
from audio_pipeline.script.english_fractions import FRACTION_RULES, UNIT_FRACTION_RULES
from audio_pipeline.script.english_games import GAME_RULES
from audio_pipeline.script.english_kitchen import KITCHEN_RULES
from audio_pipeline.script.english_law import LAW_RULES
from audio_pipeline.script.english_marks import MARK_RULES
from audio_pipeline.script.english_millions import MILLIONS_RULE
from audio_pipeline.script.english_names import DESIGNATION_RULES, ROMAN_RULES
from audio_pipeline.script.english_numbers import NUMBER_RULES, RANGE_RULES
from audio_pipeline.script.english_odds import ODDS_RULES
from audio_pipeline.script.english_places import PLACE_RULES
from audio_pipeline.script.english_places_in_text import PLACE_IN_TEXT_RULES
from audio_pipeline.script.english_politics import POLITICS_RULES
from audio_pipeline.script.english_powers import POWER_RULES
from audio_pipeline.script.english_quantities import ENGLISH
from audio_pipeline.script.english_ranks import RANK_RULES
from audio_pipeline.script.english_records import RECORD_RULES
from audio_pipeline.script.english_references import REFERENCE_RULES
from audio_pipeline.script.english_reports import REPORT_RULES
from audio_pipeline.script.english_saints import SAINT_RULES
from audio_pipeline.script.english_schools import SCHOOL_RULES
from audio_pipeline.script.english_science import SCIENCE_RULES
from audio_pipeline.script.english_scores import SCORE_RULES
from audio_pipeline.script.english_scripture import SCRIPTURE_RULES
from audio_pipeline.script.english_short import SHORT_RULES
from audio_pipeline.script.english_sports import SPORT_RULES
from audio_pipeline.script.english_telephone import TELEPHONE_RULES
from audio_pipeline.script.english_times import TIME_RULES
from audio_pipeline.script.english_watts import WATT_RULE
from audio_pipeline.script.english_words import ABBREVIATION_RULES, SIGN_RULES
from audio_pipeline.script.english_works import WORK_RULES
from audio_pipeline.script.english_years import YEAR_RULES
from audio_pipeline.script.quantities import quantity_rules
from audio_pipeline.script.rules import Rule, of_digits
from audio_pipeline.script.web_addresses import web_rules

BEFORE_MARKUP: tuple[Step, ...] = (NAMED_EMOJI,)
RULES: tuple[Rule, ...] = (
    *web_rules(
        dot="dot", at="at", slash="slash", hashtag="hashtag", underscore="underscore", hyphen="dash"
    ),
    *of_digits(*TELEPHONE_RULES),
    *ADDRESS_RULES,
    *of_digits(WATT_RULE),
    *of_digits(*CITATION_RULES, but=("justice",)),
    *of_digits(*WORK_RULES, but=("director", "name with figures", "where somebody stands")),
    *of_digits(*POLITICS_RULES, but=("party", "party and place", "party and votes")),
    *of_digits(
        *GAME_RULES,
        but=(
            "home run",
            "minutes",
            "after extra time",
            "overtime",
            "pitched",
            "won or lost",
            "dismissal",
            "club",
        ),
    ),
    *of_digits(*PLACE_IN_TEXT_RULES, but=("page", "abbreviation", "Roman numeral")),
    *of_digits(*ODDS_RULES, but=("favourite",)),
    *of_digits(*RANK_RULES, but=("rank", "title", "clergy")),
    *of_digits(*SCHOOL_RULES),
    *of_digits(*REFERENCE_RULES, but=("World War", "section")),
    *of_digits(*CURRENCY_RULES),
    *of_digits(*CODE_RULES, but=("designation",)),
    *of_digits(*REPORT_RULES, but=("rate",)),
    *of_digits(*COORDINATE_RULES, but=("compass point",)),
    *of_digits(*UNIT_FRACTION_RULES),
    *of_digits(*KITCHEN_RULES, but=("cook's measure",)),
    *of_digits(*SCIENCE_RULES, but=("solar mass",)),
    *of_digits(*LAW_RULES, *SCRIPTURE_RULES),
    *of_digits(*POWER_RULES, but=("power", "rate", "area")),
    *of_digits(*RECORD_RULES, *SCORE_RULES, *AVERAGE_RULES),
    *of_digits(*SPORT_RULES, but=("after extra time",)),
    *of_digits(*ATTACHED_RULES, but=("degrees",)),
    *of_digits(*FIGURE_RULES, but=("at", "degrees", "money", "paragraph", "unit of a price")),
    *of_digits(*TIME_RULES),
    *of_digits(*CALENDAR_RULES, but=("months", "month", "day of the week", "born or died")),
    *of_digits(
        *DATE_RULES,
        *YEAR_RULES,
        MILLIONS_RULE,
        *quantity_rules(ENGLISH),
        *RANGE_RULES,
        *LETTERED_RULES,
        *DESIGNATION_RULES,
    ),
    *FRACTION_RULES,
    *of_digits(*NUMBER_RULES),
    *ROMAN_RULES,
    *PLACE_RULES,
    *COUNTY_RULES,
    *SHORT_RULES,
    *SAINT_RULES,
    *ABBREVIATION_RULES,
    *CAPITALS_RULES,
    *MARK_RULES,
    *SIGN_RULES,
)
