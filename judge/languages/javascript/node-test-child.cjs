'use strict';
// Runs one trusted file of node:test, with the candidate in the same process.

const assert = require('node:assert');
const Module = require('node:module');
const nodeTest = require('node:test');
const { coverageOf, startCoverage } = require('./coverage.cjs');
const { ROOT, runnable } = require('./layout.cjs');
const { readJob, ready, reporter } = require('./reports.cjs');
const { loadWithStubs } = require('./stubs.cjs');
const { described } = require('./values.cjs');

async function main() {
  const stream = await eventsOfRunner();
  ready();
  const job = readJob();
  const [file] = job.files;
  const report = reporter(job.word);
  if (job.list) return list(file, report);
  const coverage = job.coverage ? startCoverage() : null;
  for (const [kind, reader] of Object.entries(READERS)) stream.on(kind, (event) => reader(event, file, report));
  stream.on('test:plan', ({ nesting }) => {
    if (nesting > 0) return;
    if (coverage !== null) report({ kind: 'covered', ...coverageOf(coverage, job.compile) });
    report({ kind: 'done' });
  });
  freeze();
  try {
    await import(`${ROOT}/${runnable(file)}`);
  } catch (error) {
    report({ kind: 'uncollected', raised: raisedOf(error, file) });
  }
}

/** The runner of node:test starts with its first hook, and loads its reporter, which hands over the stream of its events. */
async function eventsOfRunner() {
  const name = Symbol.for('ratchet.events');
  const events = new Promise((resolve) => {
    Object.defineProperty(globalThis, name, { value: resolve, configurable: true });
  });
  nodeTest.before(() => undefined);
  const stream = await events;
  Reflect.deleteProperty(globalThis, name);
  return stream;
}

function list(file, report) {
  const { ids, module } = naming(file);
  loadWithStubs(`${ROOT}/${runnable(file)}`, { test: module });
  for (const id of ids) report({ kind: 'finished', id, outcome: 'skipped', raised: null });
  report({ kind: 'done' });
}

// starts come at once, results in the order of the file: each has its own path of suites
const starting = [];
const finishing = [];

const READERS = {
  'test:dequeue': (event, file, report) => report({ kind: 'started', id: idOf(file, starting, event) }),
  'test:start': (event, file) => void idOf(file, finishing, event),
  'test:pass': (event, file, report) => onResult(event, file, report, 'passed'),
  'test:fail': (event, file, report) => onResult(event, file, report, 'failed'),
};

function idOf(file, path, { nesting, name }) {
  path.length = nesting;
  path[nesting] = name;
  return [file, ...path].join(' > ');
}

function onResult(event, file, report, result) {
  const id = idOf(file, finishing, event);
  if (event.details?.type === 'suite') return;
  const outcome = event.todo !== undefined ? 'xfail' : event.skip !== undefined ? 'skipped' : result;
  const error = event.details?.error;
  report({ kind: 'finished', id, outcome, raised: outcome === 'failed' ? raisedOf(error?.cause ?? error, file) : null });
}

function raisedOf(error, file) {
  return JSON.parse(described(error, (path) => path === file));
}

function hook() {}

/** node:test, with tests that are named and not run. */
function naming(file) {
  const ids = [];
  const path = [];
  const test = (name) => void ids.push([file, ...path, String(name)].join(' > '));
  const describe = (name, ...rest) => {
    path.push(String(name));
    rest.find((each) => typeof each === 'function')?.({ name });
    path.pop();
  };
  for (const each of [test, describe]) Object.assign(each, { skip: each, todo: each, only: each });
  const module = Object.assign(test, {
    test,
    it: test,
    describe,
    suite: describe,
    before: hook,
    after: hook,
    beforeEach: hook,
    afterEach: hook,
    mock: nodeTest.mock,
    default: test,
  });
  return { ids, module };
}

/** What a test relies on stays as it is. A candidate can get round this from inside its own process; an honest one never meets it. */
function freeze() {
  for (const each of [assert, assert.strict, assert.AssertionError, assert.AssertionError.prototype, nodeTest]) Object.freeze(each);
  for (const [owner, name] of [
    [Module, '_load'],
    [Module.prototype, 'require'],
    [Module.prototype, '_compile'],
  ]) {
    Object.defineProperty(owner, name, { writable: false, configurable: false });
  }
}

void main();
