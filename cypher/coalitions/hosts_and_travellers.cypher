// Who hosts, and who travels
//
// One row per country. "hosted" are events that it or its people convened, hosted or chaired; "went_to" are
// the others at which it was represented. A host that no document names counts as a traveller.
//
// name: hosts_and_travellers
// param since: date = null  -- only events that began on this day or later
// param until: date = null  -- only events that began on this day or earlier
// returns: name, id, hosted: integer, went_to: integer, facts
// tags: coalitions
MATCH (c:Country)-[r:REPRESENTED_AT]->(e:Event)
WHERE ($since IS NULL OR e.start >= $since) AND ($until IS NULL OR e.start <= $until)
WITH c, r,
     EXISTS { MATCH (a:Person|Country|Ministry|Institution)-[h:CONVENED|HOSTED|CHAIRED]->(e)
              WHERE a.id = c.id OR c.id IN h.on_behalf_of } AS host
ORDER BY r.id
WITH c.name AS name, c.id AS id, collect(r.id) AS facts,
     sum(CASE WHEN host THEN 1 ELSE 0 END) AS hosted, sum(CASE WHEN host THEN 0 ELSE 1 END) AS went_to
RETURN name, id, hosted, went_to, facts
ORDER BY hosted DESC, went_to DESC, toLower(name), id
