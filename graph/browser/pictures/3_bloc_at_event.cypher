// The members of a bloc at an event
//
// Members on the day of the event; those without a line to it were not named there.
//
// param event: event = "NATO Hague Summit"  -- name, alias or id of the event
// param bloc: institution = "G7"  -- name, alias or id of the bloc
MATCH (e:Event)
WHERE e.id = $event OR toLower(e.name) = toLower($event)
   OR any(alias IN e.aliases WHERE toLower(alias) = toLower($event))
MATCH (b:Institution)
WHERE b.id = $bloc OR toLower(b.name) = toLower($bloc)
   OR any(alias IN b.aliases WHERE toLower(alias) = toLower($bloc))
MATCH members = (b)<-[m:MEMBER_OF]-(c:Country)
WHERE (m.from IS NULL OR e.start IS NULL OR m.from <= e.start)
  AND (m.until IS NULL OR e.start IS NULL OR m.until >= e.start)
OPTIONAL MATCH came = (c)-[:REPRESENTED_AT]->(e)
RETURN members, came
LIMIT 200
