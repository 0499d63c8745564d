// A person, the posts and the meetings
//
// Everything that is known of one person but the documents.
//
// param person: person = "Scott Bessent"  -- name, alias or id of the person
MATCH (p:Person)
WHERE p.id = $person OR toLower(p.name) = toLower($person)
   OR any(alias IN p.aliases WHERE toLower(alias) = toLower($person))
MATCH way = (p)-[:REPRESENTS|ATTENDED|EXPECTED_AT|INVITED_TO|ABSENT_FROM|STATED]->(:Country|Ministry|Institution|Event|Statement)
RETURN way
LIMIT 200
