"""The ways to bytes outside: files, and tools by the one guarded way out."""

from narrows.reader.files import FileReader

__all__ = ["FileReader"]
