"""What holds for any string whatever."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from azdiplo.text.fold import fold, lower, title, upper
from azdiplo.text.sentences import sentences
from azdiplo.text.tokens import tokenize

# Signs that the rules look at, so that arbitrary strings meet them more often than by chance.
# fmt: off
PIECES = st.sampled_from([
    "İ", "I", "ı", "i", "ə", "ABŞ", "Bakı", "-ın", "'in", "28", "-ci", ".", "...", "?", "!", " ", "\n", "\r\n", "\r",
    "“", "”", '"', "«", "»", "„", "(", ")", "[", "]", ",", ":", "–", "’", "\u00ad", "\u200b", "\u202e", "\ufeff",
    "\u0307", "\u0327", "\u0308", "\u0301", "\u20dd", "\ud800", "\udc00", "\ufffd", "а", "ә", "Москва", "ǝ", "Α",
    "https://a.az", "a@b.az", "@x", "#y", ".az", "www.", "prof.", "və s.", "b.e.ə.", "R.", "5%", "19:30", "\x00",
    "1 234", "🇦🇿", "👍🏽", "\u1100", "\u1161", "\u11a8", "\u0344", "\u2126", "\u1fef", "\ufb1d", "XX", "\u2028",
    "a", "AB", "-", "/", "%", "_", "5", "°", "\U00016d63", "\u09c7", "\u09be",
])
# fmt: on
# The first call reads tables and compiles patterns: no deadline for it.
ALWAYS = settings(deadline=None)

SURROGATES = st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF)
TEXTS = st.one_of(
    st.text(st.one_of(st.characters(), SURROGATES)),
    st.lists(PIECES, max_size=30).map("".join),
    st.lists(st.one_of(PIECES, st.characters()), max_size=30).map("".join),
)


@ALWAYS
@given(TEXTS)
def test_case_keeps_the_length(text: str) -> None:
    assert len(lower(text)) == len(upper(text)) == len(title(text)) == len(text)
    assert lower(lower(text)) == lower(text)


@ALWAYS
@given(TEXTS)
def test_folded_forms_have_one_length(text: str) -> None:
    folded = fold(text)
    assert len(folded.cased) == len(folded.lower)
    assert "\n" not in folded.lower
    assert unicodedata.is_normalized("NFC", folded.cased)
    assert not any("\ud800" <= sign <= "\udfff" for sign in folded.cased)
    if folded.offsets is None:
        assert len(folded.cased) == len(text)
    else:
        offsets = list(folded.offsets)
        assert len(offsets) == len(folded.cased) + 1
        assert offsets == sorted(offsets)
        assert offsets[-1] == len(text)


@ALWAYS
@given(TEXTS)
def test_fold_is_idempotent(text: str) -> None:
    folded = fold(text)
    again = fold(folded.cased)
    assert again.cased == folded.cased
    assert again.lower == folded.lower


@ALWAYS
@given(TEXTS, st.data())
def test_spans_lead_back(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    size = len(folded.cased)
    start = data.draw(st.integers(0, size))
    end = data.draw(st.integers(start, size))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    if start < end:
        assert first < last
        # A mark is never parted from a letter, whether it is inside or behind.
        if text[first - 1 : first].isalpha():
            assert unicodedata.combining(text[first]) == 0
        if last < len(text) and not text[last - 1].isspace():
            assert unicodedata.combining(text[last]) == 0
        # What is inside the span folds to the same as what was asked for.
        assert first == folded.span(start, start + 1)[0]
        assert last == folded.span(end - 1, end)[1]


@ALWAYS
@given(TEXTS)
def test_tokens_cover_the_text(text: str) -> None:
    place = 0
    for token in tokenize(text):
        assert token.text == text[token.start : token.end]
        assert place <= token.start < token.end <= len(text)
        assert not fold(text[place : token.start]).cased.strip()
        if token.stem_end is not None:
            assert token.start < token.stem_end < token.end
        place = token.end
    assert not fold(text[place:]).cased.strip()


@ALWAYS
@given(TEXTS)
def test_sentences_cover_the_text(text: str) -> None:
    place = 0
    for start, end in sentences(text):
        assert place <= start < end <= len(text)
        assert not fold(text[place:start]).cased.strip()
        assert text[start:end].strip() == text[start:end]
        place = end
    assert not fold(text[place:]).cased.strip()


@ALWAYS
@given(TEXTS)
def test_sentences_part_no_token(text: str) -> None:
    starts = {start for start, _ in sentences(text)}
    for token in tokenize(text):
        assert not any(place in starts for place in range(token.start + 1, token.end)), token
