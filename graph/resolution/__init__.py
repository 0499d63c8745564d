"""From mentions to nodes: a pure function of the claims, never of the order of loading.

Countries, ministries, institutions, topics and statements carry the id of their node. People and
events are compared within their group: `resolve` takes all mentions of one group and says which
node each belongs to. A node's id is the smallest id among its members.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.model import Mention
from graph.resolution.events import EventMention, join_events
from graph.resolution.people import join_people

__all__ = ["EventMention", "join_events", "join_people", "resolve"]


def resolve(people: Iterable[str], events: Sequence[EventMention]) -> dict[str, str]:
    """Node id of each mention id; all mentions of every group concerned must be given.

    Args:
        people: ids of person mentions.
        events: event mentions with what they are compared by.
    """
    return join_people(people) | join_events(events)


def node_of(mention: Mention, resolved: dict[str, str]) -> str:
    """Id of the node that a mention belongs to."""
    return mention.id if mention.is_fixed else resolved.get(mention.id, mention.id)
