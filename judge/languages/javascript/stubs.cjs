'use strict';
// Loads trusted test files with nothing of a solution there, so that their tests can be named.

const { readFileSync } = require('node:fs');
const Module = require('node:module');

/** Stands in for every module that is not there, and for all that comes of it. */
function stub() {
  const made = new Proxy(function () {}, {
    get: (_, name) =>
      name === Symbol.toPrimitive ? () => '' : name === 'then' ? undefined : name === Symbol.iterator ? function* () {} : made,
    apply: () => made,
    construct: () => made,
  });
  return made;
}

/** `replaced` gives modules by their names. A test file that is a module is read as a script: what it imports is not there to be linked. */
function loadWithStubs(file, replaced = {}) {
  const load = Reflect.get(Module, '_load');
  const orStub = (name, parent, isMain) => {
    if (Object.hasOwn(replaced, name.replace(/^node:/, ''))) return replaced[name.replace(/^node:/, '')];
    try {
      return load.call(Module, name, parent, isMain);
    } catch (error) {
      if (name.startsWith('.') && ['MODULE_NOT_FOUND', 'ENOENT'].includes(error.code)) return stub();
      throw error;
    }
  };
  Reflect.set(Module, '_load', orStub);
  const loaded = new Module(file, null);
  loaded.filename = file;
  loaded.paths = [];
  Reflect.get(loaded, '_compile').call(loaded, asScript(readFileSync(file, 'utf8')), file);
}

const IMPORT = /^[ \t]*import\s+(?:([\w$]+)\s*,?\s*)?(?:\*\s*as\s+([\w$]+)|\{([^}]*)\})?\s*from\s*(['"][^'"]+['"])[^\n]*/gm;

function asScript(text) {
  return text
    .replace(IMPORT, (all, whole, space, names, from) => {
      const one = (name) => `const ${name} = ((it) => it?.default ?? it)(require(${from}));`;
      const some = names === undefined ? '' : `const {${names.replaceAll(/\bas\b/g, ':')}} = require(${from});`;
      return `${whole === undefined ? '' : one(whole)}${space === undefined ? '' : `const ${space} = require(${from});`}${some}${'\n'.repeat(all.split('\n').length - 1)}`;
    })
    .replace(/^[ \t]*import\s*(['"][^'"]+['"])/gm, 'require($1)')
    .replace(/^[ \t]*export\s+(?:default\s+)?/gm, '');
}

module.exports = { loadWithStubs };
