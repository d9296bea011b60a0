'use strict';
// Which objects are their fields and nothing more, told without calling anything of the candidate's. Runs in Node and in
// QuickJS, before the candidate is loaded, as `values.cjs` does.

const { defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames, getOwnPropertySymbols, getPrototypeOf, hasOwn, keys } = Object;
const { isSafeInteger } = Number;
const [Text, Float, ROOT] = [String, Number, Object.prototype];

/** By what a class says of its values itself. */
const SAYING = { __proto__: null, asymmetricMatch: true, equals: true, isEqual: true, toJSON: true, valueOf: true };
/** What these make has more to it than its fields. */
const BUILT_IN_PROTOTYPES = [];
for (const name of getOwnPropertyNames(globalThis)) {
  const made = getOwnPropertyDescriptor(globalThis, name)?.value;
  const prototype = typeof made === 'function' ? getOwnPropertyDescriptor(made, 'prototype')?.value : undefined;
  if (prototype !== undefined && prototype !== ROOT)
    defineProperty(BUILT_IN_PROTOTYPES, BUILT_IN_PROTOTYPES.length, { __proto__: null, value: prototype });
}

/** An array with a field of its own, as `exec` gives one: names stand behind indices. */
function hasOtherThanItems(array) {
  const names = keys(array);
  if (names.length === 0) return false;
  const last = names[names.length - 1];
  const index = Float(last);
  return !(isSafeInteger(index) && index >= 0 && index < array.length && Text(index) === last);
}

/**
 * Whether a value of a class is its fields and nothing more: they hold data, and no class above it has a say in what it is
 * equal to, what it is worth or what it goes through. Nothing of the candidate's is called to tell.
 */
function isRecord(value, prototype, room) {
  const names = getOwnPropertyNames(value);
  for (let index = 0; index < names.length; index += 1) if (!isData(value, names[index])) return false;
  if (room.knownClass === prototype) return true;
  for (let above = prototype; above !== ROOT; above = getPrototypeOf(above))
    if (above === null || room.isProxy(above) || isBuiltIn(above) || !isSilent(above)) return false;
  room.knownClass = prototype;
  return true;
}

function isData(object, name) {
  return hasOwn(getOwnPropertyDescriptor(object, name), 'value');
}

function isSilent(prototype) {
  if (getOwnPropertySymbols(prototype).length > 0) return false;
  const names = getOwnPropertyNames(prototype);
  for (let index = 0; index < names.length; index += 1) if (SAYING[names[index]] === true || !isData(prototype, names[index])) return false;
  return true;
}

function isBuiltIn(prototype) {
  for (let index = 0; index < BUILT_IN_PROTOTYPES.length; index += 1) if (BUILT_IN_PROTOTYPES[index] === prototype) return true;
  return false;
}

module.exports = { hasOtherThanItems, isRecord };
