import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyBundle } from '../../domain/bundle.js';
import { foretoldOf, MAX_FORETOLD, type SeenTask } from '../../domain/foretold.js';
import { playbookFault } from '../../domain/playbook.js';
import { MAX_EDITS, PROPOSABLE, SETTINGS, type Proposal } from '../../domain/reflection.js';
import { withoutEdit } from '../../domain/search/edits.js';
import { FIRST_STRATEGY } from '../../domain/strategy.js';
import { ERROR_CLASSES } from '../../domain/verdict.js';

const NOTHING: Proposal = { action: 'rule-added', ruleId: '', rule: '', setting: '', value: 0, because: 'it helps' };
const rule = (text: string): Proposal => ({ ...NOTHING, rule: text });
const cold: Proposal = { ...NOTHING, action: 'decoding-changed', setting: 'temperature', value: 0 };

describe('a bundle of edits', () => {
  it('makes one strategy, and a version behind each edit', () => {
    const applied = applyBundle(FIRST_STRATEGY, { edits: [rule('Mind signs.'), cold] });
    expect(applied).toMatchObject({
      strategy: { rules: [{ text: 'Mind signs.' }], decoding: { temperature: 0 } },
      change: {
        action: 'edits-bundled',
        new: 'Mind signs.; temperature 0',
        edits: [{ action: 'rule-added' }, { action: 'decoding-changed' }],
      },
      through: [{ strategy: { rules: [{ text: 'Mind signs.' }], decoding: FIRST_STRATEGY.decoding }, change: { action: 'rule-added' } }],
    });
  });

  it('of one edit is that edit, and what cannot be done leaves the others as they are', () => {
    expect(applyBundle(FIRST_STRATEGY, { edits: [rule('a')] })).toMatchObject({ change: { action: 'rule-added', new: 'a' } });
    expect(applyBundle(FIRST_STRATEGY, { edits: [rule('a')] })).not.toHaveProperty('through');
    expect(applyBundle(FIRST_STRATEGY, { edits: [{ ...cold, value: 9 }, rule('a')] })).toMatchObject({ change: { action: 'rule-added' } });
    expect(applyBundle(FIRST_STRATEGY, { edits: [{ ...cold, value: 9 }] })).toEqual({ refused: 'temperature 9 is not from 0 to 1.5' });
    expect(applyBundle(FIRST_STRATEGY, { edits: [] })).toEqual({ refused: 'it holds no edit' });
  });

  it('shows train tasks that were offered, known ways to ask and known tools, and nothing else', () => {
    const offered = [{ taskId: 't1', family: 'f', text: 'The answer to t1.', solved: false }];
    const of = (action: Proposal['action'], text: string) =>
      applyBundle(FIRST_STRATEGY, { edits: [{ ...NOTHING, action, rule: text }] }, offered);
    expect(of('demonstrations-changed', 't1')).toMatchObject({ strategy: { demonstrations: [{ text: 'The answer to t1.' }] } });
    expect(of('demonstrations-changed', 'sealed-1')).toEqual({ refused: '"sealed-1" is no train task that may be shown' });
    expect(of('asking-changed', 'sections')).toMatchObject({ strategy: { asking: { headings: 'marked' } } });
    expect(of('asking-changed', 'loud')).toMatchObject({ refused: expect.stringContaining('no known way to ask') });
    expect(of('tools-changed', 'linter, compile-first')).toMatchObject({ strategy: { tools: ['linter', 'compile-first'] } });
    expect(of('tools-changed', 'none')).toMatchObject({ strategy: { tools: [] } });
    expect(of('tools-changed', 'hammer')).toMatchObject({ refused: expect.stringContaining('no tool') });
    expect(applyBundle(FIRST_STRATEGY, { edits: [{ ...NOTHING, action: 'memory-changed', setting: 'recall', value: 2 }] })).toMatchObject({
      strategy: { memory: { recall: 2 } },
    });
  });

  it('holds what a playbook may hold, whatever it is made of, and each version on the way too', () => {
    const edit: fc.Arbitrary<Proposal> = fc.record({
      action: fc.constantFrom(...PROPOSABLE),
      ruleId: fc.constantFrom('', 'r1', 'r2', 'r9'),
      rule: fc.oneof(fc.string(), fc.constantFrom('Mind signs.', 'plain', 'linter', 'none')),
      setting: fc.constantFrom('', ...SETTINGS),
      value: fc.oneof(fc.double(), fc.integer({ min: 0, max: 20 })),
      because: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const applied = applyBundle(FIRST_STRATEGY, { edits });
        if ('refused' in applied) return;
        const versions = [FIRST_STRATEGY, ...(applied.through ?? []).map(({ strategy }) => strategy), applied.strategy];
        expect(versions.length).toBeLessThanOrEqual(MAX_EDITS + 1);
        for (const each of versions) expect(playbookFault(each)).toBeNull();
        // the last edit can be taken away again
        expect(withoutEdit(applied.strategy, versions.at(-2) ?? FIRST_STRATEGY, applied.strategy)).toEqual(versions.at(-2));
      }),
    );
  });
});

describe('what a proposal foretells', () => {
  const SEEN: readonly SeenTask[] = [
    { taskId: 't1', solved: false, errorClass: 'Logic' },
    { taskId: 't2', solved: false, errorClass: 'Syntax' },
    { taskId: 't3', solved: true, errorClass: null },
    { taskId: 'group/t 4', solved: false, errorClass: 'Logic' },
  ];
  const said = (willFix: readonly string[], mayBreak: readonly string[] = []) =>
    foretoldOf({ evidence: '', rootCause: '', willFix, mayBreak }, SEEN);

  it('names tasks that were seen, or a class of failure, which stands for all that failed so', () => {
    expect(said(['t2', 't1']).willFix).toEqual(['t2', 't1']);
    expect(said(['t1, t2']).willFix).toEqual(['t1', 't2']);
    expect(said(['group/t 4']).willFix).toEqual(['group/t 4']);
    expect(said(['logic']).willFix).toEqual(['t1', 'group/t 4']);
    expect(said([], ['t3', 't1']).mayBreak).toEqual(['t3']);
  });

  it('drops what nobody has seen: a sealed task, one that is solved already, talk', () => {
    expect(said(['sealed-7', 't3', 'everything', '']).willFix).toEqual([]);
  });

  it('is bounded and within what was seen, whatever is said', () => {
    const seen = fc.array(
      fc.record({ taskId: fc.string({ minLength: 1 }), solved: fc.boolean(), errorClass: fc.constantFrom(null, ...ERROR_CLASSES) }),
    );
    const texts = fc.array(fc.oneof(fc.string(), fc.constantFrom<string>(...ERROR_CLASSES)));
    fc.assert(
      fc.property(seen, texts, texts, (tasks, willFix, mayBreak) => {
        const names = [...willFix, ...tasks.map(({ taskId }) => taskId)];
        const foretold = foretoldOf({ evidence: 'e', rootCause: 'c', willFix: names, mayBreak }, tasks);
        for (const [list, solved] of [
          [foretold.willFix, false],
          [foretold.mayBreak, true],
        ] as const) {
          expect(list.length).toBeLessThanOrEqual(MAX_FORETOLD);
          expect(new Set(list).size).toBe(list.length);
          for (const id of list) expect(tasks.some((each) => each.taskId === id && each.solved === solved)).toBe(true);
        }
      }),
    );
  });
});
