"""English units of one field each, and those that are glued from several: "GPa", "bpd", "lb-ft"."""

_RATES = {
    "bpm": ("beat", "minute"), "bpd": ("barrel", "day"), "b/d": ("barrel", "day"),
    "boe/d": ("barrel of oil equivalent", "day"), "ml/min": ("milliliter", "minute"),
    "boepd": ("barrel of oil equivalent", "day"), "cm/s": ("centimeter", "second"),
    "mm/s": ("millimeter", "second"), "kmph": ("kilometer", "hour"), "KB/s": ("kilobyte", "second"),
    "kB/s": ("kilobyte", "second"), "TB/s": ("terabyte", "second"),
    "GT/s": ("gigatransfer", "second"),
    "MT/s": ("megatransfer", "second"), "Tb/s": ("terabit", "second"),
    "kb/s": ("kilobit", "second"),
    "mi/kWh": ("mile", "kilowatt-hour"), "MiB/s": ("mebibyte", "second"),
    "L/min": ("liter", "minute"), "l/min": ("liter", "minute"), "dpi": ("dot", "inch"),
    "dB/km": ("decibel", "kilometer"),
    "kg/ha": ("kilogram", "hectare"), "t/ha": ("tonne", "hectare"), "bu/ac": ("bushel", "acre"),
    "kg/m2": ("kilogram", "square meter"), "kg/m²": ("kilogram", "square meter"),
    "W/kg": ("watt", "kilogram"), "kWh/kg": ("kilowatt-hour", "kilogram"),
    "Wh/kg": ("watt-hour", "kilogram"), "W/m²": ("watt", "square meter"),
    "W/m2": ("watt", "square meter"), "cd/m²": ("candela", "square meter"),
    "gCO2/km": ("gram of C O two", "kilometer"), "g/cm³": ("gram", "cubic centimeter"),
    "g/cm3": ("gram", "cubic centimeter"), "kg/m3": ("kilogram", "cubic meter"),
    "tpa": ("tonne", "year"), "wpm": ("word", "minute"),
    "gpm": ("gallon", "minute"),
    "kcal/day": ("kilocalorie", "day"), "m³/h": ("cubic meter", "hour"),
    "rad/s": ("radian", "second"),
}  # fmt: skip
_REGULAR = {
    "mK": "millikelvin", "µK": "microkelvin", "nK": "nanokelvin", "pK": "picokelvin",
    "atm": "atmosphere", "mbar": "millibar", "PeV": "petaelectronvolt",
    "mmHg": "millimeter of mercury", "inHg": "inch of mercury",
    "MJ": "megajoule", "kJ": "kilojoule", "TJ": "terajoule", "PJ": "petajoule",
    "EJ": "exajoule", "GPa": "gigapascal", "MPa": "megapascal", "kDa": "kilodalton",
    "MWe": "megawatt", "GWe": "gigawatt", "MWh/d": "megawatt-hour per day", "Nm": "newton meter",
    "N·m": "newton meter", "mA": "milliamp", "mV": "millivolt", "mW": "milliwatt",
    "µW": "microwatt", "kN": "kilonewton", "kA": "kiloamp",
    "fs": "femtosecond", "ps": "picosecond", "ns": "nanosecond", "µg": "microgram",
    "dBA": "decibel", "lm": "lumen", "kg/s": "kilogram per second", "mGy": "milligray",
    "µSv": "microsievert", "μSv": "microsievert", "GiB": "gibibyte", "MiB": "mebibyte",
    "TiB": "tebibyte", "ZB": "zettabyte", "kbit/s": "kilobit per second",
    "IU": "international unit", "kW·h": "kilowatt-hour",
    "mmol": "millimole", "mEq": "milliequivalent", "cfs": "cubic foot per second",
    "acre-ft": "acre-foot", "lb-ft": "pound-foot", "lb ft": "pound-foot", "ft-lb": "foot-pound",
    "ft lb": "foot-pound", "lb.-ft.": "pound-foot", "ft-lbs": "foot-pound",
    "ft/min": "foot per minute",
    "fpm": "foot per minute", "sqft": "square foot", "sq-ft": "square foot", "sq.ft": "square foot",
    "sqm": "square meter", "sq-m": "square meter", "sq-km": "square kilometer",
    "sqkm": "square kilometer", "sq-mi": "square mile", "sq-mile": "square mile",
    "MMT": "million metric ton", "gsm": "gram per square meter", "m/s²": "meter per second squared",
    "m/s2": "meter per second squared", "bhp": "brake horsepower",
}  # fmt: skip
_ALIKE = {
    "mmBtu": "million British thermal units", "MMBtu": "million British thermal units",
    "mmbtu": "million British thermal units", "Btu": "British thermal units",
    "BTU": "British thermal units", "bcm": "billion cubic meters", "Bcm": "billion cubic meters",
    "bcf": "billion cubic feet", "Bcf": "billion cubic feet", "tcf": "trillion cubic feet",
    "Tcf": "trillion cubic feet", "bcfd": "billion cubic feet per day",
    "bcf/d": "billion cubic feet per day", "Bcf/d": "billion cubic feet per day",
    "mb/d": "million barrels per day", "mbpd": "million barrels per day",
    "mcm": "million cubic meters", "MtCO2e": "megatons of C O two equivalent",
    "MtCO2": "megatons of C O two", "GtCO2": "gigatons of C O two", "kWp": "kilowatts peak",
    "mtpa": "million tonnes per year",
    "ktpa": "thousand tonnes per year",
    "GtCO2e": "gigatons of C O two equivalent", "tCO2e": "tons of C O two equivalent",
    "tCO2": "tons of C O two", "kgCO2e": "kilograms of C O two equivalent", "MWp": "megawatts peak",
    "MWac": "megawatts A C", "MWdc": "megawatts D C", "GWp": "gigawatts peak", "THz": "terahertz",
    "mM": "millimolar", "µM": "micromolar", "μM": "micromolar", "nM": "nanomolar",
    "kg CO2e": "kilograms of C O two equivalent", "Mt CO2e": "megatons of C O two equivalent",
    "MVA": "megavolt-amperes", "kVA": "kilovolt-amperes", "Wp": "watts peak", "cc": "c c",
    "kWe": "kilowatts", "MWth": "megawatts thermal", "MWt": "megawatts thermal",
}  # fmt: skip
_BEFORE_NOUN = {
    "kwp": "kilowatt peak",
    "mwp": "megawatt peak",
    "gwp": "gigawatt peak",
    "bcm": "billion cubic meter",
    "bcf": "billion cubic foot",
    "mcm": "million cubic meter",
}
_FEET = ("foot", "feet")


def _many(noun: str) -> str:
    """ "pound-feet", "feet per second", "grams per meter"; "millikelvin" and "horsepower" alike."""
    head, per, each = noun.partition(" per ")
    head, of, matter = head.partition(" of ")
    if head.endswith(_FEET[0]):
        head = head.removesuffix(_FEET[0]) + _FEET[1]
    elif head.endswith("inch"):
        head += "es"
    elif not head.endswith(("kelvin", "horsepower", "s")):
        head += "s"
    return f"{head}{of}{matter}{per}{each}"


FIELD_UNITS = {
    **{sign: (f"{unit} per {each}", _many(f"{unit} per {each}"))
       for sign, (unit, each) in _RATES.items()},
    **{sign: (noun, _many(noun)) for sign, noun in _REGULAR.items()},
    **{sign: (_BEFORE_NOUN.get(sign.lower(), noun), noun) for sign, noun in _ALIKE.items()},
}  # fmt: skip
"""Sign -> the noun for one, and before another noun; the noun for more."""
