'use strict';
// Runs inside QuickJS with one candidate. `host.script(path)` compiles a CommonJS file, `host.print(text)` shows what is
// printed: there is nothing else that a candidate could reach.

const { answering } = require('./calls.cjs');
const { find, keep, looking, opened } = require('./modules.cjs');
const { described, method, quote, sliceOf } = require('./values.cjs');

const MAX_PRINTED = 65_536;
const { create, getPrototypeOf, hasOwn } = Object;
const { prototype: PROMISE } = Promise;
const show = String;
const { parse } = JSON;

const screen = { text: '', on: false };
const loaded = create(null);
let host = null;

/** The files as they are run: those that are called can look up their names. */
function prepared(files, modules) {
  for (const { name, path } of modules) if (hasOwn(files, path)) files[path] = looking(name, files[path]);
  return files;
}

/** Answers, as JSON text, null or what a module raised while it was loaded. */
async function load(modules, kinds) {
  opened();
  for (const { name, path } of modules) {
    try {
      keep(name, kinds[path] === 'module' ? await import('/work/' + path) : { default: required(path, kinds) });
    } catch (error) {
      return described(error);
    }
  }
  return 'null';
}

function required(path, kinds) {
  if (loaded[path] === undefined) {
    const module = { exports: {} };
    loaded[path] = module;
    host.script(path)(
      module.exports,
      (name) => required(resolved(name, path, kinds), kinds),
      module,
      `/work/${path}`,
      `/work/${path.slice(0, Math.max(0, path.lastIndexOf('/')))}`,
    );
  }
  return loaded[path].exports;
}

function resolved(name, from, kinds) {
  const parts = from.split('/').slice(0, -1);
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  const path = name.startsWith('.')
    ? ['', '.js', '.cjs', '/index.js'].map((ending) => parts.join('/') + ending).find((each) => kinds[each] === 'script')
    : undefined;
  if (path === undefined) throw new Error(`Cannot find module '${name}': this box has files of the task and nothing else`);
  return path;
}

/** What a program may print with. */
function print(...values) {
  let line = '';
  for (let index = 0; index < values.length; index += 1)
    line +=
      (index === 0 ? '' : ' ') + (typeof values[index] === 'object' && values[index] !== null ? text(values[index]) : show(values[index]));
  line += '\n';
  if (!screen.on) host.print(line);
  else if (screen.text.length < MAX_PRINTED) screen.text = sliceOf(screen.text + line, 0, MAX_PRINTED);
}

function text(value) {
  try {
    return quote(value) ?? show(value);
  } catch {
    return show(value);
  }
}

globalThis.console = { log: print, info: print, debug: print, warn: print, error: print, assert: () => undefined };

function capture(on) {
  screen.on = on;
  if (on) screen.text = '';
  return screen.text;
}

const answer = answering({
  find,
  isProxy: () => false,
  isPromise: (value) => value !== null && typeof value === 'object' && getPrototypeOf(value) === PROMISE,
  capture,
});

const done = { text: null };
const whenDone = method(PROMISE, 'then');
/** Without room for anything else the host looks how full the memory is. */
const settle = (work) => {
  whenDone(work, (answered) => {
    done.text = answered;
  });
};

/** Each method takes and answers text. What takes a while is asked for with `poll`. */
module.exports = {
  open: (given) => {
    host = given;
  },
  prepared: (job) => quote(prepared(JSON.parse(job).files, JSON.parse(job).modules)),
  load: (job) => settle(load(JSON.parse(job).modules, JSON.parse(job).kinds)),
  call: (request) => settle(answer(parse(request))),
  poll: () => {
    const { text: answered } = done;
    done.text = null;
    return answered;
  },
};
