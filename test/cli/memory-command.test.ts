import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCampaign, enrolStrategy } from '../../campaigns/prepare.js';
import { registerGenerate } from '../../cli/program/generate.js';
import { registerMemory } from '../../cli/program/memory.js';
import { runningLines } from '../../cli/commands/stack.js';
import { asCliFailure, EXIT } from '../../cli/failures.js';
import { readConfig } from '../../config/config.js';
import { FIRST_STRATEGY } from '../../domain/strategy.js';
import { openEmbedder } from '../../infra/embedder/open-embedder.js';
import { openMemory } from '../../infra/memory/open.js';
import { openStore } from '../../infra/mongo/open.js';
import { readStack } from '../../infra/stack/addresses.js';
import { ensureStack, type StackHandle } from '../../infra/stack/ensure.js';
import { lessonList } from '../../ports/lists.js';
import { CONFIG } from '../api/fakes.js';
import { memoryRow } from '../contract/memory.js';

const fixture = (name: string): string => fileURLToPath(new URL(`../stack/fixtures/${name}`, import.meta.url));
const PROGRAMS = { model: fixture('served.mjs'), api: fixture('served.mjs'), worker: fixture('worker.mjs') };

let said = '';
/** what went to stderr */
let beside = '';
async function run(...argv: string[]): Promise<string> {
  [said, beside] = ['', ''];
  const program = new Command('ratchet').exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} });
  registerMemory(program);
  await program.parseAsync(['memory', ...argv], { from: 'user' });
  return said;
}

const write = (text: string | Uint8Array): boolean => {
  said += String(text);
  return true;
};

const failing = (...argv: string[]): Promise<unknown> => run(...argv).then(() => null, asCliFailure);

const HOSTILE = 'a lesson\u001b[2J\nthat begins another line';

