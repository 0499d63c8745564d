// Who spoke for whom, and how often
//
// One row per speaker and country or body that they spoke for, most statements first. Speakers for whom no
// document names a country or body are left out.
//
// name: who_spoke_for_whom
// param since: date = null  -- only what was said on this day or later
// param until: date = null  -- only what was said on this day or earlier
// returns: who, body, kind, statements: integer, first: date, last: date, facts
// tags: statements
MATCH (s:Statement)<-[r:STATED]-(p:Person)-[:REPRESENTS]->(b:Country|Institution)
WHERE (r.on_behalf_of IS NULL OR b.id IN r.on_behalf_of)
  AND ($since IS NULL OR s.said_on >= $since) AND ($until IS NULL OR s.said_on <= $until)
WITH DISTINCT p, b, r, s
WITH p, b, r, s ORDER BY r.id
WITH p, b, count(s) AS statements, min(s.said_on) AS first, max(s.said_on) AS last, collect(r.id) AS facts
WITH p.name AS who, p.id AS id, b.name AS body, b.id AS body_id, statements, first, last, facts,
     toLower([l IN ['Country', 'Institution'] WHERE l IN labels(b)][0]) AS kind
RETURN who, body, kind, statements, first, last, facts
ORDER BY statements DESC, toLower(who), id, toLower(body), body_id
