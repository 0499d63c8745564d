// What an actor took part in and said, in order of time
//
// One row per event or statement of a person, country, ministry or institution. Presence through a
// delegate shows as "represented". Days are those of the event or statement; undated rows come last.
//
// name: timeline
// param actor: actor = "Scott Bessent"  -- name, alias or id of the person, country or body
// returns: day: date, what, event, place, said, facts
// tags: actors
MATCH (a:Person|Country|Ministry|Institution)
WHERE a.id = $actor OR toLower(a.name) = toLower($actor)
   OR any(alias IN a.aliases WHERE toLower(alias) = toLower($actor))
MATCH (a)-[r:ATTENDED|CONVENED|HOSTED|CHAIRED|PRESENTED|EXPECTED_AT|INVITED_TO|ABSENT_FROM|REPRESENTED_AT|STATED]
        ->(x:Event|Statement)
WHERE type(r) IN ['ATTENDED', 'STATED', 'EXPECTED_AT', 'INVITED_TO', 'ABSENT_FROM']
   OR NOT EXISTS { MATCH (a)-[:ATTENDED]->(x) }
OPTIONAL MATCH (x)-[:MADE_AT]->(m:Event)
WITH r, x, m ORDER BY m.id
WITH r, x, collect(m) AS made_at
WITH r, x, CASE WHEN type(r) = 'STATED' THEN head(made_at) ELSE x END AS e
WITH x.id AS id, r.id AS fact, e.name AS event, e.place AS place, x.text AS said,
     CASE WHEN type(r) = 'STATED' THEN x.said_on ELSE e.start END AS day,
     CASE type(r)
       WHEN 'ATTENDED' THEN reduce(text = 'attended', role IN
         [z IN coalesce(r.roles, []) WHERE z <> 'participant'] | text + ', ' + role)
       WHEN 'EXPECTED_AT' THEN 'expected' WHEN 'INVITED_TO' THEN 'invited'
       WHEN 'ABSENT_FROM' THEN 'absent' WHEN 'REPRESENTED_AT' THEN 'represented'
       ELSE toLower(type(r)) END AS what,
     CASE WHEN type(r) = 'STATED' THEN [r.id, x.id] ELSE [r.id] END AS facts
RETURN day, what, event, place, said, facts
ORDER BY day IS NULL, day, toLower(coalesce(event, '')), what, coalesce(said, ''), id, fact
