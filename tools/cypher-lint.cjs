// usage: node cypher-lint.cjs schema.json FILE…   with @neo4j-cypher/language-support on NODE_PATH
// Prints file:line:column: message for every finding of Neo4j's own parser; exit 1 if there are any.
const fs = require('fs');
const { lintCypherQuery } = require('@neo4j-cypher/language-support');

const [schemaFile, ...files] = process.argv.slice(2);
const schema = JSON.parse(fs.readFileSync(schemaFile, 'utf8'));
let found = 0;
for (const file of files) {
  const text = fs.readFileSync(file, 'utf8');
  const declared = [...text.matchAll(/^\/\/ param (\w+):/gm)].map((match) => [match[1], null]);
  const { diagnostics } = lintCypherQuery(text, {
    ...schema,
    parameters: Object.fromEntries(declared),
  });
  for (const { range, message } of diagnostics) {
    found += 1;
    console.log(`${file}:${range.start.line + 1}:${range.start.character + 1}: ${message}`);
  }
}
process.exit(found ? 1 : 0);
