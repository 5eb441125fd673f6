"""What an import answers for beyond its words: addresses and keys of all that it read, looked for in the result.

No importer takes part in it: what was read is known by `Folder` and the readers of front matter, what came of it by
the files that were made. So what an importer never looks at is told, too, and so are
the tables and lists that it left as Markdown.
"""
