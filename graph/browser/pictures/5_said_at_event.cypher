// What was said at an event, and by whom
//
// Statements that the documents tie to the event, with their speakers and topics.
//
// param event: event = "Finance Ministerial"  -- name, alias or id of the event
MATCH (e:Event)
WHERE e.id = $event OR toLower(e.name) = toLower($event)
   OR any(alias IN e.aliases WHERE toLower(alias) = toLower($event))
MATCH said = (e)<-[:MADE_AT]-(s:Statement)
OPTIONAL MATCH by = (s)<-[:STATED|ISSUED]-(:Person|Country|Institution|Event)
OPTIONAL MATCH on = (s)-[:ABOUT]->(:Topic)
RETURN said, by, on
LIMIT 200
