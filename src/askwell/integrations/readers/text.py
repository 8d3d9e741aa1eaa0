"""From bytes to text: which encoding it is, and what must not come through."""

import re

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff]")
_CONTROL_BYTES = bytes({*range(32), 127} - {*b"\t\n\r"})
_KANA_OR_KANJI = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_HALF_WIDTH = re.compile(r"[\uff61-\uff9f]")
_AFTER_LETTER = re.compile(r"[A-Za-z][\u3040-\u30ff\u4e00-\u9fff]")
_KNOWN_CHARSET = re.compile(
    r"utf-?8|(us-?)?ascii|iso-?8859-?\d{1,2}|latin-?\d|windows-?125\d|cp-?(125\d|437|850|852|866|932|936|949|950)"
    r"|(x-)?(shift[-_]?jis|sjis)|ms_kanji|euc-?(jp|kr)|iso-?2022-?(jp|kr)|gb(2312|k|18030)|big5|koi8-?[ru]"
    r"|mac-?roman|macintosh",
    re.IGNORECASE,
)
_WESTERN = ("iso8859", "latin", "windows125", "cp125", "usascii", "ascii")
_CODE = re.compile(r"\s*(?:[{<]|\[\s*[\[{\x22])")
_SAMPLE = 4096


def decode(data: bytes) -> str:
    """Return `data` as text without control characters: by its byte order mark, as UTF-8, or by `guess`."""
    return plain(as_utf8(data).translate(None, _CONTROL_BYTES))


def as_utf8(data: bytes) -> bytes:
    """Return `data` without a byte order mark, and UTF-16 (with or without one) turned into UTF-8."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            return rest if encoding == "utf-8" else _from_utf16(rest, encoding)
    sample = data[:_SAMPLE]
    evens, odds = sample[::2].count(0), sample[1::2].count(0)
    if min(evens, odds) * 10 <= max(evens, odds) and max(evens, odds) * 5 > len(sample):
        return _from_utf16(data, "utf-16-be" if evens > odds else "utf-16-le")
    return data


def plain(data: bytes, charset: str = "") -> str:
    """Return bytes of one known or unknown eight-bit charset as text; never raises.

    A named charset is believed unless the bytes are well-formed UTF-8 or contradict it: a
    common mistake of exporters is to name Latin-1 over UTF-8.
    """
    if not charset:
        try:
            return data.decode()
        except UnicodeDecodeError:
            return data.decode(guess(data), "replace")
    declared = charset if _KNOWN_CHARSET.fullmatch(charset) else ""
    order = ("utf-8", declared) if _is_western(declared) else (declared, "utf-8")
    for name in filter(None, order):
        try:
            return data.decode("shift_jis" if "sjis" in name.lower() else name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode(guess(data), "replace")


def guess(data: bytes) -> str:
    """Return the likeliest charset of bytes that are not UTF-8: "shift_jis" or "cp1252"."""
    try:
        text = data[: 16 * _SAMPLE].decode("shift_jis", "strict" if len(data) <= 16 * _SAMPLE else "ignore")
    except UnicodeDecodeError:
        return "cp1252"
    japanese = len(_KANA_OR_KANJI.findall(text))
    unlikely = len(_HALF_WIDTH.findall(text)) + 2 * len(_AFTER_LETTER.findall(text))
    return "shift_jis" if japanese > unlikely else "cp1252"


def is_code(content: str) -> bool:
    """Tell whether a text is JSON or XML: programs write it for programs, and its commas part no columns."""
    return bool(_CODE.match(content))


def clean(text: str) -> str:
    """Return `text` with line ends as one newline each, and without control characters."""
    if text.isascii() and text.isprintable():
        return text
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _is_western(charset: str) -> bool:
    return charset.lower().replace("-", "").startswith(_WESTERN)


def _from_utf16(data: bytes, encoding: str) -> bytes:
    return data.decode(encoding, "replace").encode("utf-8", "replace")
