// Who was expected at an event, invited to it or absent from it
//
// One row per person, country or body and status. "came" says whether another sentence or document
// has them there all the same. Somebody who is in no row is not thereby absent: see the roster, which
// says whether the documents claim a full participant list (complete, partial, unknown).
//
// name: expected_invited_absent
// param event: event = "G7 Kananaskis Summit"  -- name, alias or id of the event
// returns: name, status, title, represents: strings, came: boolean, roster, facts
// tags: attendance, absence
MATCH (e:Event)
WHERE e.id = $event OR toLower(e.name) = toLower($event)
   OR any(alias IN e.aliases WHERE toLower(alias) = toLower($event))
MATCH (e)<-[r:ABSENT_FROM|INVITED_TO|EXPECTED_AT]-(a:Person|Country|Ministry|Institution)
OPTIONAL MATCH (a)-[o:REPRESENTS]->(b:Country|Ministry|Institution)
WHERE r.on_behalf_of IS NULL OR b.id IN r.on_behalf_of
WITH e, a, r, o, b ORDER BY toLower(o.title), o.id
WITH e, a, r, collect(DISTINCT o.title) AS offices, collect(DISTINCT b) AS bodies,
     collect(o.id) AS office_facts
WITH e, a, r, office_facts, coalesce(r.titles, offices) AS titles,
     [b IN bodies | b.name] AS names,
     [x IN coalesce(r.on_behalf_of, []) WHERE NOT x IN [b IN bodies | b.id]] AS others
WITH a.name AS name, a.id AS id, coalesce(e.roster, 'unknown') AS roster,
     [r.id] + office_facts AS facts,
     CASE type(r) WHEN 'ABSENT_FROM' THEN 'absent' WHEN 'INVITED_TO' THEN 'invited'
                  ELSE 'expected' END AS status,
     CASE WHEN size(titles) = 0 THEN null
          ELSE reduce(text = head(titles), t IN tail(titles) | text + '; ' + t) END AS title,
     COLLECT { UNWIND names AS name RETURN name ORDER BY toLower(name), name }
       + COLLECT { UNWIND others AS other MATCH (b:Country|Ministry|Institution {id: other})
                   RETURN b.name ORDER BY toLower(b.name), b.id } AS represents,
     EXISTS { MATCH (a)-[:ATTENDED|REPRESENTED_AT]->(e) } AS came
RETURN name, status, title, represents, came, roster, facts
ORDER BY status, toLower(name), id
