// How well the facts about an event or actor are sourced
//
// One row per fact, the least supported first: how many claims say so, in how many distinct documents, by
// which publishers, first and last when, and how many of the claims are stated in one sentence, linked
// across sentences or inferred. Derived facts (such as "represented at") have no claims of their own: their
// counts are those of the facts that they follow from.
//
// name: how_well_sourced
// param about: thing = "Finance Ministerial"  -- name, alias or id of an event, person, country or body
// param fact: string = null  -- only the fact with this id
// returns: subject, fact, object, claims: integer, documents: integer, publishers: strings, first_reported: date, last_reported: date, stated: integer, linked: integer, inferred: integer, confidence: float, facts
// tags: quality
MATCH (n:Event|Person|Country|Ministry|Institution)
WHERE n.id = $about OR toLower(n.name) = toLower($about)
   OR any(alias IN n.aliases WHERE toLower(alias) = toLower($about))
MATCH (n)-[r]-(other:Event|Person|Country|Ministry|Institution|Statement)
WHERE r.claims IS NOT NULL AND NOT type(r) IN ['MEMBER_OF', 'PART_OF']
  AND ($fact IS NULL OR r.id = $fact)
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
UNWIND [r.id] + coalesce(r.via, []) AS source
OPTIONAL MATCH (c:Claim {fact: source})-[:FOUND_IN]->(d:Document)
WITH a, r, b, collect(DISTINCT d.publisher) AS names, collect(c.basis) AS bases
WITH coalesce(a.name, a.text) AS subject, coalesce(b.name, b.text) AS object,
     toLower(type(r)) AS fact, r.claims AS claims, r.documents AS documents,
     COLLECT { UNWIND names AS p RETURN p ORDER BY p } AS publishers,
     r.first_reported AS first_reported, r.last_reported AS last_reported,
     size([x IN bases WHERE x = 'stated']) AS stated, size([x IN bases WHERE x = 'linked']) AS linked,
     size([x IN bases WHERE x = 'inferred']) AS inferred, r.confidence AS confidence,
     r.id AS fact_id, [r.id] AS facts
RETURN subject, fact, object, claims, documents, publishers, first_reported, last_reported, stated, linked,
       inferred, confidence, facts
ORDER BY documents, claims, confidence, fact, toLower(subject), toLower(object), fact_id
