"""Pictures of networks: the same every time, labels apart, colours that everybody tells apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import networkx as nx

from graph.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PALETTE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442")
"""Okabe and Ito's palette (2008), which people with any colour vision tell apart."""
OTHER = "#BBBBBB"


def places(net: nx.Graph[str]) -> dict[str, tuple[float, float]]:
    """Where nodes lie: near whom they are tied to (Kamada and Kawai, 1989), parts side by side.

    The same network gives the same places, in whatever order it was made.
    """
    ordered = net.__class__()
    ordered.add_nodes_from(sorted(net))
    ordered.add_edges_from(sorted((min(e), max(e)) for e in net.edges()))
    found: dict[str, tuple[float, float]] = {}
    right = 0.0
    parts = sorted(
        nx.connected_components(ordered.to_undirected()), key=lambda c: (-len(c), min(c))
    )
    for part in parts:
        size = max(len(part), 2) ** 0.5
        inner = ordered.subgraph(sorted(part))
        spots = nx.kamada_kawai_layout(inner) if len(part) > 1 else {min(part): (0.0, 0.0)}
        for n, (x, y) in spots.items():
            found[n] = (right + size * (1 + float(x)), size * float(y))
        right += 2 * size + 0.6
    return found


def draw(
    net: nx.Graph[str],
    *,
    groups: Iterable[Iterable[str]] | None = None,
    title: str = "",
    ax: Axes | None = None,
    spots: Mapping[str, tuple[float, float]] | None = None,
) -> Axes:
    """A picture of a network: size by degree, width by weight, one colour a group.

    Events of a two-mode network are squares.

    Args:
        net: of `db.network`; from fifty nodes on, draw a backbone or a period.
        groups: what gives colours, such as communities; the largest seven get one.
        title: above the picture; say "met with", as presence is no alliance.
        ax: where to draw; a new figure without.
        spots: places of the nodes; `places` of the network without.

    Raises:
        UsageError: matplotlib or adjustText is not installed.
    """
    try:
        from adjustText import adjust_text
        from matplotlib import pyplot as plt
        from matplotlib.patheffects import withStroke
    except ImportError as error:
        message = "matplotlib is not installed; pip install 'entente-graph[notebook]'"
        raise UsageError(message) from error
    if ax is None:
        _, ax = plt.subplots(figsize=(10, 7), layout="constrained")
    at = {n: tuple(spot) for n, spot in (places(net) if spots is None else spots).items()}
    colours = _colours(net, groups)
    most = max((edge.get("weight", 1.0) for *_, edge in net.edges(data=True)), default=1.0)
    for a, b, edge in net.edges(data=True):
        (x1, y1), (x2, y2) = at[a], at[b]
        width = 0.4 + 3 * edge["weight"] / most if "weight" in edge else 1.0
        ax.plot([x1, x2], [y1, y2], color="#666666", alpha=0.3, linewidth=width, zorder=1)
    texts = []
    for n in sorted(net):
        x, y = at[n]
        event = net.nodes[n].get("bipartite") == 1
        ax.scatter(
            [x], [y], s=40 + 25 * net.degree(n), color=colours[n], zorder=2, edgecolor="white",
            marker="s" if event else "o",
        )  # fmt: skip
        texts.append(ax.text(x, y, _short(net, n), fontsize=8, zorder=3))
        texts[-1].set_path_effects([withStroke(linewidth=2, foreground="white")])
    ax.set_axis_off()
    ax.set_title(title, fontsize=11)
    ax.margins(0.08)
    if texts:
        adjust_text(
            texts, x=[at[n][0] for n in sorted(net)], y=[at[n][1] for n in sorted(net)], ax=ax
        )
    return ax


def _colours(net: nx.Graph[str], groups: Iterable[Iterable[str]] | None) -> dict[str, str]:
    if groups is None:
        return {n: PALETTE[net.nodes[n].get("bipartite", 0)] for n in net}
    colours = dict.fromkeys(net, OTHER)
    for colour, group in zip(PALETTE, groups, strict=False):
        colours |= {n: colour for n in group if n in colours}
    return colours


def _short(net: nx.Graph[str], n: str, most: int = 28) -> str:
    name = str(net.nodes[n].get("name", n))
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"
