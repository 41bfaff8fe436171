"""azdiplo as a component of spaCy (needs ``azdiplo[spacy]``).

``add_pipe("azdiplo")`` finds the component without an import of this module. It brings its tokenizer with
it, whose tokens and sentences are azdiplo's, and sets what spaCy has a place for: ``doc.ents`` with
``kb_id_`` and ``ent_id_``, the id of the entry. The rest are extension attributes: ``doc._.topics`` and, of
an entity, ``span._.name``, ``name_en``, ``office``, ``affiliation`` (whose office it is), ``affiliation_id``
and ``value`` (of a date). People mentioned by their office alone (``nazir``) are the span group
``doc.spans["references"]``, with the same attributes. A token inside which an entity begins or ends (``AZAL``
in ``AZAL-102``) is divided there, also in documents that another tokenizer made.

>>> import spacy
>>> nlp = spacy.blank("az")
>>> component = nlp.add_pipe("azdiplo", config={"labels": "ontonotes"})
>>> doc = nlp("Gürcüstanın Baş naziri İrakli Kobaxidze təbii qaz və neft ixracını müzakirə edib. Görüş uzun çəkib.")
>>> [(ent.text, ent.label_, ent.kb_id_, ent._.office) for ent in doc.ents[:2]]
[('Gürcüstanın', 'GPE', 'state:GE', None), ('İrakli Kobaxidze', 'PERSON', 'person:irakli-kobakhidze', 'baş nazir')]
>>> doc.ents[1]._.affiliation, doc._.topics[0]["id"], len(list(doc.sents))
('Gürcüstan', 'energy', 2)
"""

# No `from __future__ import annotations`: spaCy reads the types of the factory's arguments.

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import azdiplo
from azdiplo.integrations.edges import pieces, sentence_starts
from azdiplo.integrations.reader import Reader
from azdiplo.labels import ROWS
from azdiplo.records import Entity, Reference

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.util import DummyTokenizer, registry
    from spacy.vocab import Vocab
except ImportError as error:
    raise ImportError(f'the spaCy adapter needs spaCy ({error}): pip install "azdiplo[spacy]"') from error

__all__ = ["Component", "Tokenizer", "component", "tokenizer"]

_TOKENIZER: Final = "azdiplo.Tokenizer.v1"
#: A scheme of labels: azdiplo's label → the one given instead.
_LABELS: Final[dict[str, dict[str, str]]] = {"azdiplo": {}, "ontonotes": {row.name: row.ontonotes for row in ROWS}}
_OF_ENTITIES: Final = ("name", "name_en", "office", "affiliation", "affiliation_id", "value")
#: The span group of people mentioned by their office alone.
_REFERENCES: Final = "references"
_SURROGATE: Final = re.compile("[\ud800-\udfff]")

# Whoever has an attribute of this name already keeps it.
for _attribute in ("topics", "events"):
    if not Doc.has_extension(_attribute):
        Doc.set_extension(_attribute, default=[])
for _attribute in _OF_ENTITIES:
    if not Span.has_extension(_attribute):
        Span.set_extension(_attribute, default=None)


class Tokenizer(DummyTokenizer):
    """Tokens and sentences of azdiplo, as a tokenizer of spaCy.

    White space beyond a single space is a token, as in spaCy, so that the document has the characters of
    the text. Lone surrogates, which spaCy cannot hold, become ``\\ufffd``.

    >>> import spacy
    >>> [token.text for token in Tokenizer(spacy.blank("az").vocab)("ABŞ-ın  R.T.Ərdoğanla görüşü")]
    ['ABŞ-ın', ' ', 'R.', 'T.', 'Ərdoğanla', 'görüşü']
    """

    def __init__(self, vocab: Vocab, reader: Reader | None = None) -> None:
        self.vocab = vocab
        self.reader = reader

    def __call__(self, text: str) -> Doc:
        """Make a document with tokens and sentences of a text."""
        text = _SURROGATE.sub("\ufffd", text)
        found = azdiplo.Document(text) if self.reader is None else self.reader.nlp(text)
        begins = sentence_starts(found)
        words: list[str] = []
        spaces: list[bool] = []
        starts: list[bool] = []
        at = sentence = 0
        for start, end in pieces(found):
            _add_gap(text[at:start], words, spaces, starts)
            first = sentence
            while sentence < len(begins) and begins[sentence] <= start:
                sentence += 1
            words.append(text[start:end])
            spaces.append(False)
            starts.append(0 < first < sentence)
            at = end
        _add_gap(text[at:], words, spaces, starts)
        if starts:
            starts[0] = True
        doc = Doc(self.vocab, words=words, spaces=spaces, sent_starts=starts)
        if self.reader is not None:
            self.reader.remember(doc, found)
        return doc


def _add_gap(gap: str, words: list[str], spaces: list[bool], starts: list[bool]) -> None:
    """Append what stands between two tokens: a space belongs to the token before, the rest is a token."""
    if gap.startswith(" ") and words:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)
        starts.append(False)


@registry.tokenizers(_TOKENIZER)
def tokenizer() -> Callable[[Language], Tokenizer]:
    """The tokenizer for a configuration file: ``[nlp.tokenizer] @tokenizers = "azdiplo.Tokenizer.v1"``."""

    def make(nlp: Language) -> Tokenizer:
        return Tokenizer(nlp.vocab)

    return make


