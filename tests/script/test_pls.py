"""PLS: what goes out comes in again, and what is no lexicon is refused."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]  # no types

from audio_pipeline.errors import UsageError
from audio_pipeline.model import LexiconEntry
from audio_pipeline.script.lexicon_file import as_toml, is_ipa, read_lexicon
from audio_pipeline.script.pls import NAMESPACE, from_pls, to_pls, unsayable

HEAD = f'<lexicon version="1.0" xmlns="{NAMESPACE}" alphabet="ipa" xml:lang="en">'
ENTITIES = "<lexeme><grapheme>&e;</grapheme><alias>&e;</alias></lexeme></lexicon>"
LETTERS = st.text(st.characters(categories=["Ll", "Lu", "Nd"]), min_size=1, max_size=8)
WORDS = (
    st.lists(LETTERS, min_size=1, max_size=3)
    .map(" ".join)
    .map(lambda text: unicodedata.normalize("NFC", text))
)
SAID = st.one_of(WORDS, st.sampled_from(["<b>", "a & b", '"', "d'état", "\\", "]]>"]))
IPA = st.text("ˈˌːabdeəʃʒ .", min_size=1, max_size=8).map(lambda text: " ".join(text.split()))
ENTRIES = st.builds(
    LexiconEntry,
    st.lists(WORDS, min_size=1, max_size=3).map(tuple),
    SAID,
    IPA.filter(is_ipa),
    source=st.just("PLS: f.pls"),
)


@given(st.lists(ENTRIES, max_size=5))
def test_what_both_can_say_goes_out_and_comes_in_again(entries: list[LexiconEntry]) -> None:
    assert from_pls(to_pls(entries, "en"), "f.pls") == ("en", tuple(entries), [])


@settings(deadline=None)  # pydantic is loaded at the first entry
@given(st.lists(st.tuples(ENTRIES, st.sampled_from(["exact", "name", "any"]), st.booleans())))
def test_entries_written_as_toml_are_read_as_they_were(
    entries: list[tuple[LexiconEntry, str, bool]],
) -> None:
    whole = [
        LexiconEntry(each.written, each.alias, each.ipa, case, inflections)  # type: ignore[arg-type]
        for each, case, inflections in entries
    ]
    assert read_lexicon(as_toml(whole), "f.toml") == tuple(whole)


def test_what_pls_cannot_say_is_named_and_a_context_is_left_out() -> None:
    entries = (
        LexiconEntry(("Reading",), "Redding", near=("Berkshire",)),
        LexiconEntry(("junta",), "hoonta", case="any"),
        LexiconEntry(("Xi",), "Shee", inflections=False),
    )
    assert unsayable(entries) == {"near": ["Reading"], "case": ["junta"], "inflections": ["Xi"]}
    root = etree.fromstring(to_pls(entries, "en"))
    assert [each.text for each in root.iter(f"{{{NAMESPACE}}}grapheme")] == ["junta", "Xi"]
    assert (root.get("version"), root.get("alphabet")) == ("1.0", "ipa")


def test_preferred_sound_is_taken_and_another_alphabet_is_named() -> None:
    content = (
        f"{HEAD}<metadata/><!-- x --><lexeme><grapheme> Kyiv </grapheme><phoneme>a</phoneme>"
        '<phoneme prefer="true">kiːv</phoneme><example>Kyiv is</example></lexeme>'
        '<lexeme><grapheme>Lviv</grapheme><phoneme alphabet="x-sampa">l@"vi:v</phoneme></lexeme>'
        "</lexicon>"
    )
    _language, entries, unread = from_pls(content.encode(), "f.pls")
    assert [(each.written, each.ipa) for each in entries] == [(("Kyiv",), "kiːv")]
    assert unread == ["Lviv"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "f.pls: not valid XML"),
        ("<lexicon/>", "f.pls: no pronunciation lexicon"),
        (f"{HEAD}<lexeme>", "f.pls: not valid XML"),
        (
            f'<!DOCTYPE lexicon [<!ENTITY e SYSTEM "file:///etc/hostname">]>{HEAD}' + ENTITIES,
            "f.pls: has a document type",
        ),
        (
            f"{HEAD}<lexeme><grapheme>Kyiv</grapheme><phoneme>[k]</phoneme></lexeme></lexicon>",
            "f.pls: Kyiv: ipa '[k]' has more than letters",
        ),
    ],
)
def test_what_is_no_lexicon_is_refused_in_one_line(content: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        from_pls(content.encode(), "f.pls")
    assert str(caught.value).startswith(said)
