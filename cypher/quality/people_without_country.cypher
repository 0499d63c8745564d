// Which people have no country and no body
//
// One row per person whom no document ties to a country, ministry or institution, most events first.
//
// name: people_without_country
// returns: name, id, events: integer, facts
// tags: quality
MATCH (p:Person)<-[n:MENTIONS]-(:Document)
WHERE NOT EXISTS { MATCH (p)-[:REPRESENTS]->(:Country|Ministry|Institution) }
WITH p, n ORDER BY n.id
WITH p, collect(n.id) AS facts
WITH p.name AS name, p.id AS id, facts, COUNT { MATCH (p)-[:ATTENDED]->(:Event) } AS events
RETURN name, id, events, facts
ORDER BY events DESC, toLower(name), id
