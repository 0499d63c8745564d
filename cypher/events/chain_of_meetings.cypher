// The shortest chain of meetings between two people
//
// One row: the people and events from the first to the second, with at most one person between them. No row
// means that no such chain is in these documents. Of equally short chains the first by id is shown.
//
// name: chain_of_meetings
// param first: person = "Angela Merkel"  -- name, alias or id of a person
// param second: person = "Rishi Sunak"  -- name, alias or id of the other
// returns: chain: strings, meetings: integer, facts
// tags: events
MATCH (a:Person)
WHERE a.id = $first OR toLower(a.name) = toLower($first)
   OR any(alias IN a.aliases WHERE toLower(alias) = toLower($first))
MATCH (b:Person)
WHERE b.id = $second OR toLower(b.name) = toLower($second)
   OR any(alias IN b.aliases WHERE toLower(alias) = toLower($second))
WITH a, b
WHERE a <> b
MATCH way = (a)-[:ATTENDED*1..4]-(b)
WITH [n IN nodes(way) | n.name] AS chain, [n IN nodes(way) | n.id] AS ids,
     [r IN relationships(way) | r.id] AS facts
WITH chain, facts, size(facts) / 2 AS meetings, reduce(text = '', id IN ids | text + ' ' + id) AS order_key
RETURN chain, meetings, facts
ORDER BY meetings, order_key
LIMIT 1
