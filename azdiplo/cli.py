"""The command ``azdiplo``: texts in, a table, JSON Lines, columns, a marked-up page or an annotation project out."""

from __future__ import annotations

import argparse
import codecs
import io
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

import azdiplo
from azdiplo.document import Document
from azdiplo.labels import LABELS
from azdiplo.output.annotation import document_doccano, labelstudio_json
from azdiplo.output.brat import write_brat
from azdiplo.output.conll import document_conll
from azdiplo.output.conllu import document_conllu
from azdiplo.output.html import html_page
from azdiplo.output.records import as_json, document_json
from azdiplo.output.spacy_json import document_spacy
from azdiplo.output.table import document_table, rich_table

if TYPE_CHECKING:
    from azdiplo.pipeline import Pipeline

__all__ = ["main"]

_STDIN: Final = "-"
_BRAT: Final = "brat"  # the one format that is a folder of files
_MANY: Final = 10  # so many files get a progress bar
_BROKEN_PIPE: Final = 128 + 13
_INTERRUPTED: Final = 128 + 2
_DESCRIPTION: Final = """\
Find people, states, organisations, projects, places, laws, events and dates in Azerbaijani texts, and the
topics that the texts are about."""
_EPILOG: Final = """\
Offsets count characters of the decoded file, from 0; a byte order mark is left out.
brat is a folder of files, which -o names and which must be new or empty.
`azdiplo report FOLDER -o report.html` writes one page over many texts, `azdiplo evaluate GOLD` compares with annotated
texts; each has a --help of its own. A file or folder that is called report or evaluate is named as ./report.
Exit status: 0, all went well; 1, something could not be read or written, the rest was done; 2, wrong usage."""


class _UsageError(Exception):
    """Something that the user must mend before anything can be done."""


