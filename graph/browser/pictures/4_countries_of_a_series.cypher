// Which countries came back, summit after summit
//
// Countries in the middle were represented at every event of the series, those at the edge at one.
//
// param series: string = "Quad"  -- a word of the events' names
MATCH came = (e:Event)<-[:REPRESENTED_AT]-(c:Country)
WHERE toLower(e.name) CONTAINS toLower($series)
RETURN came
LIMIT 300
