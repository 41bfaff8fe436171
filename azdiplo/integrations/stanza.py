"""azdiplo as a pipeline of Stanza, which has no Azerbaijani of its own (needs ``azdiplo[stanza]``).

Tokens and sentences are those of azdiplo, named entities too; a third processor sets the topics. No model
is loaded and nothing is downloaded. Where an entity begins or ends inside a token (``AZAL`` in ``AZAL-102``),
the token is divided there, and a sentence is never divided inside an entity, so that Stanza's entities
have the characters of azdiplo's.

>>> from azdiplo.integrations.stanza import pipeline
>>> nlp = pipeline(verbose=False)
>>> doc = nlp("Baş nazir İrakli Kobaxidze Bakıda təbii qaz və neft ixracını müzakirə edib. Görüş martın 3-də olub.")
>>> [(ent.type, ent.text, ent.start_char, ent.entity.id) for ent in doc.ents[:2]]
[('PERSON', 'İrakli Kobaxidze', 10, 'person:irakli-kobakhidze'), ('PLACE', 'Bakıda', 27, 'place:baku')]
>>> doc.topics[0].id, len(doc.sentences), doc.sentences[0].tokens[4].ner
('energy', 2, 'S-PLACE')
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import azdiplo
from azdiplo.integrations.edges import pieces, sentence_starts
from azdiplo.integrations.reader import Reader

try:
    import stanza
    from stanza.models.common.doc import END_CHAR, MISC, START_CHAR, TEXT, TYPE, Document, Span
    from stanza.pipeline.ner_processor import NERProcessor
    from stanza.pipeline.processor import Processor, ProcessorVariant, register_processor, register_processor_variant
    from stanza.pipeline.registry import NAME_TO_PROCESSOR_CLASS
    from stanza.pipeline.tokenize_processor import TokenizeProcessor
except ImportError as error:
    raise ImportError(f'the Stanza adapter needs Stanza ({error}): pip install "azdiplo[stanza]"') from error

__all__ = ["pipeline"]

_OURS: Final = "azdiplo"
_PROCESSORS: Final = ("tokenize", "ner", "topics")
# With an entry for Azerbaijani Stanza takes it for a language that it knows.
_RESOURCES: Final = Path(__file__).with_name("stanza_resources.json")
# A cell of a CoNLL-U table holds neither: `15<tab>000` becomes two tokens.
_CELL: Final = re.compile(r"[^\t\r\n]+")
_EMPTY_LINE: Final = re.compile(r"\n\s*\n\s*")


def pipeline(
    nlp: azdiplo.Pipeline | None = None,
    processors: str | Sequence[str] | Mapping[str, Any] = _PROCESSORS,
    **options: Any,
) -> stanza.Pipeline:
    """Make a Stanza pipeline for Azerbaijani.

    Its documents have tokens, sentences and ``ents``; every entity of these has the azdiplo record
    (canonical name, id, office, date value) as its ``entity``. ``topics`` of a document are azdiplo's,
    strongest first. With text that is tokenised already (``tokenize_pretokenized=True``, a CoNLL-U
    document) tokens and sentences stay as they are: an entity that begins or ends inside a token keeps its
    characters, one that runs over a sentence's end is left out.

    Args:
        nlp: what reads the texts, from :func:`azdiplo.load`; None for the default pipeline.
        processors: Stanza's names of the processors wanted, in its own forms; those of azdiplo are
            ``tokenize``, ``ner`` and ``topics``. Any other needs a model of yours, as in
            ``processors="tokenize,pos", pos_model_path="az.pt"``.
        options: other options of ``stanza.Pipeline``, such as ``verbose`` or ``tokenize_no_ssplit``.

    Raises:
        TypeError: an option is given that is fixed here: language, download method, resource file.
    """
    for fixed in ("lang", "package", "download_method", "resources_filepath"):
        if fixed in options:
            raise TypeError(f"pipeline() fixes Stanza's option {fixed!r}; leave it out")
    if isinstance(processors, str):
        processors = [name.strip() for name in processors.split(",")]
    if not isinstance(processors, Mapping):
        processors = {name: _OURS if name in _PROCESSORS else "default" for name in processors}
    reader = Reader(azdiplo.load() if nlp is None else nlp)
    return stanza.Pipeline(
        "az",
        processors=dict(processors),
        package=None,
        download_method=None,
        resources_filepath=str(_RESOURCES),
        **{f"{name}_reader": reader for name in _PROCESSORS},
        **options,
    )


@register_processor_variant("tokenize", _OURS)
class _Tokenizer(ProcessorVariant):
    """Tokens and sentences of azdiplo, or those that the text comes with."""

    OVERRIDE = True

    def __init__(self, config: Mapping[str, Any]) -> None:
        self._reader: Reader = config["reader"]
        self._given = bool(config.get("pretokenized"))
        self._whole = bool(config.get("no_ssplit"))

    def process(self, document: Document | str | list[Any]) -> Document:
        if self._given:
            return self._tokenized(document)
        if isinstance(document, Document):
            if document.text is None:  # read from CoNLL-U: there are tokens, but no text to cut into others
                return document
            document = document.text
        if isinstance(document, list):
            document = "\n\n".join(document)
        found = self._reader.nlp(document)
        sentences = [
            [{TEXT: document[start:end], MISC: f"{START_CHAR}={start}|{END_CHAR}={end}"} for start, end in sentence]
            for sentence in _sentences(found, whole=self._whole)
        ]
        made = Document(sentences, document)
        self._reader.remember(made, found)
        return made

    def _tokenized(self, document: Document | str | list[Any]) -> Document:
        if isinstance(document, Document):
            if document.sentences:
                return document
            document = document.text
        text, sentences = TokenizeProcessor.process_pre_tokenized_text(self, document)
        return Document(sentences, text)


class _NERProcessor(NERProcessor):
    """Stanza's processor of named entities, which wants a model, also for a variant that has none."""

    def _set_up_final_config(self, config: Any) -> None:
        if hasattr(self, "_variant"):
            self._config = config
        else:
            super()._set_up_final_config(config)

    def __str__(self) -> str:
        return f"NERProcessor({_OURS})" if hasattr(self, "_variant") else str(super().__str__())

    def bulk_process(self, docs: list[Document]) -> Any:
        if hasattr(self, "_variant"):  # Stanza's would build the entities anew from whole tokens
            return self._variant.bulk_process(docs)
        return super().bulk_process(docs)


