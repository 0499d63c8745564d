// The claims behind an event: which document says so
//
// Each pale circle is a sentence that supports somebody's attendance; click it to read the quote.
//
// param event: event = "Finance Ministerial"  -- name, alias or id of the event
MATCH (e:Event)
WHERE e.id = $event OR toLower(e.name) = toLower($event)
   OR any(alias IN e.aliases WHERE toLower(alias) = toLower($event))
MATCH (e)<-[r:ATTENDED]-(:Person|Country|Ministry|Institution)
MATCH behind = (c:Claim {fact: r.id})-[:FOUND_IN]->(:Document)
RETURN behind
LIMIT 200
