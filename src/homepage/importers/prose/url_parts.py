"""Addresses of pages taken apart, whatever stands in them: what is no address has no host."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit


def parts(address: str) -> SplitResult:
    """The parts of an address; all of one with an opened bracket, ``https://[host/``, counts as its path."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", address, "", "")


def joined(base: str, address: str) -> str:
    """An address as a page at ``base`` means it; one that cannot be taken apart stays as it is."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address
