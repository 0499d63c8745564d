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
MATCH (a:Country)-[x:REPRESENTED_AT]->(e:Event)<-[y:REPRESENTED_AT]-(b:Country)
WHERE a.id < b.id
  AND ($country IS NULL OR a.id = $country OR b.id = $country
       OR toLower($country) IN [toLower(a.name), toLower(b.name)]
       OR any(alias IN a.aliases WHERE toLower(alias) = toLower($country))
       OR any(alias IN b.aliases WHERE toLower(alias) = toLower($country)))
WITH a, b, e, x, y ORDER BY e.start IS NULL, e.start, toLower(e.name), e.id
WITH a, b, count(e) AS together, collect(e) AS met, collect(x.id) AS own, collect(y.id) AS other
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
