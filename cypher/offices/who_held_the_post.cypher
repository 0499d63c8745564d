// Who held a post, and when the documents saw them in it
//
// One row per person and office of a country or body whose title holds these words, in order of time.
// "first_seen" and "last_seen" are days of documents; "from" and "until" come from registers of offices.
// Somebody who is in no document has no row.
//
// name: who_held_the_post
// param body: body = "United Kingdom"  -- name, alias or id of the country, ministry or institution
// param office: string = "prime minister"  -- words of the title
// returns: name, title, first_seen: date, last_seen: date, from: date, until: date, facts
// tags: offices
MATCH (b:Country|Ministry|Institution)
WHERE b.id = $body OR toLower(b.name) = toLower($body)
   OR any(alias IN b.aliases WHERE toLower(alias) = toLower($body))
MATCH (p:Person)-[o:REPRESENTS]->(b)
WHERE all(word IN split(toLower($office), ' ') WHERE toLower(o.title) CONTAINS word)
WITH p.name AS name, p.id AS id, o.title AS title, o.first_seen AS first_seen, o.last_seen AS last_seen,
     o.from AS from, o.until AS until, o.id AS fact, [o.id] AS facts
RETURN name, title, first_seen, last_seen, from, until, facts
ORDER BY first_seen IS NULL, first_seen, toLower(name), id, fact
