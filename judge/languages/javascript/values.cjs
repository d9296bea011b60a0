'use strict';
// What every JavaScript driver needs, in Node and in QuickJS: no host is used here. The parts of a driver travel to its box
// as one text. Everything that runs after a candidate has been loaded is taken from the language before it: a candidate may
// patch the rest. Text is put together with +, since a template calls String.prototype.concat in QuickJS.

const { hasOtherThanItems, isRecord } = require('./records.cjs');

const { isArray } = Array;
const { create, defineProperty, getOwnPropertyDescriptor, getOwnPropertySymbols, getPrototypeOf, hasOwn, is, keys } = Object;
const { isSafeInteger } = Number;
const quote = JSON.stringify;
const { apply } = Reflect;
/** A method as a function of its object, whatever becomes of the prototype. */
const method = (prototype, name) => {
  const found = prototype[name];
  return (self, ...args) => apply(found, self, args);
};
const forEachOfMap = method(Map.prototype, 'forEach');
const forEachOfSet = method(Set.prototype, 'forEach');
const getter = (prototype, name) => {
  const look = Reflect.get(getOwnPropertyDescriptor(prototype, name), 'get');
  return (self) => apply(look, self, []);
};
const sizeOfMap = getter(Map.prototype, 'size');
const sizeOfSet = getter(Set.prototype, 'size');
const setInMap = method(Map.prototype, 'set');
const addToSet = method(Set.prototype, 'add');
const matchOf = method(RegExp.prototype, 'exec');
const sliceOf = method(String.prototype, 'slice');
const bigDigits = method(BigInt.prototype, 'toString');
const PLAIN = {
  array: Array.prototype,
  object: Object.prototype,
  map: Map.prototype,
  set: Set.prototype,
  bytes: Uint8Array.prototype,
  promise: Promise.prototype,
};
const [NewMap, NewSet, NewBytes, Big, Text, Float] = [Map, Set, Uint8Array, BigInt, String, Number];

const MAX_DEPTH = 390;
const MAX_NODES = 2_000_000;
const MAX_BIG_DIGITS = 2_000_000;
/** Longer ones take their square to be written in decimal digits. */
const MAX_DECIMAL = 1n << 20_000n;
const MAX_TEXT = 1_000;
const TOO_LARGE = Symbol('too large');

/** A value of the candidate as JSON text in the form that the judge reads; what is not plain is named and nothing more. */
function encoded(value, isProxy) {
  const room = { nodes: 0, isProxy };
  try {
    return encode(value, room, 0);
  } catch (error) {
    // a getter of its own may raise anything
    return opaque(error === TOO_LARGE ? kindOf(value) + ' (too large)' : kindOf(value));
  }
}

function encode(value, room, depth) {
  room.nodes += 1;
  if (depth > MAX_DEPTH || room.nodes > MAX_NODES) throw TOO_LARGE;
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'string':
      return quote(value);
    case 'number':
      return encodeNumber(value);
    case 'bigint':
      return '{"$":"int","v":"' + encodeBig(value) + '"}';
    case 'object':
      return encodeObject(value, room, depth + 1);
    case 'undefined':
      return opaque('undefined', false);
    case 'function':
    case 'symbol':
    default:
      return opaque(typeof value);
  }
}

function encodeBig(value) {
  const size = value < 0n ? -value : value;
  if (size <= MAX_DECIMAL) return bigDigits(value);
  const digits = bigDigits(size, 16);
  if (digits.length > MAX_BIG_DIGITS) throw TOO_LARGE;
  return (value < 0n ? '-0x' : '0x') + digits;
}

function encodeNumber(value) {
  if (is(value, -0)) return typed('-0', '0');
  if (isSafeInteger(value)) return quote(value);
  if (value !== value) return '{"$":"float","v":"nan"}';
  if (value === Infinity || value === -Infinity) return '{"$":"float","v":"' + (value > 0 ? '' : '-') + 'inf"}';
  return '{"$":"float","v":"' + value + '"}';
}

