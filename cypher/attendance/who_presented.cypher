// Who presented at an event, what, and for whom
//
// One row per presenter: addresses to the assembly such as a presentation, briefing or keynote.
//
// name: who_presented
// param event: event = "Finance Ministerial"  -- name, alias or id of the event
// returns: name, title, represents: strings, presented, facts
// tags: attendance
MATCH (e:Event)
WHERE e.id = $event OR toLower(e.name) = toLower($event)
   OR any(alias IN e.aliases WHERE toLower(alias) = toLower($event))
MATCH (e)<-[r:PRESENTED]-(a:Person|Country|Ministry|Institution)
OPTIONAL MATCH (a)-[o:REPRESENTS]->(b:Country|Ministry|Institution)
WHERE r.on_behalf_of IS NULL OR b.id IN r.on_behalf_of
WITH a, r, o, b ORDER BY toLower(o.title), o.id
WITH a, r, collect(DISTINCT o.title) AS offices, collect(DISTINCT b) AS bodies,
     collect(o.id) AS office_facts
WITH a, r, office_facts, coalesce(r.titles, offices) AS titles,
     [b IN bodies | b.name] AS names,
     [x IN coalesce(r.on_behalf_of, []) WHERE NOT x IN [b IN bodies | b.id]] AS others
WITH a.name AS name, a.id AS id, r.on AS presented, [r.id] + office_facts AS facts,
     CASE WHEN size(titles) = 0 THEN null
          ELSE reduce(text = head(titles), t IN tail(titles) | text + '; ' + t) END AS title,
     COLLECT { UNWIND names AS name RETURN name ORDER BY toLower(name), name }
       + COLLECT { UNWIND others AS other MATCH (b:Country|Ministry|Institution {id: other})
                   RETURN b.name ORDER BY toLower(b.name), b.id } AS represents
RETURN name, title, represents, presented, facts
ORDER BY toLower(name), id
