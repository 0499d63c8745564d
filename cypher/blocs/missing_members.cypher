// Which member countries of a bloc were not represented at an event
//
// One row per country that belonged to the bloc and that no document has at the event. "status" is what
// the documents say: absent, invited, expected, or not named. "Not named" is no absence unless the roster
// is complete. Memberships count as of the event's day, else of the first report (published), else of the
// latest reference data (assumed). The sentences behind a row are its membership, who of the bloc was
// there, and what is said of the absence.
//
// name: missing_members
// param event: event = "Finance Ministerial"  -- name, alias or id of the event
// param bloc: institution = "G20"  -- name, alias or id of the bloc
// returns: name, id, bloc, status, roster, as_of: date, as_of_basis, facts
// tags: blocs, absence
MATCH (e:Event)
WHERE e.id = $event OR toLower(e.name) = toLower($event)
   OR any(alias IN e.aliases WHERE toLower(alias) = toLower($event))
MATCH (b:Institution)
WHERE b.id = $bloc OR toLower(b.name) = toLower($bloc)
   OR any(alias IN b.aliases WHERE toLower(alias) = toLower($bloc))
OPTIONAL MATCH (e)<-[r:REPRESENTED_AT]-(b)
WITH e, b, r,
     COLLECT { MATCH (e)<-[x:REPRESENTED_AT]-(:Institution) WHERE x.as_of IS NOT NULL
               RETURN x.as_of ORDER BY x.as_of LIMIT 1 } AS days,
     COLLECT { MATCH (e)<-[x:REPRESENTED_AT]-(:Institution) WHERE x.as_of_basis IS NOT NULL
               RETURN x.as_of_basis ORDER BY x.as_of_basis LIMIT 1 } AS bases
WITH e, b, r, coalesce(r.as_of, e.start, head(days)) AS as_of,
     CASE WHEN r.as_of_basis IS NOT NULL THEN r.as_of_basis WHEN e.start IS NOT NULL THEN 'event'
          ELSE coalesce(head(bases), 'assumed') END AS as_of_basis
MATCH (b)<-[m:MEMBER_OF]-(c:Country)
WHERE CASE WHEN as_of_basis = 'assumed' OR as_of IS NULL THEN m.until IS NULL
           ELSE (m.from IS NULL OR m.from <= as_of) AND (m.until IS NULL OR m.until >= as_of) END
  AND NOT EXISTS { MATCH (c)-[:REPRESENTED_AT|ATTENDED]->(e) }
WITH e, b, r, c, m, as_of, as_of_basis,
     COLLECT { MATCH (e)<-[x:ABSENT_FROM|INVITED_TO|EXPECTED_AT]-(a:Person|Country|Ministry|Institution)
               WHERE a.id = c.id OR c.id IN x.on_behalf_of
               RETURN x.id ORDER BY type(x), x.id } AS own,
     COLLECT { MATCH (e)<-[x:ABSENT_FROM|INVITED_TO|EXPECTED_AT]-(a:Person|Country|Ministry|Institution)
               WHERE a.id = c.id OR c.id IN x.on_behalf_of
               RETURN DISTINCT type(x) AS said ORDER BY said } AS said
WITH c.name AS name, c.id AS id, b.name AS bloc, coalesce(e.roster, 'unknown') AS roster,
     as_of, as_of_basis,
     CASE WHEN 'ABSENT_FROM' IN said THEN 'absent' WHEN 'INVITED_TO' IN said THEN 'invited'
          WHEN 'EXPECTED_AT' IN said THEN 'expected' ELSE 'not named' END AS status,
     own + [m.id] + CASE WHEN r IS NULL THEN [] ELSE [r.id] END AS facts
RETURN name, id, bloc, status, roster, as_of, as_of_basis, facts
ORDER BY status, toLower(name), id
