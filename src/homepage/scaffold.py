"""A new site: a folder that builds at once, with an example of everything and nothing of the theme.

The files stand in ``scaffold_files`` beside this module; a leading ``dot.`` in a name is written as a point.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from homepage import origin, sample
from homepage.content import schema, words
from homepage.content.records import Author
from homepage.errors import ContentError, Location, OutputError, Problem
from homepage.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_FILES = Path(__file__).parent / "scaffold_files"
_KEPT = frozenset({"README.md", ".gitignore"})  # a repository begun elsewhere has its own: those stay
_NAMED = 3  # files in the way that are named one by one
_LONGEST = 1000  # characters of a name; the longest on record has 747
_COMMA = lazy(r"\s*[,，]\s*")
_SUFFIX = lazy(r"(?i:jr|sr|esq|ph\.? ?d|m\.?d)\.?|[IVX]+|")
_PLAIN = lazy(r"[^\W\d_][\w.'’·-]*(?: [^\W\d_][\w.'’·-]*)*")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})  # other readers take them for more
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}


def new(folder: Path, name: str, tags: Sequence[str] = ()) -> list[str]:
    """Write a small site for the person called ``name``; the paths of its files.

    ``tags`` are the languages of the site, the main one first; without any it is English.
    Raises ContentError for a name that cannot be one and for a language without words, OutputError naming what is in
    the way or cannot be written.
    An existing README.md or .gitignore is kept; any other file of the site must not be there yet.
    """
    files = _files(_checked(name), _known(tags) or ("en",))
    files = {path: text for path, text in files.items() if path not in _KEPT or not os.path.lexists(folder / path)}
    if problems := list(_in_the_way(folder, files)):
        raise OutputError(problems if len(problems) <= _NAMED else [_many_in_the_way(folder, problems)])
    _write(folder, files)
    return sorted(files)


def _checked(name: str) -> str:
    """The name on one line, with single spaces, as publications print it: of "Li, Xiaoming" the family name is last."""
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    _, *rest = _COMMA.split(name)
    if len(rest) == 1 and not _SUFFIX.fullmatch(rest[0]):
        name = Author(name=", ".join(_COMMA.split(name))).full
    wrong = next((letter for letter in name if unicodedata.category(letter) in ("Cc", "Cn", "Cs")), None)
    if not any(letter.isalnum() for letter in name):
        message = f"{name!r} holds no letter"
    elif wrong is not None:
        message = f"holds the character {wrong!r}, which no text can show"
    elif len(name) > _LONGEST:
        message = f"is longer than {_LONGEST} characters"
    else:
        return name
    raise ContentError([Problem(Location("name"), message, "write it as publications print it")])


def _known(tags: Sequence[str]) -> tuple[str, ...]:
    """The languages, each once; those without words are reported."""
    problems = [problem for tag in tags for problem in words.of(tag, None, Location("language"))[1]]
    if problems:
        raise ContentError(problems)
    return tuple(dict.fromkeys(tags))


def _files(name: str, tags: tuple[str, ...]) -> dict[str, str]:
    """The text of every file of a new site by its path."""
    texts = {
        "@NAME_YAML@": _yaml(name),
        "@NAME_BIBTEX@": _bibtex(name),
        "@REQUIREMENT@": origin.requirement(),
        "@LANGUAGE@": _setting(tags),
        **{f"@TEXT:{key}@": _text(key, tags) for key in sample.TEXTS},
    }
    examples = (path for path in sorted(_FILES.rglob("*")) if path.is_file())
    files = {_path(example): _filled(example.read_text("utf-8"), texts) for example in examples}
    files |= _biographies(tags)
    schemas = {file: json.dumps(schema.of(file), indent=1, ensure_ascii=False) + "\n" for file in schema.FILES}
    return files | {f".schemas/{schema.name_of(file)}": text for file, text in schemas.items()}


def _setting(tags: tuple[str, ...]) -> str:
    """What site.yaml says of the languages of the site."""
    if len(tags) > 1:
        return f"languages: [{', '.join(tags)}]"
    return "# language: en" if tags == ("en",) else f"language: {tags[0]}"


def _text(key: str, tags: tuple[str, ...]) -> str:
    """A text of the sample as YAML: as it stands, or per language where the languages have different ones."""
    texts = {tag: text for tag in tags if (text := sample.text(key, tag)) or tag == tags[0]}
    english = sample.TEXTS[key].en
    if len(set(texts.values())) == 1:
        return next(iter(texts.values())) or english
    texts = {tag: text or english for tag, text in texts.items()}
    return "{" + ", ".join(f"{tag}: {_yaml(one)}" for tag, one in texts.items()) + "}"


def _biographies(tags: tuple[str, ...]) -> dict[str, str]:
    """The biography, and beside it that in each other language of the sample."""
    files = {"bio.md" if tag == tags[0] else f"bio.{tag}.md": sample.biography(tag) for tag in tags}
    files["bio.md"] = files["bio.md"] or sample.BIOGRAPHY.en
    return {f"content/{file}": text.replace("@FILE@", file) for file, text in files.items() if text}


def _path(path: Path) -> str:
    parts = path.relative_to(_FILES).parts
    return "/".join(f".{part.removeprefix('dot.')}" if part.startswith("dot.") else part for part in parts)


def _filled(text: str, texts: Mapping[str, str]) -> str:
    return re.sub("|".join(texts), lambda match: texts[match.group()], text)


def _yaml(text: str) -> str:
    """A YAML scalar: as it stands when that is safe beyond doubt, else in double quotes, whose rules contain JSON's."""
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _bibtex(name: str) -> str:
    """The name for an author field: Family, Given when it plainly has both, else in braces that keep it whole."""
    words = name.split(" ")
    if not _PLAIN.fullmatch(name) or len(words) < 2 or not words[0].isascii() or "and" in name.lower().split(" "):
        return "{" + "".join(_LATEX.get(letter, letter) for letter in name) + "}"
    # The family name begins with its particle: Ludwig van Beethoven is "van Beethoven, Ludwig".
    start = next((at for at, word in enumerate(words[1:-1], 1) if word[0].islower()), len(words) - 1)
    return f"{' '.join(words[start:])}, {' '.join(words[:start])}"


def _many_in_the_way(folder: Path, problems: list[Problem]) -> Problem:
    """One problem for a folder that is in use already."""
    message = f"holds {len(problems)} files of a site already, such as {problems[0].location.path}"
    return Problem(Location(folder.as_posix()), message, problems[0].hint)


def _in_the_way(folder: Path, files: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each file that would be overwritten, and for a file where a folder must be."""
    hint = "choose another folder, or move the file away"
    places = {folder / path: "is there already" for path in files}
    parents = [parent for place in places for parent in place.parents]
    places |= {parent: "is a file where a folder is needed" for parent in parents if not os.path.isdir(parent)}
    for place, message in places.items():
        if os.path.lexists(place):
            yield Problem(Location(place.as_posix()), message, hint)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Write all files; when one cannot be written, those before it are taken away again."""
    written: list[Path] = []
    try:
        for path, text in files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("x", encoding="utf-8", newline="\n") as stream:
                written.append(place)
                stream.write(text)
    except OSError as error:
        for place in written:
            place.unlink(missing_ok=True)
        where = Location(Path(error.filename or folder).as_posix())
        raise OutputError([Problem(where, f"cannot be written: {(error.strerror or str(error)).lower()}")]) from error
