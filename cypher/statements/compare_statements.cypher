// What two countries or bodies said, side by side
//
// One row per speaker and statement, the first body's before the second's. The words are those of the
// bodies themselves and of the people who represent them; whether they differ is for the reader to say.
//
// name: compare_statements
// param first: body = "United States"  -- name, alias or id of a country, ministry or institution
// param second: body = "Canada"  -- name, alias or id of the other
// param topic: string = null  -- words of the statement, such as "supply chains"
// returns: body, said_on: date, who, said, event, document, facts
// tags: statements
MATCH (b:Country|Ministry|Institution)
WHERE b.id IN [$first, $second] OR toLower(b.name) IN [toLower($first), toLower($second)]
   OR any(alias IN b.aliases WHERE toLower(alias) IN [toLower($first), toLower($second)])
WITH b, CASE WHEN b.id = $first OR toLower(b.name) = toLower($first)
             OR any(alias IN b.aliases WHERE toLower(alias) = toLower($first)) THEN 1
        ELSE 2 END AS place
MATCH (s:Statement)<-[r:STATED]-(a:Person|Country|Ministry|Institution)
WHERE ($topic IS NULL OR all(word IN split(toLower($topic), ' ') WHERE toLower(s.text) CONTAINS word))
  AND (a.id = b.id OR b.id IN r.on_behalf_of
       OR (r.on_behalf_of IS NULL AND EXISTS { MATCH (a)-[:REPRESENTS]->(b) }))
OPTIONAL MATCH (s)-[:MADE_AT]->(e:Event)
WITH b, place, s, r, a, e ORDER BY e.id
WITH b, place, s, r, a, collect(e.name) AS events
WITH place, b.name AS body, b.id AS body_id, s.said_on AS said_on, a.name AS who, a.id AS actor,
     s.text AS said, head(events) AS event, s.document AS document, s.id AS id,
     [r.id, s.id] AS facts
RETURN body, said_on, who, said, event, document, facts
ORDER BY place, body_id, said_on IS NULL, said_on, document, said, id, toLower(who), actor
