// Who represents whom, in which office
//
// One row per person, office and country, ministry or institution; leave out both parameters for all.
// basis is "inferred" where the ministry follows from a portfolio. "first_seen" and "last_seen" are the
// days of the documents that say so; "from" and "until" are those of the office, where a register of
// office-holders says so.
//
// name: who_represents_whom
// param person: person = null  -- only this person
// param body: body = null  -- only this country, ministry or institution
// returns: name, title, represents, kind, basis, from: date, until: date, first_seen: date, last_seen: date, facts
// tags: offices
MATCH (p:Person)-[r:REPRESENTS]->(b:Country|Ministry|Institution)
WHERE ($person IS NULL OR p.id = $person OR toLower(p.name) = toLower($person)
       OR any(alias IN p.aliases WHERE toLower(alias) = toLower($person)))
  AND ($body IS NULL OR b.id = $body OR toLower(b.name) = toLower($body)
       OR any(alias IN b.aliases WHERE toLower(alias) = toLower($body)))
RETURN p.name AS name, r.title AS title, b.name AS represents,
       toLower([l IN ['Country', 'Ministry', 'Institution'] WHERE l IN labels(b)][0]) AS kind,
       r.basis AS basis, r.from AS from, r.until AS until, r.first_seen AS first_seen, r.last_seen AS last_seen, [r.id] AS facts
ORDER BY toLower(p.name), p.id, toLower(b.name), b.id, toLower(coalesce(r.title, '')),
         r.from IS NULL, r.from, r.id
