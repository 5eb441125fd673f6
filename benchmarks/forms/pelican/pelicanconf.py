"""Settings of Pelican: articles are papers, and nothing else is made but what every tool makes."""

import markdown
import yaml

SITENAME = AUTHOR = "Maéva Ørskov"
SITEURL = "https://example.org"
PATH, OUTPUT_PATH = "content", "public"
ARTICLE_PATHS, PAGE_PATHS = ["papers"], ["bio.md"]
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
PLUGIN_PATHS, PLUGINS = ["plugins"], ["entries"]
TIMEZONE, DEFAULT_LANG, DEFAULT_CATEGORY = "UTC", "en", "papers"
USE_FOLDER_AS_CATEGORY = False
ARTICLE_URL, ARTICLE_SAVE_AS = "papers/{slug}/", "papers/{slug}/index.html"
PAGE_SAVE_AS = AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "papers", "sitemap"]
PAPERS_SAVE_AS, SITEMAP_SAVE_AS = "papers/index.html", "sitemap.xml"
DEFAULT_PAGINATION = False
FEED_ATOM, FEED_MAX_ITEMS, RSS_FEED_SUMMARY_ONLY = "feed.xml", 20, False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MARKDOWN = {"extension_configs": {}, "output_format": "html5"}

with open("news.yaml", encoding="utf-8") as _file:
    NEWS = yaml.load(_file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (safe, in C)
_markdown = markdown.Markdown(output_format="html")
JINJA_FILTERS = {"inline": lambda text: _markdown.reset().convert(text)[3:-4]}
