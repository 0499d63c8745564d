// Who met most with a country, beyond what chance would give
//
// One row per country that was represented at events with it. "expected" is how many events the two would
// share if every country kept its number of events, every event its size, and chance decided the others,
// d(a) * d(b) * sum of k(e)^2 / M^2 with d the events of a country, k the countries at an event and M all
// attendances; "beyond" is together minus expected. A country counts where it or a delegate is named, and
// lists are often partial. Having met says nothing about views.
//
// name: met_most_with
// param country: country = "Japan"  -- name, alias or id of the country
// param since: date = null  -- only events that began on this day or later
// param until: date = null  -- only events that began on this day or earlier
// returns: name, id, together: integer, expected: float, beyond: float, ratio: float, facts
// tags: coalitions
MATCH (a:Country)
WHERE a.id = $country OR toLower(a.name) = toLower($country)
   OR any(alias IN a.aliases WHERE toLower(alias) = toLower($country))
MATCH (e:Event)<-[:REPRESENTED_AT]-(c:Country)
WHERE ($since IS NULL OR e.start >= $since) AND ($until IS NULL OR e.start <= $until)
WITH a, e, count(c) AS size_of_event
WITH a, sum(size_of_event) AS attendances, sum(size_of_event * size_of_event) AS squares
MATCH (a)-[x:REPRESENTED_AT]->(f:Event)<-[y:REPRESENTED_AT]-(b:Country)
WHERE a <> b AND ($since IS NULL OR f.start >= $since) AND ($until IS NULL OR f.start <= $until)
WITH a, b, attendances, squares, x, y ORDER BY x.id
WITH a, b, attendances, squares, count(x) AS together, collect(x.id) AS own, collect(y.id) AS other
WITH b.name AS name, b.id AS id, together, own + other AS facts, attendances, squares,
     COUNT { MATCH (a)-[:REPRESENTED_AT]->(g:Event)
             WHERE ($since IS NULL OR g.start >= $since) AND ($until IS NULL OR g.start <= $until) }
       AS own_events,
     COUNT { MATCH (b)-[:REPRESENTED_AT]->(h:Event)
             WHERE ($since IS NULL OR h.start >= $since) AND ($until IS NULL OR h.start <= $until) }
       AS other_events
WITH name, id, together, facts,
     1.0 * own_events * other_events * squares / (attendances * attendances) AS chance
WITH name, id, together, facts, round(chance * 100) / 100.0 AS expected,
     round((together - chance) * 100) / 100.0 AS beyond, round(together / chance * 100) / 100.0 AS ratio
RETURN name, id, together, expected, beyond, ratio, facts
ORDER BY beyond DESC, together DESC, toLower(name), id
