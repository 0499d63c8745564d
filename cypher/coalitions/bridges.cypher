// Which countries bridge those that never meet
//
// One row per country. "met" is the number of countries that it met, "pairs" the number of pairs among
// them that no event of the graph brings together. "reach" is the share of such pairs among all pairs
// of those it met. With partial participant lists some pairs have met all the same.
//
// name: bridges
// param at_least: integer = 2  -- only countries that were represented at so many events
// returns: name, id, events: integer, met: integer, pairs: integer, reach: float, facts
// tags: coalitions
MATCH (x:Country)-[:REPRESENTED_AT]->(:Event)<-[:REPRESENTED_AT]-(y:Country)
WHERE x <> y
WITH x, collect(DISTINCT y) AS others
WITH x.id AS id, [y IN others | y.id] AS known
WITH collect(id) AS ids, collect(known) AS lists
WITH ids, lists, [i IN range(0, size(ids) - 1) | [y IN ids WHERE y > ids[i] AND NOT y IN lists[i]]] AS strangers
UNWIND range(0, size(ids) - 1) AS place
WITH ids, strangers, ids[place] AS id, lists[place] AS known
WITH id, size(known) AS met,
     reduce(n = 0, i IN range(0, size(ids) - 1) |
       n + CASE WHEN ids[i] IN known THEN size([y IN strangers[i] WHERE y IN known]) ELSE 0 END) AS pairs
MATCH (c:Country {id: id})-[r:REPRESENTED_AT]->(:Event)
WITH c, met, pairs, count(r) AS events, collect(r.id) AS facts
WHERE events >= toInteger($at_least)
WITH c.name AS name, c.id AS id, events, met, pairs, COLLECT { UNWIND facts AS f RETURN f ORDER BY f } AS facts,
     CASE WHEN met < 2 THEN 0.0 ELSE round(200.0 * pairs / (met * (met - 1))) / 100.0 END AS reach
RETURN name, id, events, met, pairs, reach, facts
ORDER BY pairs DESC, reach DESC, toLower(name), id
