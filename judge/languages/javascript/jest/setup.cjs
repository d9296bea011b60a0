'use strict';
// What tests rely on stays as it is. A candidate can get round this from inside its own process; an honest one never meets it.

const fixed = (owner, name) => Object.defineProperty(owner, name, { value: owner[name], writable: false, configurable: false });

for (const name of [
  'afterAll',
  'afterEach',
  'beforeAll',
  'beforeEach',
  'describe',
  'expect',
  'fdescribe',
  'fit',
  'it',
  'test',
  'xdescribe',
  'xit',
  'xtest',
]) {
  Object.freeze(globalThis[name]);
  fixed(globalThis, name);
}
const { matchers } = globalThis[Symbol.for('$$jest-matchers-object')];
for (const name of Object.keys(matchers)) fixed(matchers, name);
