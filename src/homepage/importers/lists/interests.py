"""Interests: texts, some with a label before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.records import Interest
from homepage.importers.lists.items import is_flat
from homepage.importers.prose import dates, markdown_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.links import Links


def interests(items: Sequence[Block], links: Links) -> list[Interest] | None:
    """Items of the form "label: text", or plain ones."""
    found = []
    for item in items:
        if not is_flat(item):
            return None
        runs = links.runs(item.runs, item.location)
        raw = "".join(run.text for run in runs)
        match = re.match(r"([^:：]{2,80}?)(\s*[:：]\s*)(?=\S)", raw)
        linked = any(run.url for run in dates.keep(runs, match.end())) if match else False
        if match is None or linked:
            found.append(Interest(text=markdown_out.inline(runs)))
            continue
        head = dates.keep(runs, len(match.group(1)))
        separator = match.group(2) if "：" in match.group(2) else ": "
        found.append(
            Interest(
                label=match.group(1).strip(),
                text=markdown_out.inline(dates.drop(runs, match.end())),
                separator=separator,
                strong=any(run.strong for run in head),
            )
        )
    return found
