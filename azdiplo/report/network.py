"""The network of states: who is named with whom in one sentence, laid out and drawn.

The layout is a force-directed one without chance: the places at the start follow from the order of the
states, so that the same texts always give the same drawing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import combinations
from math import cos, hypot, log, pi, sin, sqrt
from typing import Final

from azdiplo.document import Document
from azdiplo.output.counts import EntityCount, entity_key
from azdiplo.output.visible import one_line

__all__ = ["Link", "Network", "layout", "network", "network_svg"]

_NODES: Final = 32
_LINKS: Final = 110
_WIDTH: Final = 960.0
_HEIGHT: Final = 640.0
_STEPS: Final = 300
_GOLDEN_ANGLE: Final = pi * (3 - sqrt(5))
_LETTER: Final = 6.9  # width of a letter of the labels, in units of the drawing
_LINE: Final = 17.0  # height of a label


@dataclass(frozen=True, slots=True)
class Link:
    """Two states and the sentences that name both.

    Attributes:
        pair: their keys, see :func:`azdiplo.output.counts.entity_key`.
        sentences: the position of the document, and of the first and the last of the two states'
            mentions among the document's entities, each.
    """

    pair: tuple[str, str]
    sentences: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Network:
    """The states that are drawn and the links between them.

    Attributes:
        states: most linked first.
        links: strongest first.
        all_states: how many states there are with a link.
        all_links: how many links there are.
    """

    states: tuple[EntityCount, ...]
    links: tuple[Link, ...]
    all_states: int
    all_links: int


def network(documents: Sequence[Document], counts: Sequence[EntityCount]) -> Network:
    """The most linked states of a corpus and their strongest links.

    >>> import azdiplo
    >>> from azdiplo.output.counts import count_entities
    >>> docs = [azdiplo.analyze("Türkiyə və İran. Çin də var.")]
    >>> [link.pair for link in network(docs, count_entities(docs)).links]
    [('state:TR', 'state:IR')]
    """
    rank = {count.key: position for position, count in enumerate(counts)}
    sentences = _sentences(documents, rank)
    strength: Counter[str] = Counter()
    for pair, found in sentences.items():
        for key in pair:
            strength[key] += len(found)
    drawn = sorted(strength, key=lambda key: (-strength[key], rank[key]))[:_NODES]
    chosen = set(drawn)
    links = sorted(
        (Link(pair, tuple(found)) for pair, found in sentences.items() if chosen.issuperset(pair)),
        key=lambda link: (-len(link.sentences), rank[link.pair[0]], rank[link.pair[1]]),
    )
    # the strongest, and of each state at least its own strongest: no circle stands alone
    tied: set[str] = set()
    kept = []
    for number, link in enumerate(links):
        if number < _LINKS or not tied.issuperset(link.pair):
            kept.append(link)
        tied.update(link.pair)
    states = tuple(counts[rank[key]] for key in drawn if key in tied)
    return Network(states, tuple(kept), len(strength), len(sentences))


def _sentences(
    documents: Sequence[Document], rank: Mapping[str, int]
) -> dict[tuple[str, str], list[tuple[int, int, int]]]:
    """Two states, the one more often named first → the sentences that name both, as in :class:`Link`."""
    sentences: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
    for position, doc in enumerate(documents):
        # sentences are made only where there is something to be linked
        if sum(ent.label == "STATE" for ent in doc.entities) < 2:
            continue
        at = 0
        for sentence in doc.sentences:
            named: dict[str, int] = {}
            while at < len(doc.entities) and doc.entities[at].start < sentence.end:
                if doc.entities[at].label == "STATE":
                    named.setdefault(entity_key(doc.entities[at]), at)
                at += 1
            for one, other in combinations(sorted(named, key=rank.__getitem__), 2):
                first, last = sorted((named[one], named[other]))
                sentences.setdefault((one, other), []).append((position, first, last))
    return sentences


def layout(sizes: Sequence[tuple[float, float]], weights: Mapping[tuple[int, int], float]) -> list[tuple[float, float]]:
    """Places for nodes, near where they are linked and never over each other while there is room.

    Args:
        sizes: width and height of what is drawn at each node.
        weights: strength of the link between two nodes, named by their positions, the smaller first.

    Returns:
        The middle of each node, in a drawing of 960 by 640.
    """
    count = len(sizes)
    if count < 2:
        return [(_WIDTH / 2, _HEIGHT / 2)] * count
    # strong ones begin in the middle: a sunflower
    xs = [sqrt((n + 0.5) / count) * cos(n * _GOLDEN_ANGLE) for n in range(count)]
    ys = [sqrt((n + 0.5) / count) * sin(n * _GOLDEN_ANGLE) for n in range(count)]
    ideal = 1.0 / sqrt(count)
    for step in range(_STEPS):
        heat = 0.12 * (1 - step / _STEPS) ** 1.5 + 0.001
        fx, fy = [-0.9 * x for x in xs], [-0.9 * y for y in ys]
        for one in range(count):
            for other in range(one + 1, count):
                dx, dy = xs[one] - xs[other], ys[one] - ys[other]
                far = max(hypot(dx, dy), 1e-4)
                push = ideal * ideal / far
                weight = weights.get((one, other))
                if weight:
                    push -= weight * far * far / ideal / 12
                push /= far
                fx[one] += dx * push
                fy[one] += dy * push
                fx[other] -= dx * push
                fy[other] -= dy * push
        for n in range(count):
            size = max(hypot(fx[n], fy[n]), 1e-9)
            xs[n] += fx[n] / size * min(size, heat)
            ys[n] += fy[n] / size * min(size, heat)
    return _apart(_stretched(xs, ys), sizes)


def network_svg(net: Network, ids: Mapping[str, int]) -> str:
    """The network as an SVG element; names are escaped.

    Args:
        net: the network.
        ids: for each state's key the number that its circle gets, in ``data-entity``.
    """
    radius = _radii(net.states)
    names = [one_line(count.first.name) for count in net.states]
    sizes = [(max(2 * r, _LETTER * len(name)) + 8, 2 * r + _LINE + 6) for r, name in zip(radius, names, strict=True)]
    place = {count.key: n for n, count in enumerate(net.states)}
    most = max((len(link.sentences) for link in net.links), default=1)
    ends = [sorted((place[link.pair[0]], place[link.pair[1]])) for link in net.links]
    weights = {
        (one, other): 0.3 + log(len(link.sentences), 2) / 3 for (one, other), link in zip(ends, net.links, strict=True)
    }
    middle = layout(sizes, weights)
    parts = [
        f'<svg class="network" viewBox="0 0 {_WIDTH:.0f} {_HEIGHT:.0f}" role="group" '
        'aria-label="Network of the states that are named together in a sentence">\n'
    ]
    up = _LINE / 2  # the label stands below the circle
    # the weakest first, so that the strong lines lie above
    for number, ((one, other), link) in reversed(list(enumerate(zip(ends, net.links, strict=True)))):
        share = len(link.sentences) / most
        (x1, y1), (x2, y2) = middle[one], middle[other]
        parts.append(
            f'<line data-link="{number}" x1="{x1:.1f}" y1="{y1 - up:.1f}" x2="{x2:.1f}" y2="{y2 - up:.1f}" '
            f'stroke-width="{0.9 + 7 * sqrt(share):.2f}" stroke-opacity="{0.18 + 0.5 * sqrt(share):.2f}">'
            f"<title>{escape(names[one])} – {escape(names[other])}: {len(link.sentences)}</title></line>\n"
        )
    for n, count in enumerate(net.states):
        x, y = middle[n]
        said = f"{names[n]}: mentions {count.mentions}, texts {count.documents}"
        parts.append(
            f'<g data-entity="{ids[count.key]}" tabindex="0" role="button" aria-label="{escape(said)}">'
            f'<circle cx="{x:.1f}" cy="{y - up:.1f}" r="{radius[n]:.1f}"/>'
            f'<text lang="az" x="{x:.1f}" y="{y + radius[n] + 4:.1f}">{escape(names[n])}</text>'
            f"<title>{escape(said)}</title></g>\n"
        )
    parts.append("</svg>\n")
    return "".join(parts)


def _radii(states: Sequence[EntityCount]) -> list[float]:
    most = max((count.mentions for count in states), default=1)
    return [4.5 + 19 * sqrt(count.mentions / most) for count in states]


def _stretched(xs: list[float], ys: list[float]) -> list[tuple[float, float]]:
    """The places spread over the drawing."""
    low, left = min(ys), min(xs)
    high, right = max(max(ys) - low, 1e-6), max(max(xs) - left, 1e-6)
    return [
        (70 + (x - left) / right * (_WIDTH - 140), 40 + (y - low) / high * (_HEIGHT - 80))
        for x, y in zip(xs, ys, strict=True)
    ]


def _apart(places: list[tuple[float, float]], sizes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Push what overlaps apart, the shorter way, and back into the drawing."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    for _ in range(_STEPS):
        clean = True
        for one in range(len(xs)):
            for other in range(one + 1, len(xs)):
                over_x = (sizes[one][0] + sizes[other][0]) / 2 - abs(xs[one] - xs[other])
                over_y = (sizes[one][1] + sizes[other][1]) / 2 - abs(ys[one] - ys[other])
                if over_x <= 0 or over_y <= 0:
                    continue
                clean = False
                if over_x < over_y:
                    way = over_x / 2 if xs[one] >= xs[other] else -over_x / 2
                    xs[one] += way
                    xs[other] -= way
                else:
                    way = over_y / 2 if ys[one] >= ys[other] else -over_y / 2
                    ys[one] += way
                    ys[other] -= way
        for n, (width, height) in enumerate(sizes):
            xs[n] = min(max(xs[n], width / 2), _WIDTH - width / 2)
            ys[n] = min(max(ys[n], height / 2), _HEIGHT - height / 2)
        if clean:
            break
    return list(zip(xs, ys, strict=True))
