'use strict';
// Runs trusted files of jest, with the candidate in the same process.

const { createRequire } = require('node:module');
const { readJob, ready, reporter } = require('./reports.cjs');
const { described } = require('./values.cjs');

const ROOT = '/job';
const [home] = process.argv.slice(1);
const requireHere = createRequire(`${home}/package.json`);

async function main() {
  const { runCLI } = requireHere('@jest/core');
  for (const name of [
    'jest-circus/runner',
    'jest-runtime',
    'jest-environment-node',
    'babel-jest',
    '@babel/core',
    '@babel/plugin-transform-modules-commonjs',
  ])
    requireHere(name);
  ready();
  const job = readJob();
  const report = reporter(job.word);
  const isTest = (path) => job.files.includes(path);
  Object.defineProperty(globalThis, Symbol.for('ratchet.onTest'), {
    value: (event, path) => onTest(event, path.slice(ROOT.length + 1), job.list ? () => undefined : report, isTest),
    configurable: true,
  });
  const { results } = await runCLI(settings(job), [ROOT]);
  if (job.list) for (const id of results.testResults.flatMap(namesOf)) report({ kind: 'finished', id, outcome: 'skipped', raised: null });
  for (const { testExecError } of results.testResults)
    if (testExecError) report({ kind: 'uncollected', raised: raisedOf(testExecError, isTest) });
  report({ kind: 'done' });
}

function settings({ files, list }) {
  const config = {
    rootDir: ROOT,
    testEnvironment: `${home}/environment.cjs`,
    setupFilesAfterEnv: [`${home}/setup.cjs`],
    transform: {
      '\\.[cm]?[jt]sx?$': [
        requireHere.resolve('babel-jest'),
        { configFile: false, babelrc: false, plugins: [requireHere.resolve('@babel/plugin-transform-modules-commonjs')] },
      ],
    },
    transformIgnorePatterns: ['/node_modules/', `^${home}/`],
    modulePaths: [`${home}/node_modules`],
    moduleFileExtensions: ['js', 'mjs', 'cjs', 'json', 'node'],
    cacheDirectory: '/tmp/jest',
    // the judge's limits decide, which count for a slow machine what jest's clock does not
    testTimeout: 3_600_000,
    ...(list ? { resolver: `${home}/resolver.cjs` } : {}),
  };
  return {
    $0: 'jest',
    _: files.map((path) => `${ROOT}/${path}`),
    config: JSON.stringify(config),
    runTestsByPath: true,
    runInBand: true,
    ci: true,
    cache: false,
    watchman: false,
    reporters: [],
    ...(list ? { testNamePattern: '(?!)' } : {}),
  };
}

function onTest(event, file, report, isTest) {
  const id = [file, ...pathOf(event.test)].join(' > ');
  switch (event.name) {
    case 'test_start':
      return report({ kind: 'started', id });
    case 'test_done':
      return report({ kind: 'finished', id, ...outcomeOf(event.test, isTest) });
    default:
      return report({ kind: 'finished', id, outcome: 'skipped', raised: null });
  }
}

function pathOf({ name, parent }) {
  return parent === undefined ? [] : [...pathOf(parent), name];
}

function outcomeOf({ errors, failing }, isTest) {
  if (failing) return { outcome: 'xfail', raised: null };
  if (errors.length === 0) return { outcome: 'passed', raised: null };
  // what was thrown, and where it was noticed
  const [first] = errors;
  return { outcome: 'failed', raised: raisedOf(Array.isArray(first) ? (first[0] ?? first[1]) : first, isTest) };
}

/** Tests run in a world of their own, whose classes are not those of this one. */
function raisedOf(error, isTest) {
  return JSON.parse(described(error, isTest, false));
}

function namesOf({ testFilePath, testResults }) {
  return testResults.map(({ ancestorTitles, title }) => [testFilePath.slice(ROOT.length + 1), ...ancestorTitles, title].join(' > '));
}

void main();
