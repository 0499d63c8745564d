// Who convenes, and who follows
//
// One row per country that convened, hosted or chaired events and country that was represented there.
// "followed" is the number of such events, "share" their share among all that the first one called.
//
// name: conveners_and_followers
// param convener: country = null  -- only events of this country
// returns: convener, follower, followed: integer, called: integer, share: float, facts
// tags: coalitions
MATCH (a:Person|Country|Ministry|Institution)-[r:CONVENED|HOSTED|CHAIRED]->(e:Event)
UNWIND coalesce(r.on_behalf_of, [a.id]) AS body
MATCH (c:Country {id: body})
WHERE $convener IS NULL OR c.id = $convener OR toLower(c.name) = toLower($convener)
   OR any(alias IN c.aliases WHERE toLower(alias) = toLower($convener))
WITH c, e, r ORDER BY r.id
WITH c, e, collect(DISTINCT r.id) AS calls
WITH c, collect(e) AS events, collect(calls) AS by_event, count(e) AS called
UNWIND range(0, called - 1) AS i
WITH c, called, events[i] AS e, by_event[i] AS calls
MATCH (e)<-[y:REPRESENTED_AT]-(f:Country)
WHERE f <> c
WITH c, called, f, y, calls ORDER BY y.id
WITH c, called, f, count(y) AS followed, collect(y.id) AS presence, collect(calls) AS lists
WITH c.name AS convener, c.id AS convener_id, f.name AS follower, f.id AS follower_id, followed, called,
     round(100.0 * followed / called) / 100.0 AS share,
     presence + COLLECT { UNWIND lists AS ids UNWIND ids AS one RETURN DISTINCT one ORDER BY one } AS facts
RETURN convener, follower, followed, called, share, facts
ORDER BY called DESC, toLower(convener), convener_id, followed DESC, toLower(follower), follower_id
