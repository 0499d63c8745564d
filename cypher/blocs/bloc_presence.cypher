// At which events a bloc was represented, and by how many of its members
//
// One row per event, oldest first: by name, through an own body or through members, counted as of the
// event's day. Unless the roster is complete, more members may have been there.
//
// name: bloc_presence
// param bloc: institution = "G7"  -- name, alias or id of the bloc
// returns: event, start: date, how, countries: integer, countries_total: integer, roster, as_of: date, as_of_basis, facts
// tags: blocs
MATCH (b:Institution)
WHERE b.id = $bloc OR toLower(b.name) = toLower($bloc)
   OR any(alias IN b.aliases WHERE toLower(alias) = toLower($bloc))
MATCH (b)-[r:REPRESENTED_AT]->(e:Event)
WITH e.name AS event, e.id AS id, e.start AS start, r.countries AS countries,
     r.countries_total AS countries_total, coalesce(e.roster, 'unknown') AS roster, r.as_of AS as_of,
     r.as_of_basis AS as_of_basis, [r.id] AS facts,
     CASE r.how WHEN 'named' THEN 'by name' WHEN 'own_body' THEN 'own body' ELSE r.how END AS how
RETURN event, start, how, countries, countries_total, roster, as_of, as_of_basis, facts
ORDER BY start IS NULL, start, toLower(event), id
