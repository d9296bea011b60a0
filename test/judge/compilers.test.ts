import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import type { Box, BoxBackend, BoxEnd, BoxUsage } from '../../judge/box.js';
import { NOTHING_USED } from '../../judge/box.js';
import { Compilers } from '../../judge/compilers.js';
import type { LanguageSupport } from '../../judge/languages/language.js';
import { partial } from '../support/partial.js';

/** What a compiler says to each set of sources; null: it ends. */
type Says = (job: unknown) => string | null;

/** Boxes of a compiler that is a function here, each with what it has used. */
class FakeBackend implements BoxBackend {
  readonly name = 'bubblewrap';
  readonly version = '';
  readonly boxes: FakeBox[] = [];
  readonly #says: Says;

  constructor(says: Says) {
    this.#says = says;
  }

  start(): Promise<Box> {
    const box = new FakeBox(this.#says);
    this.boxes.push(box);
    return Promise.resolve(box);
  }

  guarantees(): [] {
    return [];
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

class FakeBox implements Box {
  readonly input = new PassThrough();
  readonly records = new PassThrough();
  readonly logs = [];
  readonly ended: Promise<BoxEnd>;
  isAlive = true;
  used: BoxUsage = NOTHING_USED;
  #end: (end: BoxEnd) => void = () => undefined;

  constructor(says: Says) {
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.records.write('{"waiting":true}\n');
    this.input.on('data', (chunk: Buffer) => {
      const said = says(JSON.parse(chunk.toString()));
      if (said === null) void this.destroy();
      else if (this.isAlive) this.records.write(`${said}\n`);
    });
  }

  usage(): BoxUsage {
    return this.used;
  }

  place(): Promise<void> {
    return Promise.resolve();
  }

  hold(): void {
    // nothing of the host hangs on it
  }

  destroy(): Promise<void> {
    this.isAlive = false;
    this.#end({ exitCode: 1, fromOutside: false });
    this.records.end();
    return Promise.resolve();
  }
}

const LANGUAGE = partial<LanguageSupport>({
  compiler: () => Promise.resolve({ name: 'compiler', command: [], env: {}, folders: [], job: false }),
});
const RIGHT = JSON.stringify({ made: { 'a.js': 'made' }, problems: [] });

function compiled(compilers: Compilers, signal = new AbortController().signal): ReturnType<Compilers['compile']> {
  return compilers.compile(LANGUAGE, { files: { 'a.ts': 'text' }, tests: {}, paths: ['a.ts'] }, signal);
}

it('one compiler serves a candidate after the other, and two side by side have one each', async () => {
  const backend = new FakeBackend(() => RIGHT);
  const compilers = new Compilers(backend);
  for (let count = 0; count < 20; count += 1) expect(await compiled(compilers)).toEqual({ files: { 'a.ts': 'text', 'a.js': 'made' } });
  expect(backend.boxes).toHaveLength(1);
  await Promise.all([compiled(compilers), compiled(compilers)]);
  expect(backend.boxes).toHaveLength(2);
  await compilers.close();
  expect(backend.boxes.map(({ isAlive }) => isAlive)).toEqual([false, false]);
});

it('what does not compile is told, and the compiler goes on', async () => {
  const problems = [{ path: 'a.ts', line: 3, message: 'odd' }];
  const backend = new FakeBackend(() => JSON.stringify({ made: {}, problems }));
  const compilers = new Compilers(backend);
  expect(await compiled(compilers)).toMatchObject({ unready: { step: 'compile', stop: { errorClass: 'Syntax' }, diagnostics: problems } });
  await compiled(compilers);
  expect(backend.boxes).toHaveLength(1);
});

it('a source that ends its compiler is wrong, and the next candidate has another compiler', async () => {
  const said = [null, RIGHT];
  const backend = new FakeBackend(() => said.shift() ?? null);
  const compilers = new Compilers(backend);
  expect(await compiled(compilers)).toMatchObject({
    unready: { stop: { errorClass: 'Syntax', message: 'the compiler broke off (a.ts)' } },
  });
  expect(await compiled(compilers)).toHaveProperty('files');
  expect(backend.boxes).toHaveLength(2);
});

it('a source that ends a compiler which has served others is tried in a new one, whose word counts', async () => {
  const said = [RIGHT, null, RIGHT, null, null, RIGHT];
  const backend = new FakeBackend(() => said.shift() ?? null);
  const compilers = new Compilers(backend);
  await compiled(compilers);
  expect(await compiled(compilers)).toHaveProperty('files');
  expect(await compiled(compilers)).toMatchObject({ unready: { stop: { errorClass: 'Syntax' } } });
  expect(backend.boxes).toHaveLength(3);
});

it.each([
  ['deep', 'plain', { unready: { stop: { errorClass: 'Syntax' } } }],
  ['plain', 'deep', { name: 'BoxFault', message: expect.stringMatching(/tests cannot be compiled: they alone broke the compiler off/) }],
])('a source that is %s beside tests that are %s: a candidate is to blame for its own alone', async (source, test, comes) => {
  const backend = new FakeBackend((job) => (JSON.stringify(job).includes('deep') ? null : RIGHT));
  const sources = { files: { 'a.ts': source }, tests: { 'a.test.ts': test }, paths: ['a.ts'] };
  const made = new Compilers(backend).compile(LANGUAGE, sources, new AbortController().signal);
  expect(await made.catch((fault: unknown) => fault)).toMatchObject(comes);
});

it('what is no answer of a compiler is a fault of the box', async () => {
  const compilers = new Compilers(new FakeBackend(() => '{"made":1}'));
  await expect(compiled(compilers)).rejects.toThrow('the compiler did not answer in its form');
});

it.each([
  ['time', { ...NOTHING_USED, cpuMs: 700_000 }],
  ['memory', { ...NOTHING_USED, peakMemoryMb: 500 }],
])('a compiler that has used much %s serves nobody more', async (_, used) => {
  const backend = new FakeBackend(() => RIGHT);
  const compilers = new Compilers(backend);
  await compiled(compilers);
  for (const box of backend.boxes) box.used = used;
  await compiled(compilers);
  await compiled(compilers);
  expect(backend.boxes).toHaveLength(2);
});

it('a verdict that is no longer wanted takes its compiler with it', async () => {
  const controller = new AbortController();
  const backend = new FakeBackend(() => {
    controller.abort();
    return RIGHT;
  });
  const compilers = new Compilers(backend);
  await expect(compiled(compilers, controller.signal)).rejects.toThrow('aborted');
  expect(backend.boxes[0]?.isAlive).toBe(false);
});
