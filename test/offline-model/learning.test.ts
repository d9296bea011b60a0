import { assert, double, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonPrompt, proposePrompt, reflectPrompt, type LessonLine } from '../../domain/prompt.js';
import { applyProposal } from '../../domain/proposal.js';
import type { Change } from '../../domain/strategy.js';
import { parseAnswer } from '../../domain/answer/answer.js';
import { learn } from '../../offline-model/answers/lesson.js';
import { propose } from '../../offline-model/answers/propose.js';
import { reflect } from '../../offline-model/answers/reflect.js';
import { solve } from '../../offline-model/answers/solve.js';
import { readTask, sectionsOf } from '../../offline-model/prompt/read-prompt.js';
import { draw } from '../../offline-model/rank/sample.js';
import { poolsOf } from '../../offline-model/rank/pools.js';
import { AS_GIVEN, COUNT_UP, promptOf, strategyWith, taskOf, toolbox, type Asked } from './fixtures.js';
import { editOf, type Tried } from '../../domain/tried.js';

const task = taskOf(COUNT_UP);
const FIXED = COUNT_UP.replace('<=', '<');
const PLAIN = { n: 4, temperature: 0, seed: 1 };

/** The share of the fix among all candidates. */
function shareOfFix(asked: Asked): number {
  const [pool] = poolsOf(readTask(promptOf(task, asked)), toolbox());
  if (pool === undefined) return Number.NaN;
  const weights = pool.scores.map(Math.exp);
  return (
    (weights[pool.candidates.findIndex((candidate) => candidate.text === FIXED)] ?? 0) / weights.reduce((sum, weight) => sum + weight, 0)
  );
}

function tried(text: string, passed: number): Tried {
  return { ...AS_GIVEN, candidate: { 'solution.py': text }, passed, total: 4 };
}

describe('solve', () => {
  it('answers whole programs that differ and were not tried', () => {
    const texts = solve(readTask(promptOf(task)), toolbox(), { ...PLAIN, n: 8 });
    const again = solve(readTask(promptOf(task, { tried: [AS_GIVEN, ...texts.map((text) => tried(codeOf(text), 0))] })), toolbox(), {
      ...PLAIN,
      n: 8,
    });
    expect(new Set([...texts, ...again]).size).toBe(16);
    for (const text of texts) expect(parseAnswer(text, task)).toMatchObject({ kind: 'files' });
  });

  it('gives the same answers to the same request, also from a new process memory', () => {
    const view = readTask(promptOf(task));
    const decoding = { n: 4, temperature: 0.7, seed: 11 };
    const warm = toolbox();
    expect(solve(view, warm, decoding)).toEqual(solve(view, warm, decoding));
    expect(solve(view, toolbox(), decoding)).toEqual(solve(view, warm, decoding));
    expect(solve(view, warm, { ...decoding, seed: 12 })).not.toEqual(solve(view, warm, decoding));
  });

  it('says so when it is given no program, and does not fail', () => {
    const texts = solve(readTask(promptOf(taskOf('def broken(:\n'))), toolbox(), PLAIN);
    expect(texts.every((text) => parseAnswer(text, task).kind === 'unusable')).toBe(true);
  });

  it('builds on an edit that made more cases pass', () => {
    const better = COUNT_UP.replace('index = 0', 'index = 1');
    const texts = solve(readTask(promptOf(task, { tried: [AS_GIVEN, tried(better, 3)] })), toolbox(), { ...PLAIN, n: 60 });
    expect(texts.filter((text) => codeOf(text).includes('index = 1') && codeOf(text) !== better).length).toBeGreaterThan(0);
  });
});

