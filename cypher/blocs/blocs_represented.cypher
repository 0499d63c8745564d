// Which blocs were represented at an event, and how
//
// One row per bloc, the largest share of member countries first. "how" is the strongest way: the bloc
// itself took part (by name), one of its organs did (own body), or only members did (members). The
// counts are of member countries; "present" also names member bodies, such as the EU in the G20.
// Memberships count as of the event's day, else of the first report (published), else of the latest
// reference data (assumed). Unless the roster is complete, more may have taken part than are named.
//
// name: blocs_represented
// param event: event = "Finance Ministerial"  -- name, alias or id of the event
// returns: bloc, how, countries: integer, countries_total: integer, present: strings, by: strings, roster, as_of: date, as_of_basis, facts
// tags: blocs
MATCH (e:Event)
WHERE e.id = $event OR toLower(e.name) = toLower($event)
   OR any(alias IN e.aliases WHERE toLower(alias) = toLower($event))
MATCH (e)<-[r:REPRESENTED_AT]-(b:Institution)
WHERE r.members_total IS NOT NULL
WITH b.name AS bloc, b.id AS id, r.countries AS countries, r.countries_total AS countries_total,
     r.as_of AS as_of, r.as_of_basis AS as_of_basis, [r.id] AS facts,
     coalesce(e.roster, 'unknown') AS roster,
     CASE r.how WHEN 'named' THEN 'by name' WHEN 'own_body' THEN 'own body' ELSE r.how END AS how,
     CASE WHEN r.countries_total > 0 THEN toFloat(r.countries) / r.countries_total
          ELSE 0.0 END AS share,
     COLLECT { MATCH (b)<-[:MEMBER_OF]-(m:Country|Institution) WHERE m.id IN r.members
               RETURN DISTINCT m.name AS name ORDER BY toLower(name), name } AS present,
     COLLECT { MATCH (e)<-[:ATTENDED]-(p:Person) WHERE p.id IN r.by
               RETURN p.name AS name ORDER BY toLower(name), name } AS by
RETURN bloc, how, countries, countries_total, present, by, roster, as_of, as_of_basis, facts
ORDER BY share DESC, countries DESC, toLower(bloc), id
