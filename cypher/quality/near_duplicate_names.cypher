// Which people may be one person under two names
//
// One row per pair with the same last name and the same first letter, or of whom one has no other name. Namesakes
// are possible: look at the countries and the sentences.
//
// name: near_duplicate_names
// returns: first_name, first_id, second_name, second_id, facts
// tags: quality
MATCH (a:Person)<-[:MENTIONS]-(:Document)
WITH DISTINCT a
WITH a, last(split(toLower(a.name), ' ')) AS last_name
WITH last_name, collect(a) AS people
WHERE size(people) > 1
UNWIND people AS a
UNWIND people AS b
WITH a, b, last_name
WHERE a.id < b.id AND (left(toLower(a.name), 1) = left(toLower(b.name), 1)
   OR toLower(a.name) = last_name OR toLower(b.name) = last_name)
WITH a.name AS first_name, a.id AS first_id, b.name AS second_name, b.id AS second_id,
     COLLECT { MATCH (x:Person)<-[n:MENTIONS]-(:Document) WHERE x.id = a.id OR x.id = b.id
               RETURN n.id ORDER BY n.id } AS facts
RETURN first_name, first_id, second_name, second_id, facts
ORDER BY toLower(first_name), first_id, toLower(second_name), second_id
