'use strict';
// Runs a program that prints TAP, with the candidate in the same process.

const { readJob, ready } = require('./reports.cjs');
const { loadWithStubs } = require('./stubs.cjs');

const ROOT = '/job';

ready();
const { files, list } = readJob();
const [file] = files;
for (const stream of [process.stdout, process.stderr]) Reflect.get(stream, '_handle')?.setBlocking?.(true);
if (list) loadWithStubs(`${ROOT}/${file}`);
else void import(`${ROOT}/${file}`);
