'use strict';
// Runs alone with one candidate: takes its files and calls as JSON lines, answers plain data.

const { mkdirSync, writeFileSync } = require('node:fs');
const paths = require('node:path');
const { isPromise, isProxy } = require('node:util').types;
const { answering } = require('./calls.cjs');
const { readMessage, writeMessage } = require('./channel.cjs');
const { find, keep, looking, opened } = require('./modules.cjs');
const { ENDINGS, compile } = require('./sources.cjs');
const { described, quote, sliceOf } = require('./values.cjs');

const ROOT = '/work';
const MAX_PRINTED = 65_536;

async function main() {
  for (const stream of [process.stdout, process.stderr]) Reflect.get(stream, '_handle')?.setBlocking?.(true);
  await import('data:text/javascript,');
  Error.stackTraceLimit = 50;
  writeMessage('{"waiting":true}');
  const job = readMessage();
  if (job === null) return;
  const { problems, files } = compile(job.files, job.compile);
  writeMessage(quote({ compiled: problems }));
  if (problems.length > 0) return;
  const modules = job.load.map((name) => ({ name, path: pathOf(name, files) }));
  writeFiles(files, modules);
  const failure = await load(modules);
  writeMessage(`{"loaded":${failure}}`);
  if (failure !== 'null') return;
  const answer = answering({ find, isProxy, isPromise, capture });
  for (let call = readMessage(); call !== null; call = readMessage()) writeMessage(await answer(call));
  exit(0);
}

const exit = process.reallyExit.bind(process);

/** `a/b` names the file `a/b.js`, or with another ending of the language. */
function pathOf(name, files) {
  return ENDINGS.map((ending) => `${name}${ending}`).find((path) => Object.hasOwn(files, path)) ?? `${name}${ENDINGS[0]}`;
}

function writeFiles(files, modules) {
  const names = Object.fromEntries(modules.map(({ name, path }) => [path, name]));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(paths.dirname(`${ROOT}/${path}`), { recursive: true });
    writeFileSync(`${ROOT}/${path}`, Object.hasOwn(names, path) ? looking(names[path], text) : text);
  }
  opened();
}

async function load(modules) {
  for (const { name, path } of modules) {
    try {
      keep(name, await import(`${ROOT}/${path}`));
    } catch (error) {
      return described(error);
    }
  }
  return 'null';
}

const screen = { text: '' };

function capture(on) {
  const { stdout } = process;
  if (!on) {
    // its own one goes, and the inherited one is seen again
    delete stdout.write;
    return screen.text;
  }
  screen.text = '';
  stdout.write = (chunk, encoding, done) => {
    if (screen.text.length < MAX_PRINTED)
      screen.text = sliceOf(screen.text + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')), 0, MAX_PRINTED);
    const after = typeof encoding === 'function' ? encoding : done;
    if (after !== undefined) after();
    return true;
  };
}

void main();
