'use strict';
// Where tests and solution are run: TypeScript as the compiler has made it, put there anew for each process, since what ran
// before can write there. In the place of the part of the same name of `javascript`.

const { mkdirSync, writeFileSync } = require('node:fs');
const { posix } = require('node:path');

const ROOT = '/work';

function runnable(path) {
  return path.replace(/\.ts$/, '.js');
}

/** The compiler makes scripts; a package of modules would make Node read them as such. */
function place(files) {
  for (const [path, text] of Object.entries(files).filter(([each]) => posix.basename(each) !== 'package.json')) {
    mkdirSync(posix.dirname(`${ROOT}/${path}`), { recursive: true });
    writeFileSync(`${ROOT}/${path}`, text);
  }
}

module.exports = { ROOT, place, runnable };
