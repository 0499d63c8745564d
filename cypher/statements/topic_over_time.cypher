// What was said on a topic, in order of time
//
// One row per speaker and statement that holds all these words, oldest first.
//
// name: topic_over_time
// param topic: string = "minerals"  -- words of the statement, such as "supply chains"
// param since: date = null  -- only what was said on this day or later
// param until: date = null  -- only what was said on this day or earlier
// returns: said_on: date, who, said, event, document, facts
// tags: statements
MATCH (s:Statement)
WHERE all(word IN split(toLower($topic), ' ') WHERE toLower(s.text) CONTAINS word)
  AND ($since IS NULL OR s.said_on >= $since) AND ($until IS NULL OR s.said_on <= $until)
OPTIONAL MATCH (s)<-[r:STATED]-(a:Person|Country|Ministry|Institution)
OPTIONAL MATCH (s)-[:MADE_AT]->(e:Event)
WITH s, r, a, e ORDER BY e.id
WITH s, r, a, collect(e.name) AS events
WITH s.said_on AS said_on, coalesce(a.name, s.speaker) AS who, s.text AS said, head(events) AS event,
     s.document AS document, s.id AS id, CASE WHEN r IS NULL THEN [s.id] ELSE [r.id, s.id] END AS facts
RETURN said_on, who, said, event, document, facts
ORDER BY said_on IS NULL, said_on, document, said, toLower(who), id
