import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Trajectory, Turn } from '../../../domain/agent/trajectory.js';
import { turnPrompt } from '../../../domain/agent/turn-prompt.js';
import { tokensOf } from '../../../domain/playbook.js';
import { AGENT_SOLVER, FIRST_AGENT } from '../../../domain/strategy.js';
import { repoTask } from '../../support/repo-task.js';

const turnOf = (index: number, length: number): Turn => ({
  answer: `I run number ${index}. ${'a'.repeat(length)}`,
  unreadable: '',
  steps: [
    { action: { kind: 'run', command: `echo ${index}` }, observation: { outcome: 'done', text: `exit code 0\n${'x'.repeat(length)}` } },
  ],
  spent: { tokens: 1, costUsd: 0, wallMs: 1 },
});

function asked(turns: readonly Turn[], promptTokens: number) {
  const trajectory: Trajectory = { entered: { files: ['a.py'], total: 1, readOnly: ['tests/'], tests: null }, turns };
  const solver = { ...AGENT_SOLVER, promptTokens };
  return turnPrompt({
    strategy: { ...FIRST_AGENT, solver },
    solver,
    task: repoTask(),
    trajectory,
    recalled: [],
    tried: [],
    reflections: [],
  });
}

const size = (messages: readonly { readonly content: string }[]): number =>
  messages.reduce((sum, { content }) => sum + tokensOf(content), 0);

describe('the question of a turn', () => {
  it('holds each turn whole while there is room', () => {
    const messages = asked([turnOf(0, 10), turnOf(1, 10)], 24_000);
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user', 'assistant', 'user']);
    expect(messages[3]?.content).toBe(`[run echo 0]\nexit code 0\n${'x'.repeat(10)}\n\n(39 turns are left.)`);
  });

  it('leaves out what was seen in the oldest turns first, and says what was done there', () => {
    const messages = asked(
      Array.from({ length: 10 }, (_, index) => turnOf(index, 4_000)),
      14_000,
    );
    const texts = messages.map(({ content }) => content);
    expect(texts[2]).toBe('(I did: run echo 0)');
    expect(texts[3]).toContain('[run echo 0] exit code 0 (the rest is left out here)');
    expect(texts.at(-1)).toContain('x'.repeat(4_000));
  });

  it('begins as the question before it did, but for every few turns', () => {
    const turns = Array.from({ length: 30 }, (_, index) => turnOf(index, 3_000));
    const questions = turns.map((_, index) => asked(turns.slice(0, index + 1), 20_000).map(({ content }) => content));
    const kept = questions.slice(1).filter((texts, index) => questions[index]?.every((text, at) => texts[at] === text) === true);
    expect(kept.length).toBeGreaterThanOrEqual(18);
  });

  it('never has two messages of one role in a row, and stays within its tokens as long as one turn does', () => {
    const some = fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 300, size: 'max' });
    fc.assert(
      fc.property(some, fc.integer({ min: 6_000, max: 20_000 }), (lengths, tokens) => {
        const messages = asked(
          lengths.map((length, index) => turnOf(index, length)),
          tokens,
        );
        expect(messages.every(({ role }, index) => index === 0 || role !== messages[index - 1]?.role)).toBe(true);
        expect(messages.at(-1)?.role).toBe('user');
        expect(size(messages)).toBeLessThanOrEqual(tokens);
      }),
      { numRuns: 30 },
    );
  });
});
