"""The command line: arguments in, text and exit status out. The only module that prints or exits.

Exit status: 0 fine, 1 problems in content, templates or output (nothing was written), 2 wrong usage.
"""

from __future__ import annotations

import os
import sys
import time
from types import SimpleNamespace

from homepage import __version__

TYPE_CHECKING = False  # as in typing, whose import costs more than a build with nothing to do
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from homepage.build import Produced
    from homepage.errors import HomepageError, Problem
    from homepage.idle import Memory
    from homepage.timings import Timings, Watch

# New objects until Python looks for garbage: nearly all that a build makes lives to its end.
_LIVES = 100_000


def run() -> None:
    """The program, which ends without freeing each of its objects: that takes a tenth of a build with an edit."""
    try:
        status = main()
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # nobody reads what is said
        status = 1
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # Windows consoles are not UTF-8
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given == ["--version"]:
        print(f"homepage {__version__}")
        return 0
    options = _plain_build(given)
    if options is None:
        parser = _parser()
        if not given:
            parser.print_help(sys.stderr)
            return 2
        options, rest = parser.parse_known_args(given)
        if rest:
            return _usage(_not_taken(given[0], options, rest[0]))
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except KeyboardInterrupt:
        return 130


def _plain_build(given: list[str]) -> Any:
    """The options of the build command when it is written in its plainest form; None when argparse must tell.

    The import of argparse takes as long as finding out that there is nothing to do.
    """
    if given[:1] != ["build"]:
        return None
    found: dict[str, Any] = {"root": ".", "output": None}
    rest = iter(given[1:])
    for word in rest:
        name = {"--root": "root", "--output": "output", "-o": "output"}.get(word)
        value = next(rest, "")
        if name is None or not value or value.startswith("-"):
            return None
        found[name] = value
    usual = {"version": False, "base_url": None, "drafts": False, "strict": False, "timings": False}
    return SimpleNamespace(**found, **usual, command=_build)


def _parser() -> argparse.ArgumentParser:
    import argparse

    parser = argparse.ArgumentParser(
        prog="homepage", description="Builds an academic homepage from a folder of YAML, Markdown and BibTeX."
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    commands = parser.add_subparsers(prog="homepage", title="commands", metavar="COMMAND", required=True)

    new = commands.add_parser("new", help="start a site in a new folder")
    new.add_argument("folder", metavar="DIR", help="folder to make")
    new.add_argument("--name", help="your name, as publications print it")
    new.add_argument(
        "--language",
        metavar="TAGS",
        default="",
        help="language of the site, such as zh; several, the main one first: en,zh",
    )
    new.set_defaults(command=_new)

    build = commands.add_parser("build", help="build the site into a folder")
    _add_root(build)
    build.add_argument("--output", "-o", metavar="DIR", help="folder to write (default: _site in the site's folder)")
    build.add_argument(
        "--base-url", metavar="URL", type=_address, help="address the site is published at, in place of site.yaml's"
    )
    build.add_argument("--drafts", action="store_true", help="build drafts too, which only the preview shows otherwise")
    build.add_argument("--strict", action="store_true", help="treat warnings as errors")
    build.add_argument("--timings", action="store_true", help="print how long the stages of the build took")
    build.set_defaults(command=_build)

    serve = commands.add_parser("serve", help="preview the site, reloading the browser at every save")
    _add_root(serve)
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    serve.add_argument("--port", type=_port, default=8000, help="port to listen on (default: 8000; 0: any free one)")
    serve.add_argument("--open", action="store_true", help="open the browser")
    serve.set_defaults(command=_serve)

    check = commands.add_parser("check", help="look for what could be better in the bibliography and the content")
    _add_root(check)
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="how to print findings")
    check.add_argument("--strict", action="store_true", help="exit with status 1 when something was found")
    check.set_defaults(command=_check)

    move = commands.add_parser("import", help="move an existing page or bibliography in")
    move.add_argument("source", metavar="SOURCE", help="folder or file of the old site")
    move.add_argument("target", metavar="DIR", help="folder of the new site")
    move.add_argument("--from", dest="kind", metavar="KIND", help="what SOURCE is, when it cannot be told")
    move.add_argument("--force", action="store_true", help="write into a folder that is not empty")
    move.set_defaults(command=_import)

    schema = commands.add_parser("schema", help="print the JSON Schema of a content file, for editors")
    schema.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="such as site.yaml or content/news.yaml; without it: list them",
    )
    schema.set_defaults(command=_schema)
    return parser


