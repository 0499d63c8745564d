// Which countries sent a head of government, a minister, a deputy, an ambassador
//
// One row per country and delegate, highest rank first. "rank" comes from the title as written; delegates
// without a title have none. Unless the roster is complete, others may have come too.
//
// name: countries_by_rank
// param event: event = "Finance Ministerial"  -- name, alias or id of the event
// param rank: string = null  -- only this rank, such as "minister"
// returns: country, rank, name, title, roster, facts
// tags: attendance
MATCH (e:Event)
WHERE e.id = $event OR toLower(e.name) = toLower($event)
   OR any(alias IN e.aliases WHERE toLower(alias) = toLower($event))
MATCH (e)<-[r:ATTENDED]-(p:Person)-[o:REPRESENTS]->(c:Country)
WHERE (r.on_behalf_of IS NULL OR c.id IN r.on_behalf_of)
  AND (r.titles IS NULL OR size(r.titles) = 0 OR o.title IS NULL OR o.title IN r.titles)
  AND ($rank IS NULL OR toLower(o.rank) = toLower($rank))
WITH e, r, p, c, o ORDER BY o.rank_order IS NULL, o.rank_order, o.id
WITH e, r, p, c, collect(o) AS offices
WITH e, r, p, c, head(offices) AS o
WITH c.name AS country, c.id AS country_id, o.rank AS rank, o.rank_order AS rank_order, p.name AS name,
     p.id AS id, o.title AS title, coalesce(e.roster, 'unknown') AS roster, [r.id, o.id] AS facts
RETURN country, rank, name, title, roster, facts
ORDER BY rank_order IS NULL, rank_order, toLower(country), country_id, toLower(name), id