describe('what changes the order', () => {
  const plain = shareOfFix({});

  it.each<[string, Asked]>([
    ['a rule with the operator', { rules: ['Try `compare-swap` first.'] }],
    ['a rule for the symptom', { rules: ['When a test raised IndexError, try `compare-swap` first.'] }],
    ['a rule with a place', { rules: ['Look at the loop condition first.'] }],
    [
      'a recalled sentence',
      {
        recalled: [
          { id: 'm1', sentence: 'When the program raised IndexError, `compare-swap` at a loop condition mended it: replace `<=` by `<`.' },
        ],
      },
    ],
    [
      'a reflection on the line',
      {
        reflections: [
          {
            errorClass: 'Logic',
            suspectedCause: '',
            place: { path: 'solution.py', line: 3 },
            nextIdea: 'Look at the loop condition.',
            confidence: 0.9,
            sentence: 'The loop runs too far.',
          },
        ],
      },
    ],
    ['an edit of the line that helped', { tried: [AS_GIVEN, tried(COUNT_UP.replace('<= len(numbers)', '== len(numbers)'), 2)] }],
  ])('%s lifts the fix', (_, asked) => {
    expect(shareOfFix(asked)).toBeGreaterThan(plain);
  });

  it.each<[string, Asked]>([
    ['a warning', { rules: ['Avoid `compare-swap`.'] }],
    ['a rule for something else', { rules: ['Try `negate`, then `wrap-call` first.'] }],
  ])('%s does not', (_, asked) => {
    expect(shareOfFix(asked)).toBeLessThan(plain);
  });

  it('a rule that holds every kind of change for equally likely takes the experience away, and learning can bring it back', () => {
    const alike = 'Hold every kind of change for equally likely.';
    const blank = shareOfFix({ rules: [alike] });
    expect(blank).toBeLessThan(shareOfFix({}));
    expect(shareOfFix({ rules: [alike, 'Try `compare-swap` first.'] })).toBeGreaterThan(blank);
  });

  it('a rule for another symptom changes nothing', () => {
    expect(shareOfFix({ rules: ['When a test returned nothing, try `compare-swap` first.'] })).toBe(plain);
  });
});

describe('reflect', () => {
  it('names the symptom, a place and an idea in the words that the next prompt understands', () => {
    const made = reflect(readTask(reflectPrompt(strategyWith([]), task, [AS_GIVEN])), toolbox());
    expect(made).toMatchObject({ errorClass: 'Logic', place: { path: 'solution.py' } });
    expect(made.sentence).toContain('raised IndexError');
    expect(made.nextIdea).toMatch(/`[a-z-]+`/);
    expect(made.confidence).toBeGreaterThan(0);
    expect(made.confidence).toBeLessThanOrEqual(1);
  });
});

describe('learn', () => {
  it('tells the operator, the place and the rewrite that mended the symptom', () => {
    const lesson = learn(readTask(lessonPrompt(strategyWith([]), task, [AS_GIVEN], { 'solution.py': FIXED })), toolbox());
    expect(lesson).toMatchObject({ symptom: 'raised IndexError', remedy: '`compare-swap` at a loop condition: replace `<=` by `<`' });
    expect(lesson.sentence).not.toContain('first_above');
    expect(shareOfFix({ recalled: [{ id: 'm', sentence: lesson.sentence }] })).toBeGreaterThan(shareOfFix({}));
  });

  it('tells what did not help', () => {
    const lesson = learn(
      readTask(lessonPrompt(strategyWith([]), task, [AS_GIVEN, tried(COUNT_UP.replace('index = 0', 'index = 1'), 0)], null)),
      toolbox(),
    );
    expect(lesson.remedy).toBe('nothing helped (tried in vain: `constant-step` 1)');
    expect(lesson.sentence).toContain('`constant-step` did not help');
  });
});

