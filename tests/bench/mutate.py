"""Which guards of `azdiplo/entities/` could go without any text of the tests being read differently?

    python -m tests.bench.mutate [module …]

A guard is an `if` without `else` whose body is one `return`, `break`, `continue`, assignment or call. Each is taken
out in turn, and everything that the tests know the right answer to is read again: marked texts, offices, examples of
rules and of tables. What comes out the same is printed: it lacks a text, or nothing needs it. Modules are named by the
path below `azdiplo/entities/`, `rules/people` or `rules.people`; without a name all are tried. The exit status is 1
where fewer than nine guards of ten are noticed.

Each try runs in a process of its own, so that no answer is remembered from one to the next.
"""

from __future__ import annotations

import ast
import functools
import gc
import importlib
import os
import pkgutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import azdiplo
import azdiplo.entities
from azdiplo.entities.rules.rule import Rule
from tests.marked import parse

_ROOT = Path(__file__).resolve().parents[2]
_TESTS = _ROOT / "tests" / "entities"
_DATA = _ROOT / "data"
_WANTED = 0.9
_SINGLE = (ast.Return, ast.Break, ast.Continue, ast.Assign, ast.AugAssign, ast.Expr)
#: A try may take so many times as long as the same texts take in the library as it is, and some seconds.
_PATIENCE = 4
_SECONDS = 5
_SAME, _NOTICED = 0, 1

#: What is said of one text: the names, and the references.
Said = tuple[Any, ...]


def texts() -> list[str]:
    """Every text whose reading the tests of entities check, unmarked."""
    found = [*_literals(), *_lines(), *_examples(), *_rows()]
    return list(dict.fromkeys(parse(text)[0] for text in found))


