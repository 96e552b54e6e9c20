/** The part of the receiver in Python that knows how values are written, as it stands in every export. */
export const pythonCells = String.raw`"""How values of records become cells of data and back: whole numbers, truths and marked texts."""

import datetime
import json
import re


class Digits(str):
    """A number of a JSON text with all its digits."""


class Pairs(list):
    """The entries of a JSON object, in order: a key that it holds twice is kept twice."""


def no_number(text):
    raise ValueError(f"{text} is no JSON")


def read_json(text):
    """Reads a JSON text; numbers keep their digits."""
    return json.loads(text, parse_int=Digits, parse_float=Digits, parse_constant=no_number, object_pairs_hook=Pairs)


DECIMALS = {"amount", "ratio", "integer", "number"}


def mark(text):
    """Texts are marked unless they begin with a common Chinese character, so that no implementation takes them for more."""
    return text if "一" <= text[:1] <= "鿿" else "_" + text


def unmark(cell):
    return cell[1:] if cell.startswith("_") else cell


# What reads a value gives (cell, None), or (None, what is wrong with it).

MISMATCH = (None, "record.typeMismatch")


def read_boolean(value, field):
    return (value, None) if isinstance(value, bool) else MISMATCH


def of_text(read, code):
    def reader(value, field):
        if not isinstance(value, str) or isinstance(value, Digits):
            return MISMATCH
        cell = read(value)
        return (None, code) if cell is None else (cell, None)

    return reader


NUMBER = re.compile(r"([+-]?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]{1,3}))?")
BEYOND_ALL = 2**53


def read_number(value, field):
    """A decimal as a whole number at the field's scale; one that is finer as something between two of them, which is refused."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not is_number and not isinstance(value, Digits):
        return MISMATCH
    text = repr(value) if is_number else str(value)
    match = NUMBER.fullmatch(text)
    if len(text) > 400 or match is None:
        return None, "record.numberTooLong"
    sign, whole, fraction, exponent = match.groups()
    digits = int(whole + (fraction or "")) * (-1 if sign == "-" else 1)
    places = field["scale"] + int(exponent or 0) - len(fraction or "")
    if places >= 0:
        return clamped(digits * 10**places), None
    floor, rest = divmod(digits, 10**-places)
    return (clamped(floor), None) if rest == 0 else (clamped(floor) + 0.5, "record.tooFine")


def clamped(cell):
    return max(-BEYOND_ALL, min(BEYOND_ALL, cell))


EPOCH = datetime.date(1970, 1, 1).toordinal()
DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
INSTANT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})(?::00)?")


def civil_day(year, month, day):
    """Days since 1970-01-01; None where there is no such day."""
    try:
        return datetime.date(int(year), int(month), int(day)).toordinal() - EPOCH
    except ValueError:
        return None


def day_of(text):
    match = DATE.fullmatch(text)
    return match and civil_day(*match.groups())


def instant_of(text):
    match = INSTANT.fullmatch(text)
    day = match and day_of(match[1])
    if day is None or int(match[2]) > 23 or int(match[3]) > 59:
        return None
    return day * 1440 + int(match[2]) * 60 + int(match[3])


def duration_of(form, factor):
    def read(text):
        match = re.fullmatch(form, text)
        if match is None:
            return None
        count = int(match[2] or 0) * factor + int(match[3] or 0)
        return -count if match[1] else count

    return read


WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]


def identity_of(text):
    """An identity number after GB 11643-1999."""
    if not re.fullmatch(r"[0-9]{17}[0-9Xx]", text):
        return None
    total = sum(weight * int(text[place]) for place, weight in enumerate(WEIGHTS))
    upper = text.upper()
    right = civil_day(text[6:10], text[10:12], text[12:14]) is not None and upper[17] == "10X98765432"[total % 11]
    return mark(upper) if right else None


READERS = {
    "boolean": read_boolean,
    "amount": read_number,
    "ratio": read_number,
    "integer": read_number,
    "number": read_number,
    "text": of_text(mark, None),
    "enum": of_text(mark, None),
    "date": of_text(day_of, "record.dateInvalid"),
    "instant": of_text(instant_of, "record.instantInvalid"),
    "identity": of_text(identity_of, "record.identityInvalid"),
    "month": of_text(duration_of(r"(-?)P(?=[0-9])(?:([0-9]{1,9})Y)?(?:([0-9]{1,9})M)?", 12), "record.durationInvalid"),
    "day": of_text(duration_of(r"(-?)P()([0-9]{1,9})D", 0), "record.durationInvalid"),
    "minute": of_text(duration_of(r"(-?)PT(?=[0-9])(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?", 60), "record.durationInvalid"),
}


# Results


def decode(result, cell):
    """A cell as the notice writes it: decimals as text with every digit."""
    type = result["type"]
    if type == "boolean":
        return cell
    if type in ("text", "identity", "enum"):
        return unmark(cell)
    whole = int(cell)
    if whole != cell:
        raise ValueError(f"{result['name']} is no whole number: {cell}")
    if type in DECIMALS:
        return decimal_text(whole, result["scale"])
    if type == "date":
        return datetime.date.fromordinal(whole + EPOCH).isoformat()
    if type == "instant":
        day, minute = divmod(whole, 1440)
        return f"{datetime.date.fromordinal(day + EPOCH).isoformat()}T{minute // 60:02}:{minute % 60:02}"
    return duration_text(whole, type)


def decimal_text(cell, scale):
    digits = str(abs(cell)).rjust(scale + 1, "0")
    whole, fraction = digits[: len(digits) - scale], digits[len(digits) - scale :].rstrip("0")
    return ("-" if cell < 0 else "") + whole + ("." + fraction if fraction else "")


NOTATIONS = {"month": ("P", "Y", "M", 12), "day": ("P", "", "D", None), "minute": ("PT", "H", "M", 60)}


def duration_text(cell, type):
    prefix, larger, smaller, factor = NOTATIONS[type]
    whole, rest = divmod(abs(cell), factor) if factor else (0, abs(cell))
    text = (f"{whole}{larger}" if whole else "") + (f"{rest}{smaller}" if rest or not whole else "")
    return ("-" if cell < 0 else "") + prefix + text
`
