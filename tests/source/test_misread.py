"""Words that were read through another code page: what they mean is told, and sound ones are left alone."""

from __future__ import annotations

import pytest

from homepage.source.misread import misread, warnings

WORDS = [
    "Müller",
    "Ärger",
    "Straße",
    "Łukasz",
    "œuvre",
    "šíp",
    "naïve",
    "État",
    "中国",
    "日本語",
    "Привет",
    "“so”",
    "10°C",
]


def spoilt(word: str, codec: str) -> str:
    """The word as a program shows it that takes its UTF-8 for another encoding; undefined bytes become controls."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in word.encode())


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
@pytest.mark.parametrize("word", WORDS)
def test_a_misread_word_is_told_with_what_it_means(word: str, codec: str) -> None:
    assert list(misread(f"Ein {spoilt(word, codec)}, {{x}}")) == [(f"{spoilt(word, codec)},", f"{word},")]


@pytest.mark.parametrize(
    "text",
    [
        *WORDS,
        *("„BÖ“", "Strauß’ Werke", "CAFÉ” und", "A–Ä–Z", "IRMÃ”", "„Ä“", "NÃO", "Ä…", "VÖ–BRD", "Ü’s", "SPÄ’s", "É»"),
        *("« É »", "Ñ“", "Ò€", "größer", "Ð", "ΑΒΓ", "naïve – so"),
    ],
)
def test_a_sound_word_is_left_alone(text: str) -> None:
    assert list(misread(text)) == []


def test_a_word_in_a_text_is_told_at_its_place() -> None:
    text = "Ein Text\nvon JÃ¶rg MÃ¼ller."
    assert [str(one).partition(" (")[0] for one in warnings(text, "content/bio.md", 4)] == [
        'content/bio.md:5:5: warning: "JÃ¶rg" seems to be "Jörg", saved in another encoding',
        'content/bio.md:5:11: warning: "MÃ¼ller." seems to be "Müller.", saved in another encoding',
    ]
