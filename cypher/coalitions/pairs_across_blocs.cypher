// Which pairs of countries meet across two blocs
//
// One row per pair, one country of the first bloc and one of the second on the day of the event, neither
// in both. "events" are the shared events, oldest first. Undated events count with today's members.
// Participant lists are often partial: a pair that is not here may have met all the same.
//
// name: pairs_across_blocs
// param first: institution = "G7"  -- name, alias or id of a bloc
// param second: institution = "BRICS"  -- name, alias or id of the other
// param since: date = null  -- only events that began on this day or later
// param until: date = null  -- only events that began on this day or earlier
// returns: first_country, second_country, together: integer, events: strings, facts
// tags: coalitions
MATCH (p:Institution)
WHERE p.id = $first OR toLower(p.name) = toLower($first)
   OR any(alias IN p.aliases WHERE toLower(alias) = toLower($first))
MATCH (q:Institution)
WHERE q.id = $second OR toLower(q.name) = toLower($second)
   OR any(alias IN q.aliases WHERE toLower(alias) = toLower($second))
MATCH (p)<-[m:MEMBER_OF]-(a:Country)-[x:REPRESENTED_AT]->(e:Event)
WHERE (m.until IS NULL OR m.until >= e.start) AND (m.from IS NULL OR e.start IS NULL OR m.from <= e.start)
  AND ($since IS NULL OR e.start >= $since) AND ($until IS NULL OR e.start <= $until)
  AND NOT EXISTS { MATCH (a)-[o:MEMBER_OF]->(q)
                   WHERE (o.until IS NULL OR o.until >= e.start)
                     AND (o.from IS NULL OR e.start IS NULL OR o.from <= e.start) }
MATCH (e)<-[y:REPRESENTED_AT]-(b:Country)-[n:MEMBER_OF]->(q)
WHERE (n.until IS NULL OR n.until >= e.start) AND (n.from IS NULL OR e.start IS NULL OR n.from <= e.start)
  AND NOT EXISTS { MATCH (b)-[o:MEMBER_OF]->(p)
                   WHERE (o.until IS NULL OR o.until >= e.start)
                     AND (o.from IS NULL OR e.start IS NULL OR o.from <= e.start) }
WITH DISTINCT a, b, e, x, y
WITH a, b, e, x, y ORDER BY e.start IS NULL, e.start, toLower(e.name), e.id
WITH a, b, count(e) AS together, collect(e.name) AS events, collect(x.id) AS own, collect(y.id) AS other
WITH a.name AS first_country, a.id AS first_id, b.name AS second_country, b.id AS second_id, together,
     events, own + other AS facts
RETURN first_country, second_country, together, events, facts
ORDER BY together DESC, toLower(first_country), first_id, toLower(second_country), second_id
