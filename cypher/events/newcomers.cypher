// Which countries came to an event that had not come before
//
// One row per country that was represented at the event and at no earlier one of the graph (with "series":
// at no earlier one whose name holds these words). New to these documents is not new to the table.
//
// name: newcomers
// param event: event = "G7 Hiroshima Summit"  -- name, alias or id of the event
// param series: string = "G7"  -- words of the names of the earlier events, such as "G7"; empty for all
// returns: name, id, people: strings, earlier_events: integer, roster, facts
// tags: events
MATCH (e:Event)
WHERE e.id = $event OR toLower(e.name) = toLower($event)
   OR any(alias IN e.aliases WHERE toLower(alias) = toLower($event))
WITH e, COUNT { MATCH (x:Event) WHERE x.start < e.start
                  AND all(word IN split(toLower($series), ' ') WHERE toLower(x.name) CONTAINS word)
                  AND EXISTS { MATCH (x)<-[:REPRESENTED_AT]-(:Country) } } AS earlier_events
MATCH (e)<-[r:REPRESENTED_AT]-(c:Country)
WHERE NOT EXISTS { MATCH (c)-[:REPRESENTED_AT]->(x:Event) WHERE x.start < e.start
                   AND all(word IN split(toLower($series), ' ') WHERE toLower(x.name) CONTAINS word) }
WITH c.name AS name, c.id AS id, earlier_events, coalesce(e.roster, 'unknown') AS roster, [r.id] AS facts,
     COLLECT { MATCH (p:Person)-[x:ATTENDED]->(e) WHERE c.id IN x.on_behalf_of
               RETURN p.name AS person ORDER BY toLower(person), p.id } AS people
RETURN name, id, people, earlier_events, roster, facts
ORDER BY toLower(name), id
