"""Reading bibliographies: laws that hold for any file, and the rules one by one (the corpus holds the faults)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pybtex.database.input.bibtex import LowLevelParser

from homepage.source.bibtex import Bibliography, Entry, displayed, read
from homepage.source.bibtex_bytes import characters
from homepage.source.bibtex_names import _plain_parts, _pybtex_parts, split_names

CASES = Path(__file__).parent.parent / "cases" / "bibliographies"
CORPUS = sorted(path.read_bytes() for path in CASES.glob("*.bib"))
SITE_FIELDS = frozenset(("abbr", "selected", "pdf"))

NAMES = st.sampled_from(["title", "author", "Year", "abbr", "selected", "pdf", "note", "x-y", "author+an", "url2"])
WORDS = st.text(st.sampled_from("abc é陈=,@#%&~$\\'\"\n ()[];:.-_"), max_size=20)


@st.composite
def balanced_values(draw: st.DrawFn) -> str:
    """A field's value in braces, with balanced braces and any other signs in it."""
    parts = draw(st.lists(st.one_of(WORDS, WORDS.map(lambda text: f"{{{text}}}")), max_size=3))
    return f"{{{''.join(parts)}}}"


@st.composite
def clean_entries(draw: st.DrawFn) -> str:
    """An entry that is right by BibTeX's grammar."""
    number = draw(st.integers(0, 10**9))
    fields = draw(st.dictionaries(NAMES, st.one_of(balanced_values(), st.integers(0, 9999).map(str)), min_size=1))
    layout = draw(st.sampled_from([",\n  ", ", ", " ,\n"]))
    body = layout.join(f"{name} = {value}" for name, value in fields.items())
    end = draw(st.sampled_from(["\n}", ",\n}", "}"]))
    return f"@article{{key{number}{layout}{body}{end}"


def whole(text: str) -> Bibliography:
    return read(text.encode(), "x.bib")


def accounts_for_everything(bibliography: Bibliography) -> bool:
    """Whether entries shown, hidden and reported make up the total, and a problem stands for each reported one."""
    words = ("stands here again", "cannot be used", "cannot be read")
    reports = [problem for problem in bibliography.problems if any(word in problem.message for word in words)]
    shown = len(bibliography.entries) + len(bibliography.hidden)
    return shown + bibliography.reported == bibliography.total and bool(reports) == bool(bibliography.reported)


@settings(max_examples=100)
@given(st.lists(clean_entries(), max_size=4, unique_by=lambda entry: entry.split(",")[0].strip()))
def test_clean_entries_come_out_as_pybtex_reads_them(entries: list[str]) -> None:
    text = "\n\n".join(entries)
    expected = [
        (key, {name.lower(): " ".join("".join(value).split()) for name, value in fields})
        for _, (key, fields) in LowLevelParser(text)
    ]
    found = whole(text)
    assert [
        (entry.key, {name: " ".join(value.split()) for name, value in entry.fields.items()}) for entry in found.entries
    ] == expected
    assert not any("comma" in problem.message or "closed" in problem.message for problem in found.problems)


@settings(max_examples=100)
@given(st.lists(clean_entries(), max_size=4, unique_by=lambda entry: entry.split(",")[0].strip()))
def test_entries_in_are_entries_shown_hidden_and_reported(entries: list[str]) -> None:
    hidden = ["@comment{" + entry + "}" for entry in entries[:1]]
    found = whole("\n\n".join([*hidden, *entries[1:], "@misc{}"]))
    assert found.total == len(entries) + 1
    assert len(found.entries) + len(found.hidden) == len(entries)
    assert accounts_for_everything(found)


@settings(max_examples=100)
@given(clean_entries())
def test_what_is_shown_reads_again_as_the_same_fields_without_those_of_the_site(text: str) -> None:
    (entry,) = whole(text).entries
    kept = {name: value for name, value in entry.fields.items() if name not in SITE_FIELDS}
    again = whole(displayed(entry, SITE_FIELDS)).entries
    assert [found.fields for found in again] == ([kept] if kept else [])


