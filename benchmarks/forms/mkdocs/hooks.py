"""Gives the templates of MkDocs all papers and the news: by itself a page knows only itself."""

from typing import Any

import markdown
import yaml


def on_env(env: Any, config: object, files: Any) -> Any:  # noqa: ARG001 (as MkDocs calls it)
    """Take all pages once they are read, before the first is made."""
    converter = markdown.Markdown(output_format="html")
    env.filters["inline"] = lambda text: converter.reset().convert(text)[3:-4]
    with open("news.yaml", encoding="utf-8") as file:
        news = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (safe, in C)
    papers = [one.page for one in files.documentation_pages() if "key" in one.page.meta]
    papers.sort(key=lambda page: page.meta["date"], reverse=True)
    env.globals.update(papers=papers, news=news)
    return env
