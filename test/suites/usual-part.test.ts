import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSuite } from '../../suites/load.js';

function task(id: string, more: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const call = (value: number) => ({ id: `of-${value}`, call: { fn: `${id}:run`, args: [value] }, expect: { returns: value } });
  return {
    [`${id}/task.json`]: { id, language: 'python', kind: 'repair', family: id, prompt: 'Gives it back.', editable: [`${id}.py`], ...more },
    [`${id}/files/${id}.py`]: 'def run(n):\n    return 0\n',
    [`${id}/reference/${id}.py`]: 'def run(n):\n    return n\n',
    [`${id}/cases.json`]: { visible: [call(1)], hidden: [call(2)] },
  };
}

const FILES = {
  'suite.json': { name: 'mine', description: 'Two tasks.', usual: { language: 'python', kinds: ['repair'] } },
  ...task('short', {}),
  ...task('longer', { kind: 'extend', difficulty: 'hard' }),
};

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'ratchet-usual-'));
  await write(FILES);
});
afterEach(async () => rm(home, { recursive: true }));

async function write(files: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

describe('a suite with a usual part', () => {
  it('is that part where nobody says otherwise, and counts the others', async () => {
    const { tasks, others } = await loadSuite(home, { seed: 1 });
    expect({ ids: tasks.map(({ id }) => id), others }).toEqual({ ids: ['short'], others: 1 });
  });

  it('gives other kinds to who asks for them, and says how hard a task is', async () => {
    const { tasks } = await loadSuite(home, { seed: 1, kinds: ['extend', 'performance'] });
    expect(tasks).toMatchObject([{ id: 'longer', kind: 'extend', difficulty: 'hard' }]);
    expect((await loadSuite(home, { seed: 1, language: 'all', kinds: 'all' })).tasks.map(({ id }) => id)).toEqual(['longer', 'short']);
  });

  it('says which kinds and languages there are where it has none of those that are asked for', async () => {
    await expect(loadSuite(home, { seed: 1, kinds: ['performance'] })).rejects.toThrow(
      /kinds = performance: .* of the kinds repair, extend only/,
    );
    await expect(loadSuite(home, { seed: 1, language: 'java' })).rejects.toThrow(/language = java: the suite has tasks in python only/);
  });

  it('tells what is wrong with a task that does not say what it is', async () => {
    await write(task('odd', { kind: 'guess' }));
    await expect(loadSuite(home, { seed: 1 })).rejects.toThrow(/odd\/task\.json: kind = "?guess/);
  });
});