/** Of the plain classes, also of another realm; an array of a class of its own is one, too. Anything else may have an order and an equality of its own. */
function encodeObject(value, room, depth) {
  if (room.isProxy(value)) return opaque('Proxy');
  const prototype = getPrototypeOf(value);
  if (getOwnPropertySymbols(value).length > 0) return opaque(kindOf(value));
  if (isArray(value)) {
    if (hasOtherThanItems(value)) return opaque(kindOf(value));
    const text = '[' + encodeItems(value, room, depth) + ']';
    return prototype === PLAIN.array ? text : typed(kindOf(value), text);
  }
  switch (plainKind(value, prototype)) {
    case 'object':
      return prototype === null ? typed('[Object: null prototype]', encodeDict(value, room, depth)) : encodeDict(value, room, depth);
    case 'map':
      return (
        '{"$":"map","v":[' +
        encodeEach(forEachOfMap, value, (each, key) => '[' + encode(key, room, depth) + ',' + encode(each, room, depth) + ']') +
        ']}'
      );
    case 'set':
      return '{"$":"set","v":[' + encodeEach(forEachOfSet, value, (each) => encode(each, room, depth)) + ']}';
    case 'bytes':
      return '{"$":"bytes","v":"' + base64(value) + '"}';
    case 'buffer':
      return typed('Buffer', '{"$":"bytes","v":"' + base64(value) + '"}');
    case null:
    default:
      return isRecord(value, prototype, room) ? typed(kindOf(value), encodeDict(value, room, depth)) : opaque(kindOf(value));
  }
}

function plainKind(value, prototype) {
  if (prototype === null) return 'object';
  for (let index = 0; index < KINDS.length; index += 1) if (prototype === PLAIN[KINDS[index]]) return KINDS[index];
  return kindOfRealm(value, prototype);
}

/** What another realm has made: its prototype is one of that realm, which a class of the candidate cannot be. */
function kindOfRealm(value, prototype) {
  const above = getPrototypeOf(prototype);
  if (above === null) return hasOwn(prototype, 'hasOwnProperty') && hasOwn(prototype, '__lookupGetter__') ? 'object' : null;
  if (getPrototypeOf(above) !== null || above === PLAIN.object) return null;
  return holds(() => sizeOfMap(value)) ? 'map' : holds(() => sizeOfSet(value)) ? 'set' : null;
}

function holds(look) {
  try {
    look();
    return true;
  } catch {
    return false;
  }
}

function encodeItems(items, room, depth) {
  let text = '';
  for (let index = 0; index < items.length; index += 1) text += (index === 0 ? '' : ',') + encode(items[index], room, depth);
  return text;
}

function encodeDict(value, room, depth) {
  return '{"$":"dict","v":[' + encodeFields(value, room, depth) + ']}';
}

function encodeFields(value, room, depth) {
  const names = keys(value);
  let text = '';
  for (let index = 0; index < names.length; index += 1)
    text += (index === 0 ? '' : ',') + '[' + quote(names[index]) + ',' + encode(value[names[index]], room, depth) + ']';
  return text;
}

function encodeEach(forEach, collection, encodeOne) {
  let text = '';
  forEach(collection, (each, key) => {
    text += (text === '' ? '' : ',') + encodeOne(each, key);
  });
  return text;
}

function opaque(name, truth = true) {
  return '{"$":"opaque","class":' + quote(sliceOf(name, 0, 200)) + (truth ? '' : ',"truth":false') + '}';
}

/** Compared as what it holds, where a case does not ask for the very type. */
function typed(type, text) {
  return '{"$":"typed","type":' + quote(sliceOf(type, 0, 200)) + ',"v":' + text + '}';
}

/** The name of a value's class, for a person. */
function kindOf(value) {
  if (value === null || typeof value !== 'object') return typeof value;
  try {
    return nameOf(getPrototypeOf(value)) ?? 'object';
  } catch {
    return 'object';
  }
}

function nameOf(prototype) {
  const maker = prototype === null ? undefined : getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  const name = typeof maker === 'function' ? getOwnPropertyDescriptor(maker, 'name')?.value : undefined;
  return typeof name === 'string' && name !== '' ? name : null;
}

if (typeof Buffer === 'function') PLAIN.buffer = Buffer.prototype;
const KINDS = keys(PLAIN);

/** Arguments of a case, from the form in which the judge sends them; `kept` has what steps of the case have made. */
function decode(value, kept) {
  if (isArray(value)) return decodeItems(value, kept);
  if (value === null || typeof value !== 'object') return value;
  switch (value.$) {
    case 'int':
      return Big(value.v);
    case 'float':
      return value.v === 'nan' ? NaN : value.v === 'inf' ? Infinity : value.v === '-inf' ? -Infinity : Float(value.v);
    case 'bytes':
      return fromBase64(value.v);
    case 'tuple':
      return decodeItems(value.v, kept);
    case 'set':
    case 'frozenset': {
      const set = new NewSet();
      for (let index = 0; index < value.v.length; index += 1) addToSet(set, decode(value.v[index], kept));
      return set;
    }
    case 'dict':
      return decodePairs(value.v, kept, isNamed(value.v));
    case 'map':
      return decodePairs(value.v, kept, false);
    case 'handle':
      return kept[value.name];
    default:
      throw new TypeError('JavaScript has no argument of the kind ' + value.$);
  }
}

