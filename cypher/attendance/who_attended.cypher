// Who attended an event, and for whom
//
// One row per participant, strongest role first (convened, hosted, chaired, presented, participant).
// Only those who are said to have taken part; for the others see expected_invited_absent.
//
// name: who_attended
// param event: event = "Finance Ministerial"  -- name, alias or id of the event
// returns: name, title, represents: strings, role, facts
// tags: attendance
MATCH (e:Event)
WHERE e.id = $event OR toLower(e.name) = toLower($event)
   OR any(alias IN e.aliases WHERE toLower(alias) = toLower($event))
MATCH (e)<-[r:ATTENDED]-(a:Person|Country|Ministry|Institution)
OPTIONAL MATCH (a)-[o:REPRESENTS]->(b:Country|Ministry|Institution)
WHERE r.on_behalf_of IS NULL OR b.id IN r.on_behalf_of
WITH e, a, r, o, b ORDER BY toLower(o.title), o.id
WITH e, a, r, collect(DISTINCT o.title) AS offices, collect(DISTINCT b) AS bodies,
     collect(o.id) AS office_facts
WITH e, a, r, office_facts, coalesce(r.titles, offices) AS titles,
     [b IN bodies | b.name] AS names,
     [x IN coalesce(r.on_behalf_of, []) WHERE NOT x IN [b IN bodies | b.id]] AS others
WITH a, r, titles,
     COLLECT { UNWIND names AS name RETURN name ORDER BY toLower(name), name }
       + COLLECT { UNWIND others AS other MATCH (b:Country|Ministry|Institution {id: other})
                   RETURN b.name ORDER BY toLower(b.name), b.id } AS represents,
     COLLECT { MATCH (a)-[x:CONVENED|HOSTED|CHAIRED|PRESENTED]->(e)
               RETURN x.id ORDER BY x.id } AS role_facts,
     office_facts,
     [x IN ['convened', 'hosted', 'chaired', 'presented'] WHERE x IN coalesce(r.roles, [])] AS roles
WITH a.name AS name, represents, a.id AS id, coalesce(head(roles), 'participant') AS role,
     CASE WHEN size(titles) = 0 THEN null
          ELSE reduce(text = head(titles), t IN tail(titles) | text + '; ' + t) END AS title,
     [r.id] + role_facts + office_facts AS facts
RETURN name, title, represents, role, facts
ORDER BY CASE role WHEN 'convened' THEN 0 WHEN 'hosted' THEN 1 WHEN 'chaired' THEN 2
                   WHEN 'presented' THEN 3 ELSE 4 END, toLower(name), id
