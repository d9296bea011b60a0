'use strict';
// Checks the sources of a program before it is run: prints what does not compile, as the compilers of other languages do, and
// puts what is made of them beside them.

const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { compile } = require('./sources.cjs');

const SOURCE = /\.[cm]?[jt]s$/;

function main() {
  const paths = readdirSync('.', { recursive: true }).filter((path) => SOURCE.test(path));
  const given = Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]));
  const { files, problems } = compile(given, process.argv.slice(1));
  for (const { path, line, message } of problems) console.log(`${path}:${line}: error: ${message.split('\n')[0]}`);
  for (const [path, text] of Object.entries(files)) if (given[path] !== text) writeFileSync(path, text);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

main();
