import { expect, it } from 'vitest';
import type { Commit } from '../../ports/repository.js';
import { minedFixes } from '../../suites/repository/mined-fixes.js';

const BEFORE = 'def most(items):\n    return max(items[1:])\n';
const TEXTS: Readonly<Record<string, string>> = { p: BEFORE, one: BEFORE.replace('[1:]', ''), much: 'a\nb\nc\nd\ne\nf\n' };

const commit = (id: string, message: string, paths: readonly string[]): Commit => ({
  id,
  parent: 'p',
  at: '2026-01-01T00:00:00Z',
  message,
  changes: paths.map((path) => ({ path, kind: 'changed' })),
});

it('commits that say that they mend, and change a few lines of one source, are rows with where they come from', async () => {
  const repositories = {
    commits: async () => [
      commit('one', 'Fix most: the first item counts too\n\nMore words.', ['src/most.py', 'tests/test_most.py']),
      commit('one', 'Speed things up', ['src/most.py']),
      commit('one', 'Fix two', ['src/most.py', 'src/other.py']),
      commit('much', 'Fix much', ['src/most.py']),
      commit('gone', 'Fix what is no text', ['src/most.py']),
    ],
    paths: async () => ['pyproject.toml', 'src/most.py'],
    text: async (_repository: string, id: string) => TEXTS[id] ?? null,
  };
  const mining = { repository: '/r', name: 'tools', limit: 9, licence: 'MIT' };
  const { rows, looked } = await minedFixes(repositories, mining, new AbortController().signal);
  expect(looked).toBe(5);
  expect(rows).toEqual([
    {
      task: 'tools-one',
      family: 'tools/src/most.py',
      language: 'python',
      about: 'Fix most: the first item counts too',
      question: [],
      file: 'src/most.py',
      before: BEFORE,
      failures: [],
      accepted: TEXTS['one'],
      rejected: null,
      source: { from: 'history', repository: 'tools', commit: 'one' },
      licence: 'MIT',
      madeAt: '2026-01-01T00:00:00Z',
    },
  ]);
});
