'use strict';
// Answers calls of the judge with what a candidate returns or raises. What is expected is not known here: whatever the
// candidate does, it can only change the data that it answers, and the judge outside compares that.

const { MAX_NODES, decodeItems, described, encoded, matchOf, method, plainField, quote, sliceOf } = require('./values.cjs');

const { apply, construct } = Reflect;
const { create, defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames, keys } = Object;
const sourceOf = method(Function.prototype, 'toString');

/**
 * `host.find(module, name)` answers a value of a loaded module or undefined, `host.isProxy` and `host.isPromise` look at
 * a value without running code of its own, and `host.capture(true)` starts to collect what is printed, `host.capture(false)` answers it.
 */
function answering(host) {
  return async (request) => {
    const kept = create(null);
    let answer;
    try {
      for (let index = 0; index < request.steps.length; index += 1) {
        const { keep, call } = request.steps[index];
        kept[keep] = await perform(call, kept, host);
      }
      if (request.print) host.capture(true);
      const result = await perform(request, kept, host);
      answer = '"returned":' + encoded(result, host.isProxy);
    } catch (error) {
      answer = error instanceof Missing ? '"missing":' + quote(sliceOf(error.message, 0, 500)) : '"raised":' + described(error);
    }
    // what ran before the end of a call that raised was printed all the same
    const printed = request.print ? ',"printed":' + quote(host.capture(false)) : '';
    return '{"id":' + request.id + ',' + answer + printed + '}';
  };
}

/** What a case asks for is not there: no exception of the candidate. */
class Missing extends Error {}

async function perform(call, kept, host) {
  const { self, found } = call.on === null ? ofModule(call.fn, host) : ofObject(kept[call.on], call.on, call.fn);
  if (keys(call.kwargs).length > 0) throw new Missing('JavaScript has no named arguments, and ' + call.fn + ' was to be given some');
  const args = decodeItems(call.args, kept);
  if (call.on !== null && typeof found !== 'function') return found;
  const result = isMaker(found) ? construct(found, args) : apply(found, self, args);
  const settled = host.isPromise(result) ? await result : result;
  return call.drain ? drained(settled) : settled;
}

function ofModule(fn, host) {
  const [, module, path] = matchOf(/^([^:]*):(.*)$/s, fn);
  let self;
  let found = undefined;
  let rest = path;
  for (let first = true; rest !== ''; first = false) {
    const [all, name] = matchOf(/^([^.]*)\.?/s, rest);
    self = found;
    found = first ? host.find(module, name) : found?.[name];
    rest = sliceOf(rest, all.length);
  }
  if (typeof found !== 'function') throw new Missing(path + ' is not defined in ' + module);
  return { self, found };
}

function ofObject(object, on, name) {
  const found = object === null || object === undefined ? undefined : object[name];
  if (found === undefined) throw new Missing(name + ' is not defined in ' + on);
  return { self: object, found };
}

/** A class, or a function with methods on its prototype, makes an object. */
function isMaker(found) {
  if (matchOf(/^class\b/, sourceOf(found)) !== null) return true;
  const prototype = getOwnPropertyDescriptor(found, 'prototype')?.value;
  return prototype !== undefined && prototype !== null && getOwnPropertyNames(prototype).length > 1;
}

function drained(iterable) {
  const items = [];
  for (const each of iterable) {
    if (items.length > MAX_NODES) break;
    defineProperty(items, items.length, plainField(each));
  }
  return items;
}

module.exports = { answering };
