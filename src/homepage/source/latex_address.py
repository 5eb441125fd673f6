"""Web addresses as they stand in LaTeX."""

from __future__ import annotations

import re


def address(value: str) -> str:
    r"""A web address as meant: LaTeX's escapes (``\_``, ``\%``, ``{\textasciitilde}``) taken back, nothing decoded."""
    if "\\" not in value and "{" not in value and "$" not in value:
        return value.strip()
    value = re.sub(r"\\(?:url|path|nolinkurl|href)\s*\{([^{}]*)\}(?:\{[^{}]*\})?", r"\1", value)
    value = re.sub(r"\$?\{?\\(?:textasciitilde|sim)\b(?:\{\})?\s*\}?\$?|\\~(?:\{\})?", "~", value)
    value = re.sub(r"\$?\{?\\textunderscore\b(?:\{\})?\s*\}?\$?|\$\\?_\$", "_", value)
    value = re.sub(r"\\([^A-Za-z])", r"\1", value)
    return value.replace("{", "").replace("}", "").replace("\\", "").strip()
