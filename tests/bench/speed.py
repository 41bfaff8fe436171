"""How fast, how large, how soon ready: figures for one process.

    python tests/bench/speed.py [--text FILE] [--size M] [--rulers] [--profile]

FILE is a text, or JSON Lines with a "text" in each line; without it a built-in text is repeated to M million
characters. Speed counts characters of the caller's text, from str to entities and topics, document by document. With
--rulers the same names go into spaCy's EntityRuler and into one `regex` alternation; these see a small part of the
text, as they are slow. The calibration line, a loop that does nothing, tells a busy machine from a slow library.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import azdiplo

TEXT = """Azərbaycan Respublikasının Prezidenti İlham Əliyev oktyabrın 5-də Ankarada Türkiyə Prezidenti Rəcəb Tayyib
Ərdoğanla görüşüb. Görüşdə iki ölkə arasında strateji tərəfdaşlıq, Bakı-Tbilisi-Ceyhan neft kəmərinin işi və Orta
Dəhlizin imkanları müzakirə olunub. Tərəflər Cənubi Qafqazda sülh prosesinin vəziyyətinə toxunublar.

Xarici işlər naziri Ceyhun Bayramov BMT Baş Assambleyasının sessiyası çərçivəsində ABŞ dövlət katibi, Avropa
İttifaqının xüsusi nümayəndəsi və Qazaxıstanın nümayəndə heyəti ilə söhbətlər aparıb. Nazirliyin mətbuat xidmətindən
verilən məlumata görə, söhbətlərdə sərhədlərin delimitasiyası, kommunikasiyaların açılması, minaların təmizlənməsi və
humanitar məsələlərdən danışılıb. Qeyd edilib ki, 2025-ci ilin sonunadək Zəngilanda və Laçında yeni yaşayış məntəqələri
istifadəyə veriləcək, keçmiş məcburi köçkünlərin qayıdışı davam etdiriləcək.

SOCAR-ın və TotalEnergies şirkətinin rəhbərləri "Abşeron" yatağının ikinci mərhələsi üzrə danışıqlara başlayıblar.
Hasilatın artırılması ilə Avropaya qaz ixracının həcmi böyüyəcək, Cənub Qaz Dəhlizi genişləndiriləcək. İqtisadi
ekspertlər bildirirlər ki, qiymətlərin sabit qalması investisiyalar üçün əlverişli şərait yaradır, büdcə gəlirləri isə
gözləniləndən çoxdur. Yanvar ayının 15-də keçiriləcək iclasda bu barədə hesabat dinləniləcək.

