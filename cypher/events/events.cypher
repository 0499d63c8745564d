// Which events the graph knows, and how many took part
//
// One row per event, oldest first. "participants" are named people, countries and bodies, "countries" those
// that were represented. "roster" says whether a document claims a full list.
//
// name: events
// param series: string = null  -- words of the name, such as "G7"
// param since: date = null  -- only events that began on this day or later
// param until: date = null  -- only events that began on this day or earlier
// returns: event, id, start: date, end: date, place, hosts: strings, participants: integer, countries: integer, roster, facts
// tags: events
MATCH (e:Event)<-[n:MENTIONS]-(:Document)
WHERE ($series IS NULL OR all(word IN split(toLower($series), ' ') WHERE toLower(e.name) CONTAINS word))
  AND ($since IS NULL OR e.start >= $since) AND ($until IS NULL OR e.start <= $until)
WITH e, n ORDER BY n.id
WITH e, collect(n.id) AS facts
WITH e.name AS event, e.id AS id, e.start AS start, e.end AS end, e.place AS place, facts,
     coalesce(e.roster, 'unknown') AS roster,
     COLLECT { MATCH (a:Person|Country|Ministry|Institution)-[:CONVENED|HOSTED|CHAIRED]->(e)
               RETURN DISTINCT a.name AS host ORDER BY host } AS hosts,
     COUNT { MATCH (e)<-[:ATTENDED]-(:Person|Country|Ministry|Institution) } AS participants,
     COUNT { MATCH (e)<-[:REPRESENTED_AT]-(:Country) } AS countries
RETURN event, id, start, end, place, hosts, participants, countries, roster, facts
ORDER BY start IS NULL, start, toLower(event), id
