import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordReader } from '../../judge/in-process/record-protocol.js';
import { readAnswer, readCompiled, readLoaded } from '../../judge/split/split-protocol.js';

const KEY = Buffer.alloc(32, 7);

function keyed(record: object, key: Buffer = KEY): string {
  const text = JSON.stringify(record);
  return JSON.stringify({ record: text, code: createHmac('sha256', key).update(text).digest('hex') });
}

describe('lines of a split driver', () => {
  it('are read in their form', () => {
    expect(readAnswer('{"id":0,"returned":{"$":"tuple","v":[1]}}')).toEqual({ id: 0, returned: { $: 'tuple', v: [1] } });
    expect(readAnswer('{"id":0,"returned":null}')).toEqual({ id: 0, returned: null });
    expect(readLoaded('{"loaded":null}')).toEqual({ loaded: null });
    expect(readCompiled('{"compiled":[]}')).toEqual({ compiled: [] });
  });

  it.each([
    '',
    'null',
    '[]',
    '{"id":0}',
    '{"id":0,"returned":1.5}',
    '{"id":0,"returned":NaN}',
    '{"id":0,"returned":1,"passed":true}',
    '{"id":"0","returned":1}',
    '{"id":0,"returned":{"$":"set"}}',
    '{"id":0,"returned":',
    '{"id":0,"raised":{"names":["E"]}}',
    '\ud800',
  ])('%j is none', (line) => {
    expect(readAnswer(line)).toBeNull();
  });

  it('never throw, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
        expect([readAnswer(line), readLoaded(line), readCompiled(line)]).toHaveLength(3);
      }),
    );
  });

  it('are refused when nested to break the reader', () => {
    expect(readAnswer(`{"id":0,"returned":${'['.repeat(200_000)}${']'.repeat(200_000)}}`)).toBeNull();
    expect(readAnswer(`{"id":0,"returned":${'{"$":"tuple","v":['.repeat(50_000)}${']}'.repeat(50_000)}}`)).toBeNull();
  });
});

describe('records of a runner', () => {
  const started = { n: 0, kind: 'started', id: 'a' };

  it('are read when keyed and in turn', () => {
    const reader = new RecordReader(KEY);
    expect(reader.read(keyed(started))).toEqual(started);
    expect(reader.read(keyed({ n: 1, kind: 'ended', exitCode: 0 }))).toEqual({ n: 1, kind: 'ended', exitCode: 0 });
  });

  it.each([
    ['with another key', keyed(started, Buffer.alloc(32, 8))],
    ['out of turn', keyed({ ...started, n: 1 })],
    ['of an unknown kind', keyed({ ...started, kind: 'passed' })],
    ['with a field too many', keyed({ ...started, outcome: 'passed' })],
    ['changed after it was keyed', keyed(started).replace('started', 'stopped')],
    ['without a code', JSON.stringify({ record: JSON.stringify(started) })],
  ])('%s are forged', (_, line) => {
    expect(new RecordReader(KEY).read(line)).toBeNull();
  });

  it('are not taken twice', () => {
    const reader = new RecordReader(KEY);
    reader.read(keyed(started));
    expect(reader.read(keyed(started))).toBeNull();
  });
});