@given(clean_entries())
def test_an_entry_without_fields_of_the_site_is_shown_byte_for_byte(text: str) -> None:
    (entry,) = whole(text).entries
    assert entry.text == text
    assert displayed(entry, frozenset()) == text


@settings(max_examples=400)
@given(
    st.one_of(
        st.binary(max_size=400), st.text(st.sampled_from('@article{}(),="#%\n key1\\'), max_size=120).map(str.encode)
    )
)
def test_any_bytes_give_a_bibliography(data: bytes) -> None:
    found = read(data, "x.bib")
    assert accounts_for_everything(found)
    for entry in found.entries:
        assert entry.fields
        assert entry.key


@pytest.mark.parametrize(
    "piece",
    [
        "@misc{",
        "@misc{a, b = {",
        "@comment{",
        "% @misc{",
        "@string{a = ",
        '@misc{a, b = "',
        "@misc{a,b={}}} ,c=",
        "{",
        "@misc{a,{{",
    ],
)
def test_the_work_grows_no_faster_than_the_length_of_a_spoilt_file(piece: str) -> None:
    line = (piece + "\n").encode()
    assert _calls(line * 800) < 2.5 * _calls(line * 400) + 10_000


def _calls(data: bytes) -> int:
    """How many functions are called while ``data`` is read: work that no busy machine changes."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        read(data, "x.bib")
    finally:
        sys.setprofile(None)
    return count


def test_ten_thousand_entries_are_all_read() -> None:
    fields = (
        "title = {{Title {{Number}} {0}}},\n  author = {{Doe, Jane and Roe, R.}},\n  year = {{2020}},\n  month = jan"
    )
    entry = f"@article{{{{key{{0}},\n  {fields}\n}}}}\n"
    data = "".join(entry.format(number) for number in range(10_000)).encode()
    assert len(read(data, "x.bib").entries) == 10_000


def test_problems_carry_the_file_and_the_line() -> None:
    found = read(b"\n\n@article{a,\n  title = {T},\n  month = sept\n}\n", "content/publications.bib")
    assert [str(problem) for problem in found.problems] == [
        'content/publications.bib:5: warning: month "sept" is not a known macro, kept as text (write sep)'
    ]


def test_fields_know_their_lines_and_inherited_ones_stand_apart() -> None:
    found = whole("@inproceedings{a,\n  title = {T},\n\n  crossref = {p}\n}\n@book{p, title = {B}, year = 2000}\n")
    entry = found.entries[0]
    assert (entry.line, entry.field_lines) == (1, {"title": 2, "crossref": 4})
    assert entry.inherited == {"booktitle": "B", "year": "2000"}
    assert found.entries[1].used_by == 1
    assert (entry.get("booktitle", "title"), entry.line_of("year")) == ("T", 1)


def test_words_defined_by_the_file_are_written_out_in_what_is_shown() -> None:
    (entry,) = whole('@string{j = "Journal"}\n@article{a, journal = j # { B}, month = jan, abbr = {X}}').entries
    assert displayed(entry, SITE_FIELDS) == "@article{a, journal = {Journal B}, month = jan, }"


def test_a_site_field_alone_on_its_line_goes_with_its_line() -> None:
    (entry,) = whole("@article{a,\n  title = {T},\n  abbr = {X},\n  year = 2000,\n  pdf = {x}\n}").entries
    assert displayed(entry, SITE_FIELDS) == "@article{a,\n  title = {T},\n  year = 2000,\n}"


def test_a_made_key_is_written_into_what_is_shown() -> None:
    entries = whole("@misc{, title = {Long Title}, year = 2001}\n@misc{title = {Long Title}, year = 2002}").entries
    assert [displayed(entry, SITE_FIELDS).split(",")[0] for entry in entries] == ["@misc{2001long", "@misc{2002long"]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbfa", "utf-8"),
        ("ä".encode("utf-16"), "utf-16-le"),
        ("% Encoding: windows-1251\nПривет, мир".encode("cp1251"), "cp1251"),
        ("-- % -*- coding: latin-1 -*-\né".encode("latin-1"), "iso8859-1"),
        ("机器学习，深度学习".encode("gb18030"), "gb18030"),
        ("Léon, Müller, España".encode("cp1252"), "cp1252"),
        (b"caf\xe9 \x81", "latin-1"),
        (b"% Encoding: rot13\ncaf\xe9", "cp1252"),
        (b"\xff\xfea", "utf-16-le"),
        ("% Encoding: UTF-8\nJournées".encode() + b" d\xe9j\xe0", "utf-8"),
        (b"% Encoding: UTF-8\nd\xe9j\xe0", "cp1252"),
    ],
)
def test_the_encoding_is_recognised_and_named(data: bytes, encoding: str) -> None:
    assert characters(data)[1] == encoding


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Doe, Jane and Roe, Richard", ["Jane||Doe|", "Richard||Roe|"]),
        ("Jane Doe AND Ludwig van Beethoven", ["Jane||Doe|", "Ludwig|van|Beethoven|"]),
        ("von der Leyen, Ursula and Lucas, Jr., Robert E.", ["Ursula|von der|Leyen|", "Robert E.||Lucas|Jr."]),
        ("Doe JA, Roe R, Poe EA", ["JA||Doe|", "R||Roe|", "EA||Poe|"]),
        ("Jane Doe, Richard Roe, Anna Poe", ["Jane||Doe|", "Richard||Roe|", "Anna||Poe|"]),
        ("Doe J., Roe R. M.", ["J.||Doe|", "R. M.||Roe|"]),
        ("Doe J., Roe R.M.", ["J.||Doe|", "R.M.||Roe|"]),
        ("J. Doe, R. Roe", ["J.||Doe|", "R.||Roe|"]),
        ("Jane Doe*, Richard Roe*", ["Jane||Doe|", "Richard||Roe|"]),
        ("Jane Doe, Richard Roe, and Anna Poe", ["Jane||Doe|", "Richard||Roe|", "Anna||Poe|"]),
        ("Garcia Marquez, Gabriel Jose", ["Gabriel Jose||Garcia Marquez|"]),
        ("Doe, Roe, Poe", ["Doe", "Roe", "Poe"]),
        ("Doe, III, Jane", ["Jane||Doe|III"]),
        ("Doe, Jane, Roe, Richard", ["Jane||Doe|", "Richard||Roe|"]),
        ("{Doe, Jane and Roe, Richard}", ["Jane||Doe|", "Richard||Roe|"]),
        ("{Institute of Examples, Berlin}", ["Institute of Examples, Berlin"]),
        ("张三、李四", ["张三", "李四"]),
        ("{Barnes and Noble} and {\\'E}tienne, A.", ["Barnes and Noble", "A.||{\\'E}tienne|"]),
        ("family=Berg, given={Anna, M.}, suffix=Jr.", ["{Anna, M.}||Berg|Jr."]),
        ("Roe, Richard 0001 and Jane Doe\\thanks{Equal}", ["Richard||Roe|", "Jane||Doe|"]),
        (r"\textbf{Doe, Jane} and {\bf Roe, R.} and \underline{Ann} Poe", ["Jane||Doe|", "R.||Roe|", "Ann||Poe|"]),
        (r"\textit{Serv{\'a}n, C.A.} and Roe, R.", [r"C.A.||Serv{\'a}n|", "R.||Roe|"]),
        ("", []),
        ("and", ["and"]),
    ],
)
def test_names_are_split_as_bibtex_splits_them(value: str, names: list[str]) -> None:
    found = split_names(value).names
    assert [name.literal or f"{name.given}|{name.prefix}|{name.family}|{name.suffix}" for name in found] == names


def test_two_names_with_a_comma_are_told_by_a_name_that_the_file_has_elsewhere() -> None:
    alone, told = split_names("Jane Doe, Richard Roe"), split_names("Jane Doe, Richard Roe", {"Jane Doe"}.__contains__)
    assert [name.family for name in alone.names] == ["Jane Doe"]
    assert [repair.message for repair in alone.repairs] == [
        '"Jane Doe, Richard Roe" was read as one name, the family name first'
    ]
    assert [name.family for name in told.names] == ["Doe", "Roe"]
    assert not split_names("Jane Doe, Richard Roe", {"Richard Roe Jane Doe"}.__contains__).repairs


@pytest.mark.parametrize(
    ("value", "marks"),
    [
        ("Doe*, Jane", ("*",)),
        (r"Jane Doe$^{1,*}$", ("1", "*")),
        (r"Jane Doe$^\dagger$", ("†",)),
        (r"Jane Doe\textsuperscript{*,\#}", ("*", "#")),
        ("Jane Doe<sup>‡</sup>✉", ("‡", "✉")),
        (r"Jane Doe\ddag{}", ("‡",)),
        ("{Group Name}*", ("*",)),
    ],
)
def test_marks_are_taken_off_a_name_and_kept_beside_it(value: str, marks: tuple[str, ...]) -> None:
    (name,) = split_names(value).names
    assert name.marks == marks
    assert (name.literal or f"{name.given} {name.family}") in {"Jane Doe", "Group Name"}


@example("{}")
@example("=;~")
@given(st.text(st.sampled_from("AbÉ陈 ,{}\\'~*†$^-.;&\"=and"), max_size=40))
def test_any_text_is_a_list_of_names(value: str) -> None:
    for name in split_names(value).names:
        assert name.family or name.given or name.literal


SYLLABLES = st.lists(
    st.sampled_from(["A", "b", "É", "ø", "-", ".", "'", r"{\'e}", r"{\'{e}}", r"{\O}", r"{\o}", r"{\v{c}}"]), min_size=1
)
SPOKEN = st.lists(SYLLABLES.map("".join), min_size=1, max_size=3).map(" ".join)


@example(r"{\O}rskov, Ma{\'e}va")
@example(r"{\o}rskov Berg")
@example("Gerard 't Hooft")
@given(st.one_of(SPOKEN, st.tuples(SPOKEN, SPOKEN).map(", ".join)))
def test_names_split_without_pybtex_have_the_parts_that_pybtex_finds(text: str) -> None:
    quick = _plain_parts(text, ())
    assert quick is None or quick == _pybtex_parts(text)[0]


def test_pybtex_is_not_loaded_for_names_of_plain_words_and_accents() -> None:
    bib = r"@article{a, author = {{\O}rskov, Ma{\'e}va and Jane Doe}, title = {T}, month = jan, year = 2020}"
    program = (
        "import sys\nfrom homepage.source import bibtex, bibtex_names\n"
        f"entry = bibtex.read({bib.encode()!r}, 'a.bib').entries[0]\n"
        "names = bibtex_names.split_names(entry.fields['author']).names\n"
        "print([name.family for name in names], entry.fields['month'], 'pybtex' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == r"['{\\O}rskov', 'Doe'] January False"


def test_comments_in_parentheses_hide_and_open_ones_hide_their_line() -> None:
    found = whole("@comment(@misc{a, title = {(x)}})\n@comment(open\n@misc{b, title = {B}}\n")
    assert [hidden.key for hidden in found.hidden] == ["a"]
    assert [entry.key for entry in found.entries] == ["b"]


def test_an_entry_is_a_value() -> None:
    with pytest.raises(AttributeError):
        Entry(key="a", type="misc", fields={}).key = "b"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("written", "marks"),
    [
        ("Lee^, Yong Jae", ("^",)),
        ("Liu, Jiafeng^*", ("*",)),
        ("Doe^{*}, Jane", ("*",)),
        (r"Doe^\dagger, Jane", ("†",)),
        ("Doe^1, Jane", ("1",)),
        ("Doe$^1$, Jane", ("1",)),
        (r"Ren\^e, Jane", ()),
    ],
)
def test_a_caret_after_a_name_is_a_mark_or_raises_one(written: str, marks: tuple[str, ...]) -> None:
    (name,) = split_names(written).names
    assert name.marks == marks
    assert "^" not in name.family.replace("\\^", "")
    assert "^" not in name.given


def test_months_are_the_macros_of_pybtex() -> None:
    from pybtex.database.input.bibtex import month_names

    found = whole("".join(f"@misc{{{name}, title = {name}}}\n" for name in month_names))
    assert {entry.key: entry.fields["title"] for entry in found.entries} == dict(month_names)
    assert not found.problems