# register_processor() would put the name on the list of processors once more, and it would run twice.
NAME_TO_PROCESSOR_CLASS["ner"] = _NERProcessor


@register_processor_variant("ner", _OURS)
class _Names(ProcessorVariant):
    """Sets the entities of a document, the tags of its tokens, and who is mentioned by the office alone."""

    OVERRIDE = True

    def __init__(self, config: Mapping[str, Any]) -> None:
        self._reader: Reader = config["reader"]

    def process(self, document: Document) -> Document:
        text, places = _placed(document)
        for sentence in document.sentences:
            sentence.ents = []
            for token in sentence.tokens:
                _tag(token, "O")
        starts = [start for _, start, _ in places]
        free = 0  # the first token that no entity has
        found = self._reader(document, text)
        document.references = found.references
        for entity in found.entities:
            first = max(bisect_right(starts, entity.start) - 1, 0)
            if places and places[first][2] <= entity.start:
                first += 1
            last = bisect_right(starts, entity.end - 1)
            tokens = [token for token, _, _ in places[first:last]]
            if not tokens or tokens[0].sent is not tokens[-1].sent:
                continue
            edges = (entity.start, entity.end) if document.text == text else (tokens[0].start_char, tokens[-1].end_char)
            tokens[0].sent.ents.append(_span(document, entity, tokens, edges))
            first = max(first, free)
            for i in range(first, last):
                _tag(places[i][0], f"{_place_tag(i, first, last)}-{entity.label}")
            free = max(free, last)
        document.ents = [span for sentence in document.sentences for span in sentence.ents]
        return document


@register_processor("topics")
class _Topics(Processor):
    """Sets the topics of a document."""

    PROVIDES_DEFAULT = {"topics"}  # noqa: RUF012
    REQUIRES_DEFAULT = {"tokenize"}  # noqa: RUF012

    def process(self, document: Document) -> Document:
        document.topics = self.config["reader"](document, _placed(document)[0]).topics
        return document

    def mark_inactive(self) -> None:
        """Nothing is held that could be let go of; Stanza asks when a pipeline cannot be built."""


def _span(document: Document, entity: azdiplo.Entity, tokens: list[Any], edges: tuple[int, int]) -> Any:
    """An entity as Stanza's own record of one."""
    span = Span({TEXT: entity.text, TYPE: entity.label}, doc=document, sent=tokens[0].sent)
    span.tokens, span.words = tokens, [word for token in tokens for word in token.words]
    span.start_char, span.end_char = edges
    span.entity = entity
    return span


def _sentences(found: azdiplo.Document, *, whole: bool) -> Iterator[list[tuple[int, int]]]:
    """The places of the tokens, sentence by sentence; if ``whole``, only an empty line ends a sentence."""
    starts = sentence_starts(found)
    if whole:
        gaps = {gap.end() for gap in _EMPTY_LINE.finditer(found.text)}
        starts = [start for start in starts if start in gaps]
    tokens: list[tuple[int, int]] = []
    at = 0
    for start, end in pieces(found):
        first = at
        while at < len(starts) and starts[at] <= start:
            at += 1
        if tokens and first < at:
            yield tokens
            tokens = []
        tokens += (cell.span() for cell in _CELL.finditer(found.text, start, end))
    if tokens:
        yield tokens


def _placed(document: Document) -> tuple[str, list[tuple[Any, int, int]]]:
    """The text of a document and its tokens with their places in that text.

    A document read from CoNLL-U may come without its text or without places: then the text is put
    together from the tokens and the space behind each.
    """
    tokens = [token for sentence in document.sentences for token in sentence.tokens]
    if document.text is not None and all(token.start_char is not None for token in tokens):
        return document.text, [(token, token.start_char, token.end_char) for token in tokens]
    parts: list[str] = []
    places = []
    at = 0
    for sentence in document.sentences:
        for token in sentence.tokens:
            places.append((token, at, at + len(token.text)))
            space = " " if token.spaces_after is None else token.spaces_after
            parts += (token.text, space)
            at += len(token.text) + len(space)
    return "".join(parts), places


def _place_tag(i: int, first: int, last: int) -> str:
    """B, I, E or S: where in an entity a token stands."""
    if last - first == 1:
        return "S"
    return "B" if i == first else "E" if i == last - 1 else "I"


def _tag(token: Any, tag: str) -> None:
    token.ner = tag
    token.multi_ner = (tag,)
