// Which companies, organisations and other non-state actors were in the room
//
// One row per person and body that is neither a country nor part of one, nor made up of countries. Bodies
// whose kind no reference data tells are listed with the kind "unknown", for the reader to judge.
//
// name: non_state_actors
// param event: event = "Finance Ministerial"  -- name, alias or id of the event
// returns: name, title, body, kind, role, roster, facts
// tags: attendance
MATCH (e:Event)
WHERE e.id = $event OR toLower(e.name) = toLower($event)
   OR any(alias IN e.aliases WHERE toLower(alias) = toLower($event))
MATCH (e)<-[r:ATTENDED]-(p:Person)-[o:REPRESENTS]->(b:Institution)
WHERE (r.on_behalf_of IS NULL OR b.id IN r.on_behalf_of)
  AND NOT coalesce(b.kind, 'unknown') IN ['intergovernmental', 'union', 'bloc', 'organ', 'legislature',
                                          'court', 'agency', 'central bank', 'development bank',
                                          'subnational']
  AND NOT EXISTS { MATCH (b)-[:PART_OF]->(:Country|Institution) }
WITH p.name AS name, p.id AS id, o.title AS title, b.name AS body, coalesce(b.kind, 'unknown') AS kind,
     b.id AS body_id, coalesce(head(r.roles), 'participant') AS role, coalesce(e.roster, 'unknown') AS roster,
     o.id AS office, [r.id, o.id] AS facts
RETURN name, title, body, kind, role, roster, facts
ORDER BY kind, toLower(body), body_id, toLower(name), id, office