def _not_taken(name: str, options: argparse.Namespace, word: str) -> str:
    """Why the command of a name does not take a word, and what to write."""
    if word.startswith("-"):
        from homepage.content.suggest import closest

        known = [f"--{one.replace('_', '-')}" for one in vars(options) if one != "command"]
        meant = closest(word, known)
        return f"{name} has no option {word}; " + (
            f"did you mean {meant}?" if meant else f"see: homepage {name} --help"
        )
    if hasattr(options, "port") and word.isdigit():
        return f"{name} takes the port as an option: homepage {name} --port {word}"
    if hasattr(options, "root"):
        return f"{name} works on the folder that you are in; for another one write: homepage {name} --root {word}"
    return f"{name} does not take {word!r}; a name with a space in it must stand in quotes"


def _add_root(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", metavar="DIR", default=".", help="folder of the site (default: this one)")


def _port(text: str) -> int:
    import argparse

    if not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: 0 to 65535")
    return int(text)


def _address(text: str) -> str:
    import argparse

    if not text.startswith(("https://", "http://")) or set(text) & set(" ?#"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a web address, such as https://name.github.io/")
    return text


def _new(options: argparse.Namespace) -> int:
    from pathlib import Path

    from homepage import scaffold
    from homepage.errors import HomepageError

    name = options.name
    if not name and sys.stdin.isatty():
        name = input("Your name: ").strip()
    if not name:
        return _usage("your name is needed: homepage new DIR --name 'Ada Example'")
    try:
        files = scaffold.new(Path(options.folder), name, options.language.replace(",", " ").split())
    except HomepageError as error:
        return _report(error, Path())
    print(f"Wrote {len(files)} files to {options.folder}. Next:")
    print(f"  cd {options.folder}\n  homepage serve --open")
    return 0


def _build(options: argparse.Namespace) -> int:
    from homepage.idle import Memory

    start = time.monotonic()
    root = _root(options)
    if root is None:
        return 2
    output = options.output or os.path.join(root, "_site")
    if inside := _source_folder(root, output):
        return _usage(f"{output} is in {inside}/ of the site, whose files are its sources; give another folder")
    memory = Memory(root, output, (options.base_url or "", "drafts" if options.drafts else ""))
    recalled = memory.recall()
    if recalled and not (options.strict and recalled[1]):
        for warning in recalled[1]:
            print(warning, file=sys.stderr)
        print(f"Nothing to do: {recalled[0]} in {output} are as built, {time.monotonic() - start:.2f} s")
        return 0
    return _build_anew(options, root, output, memory)


def _source_folder(root: str, output: str) -> str:
    """The folder of sources that an output folder would stand in, or an empty string."""
    path = os.path.realpath(output)
    tops = ("content", "templates", "static", "languages")
    return next((top for top in tops if f"{path}/".startswith(f"{root}/{top}/")), "")


def _build_anew(options: argparse.Namespace, root: str, output: str, memory: Memory) -> int:
    import gc
    from pathlib import Path

    from homepage.build import Options, produce
    from homepage.errors import ContentError, HomepageError
    from homepage.output.digests import Earlier
    from homepage.output.write import write

    gc.set_threshold(_LIVES)
    start = time.monotonic()
    site, watch = Path(root), _watch(start)
    try:
        earlier = Earlier(memory.untouched(), folder=Path(output))
        how = Options(base_url=options.base_url, drafts=options.drafts)
        produced = produce(site, how, earlier=earlier, watch=watch)
        if options.strict and produced.warnings:
            raise ContentError(produced.warnings)
        watch.stage("writing")
        written = write(produced.outputs, Path(output), produced.kept)
        watch.stage("remembering")
    except HomepageError as error:
        return _report(error, site)
    for warning in produced.warnings:
        _show(warning, site)
    summary = f"{produced.pages} pages, {len(produced.digests)} files"
    memory.remember(produced.digests, written.states, (summary, tuple(map(str, produced.warnings))))
    changed = f", {written.changed} changed" if written.kept else ""
    removed = f", {written.removed} removed" if written.removed else ""
    print(f"Built {summary}{changed}{removed} into {output} in {time.monotonic() - start:.2f} s")
    for line in watch.table() if options.timings else ():
        print(line)
    return 0


def _serve(options: argparse.Namespace) -> int:
    from pathlib import Path

    from homepage.serve import serve

    root = _root(options)
    if root is None:
        return 2
    site = Path(root)
    produced = _previewed(site, _say)
    return serve(site, produced, host=options.host, port=options.port, open_browser=options.open, out=_say)


def _previewed(root: Path, out: Callable[[str], None]) -> Callable[[Watch], Mapping[str, bytes]]:
    """What builds the site for the preview, each time from what the time before left, and tells new warnings."""
    import gc

    from homepage.build import Options, produce
    from homepage.output.digests import NOTHING

    gc.set_threshold(_LIVES)
    last: list[Produced] = []
    # The preview stands at the top of its host, wherever the site will be.
    how = Options(base_url="http://localhost/", drafts=True, hashed=False)

    def produced(watch: Watch) -> Mapping[str, bytes]:
        earlier = last[0].earlier() if last else NOTHING
        told = last[0].warnings if last else ()
        last[:] = [produce(root, how, earlier=earlier, watch=watch)]
        for warning in last[0].warnings if last[0].warnings != told else ():
            out(str(warning))
        return last[0].outputs

    return produced


def _check(options: argparse.Namespace) -> int:
    from pathlib import Path

    from homepage import lint
    from homepage.errors import HomepageError

    root = _root(options)
    if root is None:
        return 2
    try:
        findings = lint.check(Path(root))
    except HomepageError as error:
        return _report(error, Path(root))
    shown = {"json": lint.as_json, "github": lint.as_github, "text": lint.as_text}[options.format](findings)
    if shown:
        print(shown)
    return 1 if findings and options.strict else 0


def _import(options: argparse.Namespace) -> int:
    from pathlib import Path

    from homepage.errors import HomepageError
    from homepage.importers import run

    try:
        report = run.run(Path(options.source), Path(options.target), kind=options.kind, force=options.force)
    except HomepageError as error:
        return _report(error, Path())
    print(report.text(shown=str))
    return 1 if report.problems else 0


def _schema(options: argparse.Namespace) -> int:
    import json

    from homepage.content import schema
    from homepage.content.suggest import did_you_mean

    if options.file is None:
        print("\n".join(schema.FILES))
        return 0
    found = schema.of(options.file)
    if found is None:
        names = [name.removeprefix("content/").removesuffix(".yaml") for name in schema.FILES]
        hint = did_you_mean(options.file, names)
        return _usage(f"there is no schema for {options.file}; {hint or 'known: ' + ', '.join(schema.FILES)}")
    print(json.dumps(found, indent=2, ensure_ascii=False))
    return 0


def _root(options: argparse.Namespace) -> str | None:
    if not os.path.isdir(options.root):
        _usage(f"{options.root} is not a folder")
        return None
    root: str = os.path.realpath(options.root)
    return root


def _say(text: str) -> None:
    print(text, flush=True)


def _usage(message: str) -> int:
    print(f"homepage: {message}", file=sys.stderr)
    return 2


def _report(error: HomepageError, root: Path) -> int:
    """Show every problem, what stops the build after all warnings, and that nothing was written."""
    for problem in sorted(error.problems, key=lambda one: not one.warning):
        _show(problem, root)
    errors = [problem for problem in error.problems if not problem.warning] or error.problems
    count = f"{len(errors)} problem{'s' if len(errors) > 1 else ''}"
    print(f"{count}; nothing was written", file=sys.stderr)
    return 1


def _show(problem: Problem, root: Path) -> None:
    from homepage.errors import excerpt

    print(problem, file=sys.stderr)
    if sys.stderr.isatty() and (shown := excerpt(problem, root)):
        print(shown, file=sys.stderr)


def _watch(start: float) -> Timings:
    """Notes the stages, and tells on a terminal how far the pages are, once it has taken longer than a second."""
    from homepage.timings import Timings

    class Shown(Timings):
        last = start

        def page(self, done: int, of: int) -> None:
            now = time.monotonic()
            if now - start > 1 and now - self.last > 0.2 and sys.stderr.isatty():
                self.last = now
                print(f"{done} of {of} pages", end="\r" if done < of else "\n", file=sys.stderr, flush=True)

    return Shown("starting")
