/** A reporter that hands its source over to the child that runs the file. */
const REPORTER = `import { Transform } from 'node:stream';
export default class extends Transform {
  constructor() {
    super({ writableObjectMode: true });
    this.on('pipe', (source) => globalThis[Symbol.for('ratchet.events')]?.(source));
  }
  _transform(event, encoding, done) { done(); }
}`;

/** What Node is told so that `node-test-child` sees the events of node:test. */
export const NODE_TEST_FLAGS: readonly string[] = [
  `--test-reporter=data:text/javascript,${encodeURIComponent(REPORTER)}`,
  '--test-reporter-destination=stdout',
];
