// What changed between two events: who joined, left, or sent somebody else
//
// One row per country that was represented at one of them only, whose people differ, or that belongs to
// other blocs on the second day. Unless both rosters are complete, who "left" may only be unnamed.
//
// name: compare_events
// param first: event = "G7 Elmau Summit"  -- name, alias or id of the earlier event
// param second: event = "G7 Hiroshima Summit"  -- name, alias or id of the later one
// returns: name, change, people_before: strings, people_after: strings, blocs_joined: strings, blocs_left: strings, rosters, facts
// tags: events, coalitions
MATCH (f:Event)
WHERE f.id = $first OR toLower(f.name) = toLower($first)
   OR any(alias IN f.aliases WHERE toLower(alias) = toLower($first))
MATCH (s:Event)
WHERE s.id = $second OR toLower(s.name) = toLower($second)
   OR any(alias IN s.aliases WHERE toLower(alias) = toLower($second))
MATCH (c:Country)-[r:REPRESENTED_AT]->(e:Event)
WHERE e.id = f.id OR e.id = s.id
WITH f, s, c, r, e ORDER BY e.start, e.id, r.id
WITH f, s, c, collect(r.id) AS facts, collect(e.id) AS at
WITH f, s, c, facts, f.id IN at AS before, s.id IN at AS after,
     COLLECT { MATCH (p:Person)-[x:ATTENDED]->(f) WHERE c.id IN x.on_behalf_of
               RETURN p.name AS name ORDER BY toLower(name), p.id } AS people_before,
     COLLECT { MATCH (p:Person)-[x:ATTENDED]->(s) WHERE c.id IN x.on_behalf_of
               RETURN p.name AS name ORDER BY toLower(name), p.id } AS people_after,
     COLLECT { MATCH (c)-[m:MEMBER_OF]->(b:Institution) WHERE f.start IS NOT NULL
                 AND (m.from IS NULL OR m.from <= f.start) AND (m.until IS NULL OR m.until >= f.start)
               RETURN DISTINCT b.name AS bloc ORDER BY bloc } AS blocs_before,
     COLLECT { MATCH (c)-[m:MEMBER_OF]->(b:Institution) WHERE s.start IS NOT NULL
                 AND (m.from IS NULL OR m.from <= s.start) AND (m.until IS NULL OR m.until >= s.start)
               RETURN DISTINCT b.name AS bloc ORDER BY bloc } AS blocs_after
WITH f, s, c, facts, people_before, people_after,
     CASE WHEN f.start IS NULL OR s.start IS NULL THEN []
          ELSE [b IN blocs_after WHERE NOT b IN blocs_before] END AS blocs_joined,
     CASE WHEN f.start IS NULL OR s.start IS NULL THEN []
          ELSE [b IN blocs_before WHERE NOT b IN blocs_after] END AS blocs_left,
     CASE WHEN NOT before THEN 'joined' WHEN NOT after THEN 'left'
          WHEN people_before <> people_after THEN 'changed representative'
          ELSE 'moved bloc' END AS change
WHERE change <> 'moved bloc' OR size(blocs_joined) > 0 OR size(blocs_left) > 0
WITH c.name AS name, c.id AS id, change, people_before, people_after, blocs_joined, blocs_left, facts,
     coalesce(f.roster, 'unknown') + ', ' + coalesce(s.roster, 'unknown') AS rosters
RETURN name, change, people_before, people_after, blocs_joined, blocs_left, rosters, facts
ORDER BY change, toLower(name), id