describe('commands with a stack', () => {
  let home: string;
  let stack: StackHandle;
  let file: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'ratchet-memory-'));
    file = join(home, 'rows.jsonl');
    vi.stubEnv('RATCHET_HOME', home);
    const config = readConfig({ RATCHET_HOME: home, RATCHET_API_PORT: '0', PATH: process.env['PATH'] });
    stack = await ensureStack(config, (line) => process.stderr.write(`${line}\n`), PROGRAMS);
    const addresses = await readStack(home);
    if (addresses === null) throw new Error('there is no stack');
    const store = await openStore(addresses.mongo);
    await store.keep('suites', 'suite-1', { name: 'toy', seed: 0, tasks: [] });
    await createCampaign(store, 'night', CONFIG, await enrolStrategy(store, FIRST_STRATEGY));
    const memory = openMemory({ chromaUrl: addresses.chroma.url, embedder: await openEmbedder(config), store });
    const rows = [
      memoryRow('night', 'aa11', 'index out of range in a loop', { kind: 'fix', edit: 'n -> n - 1' }),
      memoryRow('night', 'aa22', 'recursion without an end', { sentence: HOSTILE }),
      memoryRow('night', 'bb33', 'loose equality', { language: 'javascript', kind: 'code', code: 'f()\n' }),
    ];
    await memory.remember(rows);
    for (const each of rows) await store.append(lessonList('night'), each.id);
    await store.close();
  }, 20 * 60_000);
  afterAll(async () => {
    await stack.stop(AbortSignal.abort());
    vi.unstubAllEnvs();
    await rm(home, { recursive: true, force: true });
  });
  beforeEach(() => {
    vi.spyOn(process.stdout, 'write').mockImplementation(write);
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      beside += String(text);
      return true;
    });
    return () => void vi.restoreAllMocks();
  });

  it('that want something written do not ask the model that writes nothing', async () => {
    const program = new Command('ratchet').exitOverride();
    registerGenerate(program);
    const asked = program.parseAsync(['generate', 'function', 'adds two numbers'], { from: 'user' });
    expect(await asked.then(() => null, asCliFailure)).toMatchObject({
      exitCode: EXIT.usage,
      message: expect.stringMatching(/writes nothing.*OPENAI_BASE_URL.*--model smollm2/),
    });
  });

  it('bring it up and say what is running in it', async () => {
    const store = await openStore((await readStack(home))?.mongo ?? { url: '', database: '' });
    expect(await runningLines(store)).toEqual([expect.stringContaining('Campaign night is running: `ratchet campaign watch night`')]);
    await store.campaigns.update('night', { status: 'paused' });
    expect(await runningLines(store)).toEqual([]);
    await store.campaigns.update('night', { status: 'running' });
    await store.close();
  });

  it('finds rows by text, and by filters', async () => {
    expect(await run('search', 'loop index out of range', '--limit', '1')).toMatch(/\naa11 +0\.\d\d +fix +python +night/);
    expect(JSON.parse(await run('search', 'anything', '--language', 'javascript', '--json'))).toMatchObject([{ id: 'bb33' }]);
    expect(JSON.parse(await run('search', 'index', '--kind', 'code', '--campaign', 'night', '--json'))).toMatchObject([{ id: 'bb33' }]);
    expect(await failing('search', 'campaign began', '--kind', 'prompt', '--language', 'java')).toMatchObject({
      exitCode: EXIT.usage,
      message: expect.stringMatching(/^--language java is of no use with --kind prompt/),
    });
    expect(JSON.parse(await run('search', 'campaign began', '--kind', 'prompt', '--json'))).toMatchObject([
      { campaign: 'night', action: 'first' },
    ]);
  });

  it('shows one whole, and nothing that a terminal obeys', async () => {
    const text = await run('show', 'aa2');
    expect(text).toContain('row aa22: lesson (python)');
    expect(text).toContain('    a lesson\\x1b[2J\n    that begins another line');
    expect(text).not.toContain('\u001b');
    expect(await run('show', 'bb33')).toContain('# the program\n    f()');
    expect(await run('search', 'recursion', '--limit', '1')).not.toContain('\u001b');
  });

  it('has one forgotten and back, and says what there is', async () => {
    expect(await run('forget', 'aa1', '--because', 'wrong')).toContain('--undo');
    expect(await run('show', 'aa11')).toMatch(/a person had it forgotten: wrong/);
    expect(await failing('forget', 'aa11')).toMatchObject({ exitCode: EXIT.usage, message: expect.stringContaining('forgotten already') });
    expect(await run('forget', 'aa11', '--undo')).toContain('may be told again');
    expect(await failing('forget', 'aa11', '--undo')).toMatchObject({
      exitCode: EXIT.usage,
      message: expect.stringContaining('nothing to undo'),
    });
    expect(JSON.parse(await run('stats', '--campaign', 'night', '--json'))).toMatchObject([{ campaign: 'night', scope: null, waiting: 0 }]);
    expect(await run('stats')).toContain('Memory of night');
  });

  it('writes rows to a file and takes them in under a name, once', async () => {
    await run('export', file, '--campaign', 'night');
    expect(beside).toContain(`3 rows written to ${file}`);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(await run('import', file, '--scope', 'team')).toContain('3 rows taken into team, 0 known already');
    expect(JSON.parse(await run('import', file, '--scope', 'team', '--json'))).toEqual({ scope: 'team', fresh: 0, known: 3 });
    expect(JSON.parse(await run('search', 'index out of range', '--scope', 'team', '--limit', '1', '--json'))).toMatchObject([
      { campaign: 'scope team', origin: 'night', key: 'index out of range in a loop' },
    ]);
    expect(JSON.parse(await run('stats', '--scope', 'team', '--json'))).toMatchObject([
      { campaign: 'scope team', scope: 'team', rows: { fix: 1, lesson: 1, code: 1 } },
    ]);
    expect((await run('export', '-', '--scope', 'team')).split('\n').filter((line) => line.startsWith('{'))).toHaveLength(3);
  });

  it('takes nothing in of a file with a line that is no text', async () => {
    const text = await readFile(file);
    const odd = `${file}.odd`;
    await writeFile(odd, Buffer.concat([text, Buffer.from([0x7b, 0xe9, 0x7d, 10])]));
    expect(await failing('import', odd, '--scope', 'latin')).toMatchObject({
      exitCode: EXIT.usage,
      message: expect.stringContaining('line 4: is no text in UTF-8'),
    });
    await writeFile(odd, Buffer.concat([Buffer.from('\uFEFF'), text]));
    expect(await run('import', odd, '--scope', 'marked')).toContain('3 rows taken into marked');
  });

  it('refuses a file whole, and names lines, fields and values', async () => {
    const [line = ''] = (await readFile(file, 'utf8')).split('\n');
    const parsed: unknown = JSON.parse(line);
    const altered = (change: object): string => JSON.stringify(Object.assign({}, parsed, change));
    await writeFile(file, [line, altered({ pool: 'gate' }), '', altered({ schema: 9 }), 'no json', altered({ attempts: -1 })].join('\n'));
    const failure = await failing('import', file, '--scope', 'other');
    expect(failure).toMatchObject({
      exitCode: EXIT.usage,
      message: expect.stringMatching(
        /nothing was taken in\nline 2: pool: is "gate": .*\nline 4: schema: is 9; this version reads 1\nline 5: is no JSON object\nline 6: attempts: /,
      ),
    });
    expect(await failing('search', 'x', '--scope', 'other')).toMatchObject({ message: expect.stringContaining('there are team') });
    expect(await failing('search', 'x', '--campaign', 'nobody')).toMatchObject({
      message: expect.stringContaining('ratchet campaign list'),
    });
    expect(await failing('show', 'zz')).toMatchObject({
      exitCode: EXIT.usage,
      message: expect.stringContaining('there is no row of memory "zz"'),
    });
    expect(await failing('show', 'aa')).toMatchObject({ message: expect.stringContaining('2 rows begin with "aa"') });
    expect(await failing('export', join(home, 'no', 'such', 'folder'))).toMatchObject({ exitCode: EXIT.usage });
    expect(await failing('import', join(home, 'nothing'), '--scope', 'x')).toMatchObject({ exitCode: EXIT.usage });
  });

  it('makes the search by meaning anew', async () => {
    expect(await run('rebuild')).toContain('embedded anew');
    expect(JSON.parse(await run('search', 'loop index out of range', '--limit', '1', '--json'))).toMatchObject([
      { key: 'index out of range in a loop' },
    ]);
  });
});

describe('ratchet memory, misused', () => {
  it.each([
    [['search'], 'commander.missingArgument'],
    [['search', 'x', '--limit', '0'], 'commander.invalidArgument'],
    [['search', 'x', '--kind', 'nonsense'], 'commander.invalidArgument'],
    [['search', 'x', '--campaign', 'a', '--scope', 'b'], 'commander.conflictingOption'],
    [['import', 'file'], 'commander.missingMandatoryOptionValue'],
    [['forget'], 'commander.missingArgument'],
  ])('is refused: %j', async (argv, code) => {
    await expect(run(...argv)).rejects.toMatchObject({ code });
  });
});
