// Who was a member of a body on a day
//
// One row per member, countries and institutions; memberships that had begun and not ended by then.
//
// name: members_on
// param body: institution = "NATO"  -- bloc, union or organisation
// param on: date = null  -- the day; today if left out
// returns: name, id, from: date, until: date, facts
// tags: membership
MATCH (b:Institution)<-[r:MEMBER_OF]-(m:Country|Institution)
WHERE (b.id = $body OR toLower(b.name) = toLower($body)
       OR any(alias IN b.aliases WHERE toLower(alias) = toLower($body)))
  AND (r.from IS NULL OR r.from <= coalesce($on, date()))
  AND (r.until IS NULL OR r.until >= coalesce($on, date()))
RETURN m.name AS name, m.id AS id, r.from AS from, r.until AS until, [r.id] AS facts
ORDER BY toLower(m.name), m.id, r.from IS NULL, r.from, r.id
