'use strict';
// The judge's pipes. The shell that starts a driver has moved them away from where a candidate's reads and prints would meet them.

const { readSync, writeSync } = require('node:fs');
const { method } = require('./values.cjs');

const { parse } = JSON;
const [SOURCE, SINK] = [9, 8];

const source = { rest: Buffer.alloc(0), chunk: Buffer.alloc(65_536) };

/** The next line, without handing control to anybody in between; null at the end. */
function readMessage() {
  for (;;) {
    const end = source.rest.indexOf(10);
    if (end !== -1) {
      const line = source.rest.subarray(0, end).toString('utf8');
      source.rest = source.rest.subarray(end + 1);
      return parse(line);
    }
    const length = patiently(() => readSync(SOURCE, source.chunk));
    if (length === 0) return null;
    source.rest = Buffer.concat([source.rest, source.chunk.subarray(0, length)]);
  }
}

const bytesOf = Buffer.from.bind(Buffer);
const part = method(Uint8Array.prototype, 'subarray');

function writeMessage(text) {
  let data = bytesOf(`${text}\n`, 'utf8');
  while (data.length > 0) {
    const rest = data;
    data = part(
      rest,
      patiently(() => writeSync(SINK, rest)),
    );
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4));
const wait = Atomics.wait.bind(Atomics);

/** A pipe that is shared with a process that does not block answers EAGAIN. */
function patiently(work) {
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
      wait(pause, 0, 0, 2);
    }
  }
}

module.exports = { readMessage, writeMessage };
