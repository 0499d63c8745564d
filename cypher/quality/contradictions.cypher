// Who is said both to have attended an event and to have stayed away
//
// One row per person, country or body and event with an attendance and an absence, from one document or
// several; the sentences show which is right. Leave the event out for all.
//
// name: contradictions
// param event: event = null  -- only this event
// returns: event, name, attended_documents: integer, absent_documents: integer, facts
// tags: quality
MATCH (a:Person|Country|Ministry|Institution)-[came:ATTENDED]->(e:Event)<-[away:ABSENT_FROM]-(a)
WHERE $event IS NULL OR e.id = $event OR toLower(e.name) = toLower($event)
   OR any(alias IN e.aliases WHERE toLower(alias) = toLower($event))
RETURN e.name AS event, a.name AS name, came.documents AS attended_documents,
       away.documents AS absent_documents, [came.id, away.id] AS facts
ORDER BY toLower(e.name), e.id, toLower(a.name), a.id
