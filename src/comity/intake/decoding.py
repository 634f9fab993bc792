"""Bytes to characters, or the reason why not."""

from __future__ import annotations

import codecs

from comity.intake.outcome import Refusal

SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF file", "extract its text (for example with pdftotext) and read that"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save the document as text or HTML"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text or HTML"),
    (b"{\\rtf", "a rich text file", "save it as text or HTML"),
    (b"\x1f\x8b", "a gzip file", "unpack it with gunzip"),
    (b"BZh91AY&SY", "a bzip2 file", "unpack it with bunzip2"),
    (b"\xfd7zXZ", "an xz file", "unpack it with unxz"),
    (b"\x28\xb5\x2f\xfd", "a zstandard file", "unpack it with unzstd"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it"),
    (b"\x89PNG", "a PNG image", "give the report's text"),
    (b"\xff\xd8\xff", "a JPEG image", "give the report's text"),
    (b"GIF8", "a GIF image", "give the report's text"),
    (b"II*\x00", "a TIFF image", "give the report's text"),
    (b"MM\x00*", "a TIFF image", "give the report's text"),
    (b"SQLite format 3", "an SQLite database", "name it with --ledger if it is a ledger"),
    (b"\x7fELF", "a program", "leave it out"),
)
BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LEGACY = ("cp949", "cp932", "euc_jp", "gb18030", "big5", "cp1252")  # what news pages still use; others: refused
SAMPLE = 200_000  # bytes the detector looks at: a page's head of scripts is shorter


def decode(raw: bytes, name: str, *, declared: str | None = None) -> str | Refusal:
    """The text of some bytes without its byte order mark; line ends are left as they are.

    `declared` is the encoding that the file itself names. Order: byte order mark, UTF-8, `declared`, then the most
    plausible of `LEGACY`. A UTF-8 file cut off inside its last character loses only that character.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark):].decode(encoding)
            except UnicodeDecodeError as error:
                return Refusal(name, "encoding", f"marked as {encoding} but broken at byte {error.start + len(mark)}; "
                                                 "save it as UTF-8")
    if binary := _binary(raw, name):
        return binary
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        whole = raw[: error.start]
        if error.reason == "unexpected end of data" and not whole.isascii():
            return whole.decode("utf-8")
        place = error.start
    if declared and (text := _declared(raw, declared)) is not None:
        return text
    if (text := _detected(raw)) is not None:
        return text
    return Refusal(name, "encoding", f"not UTF-8 (byte {place}) and in no encoding that could be made out; "
                                     "save it as UTF-8")


def _binary(raw: bytes, name: str) -> Refusal | None:
    head = raw[:1024].lstrip()
    for signature, what, advice in SIGNATURES:
        if head.startswith(signature):
            return Refusal(name, "binary", f"this is {what}, not text; {advice}")
    if (at := raw.find(b"\0")) >= 0:
        return Refusal(name, "binary", f"NUL at byte {at}: not text, or UTF-16 without its mark; save it as UTF-8")
    return None


def _declared(raw: bytes, declared: str) -> str | None:
    try:
        encoding = codecs.lookup(declared).name
        if encoding == "utf-8":  # what a browser would do with a page that is UTF-8 but for a few bytes
            return raw.decode("utf-8", errors="replace")
        return raw.decode({"iso8859-1": "cp1252", "euc_kr": "cp949", "shift_jis": "cp932"}.get(encoding, encoding))
    except (LookupError, UnicodeError, ValueError):
        return None


def _detected(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes  # here: it costs 40 ms, and nearly every file is UTF-8

    best = from_bytes(raw[:SAMPLE], cp_isolation=list(LEGACY)).best()
    if best is None and len(raw) > SAMPLE:  # the sample may end inside a character
        best = from_bytes(raw[: SAMPLE - 1], cp_isolation=list(LEGACY)).best()
    try:
        return raw.decode(best.encoding) if best else None
    except UnicodeDecodeError:
        return None
