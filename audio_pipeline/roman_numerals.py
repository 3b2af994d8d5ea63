"""Roman numerals as numbers."""

_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}


def roman(numeral: str) -> int:
    """The value of a Roman numeral up to 89, in capitals."""
    values = [_DIGITS[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(v if v >= after else -v for v, after in zip(values, following, strict=True))
