// Which delegations came to an event, how large and of what rank
//
// One row per country or body that somebody attended for, the largest delegation first. "delegates" are
// the named people, highest rank first; a country that took part without a named delegate has none.
// "rank" is the highest. Unless the roster is complete, more may have come than are named.
//
// name: delegations
// param event: event = "Finance Ministerial"  -- name, alias or id of the event
// returns: delegation, kind, delegates: integer, people: strings, titles: strings, rank, roster, facts
// tags: attendance
MATCH (e:Event)
WHERE e.id = $event OR toLower(e.name) = toLower($event)
   OR any(alias IN e.aliases WHERE toLower(alias) = toLower($event))
MATCH (e)<-[r:ATTENDED]-(a:Person|Country|Ministry|Institution)
OPTIONAL MATCH (a)-[o:REPRESENTS]->(b:Country|Ministry|Institution)
WHERE r.on_behalf_of IS NULL OR b.id IN r.on_behalf_of
WITH e, r, a, o, CASE WHEN a:Person THEN b ELSE a END AS side
WHERE side IS NOT NULL
WITH e, side, r, a, o
ORDER BY o.rank_order IS NULL, o.rank_order, toLower(a.name), a.id, toLower(coalesce(o.title, '')), o.id
WITH e, side, collect(DISTINCT CASE WHEN a:Person THEN a END) AS members,
     collect(DISTINCT o.title) AS titles, collect(DISTINCT o.rank) AS ranks,
     collect(DISTINCT r.id) AS presence, collect(DISTINCT o.id) AS offices
WITH side.name AS delegation, side.id AS id, coalesce(e.roster, 'unknown') AS roster, titles,
     head(ranks) AS rank, toLower([l IN ['Country', 'Ministry', 'Institution'] WHERE l IN labels(side)][0]) AS kind,
     size(members) AS delegates, [m IN members | m.name] AS people, presence + offices AS facts
RETURN delegation, kind, delegates, people, titles, rank, roster, facts
ORDER BY delegates DESC, toLower(delegation), id
