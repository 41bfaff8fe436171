"""Bytes to text: which encoding, what to say where it is another one, and text that was once read in a wrong one."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import Final

__all__ = ["check_encoding", "decode", "likely_encoding", "mojibake", "repaired"]

#: Byte order marks, the longer ones first: UTF-32's begins like UTF-16's.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What begins so is no text, whatever its name says.
_FORMATS: Final = (
    (b"%PDF-", "a PDF", "take its text out first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive (.docx, .xlsx, .odt …)", "give a .docx by that name, or save it as text"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)", "save it as .docx or as text"),
    (b"{\\rtf", "an RTF file", "save it as .docx or as text"),
    (b"PAR1", "a Parquet file", "give it by a name that ends in .parquet"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"\x89PNG", "a picture", "give a text"),
    (b"\xff\xd8\xff", "a picture", "give a text"),
    (b"SQLite format 3", "a database", "give its texts as a table"),
)
#: The encodings in which Cyrillic texts lie, the usual one first; Latin ones lie in cp1254.
_CYRILLIC: Final = ("cp1251", "koi8_r", "iso8859_5", "cp866", "mac_cyrillic")
_LETTERS: Final = re.compile(rb"[A-Za-z\x80-\xff]")
#: UTF-8 read as Windows-1252 or 1254: `É™` for ə, `Ä±` for ı, `ÅŸ` for ş, `ÄŸ` for ğ, `Ä°` for İ, `Ã¶` for ö;
#: and read as Windows-1251: `Й™`, `Д±`, `Еџ`, `Г¶`.
_MOJIBAKE: Final = re.compile("É™|Æ\x8f|Ä[±°Ÿž]|Å[Ÿž]|Ã[¼¶§œ–‡]|Й™|Д[±°]|Еџ|Г[¶ј§]")


def decode(data: bytes, encoding: str | None, *, charset: str | None = None) -> str:
    """The text that bytes hold.

    A byte order mark decides first (and is no part of the text), then ``encoding``, then what the file says of itself
    (``charset``), then UTF-8.

    Raises:
        ValueError: the bytes are no text, or not in this encoding; the message says what they look like.

    >>> decode(b"\\xef\\xbb\\xbfBak\\xc4\\xb1", None)
    'Bakı'
    >>> decode(b"%PDF-1.7 ...", None)
    Traceback (most recent call last):
    ValueError: this is a PDF, not a text: take its text out first, for example with pdftotext
    """
    for start, kind, mend in _FORMATS:
        if data.startswith(start):
            raise ValueError(f"this is {kind}, not a text: {mend}")
    marked = next(((len(mark), name) for mark, name in _MARKS if data.startswith(mark)), None)
    if marked is not None and encoding is None:
        size, name = marked
        # UTF-16 and UTF-32 need their mark to know the order of bytes
        return _decoded(data[size:] if name == "utf-8" else data, name, size if name == "utf-8" else 0)
    name = encoding or charset or "utf-8"
    skipped = 0
    if data.startswith(codecs.BOM_UTF8) and codecs.lookup(name).name in ("utf-8", "utf-8-sig"):
        skipped = len(codecs.BOM_UTF8)
    text = _decoded(data[skipped:], name, skipped)
    if "\x00" in text[:4096] and encoding is None:
        raise ValueError("this is no text: it holds NUL bytes; give a text, or its encoding if it is UTF-16")
    return text


def _decoded(data: bytes, name: str, skipped: int) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        at = error.start + skipped
        byte = f"byte {at} (0x{data[error.start]:02X}) " if error.start < len(data) else f"byte {at} "
        raise ValueError(f"{byte}is not {name}; {_advice(data)}") from error
    except UnicodeError as error:
        raise ValueError(f"it is not {name} ({error}); {_advice(data)}") from error


def _advice(data: bytes) -> str:
    return f"give its encoding, it looks like {likely_encoding(data)}"


def likely_encoding(data: bytes) -> str:
    """The encoding that bytes look like which are not UTF-8.

    In a Cyrillic text nearly every letter lies above ASCII, in a Latin one those of `ğ ı ş ö ü ç` alone. Which Cyrillic
    encoding it is charset-normalizer tells, where that is installed; it is mostly cp1251.

    >>> likely_encoding("Назирлик мялумат вериб".encode("cp1251")), likely_encoding("Görüş Şuşada".encode("cp1254"))
    ('cp1251', 'cp1254')
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    letters = _LETTERS.findall(data, 0, 20_000)
    if sum(letter > b"\x7f" for letter in letters) < 0.6 * len(letters):
        return "cp1254"
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return _CYRILLIC[0]
    best = from_bytes(data[:20_000], cp_isolation=list(_CYRILLIC)).best()
    return _CYRILLIC[0] if best is None else best.encoding


def check_encoding(encoding: str) -> None:
    """Is there an encoding of this name?

    Raises:
        ValueError: there is not.
    """
    try:
        codecs.lookup(encoding)
        "".encode(encoding)
    except (LookupError, ValueError) as error:
        raise ValueError(f"unknown encoding {encoding!r}; encodings are utf-8, utf-16, cp1251, cp1254, …") from error


def mojibake(text: str) -> str | None:
    """Two signs that stand for one letter, where the text was once read in a wrong encoding; else None.

    One such pair may be anything; three are no accident.

    >>> mojibake("PrezidentlÉ™r gÃ¶rÃ¼ÅŸÃ¼b."), mojibake("Prezidentlər görüşüb.")
    ('É™', None)
    """
    found: Sequence[str] = _MOJIBAKE.findall(text, 0, 100_000)
    return found[0] if len(found) >= 3 else None


def repaired(text: str) -> str:
    """The text with wrongly decoded letters mended.

    Raises:
        ImportError: ftfy is not installed.
    """
    try:
        import ftfy
    except ImportError as error:
        raise ImportError('repairing wrongly decoded text needs ftfy: pip install "azdiplo[read]"') from error
    return ftfy.fix_encoding(text)
