"""What a person is called when a source gives only the parts of a name."""


def composed(family: str, given: str, middle: str = "", prefix: str = "", suffix: str = "") -> str:
    """Put a name together as its script does: family first and unspaced in Chinese, Japanese, Korean."""
    family, given, middle, prefix, suffix = map(spoken, (family, given, middle, prefix, suffix))
    if any("\u3040" <= mark <= "\u9fff" or "\uac00" <= mark <= "\ud7a3" for mark in family + given):
        return f"{family}{given}"
    name = " ".join(filter(None, (prefix, given, middle, family)))
    return f"{name}, {suffix}" if suffix and name else name


def spoken(part: str) -> str:
    """Return a text on one line with single blanks."""
    return " ".join(part.split())
