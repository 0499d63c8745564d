// Who was in the room, and for whom
//
// The event in the middle, who attended around it, and behind them whom they represented there.
//
// param event: event = "Finance Ministerial"  -- name, alias or id of the event
MATCH (e:Event)
WHERE e.id = $event OR toLower(e.name) = toLower($event)
   OR any(alias IN e.aliases WHERE toLower(alias) = toLower($event))
MATCH room = (e)<-[r:ATTENDED]-(a:Person|Country|Institution)
OPTIONAL MATCH office = (a)-[:REPRESENTS]->(b:Country|Institution)
WHERE r.on_behalf_of IS NULL OR b.id IN r.on_behalf_of
RETURN room, office
LIMIT 200
