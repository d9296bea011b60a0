'use strict';
// The world of a test file: jest's own for Node, which tells of each test as it starts and ends.

const { TestEnvironment } = require('jest-environment-node');

const name = Symbol.for('ratchet.onTest');
const onTest = globalThis[name];
Reflect.deleteProperty(globalThis, name);

class ReportingEnvironment extends TestEnvironment {
  #path;

  constructor(config, context) {
    super(config, context);
    this.#path = context.testPath;
  }

  handleTestEvent(event) {
    if (['test_start', 'test_done', 'test_skip', 'test_todo'].includes(event.name)) onTest(event, this.#path);
  }
}

module.exports = ReportingEnvironment;
