// What was said for a country or body
//
// One row per speaker and statement, oldest first: what the country, ministry or institution is said to
// have said itself, and the words of those who represent it. "topic" is words that must all occur in the
// statement. Whoever held an office at another time than the statement's may be among the speakers: see
// their titles.
//
// name: what_was_said_for
// param body: body = "United States"  -- name, alias or id of the country, ministry or institution
// param topic: string = null  -- words of the statement, such as "supply chains"
// param since: date = null  -- only what was said on this day or later
// param until: date = null  -- only what was said on this day or earlier
// returns: said_on: date, who, title, said, mode, event, document, facts
// tags: statements
MATCH (b:Country|Ministry|Institution)
WHERE b.id = $body OR toLower(b.name) = toLower($body)
   OR any(alias IN b.aliases WHERE toLower(alias) = toLower($body))
WITH b, COLLECT { MATCH (p:Person)-[:REPRESENTS]->(b) RETURN DISTINCT p.id AS id } AS people
MATCH (s:Statement)<-[r:STATED]-(a:Person|Country|Ministry|Institution)
WHERE ($topic IS NULL OR all(word IN split(toLower($topic), ' ') WHERE toLower(s.text) CONTAINS word))
  AND ($since IS NULL OR s.said_on >= $since)
  AND ($until IS NULL OR s.said_on <= $until)
  AND (a.id = b.id OR b.id IN r.on_behalf_of
       OR (r.on_behalf_of IS NULL AND a.id IN people))
OPTIONAL MATCH (a)-[o:REPRESENTS]->(b)
WITH s, r, a, o ORDER BY o.id
WITH s, r, a, collect(o.id) AS office_facts
OPTIONAL MATCH (s)-[:MADE_AT]->(e:Event)
WITH s, r, a, e, office_facts ORDER BY e.id
WITH s, r, a, office_facts, collect(e.name) AS events
WITH s.said_on AS said_on, a.name AS who, r.title AS title, s.text AS said, s.mode AS mode,
     head(events) AS event, s.document AS document, s.id AS id, a.id AS actor,
     [r.id, s.id] + office_facts AS facts
RETURN said_on, who, title, said, mode, event, document, facts
ORDER BY said_on IS NULL, said_on, document, said, id, toLower(who), actor