class _Reader:
    """Reads the texts one by one; what cannot be read is reported and left out."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.failed = False

    def report(self, message: str) -> None:
        self.failed = True
        _say(message)

    def sources(self, arguments: Sequence[str]) -> Iterator[str]:
        """The files that the arguments stand for, in their order."""
        for argument in arguments:
            if argument == _STDIN or not Path(argument).is_dir():
                yield argument
                continue
            found = sorted(self._below(argument))
            if not found:
                self.report(f"{argument}: no *.txt file in this folder")
            yield from found

    def _below(self, folder: str) -> Iterator[str]:
        for path, _, names in os.walk(folder, onerror=self._not_listed):
            yield from (str(Path(path, name)) for name in names if name.endswith(".txt"))

    def _not_listed(self, error: OSError) -> None:
        self.report(f"{error.filename}: cannot be listed ({error.strerror or error})")

    def texts(self, sources: Iterable[str], names: deque[str]) -> Iterator[str]:
        """The texts of the sources; the name of each is put on ``names``."""
        for source in sources:
            text = self._text(source)
            if text is not None:
                names.append(source)
                yield text

    def _text(self, source: str) -> str | None:
        try:
            data = sys.stdin.buffer.read() if source == _STDIN else Path(source).read_bytes()
        except (OSError, ValueError) as error:
            self.report(f"{source}: cannot be read ({getattr(error, 'strerror', None) or error})")
            return None
        skipped = len(codecs.BOM_UTF8) if self._is_utf8() and data.startswith(codecs.BOM_UTF8) else 0
        try:
            return data[skipped:].decode(self.encoding)
        except UnicodeError as error:
            place = ""
            if isinstance(error, UnicodeDecodeError):
                at = error.start + skipped
                place = f"byte {at} (0x{data[at]:02X}) " if at < len(data) else f"byte {at} "
            self.report(
                f"{source}: {place}is not {self.encoding}; give its encoding, for example --encoding {_guess(data)}"
            )
            return None

    def _is_utf8(self) -> bool:
        return codecs.lookup(self.encoding).name in ("utf-8", "utf-8-sig")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status.

    Args:
        argv: the arguments without the command's name; None for those of the process.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    if arguments[:1] == ["evaluate"]:
        from azdiplo.evaluation import command as evaluate

        return _main(evaluate.parser(), arguments[1:], evaluate.run)
    if arguments[:1] == ["report"]:
        from azdiplo.report import command as report

        return _main(report.parser(), arguments[1:], report.run)
    return _main(_parser(), arguments, _run)


def _main(parser: argparse.ArgumentParser, arguments: list[str], run: Callable[[argparse.Namespace], int]) -> int:
    """Parse the arguments, run, and turn what goes wrong into a message and a status."""
    try:
        options, unknown = parser.parse_known_args(arguments)
        if unknown:
            known = ", ".join(action.option_strings[-1] for action in parser._actions if action.option_strings)
            parser.error(f"unknown option {unknown[0]!r}; options are {known}")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    try:
        return run(options)
    except _UsageError as problem:
        _say(str(problem))
        return 2
    except BrokenPipeError:
        # whoever read the output has enough; nothing more may be flushed into the pipe
        if sys.stdout is sys.__stdout__ and sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except KeyboardInterrupt:
        return _INTERRUPTED


def _parser(prog: str = "azdiplo", description: str = _DESCRIPTION, *, formats: bool = True) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=prog,
        description=description,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="FILE",
        help="text files; folders, for all *.txt below them; - for standard input, also when a text is piped in",
    )
    if formats:
        parser.add_argument(
            "-f", "--format", choices=(*_WRITERS, _BRAT), default="table", help="form of the output (default: table)"
        )
    _add_reading(parser)
    parser.add_argument("-o", "--output", metavar="FILE", help="write to this file, in UTF-8; for brat, to this folder")
    parser.add_argument("-e", "--encoding", default="utf-8", help="encoding of the texts (default: utf-8)")
    parser.add_argument(
        "-t",
        "--topics",
        action="append",
        default=[],
        metavar="FILE",
        help="a table of own topics, tab-separated with the columns topic, term; may be repeated",
    )
    parser.add_argument("--no-topics", action="store_true", help="leave the topics out")
    parser.add_argument("--version", action="version", version=f"azdiplo {azdiplo.__version__}")
    return parser


def _add_reading(parser: argparse.ArgumentParser) -> None:
    """The options that say how texts are read, the same for every command."""
    parser.add_argument(
        "-l", "--labels", type=_labels, metavar="LABEL,…", help=f"only these kinds: {', '.join(LABELS)}"
    )
    parser.add_argument(
        "-g",
        "--gazetteer",
        action="append",
        default=[],
        metavar="FILE",
        help="a table of own names, tab-separated with the columns id, name, label; may be repeated",
    )
    parser.add_argument(
        "-p", "--processes", type=_count, default=1, metavar="N", help="share the work among N processes"
    )


def _labels(value: str) -> list[str]:
    wanted = [label.strip() for label in value.split(",") if label.strip()]
    for label in wanted:
        if label not in LABELS:
            raise argparse.ArgumentTypeError(f"unknown label {label!r}; labels are {', '.join(LABELS)}")
    if not wanted:
        raise argparse.ArgumentTypeError(f"no label; labels are {', '.join(LABELS)}")
    return wanted


def _count(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a whole number from 1 on")
    return int(value)


def _run(options: argparse.Namespace) -> int:
    _check_encoding(options.encoding)
    arguments = options.sources or [_STDIN]
    if not options.sources and (sys.stdin is None or sys.stdin.isatty()):
        _parser().print_usage(sys.stderr)
        raise _UsageError("no text: name a file or a folder, or pipe a text in (--help says more)")
    reader = _Reader(options.encoding)
    sources = list(reader.sources(arguments))
    if not sources:
        return 1
    if options.format == _BRAT and options.output is None:
        raise _UsageError("brat is a folder of files; name it, for example: -f brat -o annotations")
    nlp = _pipeline(options)

    def documents() -> _Documents:
        names: deque[str] = deque()
        steps = _progress(sources) if _wants_bar(len(sources), options.output) else sources
        texts = reader.texts(steps, names)
        for doc in nlp.pipe(texts, processes=min(options.processes, len(sources))):
            # zip would ask for a name before the text is read
            yield names.popleft(), doc

    if options.format == _BRAT:
        _write_brat(documents(), options.output)
    else:
        with _output(options.output, sources) as stream:
            _WRITERS[options.format](documents(), stream, len(sources) > 1)
    return 1 if reader.failed else 0


def _pipeline(options: argparse.Namespace) -> Pipeline:
    try:
        topics = False if options.no_topics else options.topics or True
        return azdiplo.load(gazetteers=options.gazetteer, labels=options.labels, topics=topics)
    except azdiplo.TableError as error:
        raise _UsageError(str(error)) from error


def _check_encoding(encoding: str) -> None:
    try:
        b"x".decode(encoding)
    except UnicodeError:
        pass  # an encoding that wants more than one byte
    except (LookupError, ValueError) as error:
        raise _UsageError(
            f"unknown encoding {encoding!r}; encodings are utf-8, utf-16, cp1254, iso-8859-9, …"
        ) from error


def _guess(data: bytes) -> str:
    return "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "cp1254"


@contextmanager
def _output(path: str | None, sources: Sequence[str]) -> Iterator[TextIO]:
    """The stream to write to: UTF-8 whatever the locale says."""
    if path is not None:
        target = Path(path)
        for source in sources:
            if source != _STDIN and target.exists() and Path(source).exists() and target.samefile(source):
                raise _UsageError(f"-o {path} is one of the texts to read; choose another file")
        try:
            stream = target.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
        except OSError as error:
            raise _UsageError(f"-o {path}: cannot be written ({error.strerror or error})") from error
        with stream:
            yield stream
        return
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:  # a stream of text only, in a notebook
        yield sys.stdout
        return
    sys.stdout.flush()
    # PYTHONUNBUFFERED leaves a raw file there, which may write less than it is given
    whole = io.BufferedWriter(buffer) if isinstance(buffer, io.RawIOBase) else buffer
    wrapper = io.TextIOWrapper(whole, encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        yield wrapper
        wrapper.flush()
    finally:
        with suppress(BrokenPipeError):  # letting go flushes once more
            wrapper.detach()
        if whole is not buffer:
            with suppress(BrokenPipeError):
                whole.detach()


def _wants_bar(count: int, output: str | None) -> bool:
    """A bar on the terminal would run through a result that is printed there."""
    return count >= _MANY and sys.stderr.isatty() and (output is not None or not sys.stdout.isatty())


def _progress(sources: Sequence[str]) -> Iterator[str]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), redirect_stdout=False) as progress:
        yield from progress.track(sources, description="azdiplo")


def _say(message: str) -> None:
    print(f"azdiplo: {message}", file=sys.stderr)


_Documents = Iterator[tuple[str, Document]]


def _write_table(documents: _Documents, stream: TextIO, several: bool) -> None:
    from rich.console import Console

    console = Console(file=stream, highlight=False, markup=False, emoji=False) if stream.isatty() else None
    for number, (name, doc) in enumerate(documents):
        if number:
            stream.write("\n")
        if several:
            stream.write(f"== {name}\n")
        if console is None:
            stream.write(document_table(doc))
        else:
            console.print(rich_table(doc))


def _write_jsonl(documents: _Documents, stream: TextIO, several: bool) -> None:
    for name, doc in documents:
        stream.write(document_json(doc, extra={"file": name}) + "\n")


def _write_conll(documents: _Documents, stream: TextIO, several: bool) -> None:
    for _, doc in documents:
        stream.write("-DOCSTART-\tO\n\n")
        stream.write(document_conll(doc) + "\n")


def _write_html(documents: _Documents, stream: TextIO, several: bool) -> None:
    stream.writelines(html_page(((name if several else "", doc) for name, doc in documents)))


def _write_conllu(documents: _Documents, stream: TextIO, several: bool) -> None:
    for name, doc in documents:
        stream.write(document_conllu(doc, name=name))


def _write_spacy(documents: _Documents, stream: TextIO, several: bool) -> None:
    for _, doc in documents:
        stream.write(as_json(document_spacy(doc)) + "\n")


def _write_labelstudio(documents: _Documents, stream: TextIO, several: bool) -> None:
    stream.writelines(labelstudio_json(documents))


def _write_doccano(documents: _Documents, stream: TextIO, several: bool) -> None:
    for name, doc in documents:
        stream.write(as_json(document_doccano(doc, name=name)) + "\n")


def _write_brat(documents: _Documents, folder: str) -> None:
    try:
        write_brat(documents, folder)
    except FileExistsError as error:
        raise _UsageError(f"-o {error}") from error
    except OSError as error:
        raise _UsageError(f"-o {folder}: cannot be written ({error.strerror or error})") from error


_WRITERS: Final[dict[str, Callable[[_Documents, TextIO, bool], None]]] = {
    "table": _write_table,
    "jsonl": _write_jsonl,
    "conll": _write_conll,
    "conllu": _write_conllu,
    "html": _write_html,
    "spacy": _write_spacy,
    "labelstudio": _write_labelstudio,
    "doccano": _write_doccano,
}
