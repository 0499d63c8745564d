// Which countries meet though they share no bloc
//
// One row per pair of countries that were represented at the same events and that on the event's day had
// no bloc of the reference data in common. Undated events count with today's members.
//
// name: pairs_without_common_bloc
// param country: country = null  -- only pairs with this country
// param at_least: integer = 2  -- only pairs that met at so many events
// returns: first_country, second_country, together: integer, events: strings, facts
// tags: coalitions
OPTIONAL MATCH (w:Country)
WHERE w.id = $country OR toLower(w.name) = toLower($country)
   OR any(alias IN w.aliases WHERE toLower(alias) = toLower($country))
WITH collect(w.id) AS wanted
MATCH (e:Event)<-[r:REPRESENTED_AT]-(c:Country)
WITH wanted, e, collect({country: c, id: c.id, fact: r.id}) AS present
WHERE $country IS NULL OR any(p IN present WHERE p.id IN wanted)
WITH wanted, e, present ORDER BY e.start IS NULL, e.start, toLower(e.name), e.id
WITH wanted, collect({event: e, present: present}) AS every
UNWIND range(0, size(every) - 1) AS place
WITH wanted, place, every[place].event AS e, every[place].present AS present
UNWIND present AS p
UNWIND present AS q
WITH wanted, place, e, p, q
WHERE p.id < q.id AND ($country IS NULL OR p.id IN wanted OR q.id IN wanted)
WITH p.country AS a, q.country AS b, e, p.fact AS x, q.fact AS y, place ORDER BY place
WITH a, b, count(e) AS together, collect(e) AS met, collect(x) AS own, collect(y) AS other
WHERE together >= toInteger($at_least)
OPTIONAL MATCH (a)-[m:MEMBER_OF]->(s:Institution)<-[n:MEMBER_OF]-(b)
WHERE any(z IN met WHERE
        (m.until IS NULL OR m.until >= z.start) AND (m.from IS NULL OR z.start IS NULL OR m.from <= z.start)
        AND (n.until IS NULL OR n.until >= z.start)
        AND (n.from IS NULL OR z.start IS NULL OR n.from <= z.start))
WITH a, b, together, met, own, other, count(s) AS shared
WHERE shared = 0
WITH a.name AS first_country, a.id AS first_id, b.name AS second_country, b.id AS second_id, together,
     [z IN met | z.name] AS events, own + other AS facts
RETURN first_country, second_country, together, events, facts
ORDER BY together DESC, toLower(first_country), first_id, toLower(second_country), second_id
