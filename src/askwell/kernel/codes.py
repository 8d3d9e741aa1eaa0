"""Short codes for paper: what stands in a corner of a sheet, and is typed in by hand afterwards.

A code is the last 30 bits of a row's uid in Crockford's base 32, six signs such as K7M-4PX: without I, L,
O and U, so that nothing is misread, and read whatever the case and the dashes.
"""

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None, "\u2010": None, "\u2013": None})
_LENGTH = 6
_BITS = 5 * _LENGTH
_TAIL = 7


def code_of(uid: str) -> str:
    """Return the code of a row by its uid."""
    number = int(uid, 16) & ((1 << _BITS) - 1)
    signs = "".join(_SIGNS[number >> shift & 31] for shift in range(_BITS - 5, -1, -5))
    return f"{signs[:3]}-{signs[3:]}"


def tidied(text: str) -> str:
    """Return a code as it is printed, from what somebody typed; "" for what is no code."""
    signs = text.strip().upper().translate(_READ_AS)
    if len(signs) != _LENGTH or not set(signs) <= set(_SIGNS):
        return ""
    return f"{signs[:3]}-{signs[3:]}"


def ending(code: str) -> str:
    """Return the last seven hexadecimal digits of every uid with this (tidied) code."""
    number = 0
    for sign in code.replace("-", ""):
        number = number << 5 | _SIGNS.index(sign)
    return f"{number:032x}"[-_TAIL:]
