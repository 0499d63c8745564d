// Who was invited, expected or absent
//
// Amber for plans and invitations, red for absence; green shows who came all the same.
//
// param event: event = "NATO Hague Summit"  -- name, alias or id of the event
MATCH (e:Event)
WHERE e.id = $event OR toLower(e.name) = toLower($event)
   OR any(alias IN e.aliases WHERE toLower(alias) = toLower($event))
MATCH plan = (e)<-[r:EXPECTED_AT|INVITED_TO|ABSENT_FROM]-(a:Person|Country|Ministry|Institution)
OPTIONAL MATCH office = (a)-[:REPRESENTS]->(b:Country|Institution)
WHERE r.on_behalf_of IS NULL OR b.id IN r.on_behalf_of
RETURN plan, office
LIMIT 200
