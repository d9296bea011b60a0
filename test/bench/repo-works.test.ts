import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BenchHome, BenchFailure } from '../../bench/home.js';
import { noEnds, workOn, workRows } from '../../bench/repo-works.js';

let scratch: string;
beforeEach(() => (scratch = mkdtempSync(join(tmpdir(), 'ratchet-repo-works-'))));
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const TASKS = [{ id: 'one' }, { id: 'two' }];

/** A home whose `solve` fails on one task, and tells what it was asked. */
function home(failing: string | null, asked: string[]): BenchHome {
  const json = (...args: readonly string[]): Promise<unknown> => {
    const [task, strategy] = [args.at(-1) ?? '', args[args.indexOf('--strategy') + 1] ?? ''];
    asked.push(`${strategy} ${task}`);
    if (task === failing) return Promise.reject(new BenchFailure('ratchet solve ended with 1: no set-up'));
    const ended = { solved: strategy === 'agent', plausible: true, attempts: 2, status: 'failed', reason: '' };
    return Promise.resolve({ tasks: [ended], modelCalls: 7, wallMs: 1_500 });
  };
  return { folder: scratch, over: new AbortController().signal, ratchet: () => Promise.reject(new TypeError('not asked')), json };
}

function options(): Parameters<typeof workOn>[2] {
  return { suite: '/suite', attempts: 4, journal: join(scratch, 'works.jsonl'), timeIsLeft: () => true };
}

describe('the offline model on tasks of a repository', () => {
  it('is measured task by task: one that fails is told, costs the others nothing, and is tried again', async () => {
    const asked: string[] = [];
    const works = await workOn(home('one', asked), TASKS, options());
    expect(asked).toEqual(['first one', 'agent one', 'first two', 'agent two']);
    expect(workRows('calc', works, 2)).toEqual([
      ['calc', 'answer', 1, 1, 0, 2, 7, '2', 1, 0],
      ['calc', 'agent', 1, 1, 1, 2, 7, '2', 1, 0],
    ]);
    expect(noEnds('calc', works)[0]).toBe('calc, answer, one: came to no end: ratchet solve ended with 1: no set-up');
    const again: string[] = [];
    await workOn(home(null, again), TASKS, options());
    expect(again).toEqual(['first one', 'agent one']);
    expect(readFileSync(options().journal, 'utf8').trim().split('\n')).toHaveLength(4);
  });

  it('is cut by the time, and says on how many', async () => {
    let left = 1;
    const works = await workOn(home(null, []), TASKS, { ...options(), timeIsLeft: () => left-- > 0 });
    expect(workRows('calc', works, 2)).toEqual([['calc', 'answer', 1, 1, 0, 2, 7, '2', 0, 1]]);
  });
});
