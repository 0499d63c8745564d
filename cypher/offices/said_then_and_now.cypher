// Who held the post when this was said, and who was seen in it last
//
// One row per statement of a person who spoke for a country or body by office. "seen_last" is the person whom
// the latest document has in the same office, "seen_on" its day; it may be the speaker.
//
// name: said_then_and_now
// param body: body = "United Kingdom"  -- name, alias or id of the country, ministry or institution
// param topic: string = null  -- words of the statement
// returns: said_on: date, who, title, said, seen_last, seen_on: date, facts
// tags: offices, statements
MATCH (b:Country|Ministry|Institution)
WHERE b.id = $body OR toLower(b.name) = toLower($body)
   OR any(alias IN b.aliases WHERE toLower(alias) = toLower($body))
MATCH (s:Statement)<-[r:STATED]-(p:Person)-[o:REPRESENTS]->(b)
WHERE o.office IS NOT NULL AND (r.on_behalf_of IS NULL OR b.id IN r.on_behalf_of)
  AND (r.title IS NULL OR o.title = r.title)
  AND ($topic IS NULL OR all(word IN split(toLower($topic), ' ') WHERE toLower(s.text) CONTAINS word))
MATCH (q:Person)-[l:REPRESENTS]->(b)
WHERE l.office = o.office
WITH s, r, p, o, q, l ORDER BY l.last_seen IS NULL, l.last_seen DESC, q.id, l.id
WITH s, r, p, o, head(collect(q)) AS latest, head(collect(l)) AS post
WITH s.said_on AS said_on, p.name AS who, o.title AS title, s.text AS said, latest.name AS seen_last,
     post.last_seen AS seen_on, s.id AS id, p.id AS person, o.id AS office, [r.id, s.id, o.id, post.id] AS facts
RETURN said_on, who, title, said, seen_last, seen_on, facts
ORDER BY said_on IS NULL, said_on, toLower(who), person, id, office