def _literals() -> Iterator[str]:
    """What is written out in the test modules and reads like a sentence."""
    for path in sorted(_TESTS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
                yield node.value


def _lines() -> Iterator[str]:
    for path in sorted(_TESTS.rglob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and line[0] not in "# ":
                yield line.replace("¶", "\n")


def _examples() -> Iterator[str]:
    """The examples of every rule in a list of rules."""
    for module in _modules().values():
        for value in vars(module).values():
            if isinstance(value, tuple) and value and all(isinstance(part, Rule) for part in value):
                for rule in value:
                    yield from (rule.yes, rule.no)


def _rows() -> Iterator[str]:
    """The examples of every table that has some."""
    for path in sorted(_DATA.rglob("*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
        places = [place for place, name in enumerate(lines[0].split("\t")) if name in ("example", "counterexample")]
        for line in lines[1:] if places else ():
            cells = line.split("\t")
            yield from (cells[place] for place in places if cells[place])


@functools.cache
def _modules() -> dict[str, ModuleType]:
    room = azdiplo.entities
    names = sorted(info.name for info in pkgutil.walk_packages(room.__path__, room.__name__ + "."))
    return {name.removeprefix(room.__name__ + "."): importlib.import_module(name) for name in names}


def said(pipelines: list[azdiplo.Pipeline], text: str) -> Said:
    """What the library says of a text, with and without the learned judge."""
    answers: list[Any] = []
    for nlp in pipelines:
        doc = nlp(text)
        answers.append([_values(ent) for ent in doc.entities])
        answers.append([(ref.start, ref.end, ref.name) for ref in doc.references])
    return tuple(answers)


def _values(ent: azdiplo.Entity) -> tuple[Any, ...]:
    owner = getattr(ent.affiliation, "start", ent.affiliation)
    place = (ent.label, ent.start, ent.stem_end, ent.end)
    return (*place, ent.name, ent.id, ent.value, ent.office, owner, str(ent.evidence))


def guards(tree: ast.Module) -> list[ast.If]:
    """The guards of a module, in the order of their lines."""
    found = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and not node.orelse and len(node.body) == 1 and isinstance(node.body[0], _SINGLE)
    ]
    return sorted((node for node in found if not _types_only(node)), key=lambda node: node.lineno)


def _types_only(node: ast.If) -> bool:
    return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _without(source: str, path: str, number: int) -> dict[tuple[str, int], CodeType]:
    """The code of every function of a module whose guard of this number is gone, by name and line."""
    tree = ast.parse(source)
    guard = guards(tree)[number]
    guard.body = [ast.copy_location(ast.Pass(), guard.body[0])]
    return {(code.co_qualname, code.co_firstlineno): code for code in _codes(compile(tree, path, "exec"))}


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from _codes(part)


def _replace(path: str, codes: dict[tuple[str, int], CodeType]) -> None:
    """Give every living function of a module its new code: those in lists, behind decorators and properties too."""
    for function in gc.get_objects():
        if not isinstance(function, FunctionType) or function.__code__.co_filename != path:
            continue
        old = function.__code__
        new = codes.get((old.co_qualname, old.co_firstlineno))
        if new is not None and new.co_freevars == old.co_freevars:
            function.__code__ = new


def _forget() -> None:
    """Empty what functions of the room remember: it was made by the code as it is."""
    for value in gc.get_objects():
        if isinstance(value, functools._lru_cache_wrapper) and (value.__module__ or "").startswith("azdiplo.entities"):
            value.cache_clear()


def _load() -> list[azdiplo.Pipeline]:
    return [azdiplo.load(topics=False), azdiplo.load(topics=False, model=False)]


def _try(path: str, codes: dict[tuple[str, int], CodeType], expected: list[tuple[str, Said]]) -> int:
    """Read everything with changed code, up to the first difference."""
    _replace(path, codes)
    _forget()
    try:
        pipelines = _load()
        return _SAME if all(said(pipelines, text) == right for text, right in expected) else _NOTICED
    except Exception:
        return _NOTICED


def _apart(path: str, codes: dict[tuple[str, int], CodeType], expected: list[tuple[str, Said]], limit: int) -> bool:
    """Is it noticed that the code is another? Asked in a process of its own, which may hang or fail."""
    child = os.fork()
    if child == 0:
        signal.alarm(limit)
        os._exit(_try(path, codes, expected))
    _, status = os.waitpid(child, 0)
    return status != _SAME


def _tries(path: str, source: str, expected: list[tuple[str, Said]], limit: int) -> Iterator[tuple[bool, int, str]]:
    """For each guard of a module whether it is noticed, its line, and how it reads."""
    lines = source.splitlines()
    for number, guard in enumerate(guards(ast.parse(source))):
        noticed = _apart(path, _without(source, path, number), expected, limit)
        yield noticed, guard.lineno, lines[guard.lineno - 1].strip()


def main(arguments: list[str]) -> int:
    known = _modules()
    wanted = [name.replace("/", ".").removesuffix(".py") for name in arguments] or list(known)
    if unknown := [name for name in wanted if name not in known]:
        print(f"no module of azdiplo/entities/: {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    # read at once, so that the files may change meanwhile
    paths = {name: str(known[name].__file__) for name in wanted}
    sources = {name: Path(path).read_text(encoding="utf-8") for name, path in paths.items()}
    pipelines = _load()
    begun = time.perf_counter()
    expected = [(text, said(pipelines, text)) for text in texts()]
    limit = _SECONDS + int(_PATIENCE * (time.perf_counter() - begun))
    del pipelines
    print(f"{len(expected)} texts", flush=True)
    noticed = total = 0
    for name in wanted:
        results = list(_tries(paths[name], sources[name], expected, limit))
        if not results:
            continue
        right = sum(result[0] for result in results)
        noticed, total = noticed + right, total + len(results)
        print(f"{name}: {right} of {len(results)} guards are noticed", flush=True)
        for _, line, code in (result for result in results if not result[0]):
            print(f"    {line}: {code}", flush=True)
    share = noticed / total if total else 1.0
    print(f"{noticed} of {total} guards are noticed, {share:.0%}")
    return 0 if share >= _WANTED else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
