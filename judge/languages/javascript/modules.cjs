'use strict';
// The modules of a candidate that are called, in Node and in QuickJS.

const { create, defineProperty, hasOwn } = Object;
const { quote } = require('./values.cjs');

const scopes = create(null);
const namespaces = create(null);

/** The module with a last line that can look up its names: a repair may export nothing. */
function looking(name, text) {
  return `${text}\n;globalThis[Symbol.for("ratchet.scope")](${quote(name)}, (ratchet$) => eval(ratchet$));\n`;
}

/** Before the first module is loaded. */
function opened() {
  defineProperty(globalThis, Symbol.for('ratchet.scope'), { value: (name, look) => void (scopes[name] ??= look) });
}

function keep(name, namespace) {
  namespaces[name] = namespace;
}

/** What the module exports under the name, or has under it at its top level. */
function find(module, name) {
  const exported = namespaces[module];
  if (hasOwn(exported, name)) return exported[name];
  const whole = hasOwn(exported, 'default') ? exported.default : undefined;
  if (whole !== null && (typeof whole === 'object' || typeof whole === 'function')) {
    if (hasOwn(whole, name)) return whole[name];
    if (typeof whole === 'function' && whole.name === name) return whole;
  }
  try {
    return scopes[module]?.(name);
  } catch {
    return undefined;
  }
}

module.exports = { find, keep, looking, opened };
