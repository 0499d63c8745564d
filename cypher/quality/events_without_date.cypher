// Which events have no day or no place
//
// One row per event of which no document tells the day or the place; "missing" says what.
//
// name: events_without_date
// returns: event, id, missing, participants: integer, facts
// tags: quality
MATCH (e:Event)<-[n:MENTIONS]-(:Document)
WHERE e.start IS NULL OR e.place IS NULL
WITH e, n ORDER BY n.id
WITH e, collect(n.id) AS facts
WITH e.name AS event, e.id AS id, facts,
     COUNT { MATCH (e)<-[:ATTENDED]-(:Person|Country|Ministry|Institution) } AS participants,
     CASE WHEN e.start IS NULL AND e.place IS NULL THEN 'day, place'
          WHEN e.start IS NULL THEN 'day' ELSE 'place' END AS missing
RETURN event, id, missing, participants, facts
ORDER BY missing, toLower(event), id
