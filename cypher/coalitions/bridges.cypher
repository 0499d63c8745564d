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
MATCH (c:Country)-[r:REPRESENTED_AT]->(:Event)
WITH c, count(r) AS events, collect(r.id) AS facts
WHERE events >= toInteger($at_least)
MATCH (c)-[:REPRESENTED_AT]->(:Event)<-[:REPRESENTED_AT]-(x:Country)
WHERE x <> c
WITH c, events, facts, collect(DISTINCT x) AS known
UNWIND known AS x
MATCH (x)-[:REPRESENTED_AT]->(:Event)<-[:REPRESENTED_AT]-(y:Country)
WITH c, events, facts, known, x, collect(DISTINCT y.id) AS seen
WITH c, events, facts, known, size([y IN known WHERE y.id > x.id AND NOT y.id IN seen]) AS strangers
WITH c, events, facts, size(known) AS met, sum(strangers) AS pairs
WITH c.name AS name, c.id AS id, events, met, pairs, COLLECT { UNWIND facts AS f RETURN f ORDER BY f } AS facts,
     CASE WHEN met < 2 THEN 0.0 ELSE round(200.0 * pairs / (met * (met - 1))) / 100.0 END AS reach
RETURN name, id, events, met, pairs, reach, facts
ORDER BY pairs DESC, reach DESC, toLower(name), id
