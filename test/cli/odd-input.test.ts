import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { asCliFailure, EXIT } from '../../cli/failures.js';
import { nameOf } from '../../cli/from-git.js';
import { ratchet } from '../../cli/program.js';

/** What people type that cannot be meant is refused before anything is brought up, with its name and the way out. */
describe('odd input', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratchet-odd-'));
    await writeFile(join(folder, 'empty'), '');
    vi.stubEnv('RATCHET_HOME', join(folder, 'home'));
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterEach(() => {
    process.exitCode = undefined;
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  const typed = (...words: readonly string[]): Promise<unknown> =>
    ratchet().parseAsync(
      words.map((word) => word.replace('FOLDER', folder)),
      { from: 'user' },
    );

  it.each([
    [['campaign', 'feedback', 'night', ''], 'expected a sentence of 1 to 2000 characters'],
    [['campaign', 'feedback', 'night', 'x'.repeat(2_001)], 'expected a sentence of 1 to 2000 characters'],
    [['campaign', 'pause', 'night', '--reason', ' '], 'expected a sentence of 1 to 500 characters'],
    [['adapt', 'train', 'mine', '--sets', 'people', '--learning-rate', 'fast'], 'Expected a number above 0'],
    [['adapt', 'train', 'mine', '--sets', 'people', '--learning-rate', '-1'], 'Expected a number above 0'],
  ])('%j is refused', async (words, said) => {
    await expect(typed(...words)).rejects.toThrow(said);
  });

  it.each([
    [['adapt', 'metrics', 'FOLDER/none'], 'does not exist'],
    [['adapt', 'metrics', 'FOLDER'], 'is no regular file'],
    [['adapt', 'metrics', 'FOLDER/empty'], 'there is no line in it'],
    [['feedback', 'night/attempt/1', '--edit', 'FOLDER/none'], 'does not exist'],
    [['generate', 'tests', '--of', 'FOLDER/none'], 'does not exist'],
    [['generate', 'function', 'adds', '--out', 'FOLDER/none/x.py'], 'name a file in a folder that exists'],
    [['generate', 'ui', 'a form', '--screenshot', 'FOLDER/none/x.png'], 'name a file in a folder that exists'],
    [['explain', 'night/attempt/1', '--svg', 'FOLDER/none/x.svg'], 'name a file in a folder that exists'],
  ])('%j ends as wrong usage, before anything is paid for', async (words, said) => {
    const failure = await typed(...words).catch((error: unknown) => asCliFailure(error));
    expect(failure).toMatchObject({ exitCode: EXIT.usage, message: expect.stringContaining(said) });
  });

  it('a repository is named by where it is', () => {
    expect(['/a/more-itertools', '/a/x.git/', 'https://example.com/owner/x.git', '/a/x.bundle'].map(nameOf)).toEqual([
      'more-itertools',
      'x',
      'x',
      'x',
    ]);
  });
});
