"""Phone numbers as they compare equal, and as they are shown and dialled."""

from askwell.practice.identifying import rules


def phone_key(text: str, country: str = "") -> str:
    """Return the number in E.164 where it can be one, else its digits.

    `country` is the ISO code of where it would be dialled from; without it a number needs its +. A number
    that country has no room for is from somewhere else, and keeps only its digits.
    """
    import phonenumbers

    try:
        parsed = phonenumbers.parse(text, country.upper() or None)
    except phonenumbers.NumberParseException:
        return rules.phone_key(text)
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return rules.phone_key(text)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def shown(text: str, key: str) -> str:
    """Return a number as it is read aloud: international form where known, else as written."""
    if not key.startswith("+"):
        return text
    import phonenumbers

    try:
        parsed = phonenumbers.parse(key)
    except phonenumbers.NumberParseException:
        return text
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def dial(key: str) -> str:
    """Return what goes behind `tel:`."""
    return key
