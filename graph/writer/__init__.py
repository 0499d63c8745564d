"""Claims in, facts out: one transaction a document, and only what it touches is derived again.

What stands in the graph, by label and type. Dates are native dates, lists are sorted, and a value
that is unknown is an absent property. The order of loading never shows.

Nodes (`id` is unique per label)
    Person       id `jane-doe@FRA`, `jane-doe@some-body`, `jane-doe`; surname only:
                 `doe@FRA#1a2b3c4d`
                 name, aliases, name_folded, former_ids (other ids under which it is known),
                 identifiers (ids in registers for all: `Q7747` of Wikidata)
    Country      id ISO alpha-3; name, iso2, aliases
    Ministry     id `FRA/finance`; name, aliases, portfolio, country (alpha-3)
    Institution  id slug of the name (`european-union`), `senate@USA` for a national body that the
                 reference list does not know; name, kind, aliases
    Event        id `finance-ministerial#1a2b3c4d`; name, aliases, kind, start, end, place, roster
                 (complete, partial, unknown), former_ids
    Topic        id slug; name, words
    Statement    text, mode (direct, indirect), speaker (as written), collective (boolean), said_on,
                 document
    Document     title, publisher, published, language, url, sha256, kind (text, reference),
                 loaded_at, extractor, pages (how many, where it has any); of what came from the
                 web also content (the text, since a page may change or go), etag and last_modified
                 (for the next request); these three, loaded_at and extractor are no part of the
                 hash of the facts
    Claim        document, sha256, published, kind, subject, object (mention ids), from_label,
                 to_label, qualifiers (JSON), quote, start, end (the sentence: text[start:end] is
                 quote), span_start, span_end (the words in it), basis, rule, confidence, fact
                 (indexed: id of the edge that it supports; id of the node for Statements and for
                 what reference data lists), mention (of persons and events: which one),
                 page (where the document has pages), review (accepted, rejected)
    Block        mentions (keys of those that share a word or a day and a name, so that they are
                 compared)
    Judgement    verdict (same, different), label, one, other (mention ids), because, by, at
    Review       ruling (accepted, rejected), subject, kind, object (mention ids), because, by, at;
                 its id is a hash of what claims say
    LedgerEntry  at (UTC), action (loaded, replaced, withdrawn, same, different, accepted,
                 rejected, undone), subject
                 (id of the document, the judgement or the ruling), facts and lost (how many edges);
                 these, Block and Meta are bookkeeping

Edges: the types and ends are in `graph.model.kinds`. Each fact edge has
    id, claims (how many live ones), documents (distinct texts), first_reported, last_reported,
    basis, confidence, quote, source (document id), the last four of the best claim; review
    (accepted) where a person said so; what was rejected supports no fact
and beside them
    REPRESENTS      title, office (normalised title), portfolio, rank (slug), rank_order (1 is the
                    highest), first_seen, last_seen; from, until (days of a register of offices,
                    with from_precision and until_precision: day, month, year, or unsure where a
                    first of January may stand for its year); via (fact ids) where a ministry
                    follows from a stated office (basis inferred)
    MEMBER_OF       from, until (the last day), from_precision and until_precision where a register
                    says so
    ATTENDED, EXPECTED_AT, INVITED_TO, ABSENT_FROM     roles, titles, on_behalf_of (ids)
    PRESENTED, CHAIRED, HOSTED, CONVENED               on, titles, on_behalf_of
    REPRESENTED_AT  derived, no claims of its own: how (named, own_body, members: the strongest),
                    by (person ids), via (ids of the ATTENDED facts that it follows from),
                    members (ids of members that were represented), members_total, countries (how
                    many of `members` are countries), countries_total, as_of (date), as_of_basis
                    (event, published, assumed); the last six only on bodies with members
    STATED          title, on_behalf_of
    MENTIONS        count
MENTIONS runs from Document to Person, Country, Ministry, Institution and Event.
"""

from graph.writer.ledger import Entry, entries
from graph.writer.scope import mentions
from graph.writer.stats import Stats, counts, stats
from graph.writer.writer import Change, Store, Writer

__all__ = ["Change", "Entry", "Stats", "Store", "Writer", "counts", "entries", "mentions", "stats"]