describe('propose', () => {
  const lessons = [
    line('raised IndexError', '`compare-swap` at a loop condition: replace `<=` by `<`'),
    line('raised IndexError', '`compare-swap` at a branch condition'),
    line('raised IndexError', '`compare-swap` at a loop condition'),
    line('returned nothing', '`insert-statement` at a function body'),
  ];
  const withVain = [
    ...lessons,
    line('returned nothing', '`compare-swap` at a loop condition (tried in vain: `wrap-call` 30, `compare-swap` 1)'),
  ];

  it('learns a rule that lifts such fixes', () => {
    const made = propose(sectionsOf(proposePrompt(strategyWith([]), { episodes: [], lessons, failedBefore: [], feedback: [] })), 0, 1);
    expect(made.action).toBe('rule-added');
    expect(made.rule).toContain('`compare-swap`');
    expect(shareOfFix({ rules: [made.rule] })).toBeGreaterThan(shareOfFix({}));
  });

  it('learns what is tried too often', () => {
    const made = Array.from({ length: 60 }, (_, seed) =>
      propose(sectionsOf(proposePrompt(strategyWith([]), { episodes: [], lessons: withVain, failedBefore: [], feedback: [] })), 1, seed),
    );
    expect(made.map((each) => each.rule)).toContain('Rarely try `wrap-call`.');
    expect(shareOfFix({ rules: ['Rarely try `wrap-call`.'] })).toBeGreaterThan(shareOfFix({}));
  });

  it('keeps one list of operators up to date rather than two', () => {
    const made = Array.from({ length: 60 }, (_, seed) =>
      propose(
        sectionsOf(
          proposePrompt(strategyWith(['Try `negate` first.']), { episodes: [], lessons: withVain, failedBefore: [], feedback: [] }),
        ),
        1,
        seed,
      ),
    );
    expect(made).toContainEqual(expect.objectContaining({ action: 'rule-changed', ruleId: 'r1', rule: 'Try `compare-swap` first.' }));
    expect(made.filter((each) => each.action === 'rule-added' && each.rule.startsWith('Try `'))).toEqual([]);
  });

  it('never proposes what did not help', () => {
    const failed: Change[] = [];
    for (let index = 0; index < 100; index += 1) {
      const made = propose(
        sectionsOf(proposePrompt(strategyWith([]), { episodes: [], lessons, failedBefore: failed, feedback: [] })),
        0,
        1,
      );
      if (made.rule === '' && made.setting === '') break;
      const applied = applyProposal(strategyWith([]), made);
      if ('refused' in applied) throw new TypeError(applied.refused);
      const change = { ...applied.change, tactic: '' };
      expect(failed.map((each) => each.new)).not.toContain(change.new);
      failed.push(change);
    }
    expect(failed.length).toBeGreaterThan(4);
    expect(failed.length).toBeLessThan(100);
  });

  it('drops a rule whose operators no longer mend anything', () => {
    const made = new Set(
      Array.from(
        { length: 40 },
        (_, seed) =>
          propose(
            sectionsOf(proposePrompt(strategyWith(['Try `negate` first.']), { episodes: [], lessons, failedBefore: [], feedback: [] })),
            2,
            seed,
          ).action,
      ),
    );
    expect(made).toContain('rule-dropped');
    expect(made).toContain('decoding-changed');
  });

  it('takes a person at their word first', () => {
    const made = propose(
      sectionsOf(
        proposePrompt(strategyWith([]), {
          episodes: [],
          lessons,
          failedBefore: [],
          feedback: ['Look at the loop range first.', 'Good work!'],
        }),
      ),
      0,
      1,
    );
    expect(made).toMatchObject({ action: 'rule-added', rule: 'Look at the loop range first.' });
  });

  it('has something to say without lessons, in the form that was asked for', () => {
    assert(
      property(integer(), (seed) => {
        const made = propose(
          sectionsOf(proposePrompt(strategyWith([]), { episodes: [], lessons: [], failedBefore: [], feedback: [] })),
          1,
          seed,
        );
        expect(Object.keys(made).toSorted()).toEqual(['action', 'because', 'rule', 'ruleId', 'setting', 'value']);
      }),
    );
  });
});

describe('draw', () => {
  const scores = Float64Array.from([0, -1, -2, Number.NEGATIVE_INFINITY, -0.5]);

  it('is the plain order at temperature 0, without what was tried', () => {
    expect([...draw(scores, 0, 7)]).toEqual([0, 4, 1, 2]);
  });

  it('is a seeded order of the same indices above it', () => {
    assert(
      property(integer({ min: 0 }), double({ min: 0.01, max: 2, noNaN: true }), (seed, temperature) => {
        const order = [...draw(scores, temperature, seed)];
        expect(order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 4]);
        expect([...draw(scores, temperature, seed)]).toEqual(order);
      }),
    );
  });

  it('draws by the shares of the scores', () => {
    const n = 4_000;
    const firsts = Array.from({ length: n }, (_, seed) => draw(scores, 1, seed).next().value);
    const shares = [...scores].map((score) => Math.exp(score) / [...scores].reduce((sum, each) => sum + Math.exp(each), 0));
    for (const [index, share] of shares.entries())
      expect(Math.abs(firsts.filter((first) => first === index).length / n - share)).toBeLessThan(0.03);
  });
});

describe('editOf', () => {
  it('is how the model knows an edit again', () => {
    const [pool] = poolsOf(readTask(promptOf(task)), toolbox());
    const fix = pool?.candidates.find((candidate) => candidate.text === FIXED);
    expect(fix === undefined ? null : pool?.editOf(fix)).toBe(editOf(task, { 'solution.py': FIXED }));
  });
});

function line(symptom: string, remedy: string): LessonLine {
  return { solved: true, attempts: 9, symptom, remedy };
}

function codeOf(text: string): string {
  const answer = parseAnswer(text, task);
  return answer.kind === 'files' ? (answer.files['solution.py'] ?? '') : '';
}
