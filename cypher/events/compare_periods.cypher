// What changed between two periods: who came, stayed away, or met more
//
// One row per country that was represented in either period, the largest change first. "change" is
// joined, left, more, less or same, by the share of the period's events. Few documents of a period make
// its shares coarse; see events.
//
// name: compare_periods
// param first_since: date = 2021-01-01  -- first day of the earlier period
// param first_until: date = 2023-12-31  -- its last day
// param second_since: date = 2024-01-01  -- first day of the later period
// param second_until: date = 2026-12-31  -- its last day
// returns: name, id, change, before: integer, after: integer, share_before: float, share_after: float, facts
// tags: events, coalitions
MATCH (e:Event)<-[r:REPRESENTED_AT]-(:Country)
WITH DISTINCT e
WITH sum(CASE WHEN e.start >= $first_since AND e.start <= $first_until THEN 1 ELSE 0 END) AS first_events,
     sum(CASE WHEN e.start >= $second_since AND e.start <= $second_until THEN 1 ELSE 0 END) AS second_events
MATCH (c:Country)-[r:REPRESENTED_AT]->(e:Event)
WHERE (e.start >= $first_since AND e.start <= $first_until)
   OR (e.start >= $second_since AND e.start <= $second_until)
WITH c, r, first_events, second_events, e.start >= $first_since AND e.start <= $first_until AS earlier,
     e.start >= $second_since AND e.start <= $second_until AS later
ORDER BY r.id
WITH c.name AS name, c.id AS id, first_events, second_events, collect(r.id) AS facts,
     sum(CASE WHEN earlier THEN 1 ELSE 0 END) AS before, sum(CASE WHEN later THEN 1 ELSE 0 END) AS after
WITH name, id, facts, before, after,
     CASE WHEN first_events = 0 THEN 0.0 ELSE round(100.0 * before / first_events) / 100.0 END AS share_before,
     CASE WHEN second_events = 0 THEN 0.0 ELSE round(100.0 * after / second_events) / 100.0 END AS share_after
WITH name, id, facts, before, after, share_before, share_after,
     CASE WHEN before = 0 THEN 'joined' WHEN after = 0 THEN 'left' WHEN share_after > share_before THEN 'more'
          WHEN share_after < share_before THEN 'less' ELSE 'same' END AS change
RETURN name, id, change, before, after, share_before, share_after, facts
ORDER BY abs(share_after - share_before) DESC, toLower(name), id
