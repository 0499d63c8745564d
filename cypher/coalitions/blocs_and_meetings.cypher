// Do the members of a bloc meet each other more than chance would give
//
// One row per bloc with two members or more in the graph: how often pairs of members were represented at one
// event, and how often chance would bring them together (see met_most_with). A ratio near 1 means that
// the bloc is no camp in these documents. Memberships are those that have not ended.
//
// name: blocs_and_meetings
// param at_least: integer = 2  -- only blocs with so many members that were represented somewhere
// returns: name, present: integer, together: integer, expected: float, ratio: float, facts
// tags: coalitions
MATCH (e:Event)<-[:REPRESENTED_AT]-(c:Country)
WITH e, count(c) AS size_of_event
WITH sum(size_of_event) AS attendances, sum(size_of_event * size_of_event) AS squares
MATCH (b:Institution)<-[m:MEMBER_OF]-(c:Country)-[r:REPRESENTED_AT]->(:Event)
WHERE m.until IS NULL
WITH attendances, squares, b, m, c, r ORDER BY m.id, r.id
WITH attendances, squares, b, c, count(DISTINCT r) AS times, collect(DISTINCT m.id) AS own
WITH attendances, squares, b, count(c) AS present, collect(own) AS lists,
     sum(times) AS total, sum(times * times) AS own_squares
WHERE present >= toInteger($at_least)
MATCH (b)<-[m:MEMBER_OF]-(c:Country)-[:REPRESENTED_AT]->(e:Event)
WHERE m.until IS NULL
WITH attendances, squares, b, present, lists, total, own_squares, e, count(DISTINCT c) AS size_of_group
WITH attendances, squares, b, present, lists, total, own_squares,
     sum(size_of_group * (size_of_group - 1) / 2) AS together
WITH b.name AS name, b.id AS id, present, together,
     0.5 * (total * total - own_squares) * squares / (attendances * attendances) AS chance,
     COLLECT { UNWIND lists AS ids UNWIND ids AS one RETURN DISTINCT one ORDER BY one } AS facts
WITH name, id, present, together, facts, round(chance * 100) / 100.0 AS expected,
     CASE WHEN chance > 0 THEN round(together / chance * 100) / 100.0 ELSE 0.0 END AS ratio
RETURN name, present, together, expected, ratio, facts
ORDER BY ratio DESC, together DESC, toLower(name), id
