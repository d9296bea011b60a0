import { describe, expect, it } from 'vitest';
import { strategyMarkdown } from '../../domain/export.js';
import { diffLines, strategyDiff } from '../../domain/strategy-diff.js';
import { FIRST_STRATEGY, type Strategy, type StrategyVersion } from '../../domain/strategy.js';

const RULES = [
  { id: 'r1', text: 'Check the loop bounds first.', pinned: false },
  { id: 'r2', text: 'Then the\ncomparison: `operator-comparison`.', pinned: false },
];
const WITH_RULES: Strategy = { ...FIRST_STRATEGY, rules: RULES };
const version = (strategy: Strategy, change: StrategyVersion['change'] = null): StrategyVersion => ({
  id: 'bbbbbbbbbbbb',
  strategy,
  parent: change === null ? null : 'aaaaaaaaaaaa',
  change,
});

describe('a strategy as Markdown', () => {
  it('holds role, rules in order and what to do after a failure', () => {
    const text = strategyMarkdown(version(WITH_RULES));
    const places = [
      '# Role',
      FIRST_STRATEGY.prompts.role,
      '# Rules',
      '1. Check the loop bounds first.',
      '2. Then the comparison: `operator-comparison`.',
      '# When an attempt fails',
      FIRST_STRATEGY.prompts.reflection,
    ].map((part) => text.indexOf(part));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
  });

  it('has no empty sections', () => {
    const text = strategyMarkdown(version({ ...FIRST_STRATEGY, episode: { attempts: 1, samples: 1, reflections: 0 } }));
    expect(text).not.toContain('# Rules');
    expect(text).not.toContain('# When an attempt fails');
  });

  it('has what stands for examples that were chosen for each task, or says that they are missing', () => {
    const chosen = {
      id: 'c1',
      text: 'The answer to sums-1.',
      example: { language: 'python', task: 'Sum.', before: 'a', failing: '', answer: 'b' },
    };
    const choosing = version({ ...FIRST_STRATEGY, memory: { recall: 0, examples: 4 } });
    expect(strategyMarkdown(choosing)).toContain('None of them stand here');
    const text = strategyMarkdown(choosing, [chosen]);
    expect(text).toContain('The 1 that were chosen most often');
    expect(text.indexOf('# Examples')).toBeGreaterThan(text.indexOf('# Role'));
    expect(strategyMarkdown(version(FIRST_STRATEGY))).not.toContain('examples for each task');
  });

  it('says where it comes from in one comment that no text can end', () => {
    const text = strategyMarkdown(
      version(WITH_RULES, { action: 'rule-added', tactic: 'rule-add', evidence: [], old: '', new: 'x', because: 'it --> helps' }),
    );
    expect(text).toContain('made from aaaaaaaaaaaa');
    expect(text.split('-->')).toHaveLength(2);
    expect(text.indexOf('-->')).toBeLessThan(text.indexOf('# Role'));
  });
});

describe('what differs between two strategies', () => {
  it('is nothing for equals', () => {
    expect(strategyDiff(WITH_RULES, { ...WITH_RULES, rules: [...RULES] })).toEqual([]);
    const { examples: _, ...memory } = WITH_RULES.memory;
    expect(diffLines(strategyDiff({ ...WITH_RULES, memory }, { ...WITH_RULES, memory: { ...memory, examples: 2 } }))).toEqual([
      '@@ memory.examples @@',
      '-0',
      '+2',
    ]);
    expect(strategyDiff({ ...WITH_RULES, memory }, { ...WITH_RULES, memory: { ...memory, examples: 0 } })).toEqual([]);
    expect(diffLines([])).toEqual([]);
  });

  it('names each changed setting with both values', () => {
    const changes = strategyDiff(FIRST_STRATEGY, {
      ...FIRST_STRATEGY,
      decoding: { ...FIRST_STRATEGY.decoding, temperature: 0.9 },
      memory: { recall: 0 },
    });
    expect(diffLines(changes)).toEqual(['@@ decoding.temperature @@', '-0.4', '+0.9', '@@ memory.recall @@', '-4', '+0']);
  });

  it('shows only the rules that moved, came or went', () => {
    expect(strategyDiff(FIRST_STRATEGY, WITH_RULES)).toMatchObject([
      { part: 'rules', removed: [], added: [/^1\. \[r1\]/, /^2\. \[r2\]/].map((line) => expect.stringMatching(line)) },
    ]);
    expect(strategyDiff(WITH_RULES, { ...WITH_RULES, rules: RULES.slice(0, 1) })).toMatchObject([
      { removed: [expect.stringMatching(/^2\. \[r2\]/)], added: [] },
    ]);
  });

  it('shows only the lines of a prompt that differ', () => {
    const [first = '', ...rest] = FIRST_STRATEGY.prompts.role.split('\n');
    const changes = strategyDiff(FIRST_STRATEGY, {
      ...FIRST_STRATEGY,
      prompts: { ...FIRST_STRATEGY.prompts, role: [first, 'Be brief.', ...rest].join('\n') },
    });
    expect(changes).toEqual([{ part: 'prompts.role', removed: [], added: ['Be brief.'] }]);
  });
});
