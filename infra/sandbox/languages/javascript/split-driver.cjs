'use strict';
// Runs alone with one candidate: takes its files and calls as JSON lines, answers plain data.

const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const { isPromise, isProxy } = require('node:util').types;
const { answering } = require('./calls.cjs');
const { readMessage, writeMessage } = require('./channel.cjs');
const { ENDINGS, compile } = require('./sources.cjs');
const { described, quote, sliceOf } = require('./values.cjs');

const ROOT = '/work';
const MAX_PRINTED = 65_536;
const SCOPE = Symbol.for('ratchet.scope');
const { create, defineProperty, hasOwn } = Object;

const scopes = create(null);
const namespaces = create(null);

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
  return ENDINGS.map((ending) => `${name}${ending}`).find((path) => hasOwn(files, path)) ?? `${name}${ENDINGS[0]}`;
}

/** A module that is called gets a last line that can look up its names: a repair may export nothing. */
function writeFiles(files, modules) {
  const names = Object.fromEntries(modules.map(({ name, path }) => [path, name]));
  for (const [path, text] of Object.entries(files)) {
    const look = hasOwn(names, path) ? `\n;globalThis[Symbol.for("ratchet.scope")](${quote(names[path])}, (ratchet$) => eval(ratchet$));\n` : '';
    mkdirSync(dirname(`${ROOT}/${path}`), { recursive: true });
    writeFileSync(`${ROOT}/${path}`, text + look);
  }
  defineProperty(globalThis, SCOPE, { value: (name, look) => void (scopes[name] ??= look) });
}

async function load(modules) {
  for (const { name, path } of modules) {
    try {
      namespaces[name] = await import(`${ROOT}/${path}`);
    } catch (error) {
      return described(error);
    }
  }
  return 'null';
}

/** What the module exports under the name, or has under it at its top level. */
function find(module, name) {
  const exported = namespaces[module];
  if (hasOwn(exported, name)) return exported[name];
  const whole = hasOwn(exported, 'default') ? exported.default : undefined;
  if (whole !== null && typeof whole === 'object' && hasOwn(whole, name)) return whole[name];
  if (typeof whole === 'function' && (hasOwn(whole, name) || whole.name === name)) return hasOwn(whole, name) ? whole[name] : whole;
  try {
    return scopes[module]?.(name);
  } catch {
    return undefined;
  }
}

const screen = { text: '', write: null };

function capture(on) {
  const { stdout } = process;
  if (!on) {
    if (screen.write !== null) stdout.write = screen.write;
    screen.write = null;
    return screen.text;
  }
  screen.text = '';
  screen.write = stdout.write;
  stdout.write = (chunk, encoding, done) => {
    if (screen.text.length < MAX_PRINTED) screen.text = sliceOf(screen.text + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')), 0, MAX_PRINTED);
    const after = typeof encoding === 'function' ? encoding : done;
    if (after !== undefined) after();
    return true;
  };
}

void main();
