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
CALL (a, b) {
  MATCH (a)-[x:ATTENDED]->(e:Event)<-[y:ATTENDED]-(b)
  RETURN [a.name, e.name, b.name] AS chain, [x.id, y.id] AS facts, e.id AS order_key
  ORDER BY order_key
  LIMIT 1
  UNION ALL
  WITH a, b
  WHERE NOT EXISTS { MATCH (a)-[:ATTENDED]->(:Event)<-[:ATTENDED]-(b) }
  MATCH (a)-[w:ATTENDED]->(e:Event)<-[x:ATTENDED]-(p:Person|Country|Ministry|Institution)
  MATCH (p)-[y:ATTENDED]->(f:Event)<-[z:ATTENDED]-(b)
  WHERE e <> f
  RETURN [a.name, e.name, p.name, f.name, b.name] AS chain, [w.id, x.id, y.id, z.id] AS facts,
         e.id + ' ' + p.id + ' ' + f.id AS order_key
  ORDER BY order_key
  LIMIT 1
}
WITH chain, facts, size(facts) / 2 AS meetings, a.id + ' ' + order_key + ' ' + b.id AS order_key
RETURN chain, meetings, facts
ORDER BY meetings, order_key
LIMIT 1
