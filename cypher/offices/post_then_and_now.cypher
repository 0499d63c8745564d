// Who held the post when this was said, and who holds it now
//
// One row per statement and office of its speaker that was in force that day, newest first, with the
// latest holder of the same office. "said" is the day of the statement, else of the report. Terms come
// from registers of office-holders; a holder that only texts know counts from the day last seen, so
// "as_of" tells how old that knowledge is. "acting" is as the title says.
//
// name: post_then_and_now
// param person: person = null  -- only what this person said
// param body: body = null  -- only offices of this country or institution
// param on: date = null  -- the day that counts as now; today if left out
// returns: said: date, name, title, represents, acting: boolean, statement, holder, since: date, as_of: date, changed: boolean, facts
// tags: offices, statements
MATCH (p:Person)-[s:STATED]->(x:Statement)
MATCH (p)-[r:REPRESENTS]->(b:Country|Institution)
WHERE ($person IS NULL OR p.id = $person OR toLower(p.name) = toLower($person)
       OR any(alias IN p.aliases WHERE toLower(alias) = toLower($person)))
  AND ($body IS NULL OR b.id = $body OR toLower(b.name) = toLower($body)
       OR any(alias IN b.aliases WHERE toLower(alias) = toLower($body)))
  AND r.office IS NOT NULL
WITH p, s, x, r, b, coalesce(x.said_on, s.first_reported) AS day
WHERE (r.from IS NULL OR day IS NULL OR r.from <= day)
  AND (r.until IS NULL OR day IS NULL OR day <= r.until)
OPTIONAL MATCH (h:Person)-[n:REPRESENTS]->(b)
WHERE n.office = r.office AND (n.until IS NULL OR n.until >= coalesce($on, date()))
  AND coalesce(n.from, n.first_seen, date('0001-01-01')) <= coalesce($on, date())
WITH p, s, x, r, b, day, h, n, coalesce(n.from, n.last_seen, date('0001-01-01')) AS latest
ORDER BY latest DESC, h.id
WITH p, s, x, r, b, day, collect(h)[0] AS holder, collect(n)[0] AS held
RETURN day AS said, p.name AS name, r.title AS title, b.name AS represents,
       toLower(r.title) STARTS WITH 'acting ' OR toLower(r.title) STARTS WITH 'interim ' AS acting,
       x.text AS statement, holder.name AS holder, held.from AS since,
       coalesce(held.last_seen, held.from) AS as_of,
       CASE WHEN holder IS NULL THEN null ELSE holder.id <> p.id END AS changed,
       [f IN [s.id, r.id, held.id] WHERE f IS NOT NULL] AS facts
ORDER BY said IS NULL, said DESC, toLower(p.name), p.id, b.id, r.id, x.id