"Qarabağ" klubu UEFA Çempionlar Liqasında "Benfika" ilə oyuna hazırlaşır. Komandanın baş məşqçisi Qurban Qurbanov
jurnalistlərə deyib ki, futbolçular yaxşı formadadırlar və azarkeşlərin dəstəyinə arxalanırlar."""

_LOAD = """
import time, resource, sys
began = time.perf_counter()
import azdiplo
imported = time.perf_counter()
nlp = azdiplo.load()
loaded = time.perf_counter()
nlp("Bakıda sülh danışıqları")
first = time.perf_counter()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(imported - began, loaded - imported, first - loaded, peak)
"""
_PEAK = """
import resource, sys
import azdiplo
nlp = azdiplo.load()
text = open(sys.argv[1], encoding="utf-8").read()
count = len(nlp(text).entities)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, count)
"""


def texts_of(path: Path | None, size: int) -> list[str]:
    """The documents to read."""
    if path is None:
        return [TEXT] * max(1, size // len(TEXT))
    data = path.read_text(encoding="utf-8")
    if path.suffix in (".jsonl", ".ndjson"):
        return [json.loads(line)["text"] for line in data.splitlines() if line.strip()]
    return [data]


def calibration() -> float:
    """Seconds for three million turns of an empty loop."""
    began = time.perf_counter()
    for _ in range(3_000_000):
        pass
    return time.perf_counter() - began


def seconds(work: Callable[[], object], times: int = 3) -> tuple[float, float]:
    """Best and median time of a piece of work."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    taken.sort()
    return taken[0], taken[len(taken) // 2]


def read_all(nlp: Callable[[str], object], texts: Iterable[str]) -> None:
    for text in texts:
        nlp(text)


def fresh(code: str, *arguments: str) -> list[float]:
    """The numbers that a program prints, run in a process of its own."""
    answer = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return [float(word) for word in answer.stdout.split()]


def names() -> list[str]:
    """Every unambiguous name of the shipped tables."""
    from azdiplo.gazetteer.shipped import shipped_entries

    return sorted({form for entry in shipped_entries() for form, ambiguous in entry.forms if not ambiguous})


def rulers(texts: list[str]) -> list[tuple[str, float]]:
    """Characters per second of others over the same names, uninflected."""
    found: list[tuple[str, float]] = []
    some: list[str] = []
    while texts and sum(map(len, some)) < 60_000:
        some.append(texts[len(some) % len(texts)])
    size = sum(map(len, some))
    try:
        import spacy
    except ImportError:
        print("spaCy is not installed: pip install spacy")
    else:
        nlp: Any = spacy.blank("az")
        ruler: Any = nlp.add_pipe("entity_ruler")
        ruler.add_patterns([{"label": "NAME", "pattern": name} for name in names()])
        found.append(("spaCy blank('az') + EntityRuler", size / seconds(lambda: read_all(nlp, some))[0]))
    import regex

    pattern = regex.compile(
        r"\b(?:" + "|".join(regex.escape(name) for name in sorted(names(), key=len, reverse=True)) + r")\w*"
    )
    few = some[: max(1, len(some) // 10)]
    took = seconds(lambda: read_all(pattern.findall, few), 1)[0]
    found.append(("regex, one alternation", sum(map(len, few)) / took))
    return found


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="How fast, how large, how soon ready.")
    parser.add_argument("--text", type=Path, help="a text, or JSON Lines with a 'text' in each line")
    parser.add_argument("--size", type=int, default=10, metavar="M", help="million characters of the built-in text")
    parser.add_argument("--rulers", action="store_true", help="compare with spaCy's EntityRuler and with regex")
    parser.add_argument("--profile", action="store_true", help="where the time goes, instead of the figures")
    options = parser.parse_args(arguments)
    texts = texts_of(options.text, options.size * 1_000_000)
    size = sum(map(len, texts))
    nlp = azdiplo.load()
    read_all(nlp, texts[:50])
    if options.profile:
        profile = cProfile.Profile()
        profile.runcall(read_all, nlp, texts)
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)
        return 0

    rows: list[tuple[str, str]] = [("empty loop, 3 million turns", f"{calibration():.3f} s")]
    loads = [fresh(_LOAD) for _ in range(3)]
    for place, what in enumerate(("import", "load", "first text")):
        rows.append((what, f"{min(load[place] for load in loads):.3f} s"))
    rows.append(("peak memory, loaded", f"{loads[0][3] / 1024:.0f} MiB"))
    rows.append(("documents, million characters", f"{len(texts)}, {size / 1e6:.2f}"))
    best, median = seconds(lambda: read_all(nlp, texts))
    rows.append(("entities and topics, best and median", f"{size / best / 1e6:.2f}, {size / median / 1e6:.2f} M/s"))
    without = azdiplo.load(topics=False)
    plain, _ = seconds(lambda: read_all(without, texts))
    rows.append(("entities only, best", f"{size / plain / 1e6:.2f} M/s"))

    joined = "\n\n".join(texts)[:10_000_000]
    once, _ = seconds(lambda: nlp(joined[: len(joined) // 2]), 2)
    twice, _ = seconds(lambda: nlp(joined), 2)
    rows.append(("one text twice as long", f"{twice / once:.2f} times the time"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "text.txt"
        file.write_text(joined, encoding="utf-8")
        peak, count = fresh(_PEAK, str(file))
    rows.append((f"peak memory, one text of {len(joined) / 1e6:.1f} M", f"{peak / 1024:.0f} MiB, {count:.0f} entities"))
    if options.rulers:
        for name, speed in rulers(texts):
            rows.append((name, f"{speed / 1e6:.4f} M/s, azdiplo is {size / best / speed:,.1f} times as fast"))
    width = max(len(what) for what, _figure in rows)
    for what, figure in rows:
        print(f"{what:{width}}  {figure}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
