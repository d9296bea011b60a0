'use strict';
// Holds the judge's key and writes its records. Tests and candidate run in child processes, one for each test file, that
// know neither the key nor the judge's pipes. A candidate that takes its own process over can still report what it likes
// from there: the verdict says `in-process`, and it must report that the tests pass and, in another box, that their controls fail.

const { spawn } = require('node:child_process');
const { createHmac, randomBytes } = require('node:crypto');
const { readdirSync, readFileSync, statSync } = require('node:fs');
const { constants } = require('node:os');
const { readMessage, writeMessage } = require('./channel.cjs');
const { place } = require('./layout.cjs');
const { compile } = require('./sources.cjs');
const { tapReports } = require('./tap.cjs');

// a loader has started this process, so that no other can read it
process.execPath = process.argv0;
// and none can have Node open it to a debugger
process.on('SIGUSR1', () => undefined);

const JOB = '/job';
const MAX_LINE = 1_048_576;
const [framework, program, ...more] = process.argv.slice(1);
// more is what Node is told of node:test, or what the program of jest is told
const [flags, told] = framework === 'jest' ? [[], more] : [more, []];

async function main() {
  // the first child gets ready while the box waits
  const ahead = await startChild();
  writeMessage('{"waiting":true}');
  const job = readMessage();
  if (job === null) return;
  const write = recorder(job.key);
  const { files: made, problems } = compile(filesOfJob(), job.compile);
  if (!job.list) write('compiled', { problems });
  if (problems.length > 0) return;
  const run = { listed: [], unfinished: new Set(job.ids), failed: false, lines: new Set(), covered: new Set() };
  // jest runs all files of a process itself, each in a world of its own
  for (const files of framework === 'jest' ? [job.tests] : job.tests.map((path) => [path])) {
    place(made);
    const child = ahead.isUsed ? await startChild() : ahead;
    const end = await child.run({ list: job.list, coverage: job.coverage, compile: job.compile, files }, (report) =>
      take(report, run, job, write),
    );
    // no end of its own: the judge is told how the process went
    if (!end.isDone) process.exit(end.exitCode);
  }
  if (job.list) write('listed', { ids: run.listed });
  if (run.lines.size > 0) write('covered', { lines: run.lines.size, covered: run.covered.size });
  const exitCode = run.failed || (!job.list && run.unfinished.size > 0) ? 1 : 0;
  write('ended', { exitCode });
  process.exit(exitCode);
}

function filesOfJob() {
  const paths = readdirSync(JOB, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(`${JOB}/${path}`).isFile());
  return Object.fromEntries(paths.map((path) => [path, readFileSync(`${JOB}/${path}`, 'utf8')]));
}

/** What a child reports of tests that were asked for; it may run others. */
function take(report, run, job, write) {
  switch (report.kind) {
    case 'covered':
      for (const line of report.lines) run.lines.add(line);
      for (const line of report.covered) run.covered.add(line);
      return;
    case 'uncollected':
      run.failed = true;
      write('uncollected', { raised: report.raised });
      return;
    case 'started':
      if (job.ids.includes(report.id)) write('started', { id: report.id });
      return;
    case 'finished':
      run.listed.push(report.id);
      if (!job.ids.includes(report.id)) return;
      if (report.outcome !== 'passed') run.failed = true;
      run.unfinished.delete(report.id);
      write('finished', { id: report.id, outcome: report.outcome, raised: report.raised });
      return;
    default:
      throw new TypeError(`no report has the kind ${report.kind}`);
  }
}

/** Numbered records, each with a code that only the judge and this process can make. */
function recorder(key) {
  const secret = Buffer.from(key, 'hex');
  let count = 0;
  return (kind, fields) => {
    const record = JSON.stringify({ n: count, kind, ...fields });
    count += 1;
    writeMessage(JSON.stringify({ record, code: createHmac('sha256', secret).update(record).digest('hex') }));
  };
}

/** A process that is ready to run tests. The shell closes the judge's pipes for it. */
async function startChild() {
  const isTap = framework === 'tap';
  const args = [
    '-c',
    'exec "$@" 8>&- 9<&-',
    'child',
    process.execPath,
    '--no-warnings',
    '--experimental-detect-module',
    '--v8-pool-size=1',
    ...flags,
    '-e',
    program,
    ...told,
  ];
  const child = spawn('/bin/sh', args, { stdio: ['pipe', isTap ? 'pipe' : 'inherit', 'inherit', 'pipe'], cwd: '/work' });
  const started = { isUsed: false, word: randomBytes(16).toString('hex'), isDone: false, onReport: () => undefined, end: () => undefined };
  // nothing of the tests is left to do: what still runs there has been left behind
  started.end = () => {
    started.isDone = true;
    child.kill('SIGKILL');
  };
  const isReady = new Promise((resolve) => readLines(child.stdio[3], (line) => onLine(started, line, resolve)));
  const exited = exitCodeOf(child);
  child.stdin.on('error', () => undefined);
  await isReady;
  started.run = async (job, onReport) => {
    started.isUsed = true;
    started.onReport = onReport;
    const tap = isTap ? tapReports(job.files[0], child.stdout, onReport) : null;
    child.stdin.end(JSON.stringify({ word: started.word, ...job }));
    const exitCode = await exited;
    return { exitCode, isDone: tap === null ? started.isDone : tap.isDone(exitCode) };
  };
  return started;
}

function onLine(child, line, onReady) {
  if (line === 'ready') return onReady();
  // written by somebody else in that process
  if (!line.startsWith(child.word)) process.exit(1);
  const report = JSON.parse(line.slice(child.word.length));
  if (report.kind === 'done') child.end();
  else child.onReport(report);
}

/** What is still in the pipes comes before the end, unless somebody else holds them open. */
function exitCodeOf(child) {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      const end = () => resolve(code ?? 128 + constants.signals[signal]);
      child.once('close', end);
      setTimeout(end, 200);
    });
  });
}

function readLines(stream, onEach) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    if (rest.length > MAX_LINE) process.exit(1);
    for (const line of lines) onEach(line);
  });
}

void main();