class _Reader(Reader):
    """A reader that can be pickled: another process loads its own."""

    def __init__(self, gazetteers: tuple[str | Path, ...]) -> None:
        super().__init__(azdiplo.load(gazetteers=gazetteers))
        self._gazetteers = gazetteers

    def __reduce__(self) -> tuple[Any, ...]:
        return (_Reader, (self._gazetteers,))


class Component:
    """Sets entities, references, topics and events of a spaCy document.

    People mentioned by their office alone are the span group ``doc.spans["references"]``, with the label PERSON and
    the attributes of entities.

    Args:
        labels: ``"azdiplo"`` for the labels of azdiplo, ``"ontonotes"`` for GPE instead of STATE and LOC
            instead of PLACE; PROJECT, which OntoNotes does not have, stays.
        gazetteers: tables of own names, as for :func:`azdiplo.load`.

    Raises:
        ValueError: there is no such scheme of labels.
        azdiplo.TableError: a table cannot be used.
    """

    def __init__(self, labels: str = "azdiplo", gazetteers: Sequence[str | Path] = ()) -> None:
        if labels not in _LABELS:
            raise ValueError(f"unknown labels {labels!r} for the component azdiplo; choose {' or '.join(_LABELS)}")
        self.reader: Reader = _Reader(tuple(gazetteers))
        self._labels = _LABELS[labels]

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.ents``, ``doc.spans["references"]``, ``doc._.topics``, ``doc._.events`` and what entities have."""
        found = self.reader(doc, doc.text)
        for span in doc.ents:  # set_ents() would leave their ids to tokens whose new entity has none
            for token in span:
                token.ent_id_ = ""
        _divide(doc, found.entities)
        spans = []
        for entity in found.entities:
            label = self._labels.get(entity.label, entity.label)
            key = entity.id or ""
            span = doc.char_span(entity.start, entity.end, label=label, kb_id=key, span_id=key)
            for name, value in _attributes(entity):
                span._.set(name, value)
            spans.append(span)
        doc.set_ents(spans)
        doc.spans[_REFERENCES] = [_reference(doc, reference) for reference in found.references]
        doc._.topics = [topic.to_dict() for topic in found.topics]
        doc._.events = [event.to_dict() for event in found.events]
        return doc


def _reference(doc: Doc, reference: Reference) -> Span:
    key = reference.id or ""
    span = doc.char_span(
        reference.start, reference.end, label=reference.label, kb_id=key, span_id=key, alignment_mode="expand"
    )
    for name, value in _attributes(reference):
        span._.set(name, value)
    return span


def _attributes(entity: Entity | Reference) -> list[tuple[str, str]]:
    owner = entity.affiliation
    values = (
        entity.name,
        entity.name_en if isinstance(entity, Entity) else None,
        entity.office,
        owner.name if isinstance(owner, Entity) else None,
        owner.id if isinstance(owner, Entity) else owner,
        entity.value if isinstance(entity, Entity) else None,
    )
    return [(name, value) for name, value in zip(_OF_ENTITIES, values, strict=True) if value is not None]


def _divide(doc: Doc, entities: Sequence[Entity]) -> None:
    """Divide the tokens of another tokenizer inside which an entity begins or ends."""
    begins = [token.idx for token in doc]
    cuts: dict[int, set[int]] = {}
    for entity in entities:
        for edge in (entity.start, entity.end):
            i = bisect_right(begins, edge) - 1
            if begins[i] < edge < begins[i] + len(doc[i]):
                cuts.setdefault(i, set()).add(edge)
    text = doc.text
    parsed = doc.has_annotation("DEP")
    for i in sorted(cuts, reverse=True):  # from the end, so that no place before changes
        token = doc[i]
        marks = [token.idx, *sorted(cuts[i]), token.idx + len(token)]
        parts = [text[start:end] for start, end in pairwise(marks)]
        head = (token, 0) if token.head.i == i else token.head
        with doc.retokenize() as retokenizer:
            retokenizer.split(token, parts, heads=[head] + [(token, 0)] * (len(parts) - 1))
        if not parsed:
            for part in doc[i + 1 : i + len(parts)]:
                part.is_sent_start = False  # spaCy leaves there what the token behind has


@Language.factory(
    "azdiplo",
    default_config={"labels": "azdiplo", "gazetteers": []},
    retokenizes=True,
    assigns=["doc.ents", "token.ent_iob", "token.ent_type", "token.ent_kb_id", "token.ent_id", "token.is_sent_start"],
)
def component(nlp: Language, name: str, labels: str, gazetteers: list[str]) -> Component:
    """Make the component and give the pipeline azdiplo's tokenizer; ``nlp.add_pipe`` calls this."""
    made = Component(labels, gazetteers)
    if not isinstance(nlp.tokenizer, Tokenizer) or nlp.tokenizer.reader is None:
        nlp.tokenizer = Tokenizer(nlp.vocab, made.reader)
        nlp.config["nlp"]["tokenizer"] = {"@tokenizers": _TOKENIZER}
    return made
