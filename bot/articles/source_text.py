"""Bytes of a file -> its text, or why there is none."""

LARGEST_FILE = 1 << 20  # bytes; far more than an article, far less than what stalls a process


class NotText(Exception):  # noqa: N818 - reads as what it says
    """The bytes cannot be read; `line`, counted from 1, is where."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def source_text(content: bytes) -> str:
    """Without a byte order mark, its lines ended by a single line feed.

    Raises:
        NotText: it is too large, or not UTF-8
    """
    if len(content) > LARGEST_FILE:
        raise NotText(f"larger than {LARGEST_FILE // 1024} KiB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The decoder counts from after the mark.
        start = error.start + len(content) - len(error.object)
        before = content[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        message = f"not UTF-8: byte 0x{content[start]:02x} at offset {start}"
        raise NotText(message, before.count(b"\n") + 1) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
