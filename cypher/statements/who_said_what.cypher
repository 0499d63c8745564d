// Who said what
//
// One row per speaker and statement. Unnamed speakers and participants who speak together stand as they
// are written in the document. "topic" is words that must all occur in the statement, in any order.
//
// name: who_said_what
// param actor: actor = null  -- only this person, country, ministry or institution
// param topic: string = null  -- words of the statement, such as "supply chains"
// param event: event = null  -- only what was said at this event
// param since: date = null  -- only what was said on this day or later
// param until: date = null  -- only what was said on this day or earlier
// returns: who, title, said, mode, said_on: date, event, document, facts
// tags: statements
MATCH (s:Statement)
WHERE ($topic IS NULL OR all(word IN split(toLower($topic), ' ') WHERE toLower(s.text) CONTAINS word))
  AND ($since IS NULL OR s.said_on >= $since)
  AND ($until IS NULL OR s.said_on <= $until)
OPTIONAL MATCH (s)<-[r:STATED]-(a:Person|Country|Ministry|Institution)
OPTIONAL MATCH (s)-[:MADE_AT]->(e:Event)
WITH s, r, a, e
WHERE ($actor IS NULL OR a.id = $actor OR toLower(a.name) = toLower($actor)
       OR any(alias IN a.aliases WHERE toLower(alias) = toLower($actor)))
  AND ($event IS NULL OR e.id = $event OR toLower(e.name) = toLower($event)
       OR any(alias IN e.aliases WHERE toLower(alias) = toLower($event)))
WITH s, r, a, e ORDER BY e.id
WITH s, r, a, collect(e.name) AS events
WITH coalesce(a.name, s.speaker) AS who, r.title AS title, s.text AS said, s.mode AS mode,
     s.said_on AS said_on, head(events) AS event, s.document AS document, s.id AS id,
     CASE WHEN r IS NULL THEN [s.id] ELSE [r.id, s.id] END AS facts
RETURN who, title, said, mode, said_on, event, document, facts
ORDER BY toLower(who), said_on IS NULL, said_on, document, said, id