function decodeItems(items, kept) {
  const list = [];
  for (let index = 0; index < items.length; index += 1) defineProperty(list, index, plainField(decode(items[index], kept)));
  return list;
}

/** A plain object where every key is a string, a Map otherwise. */
function isNamed(pairs) {
  for (let index = 0; index < pairs.length; index += 1) if (typeof pairs[index][0] !== 'string') return false;
  return true;
}

function decodePairs(pairs, kept, named) {
  const made = named ? {} : new NewMap();
  for (let index = 0; index < pairs.length; index += 1) {
    const [key, each] = [decode(pairs[index][0], kept), decode(pairs[index][1], kept)];
    if (named) defineProperty(made, key, plainField(each));
    else setInMap(made, key, each);
  }
  return made;
}

function plainField(value) {
  return { __proto__: null, value, configurable: true, enumerable: true, writable: true };
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes) {
  if (bytes.length > MAX_NODES) throw TOO_LARGE;
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text +=
      DIGITS[bits >> 18] +
      DIGITS[(bits >> 12) & 63] +
      (at + 1 < bytes.length ? DIGITS[(bits >> 6) & 63] : '=') +
      (at + 2 < bytes.length ? DIGITS[bits & 63] : '=');
  }
  return text;
}

function fromBase64(text) {
  const values = create(null);
  for (let digit = 0; digit < 64; digit += 1) values[DIGITS[digit]] = digit;
  const padding = text[text.length - 2] === '=' ? 2 : text[text.length - 1] === '=' ? 1 : 0;
  const bytes = new NewBytes((text.length / 4) * 3 - padding);
  for (let at = 0, to = 0; at < text.length; at += 4, to += 3) {
    const bits = (values[text[at]] << 18) | (values[text[at + 1]] << 12) | ((values[text[at + 2]] ?? 0) << 6) | (values[text[at + 3]] ?? 0);
    for (let byte = 0; byte < 3 && to + byte < bytes.length; byte += 1) bytes[to + byte] = (bits >> (16 - 8 * byte)) & 255;
  }
  return bytes;
}

/** What was thrown, as JSON text: its class and those above it, and the innermost line of the task's own files; `ownWorld`: it was made by the classes of this one. */
function described(error, isTrusted = () => false, ownWorld = true) {
  const { path, line } = placeOf(error, isTrusted);
  let names = '';
  let chain = error !== null && typeof error === 'object' ? safe(() => getPrototypeOf(error), null) : null;
  for (let count = 0; chain !== null && chain !== PLAIN.object && count < 50; count += 1) {
    const name = safe(() => nameOf(chain), null);
    if (name !== null)
      names += (names === '' ? '' : ',') + quote(sliceOf(ownWorld && isImpostor(chain, name) ? 'own.' + name : name, 0, 200));
    const below = chain;
    chain = safe(() => getPrototypeOf(below), null);
  }
  return (
    '{"names":[' +
    (names === '' ? quote(kindOf(error)) : names) +
    '],"message":' +
    quote(messageOf(error)) +
    ',"path":' +
    quote(path) +
    ',"line":' +
    line +
    '}'
  );
}

const BUILT_IN = create(null);
for (const kind of [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError])
  BUILT_IN[kind.name] = kind.prototype;

/** A class of the candidate that has only the name of one of the language. */
function isImpostor(prototype, name) {
  return BUILT_IN[name] !== undefined && BUILT_IN[name] !== prototype;
}

function messageOf(error) {
  const message = safe(() => Text(error !== null && typeof error === 'object' ? (error.message ?? '') : error), '');
  return sliceOf(message, 0, MAX_TEXT);
}

const FRAME = /(?:^|\(|\bat )(?:file:\/\/)?\/(?:work|job)\/([^\s:()]+):(\d+)(?::\d+)?\)?\s*$/m;

function placeOf(error, isTrusted) {
  const stack = error !== null && typeof error === 'object' ? safe(() => error.stack, '') : '';
  let rest = typeof stack === 'string' ? sliceOf(stack, 0, 20_000) : '';
  for (let found = matchOf(FRAME, rest); found !== null; found = matchOf(FRAME, rest)) {
    const [all, path, line] = [found[0], found[1], found[2]];
    if (!isTrusted(path)) return { path, line: Float(line) };
    rest = sliceOf(rest, found.index + all.length);
  }
  return { path: '', line: 0 };
}

function safe(read, otherwise) {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

module.exports = { MAX_NODES, decodeItems, described, encoded, matchOf, method, plainField, quote, sliceOf };
