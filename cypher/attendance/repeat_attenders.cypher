// Who comes again and again
//
// One row per person who attended so many events or more, most events first. "first" and "last" are the days
// of the earliest and latest dated event.
//
// name: repeat_attenders
// param at_least: integer = 2  -- the smallest number of events
// param since: date = null  -- only events that began on this day or later
// param until: date = null  -- only events that began on this day or earlier
// returns: name, represents: strings, events: integer, first: date, last: date, names: strings, facts
// tags: attendance
MATCH (p:Person)-[r:ATTENDED]->(e:Event)
WHERE ($since IS NULL OR e.start >= $since) AND ($until IS NULL OR e.start <= $until)
WITH p, r, e ORDER BY e.start IS NULL, e.start, toLower(e.name), e.id
WITH p, count(e) AS events, min(e.start) AS first, max(e.start) AS last, collect(e.name) AS names,
     collect(r.id) AS facts
WHERE events >= toInteger($at_least)
WITH p.name AS name, p.id AS id, events, first, last, names, facts,
     COLLECT { MATCH (p)-[:REPRESENTS]->(b:Country|Institution)
               RETURN DISTINCT b.name AS body ORDER BY body } AS represents
RETURN name, represents, events, first, last, names, facts
ORDER BY events DESC, toLower(name), id
