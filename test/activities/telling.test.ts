import { describe, expect, it } from 'vitest';
import { episode } from '../../activities/episode/episode.js';
import { FIRST_STRATEGY, policyOf } from '../../domain/strategy.js';
import { episodesOf, shuffledReflection, type Telling } from '../../domain/telling.js';
import type { Reflection } from '../../domain/reflection.js';
import { codeReader } from '../../judge/shapes.js';
import { strategyId, taskHash } from '../../ports/keys.js';
import type { MemoryRow } from '../../ports/records.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';

const KINDS = ['lesson', 'fix', 'success'] as const;

/** Thirty rows of each kind: those of number 0 are the nearest. */
function rows(): readonly MemoryRow[] {
  return KINDS.flatMap((kind) =>
    Array.from({ length: 30 }, (_, index) => ({
      id: `${kind}-${String(index).padStart(2, '0')}`,
      campaign: 'c',
      branch: 0,
      cycle: 0,
      pool: 'train' as const,
      family: `other ${index}`,
      taskId: `other ${index}`,
      language: 'python',
      kind,
      sentence: `Told of ${kind} ${index}.`,
      key: index === 0 ? 'f(1) returned 2, expected 1\nbroken 0' : `something else ${index} and more`,
      symptom: '',
      remedy: '',
      solved: true,
      attempts: 1,
    })),
  );
}

function isReflection(text: string): boolean {
  return text.includes('"errorClass"');
}

/** What an episode that never succeeds asks, and what came of it. */
async function asked(telling?: Telling) {
  const { suite, model, sandbox } = toyWorld({ plain: 0 });
  const store = openFakeStore();
  const [task] = suite.tasks;
  if (task === undefined) throw new TypeError('the toy suite is empty');
  await store.keep('tasks', taskHash(task), task);
  const id = strategyId(FIRST_STRATEGY);
  await store.keep('strategies', id, { id, strategy: FIRST_STRATEGY, parent: null, change: null });
  await store.budget.open('c', { modelCalls: null, costUsd: null });
  const memory = openFakeMemory({ store });
  await memory.remember(rows());
  const spec = {
    address: 'c/exam/side:first/task/toy-000',
    campaign: 'c',
    model: 'fake-1',
    task: taskHash(task),
    strategy: id,
    seed: 1,
    view: [{ branch: 0, upToCycle: 0 }],
    ...(telling === undefined ? {} : { telling }),
  };
  const ports = { model, sandbox, store, memory, code: codeReader };
  const record = await episode(ports, { ...spec, ...policyOf(FIRST_STRATEGY, 12) }, new AbortController().signal);
  const texts = model.requests.map(({ messages }) => messages.map(({ content }) => content).join('\n'));
  return { record, questions: texts.filter((text) => !isReflection(text)), reflections: texts.filter(isReflection).length };
}

const kindsTold = ({ recalled }: { readonly recalled: readonly string[] }): readonly string[] => [
  ...new Set(recalled.map((id) => id.replace(/-\d+$/, ''))),
];

describe('what the questions of an episode are told', () => {
  it('is all that there is, where nobody says otherwise', async () => {
    const { record, questions, reflections } = await asked();
    expect(reflections).toBe(2);
    expect(questions.at(-1)).toContain('It is broken.');
    expect(record.recalled).toHaveLength(4);
    expect(record.reflected).toEqual({ made: 2, place: 2, right: 2 });
  });

  it('has no reflection with none, and none is paid for', async () => {
    const { record, questions, reflections } = await asked({ reflection: 'none' });
    expect(reflections).toBe(0);
    expect(questions.at(-1)).not.toContain('It is broken.');
    expect(record.reflected).toBeUndefined();
  });

  it('has reflections with shuffled content, as many and as long; asked twice the same', async () => {
    const [own, shuffled, again] = [await asked(), await asked({ reflection: 'shuffled' }), await asked({ reflection: 'shuffled' })];
    expect(shuffled.reflections).toBe(own.reflections);
    expect(shuffled.questions).toEqual(again.questions);
    expect(shuffled.questions.at(-1)).not.toEqual(own.questions.at(-1));
    expect(shuffled.questions[0]).toEqual(own.questions[0]);
  });

  it.each([
    ['errors', ['lesson', 'fix']],
    ['code', ['success']],
    ['none', []],
  ] as const)('holds of memory %s alone', async (memory, kinds) => {
    const { record, questions } = await asked({ memory });
    expect(kindsTold(record).toSorted()).toEqual([...kinds].toSorted());
    expect(record.recalled).toHaveLength(kinds.length === 0 ? 0 : 4);
    expect(questions.some((text) => text.includes('Told of'))).toBe(kinds.length > 0);
  });

  it('is told of other tasks than the nearest where memory is shuffled, as much; asked twice the same', async () => {
    const [own, shuffled, again] = [await asked(), await asked({ memoryContent: 'shuffled' }), await asked({ memoryContent: 'shuffled' })];
    expect(own.record.recalled.filter((id) => id.endsWith('-00'))).toHaveLength(3);
    expect(shuffled.record.recalled).toHaveLength(own.record.recalled.length);
    expect(shuffled.record.recalled.filter((id) => id.endsWith('-00')).length).toBeLessThan(3);
    expect(shuffled.record.recalled).toEqual(again.record.recalled);
  });
});

function words({ suspectedCause, nextIdea, sentence }: Reflection): readonly string[] {
  return `${suspectedCause} ${nextIdea} ${sentence}`.replaceAll('`', '').split(' ').toSorted();
}

describe('a reflection with its content shuffled', () => {
  const own: Reflection = {
    errorClass: 'Logic',
    suspectedCause: 'the comparison at line 3',
    place: { path: 'a.py', line: 3 },
    nextIdea: 'Try `swap-comparison` at the comparison.',
    confidence: 0.4,
    sentence: 'The program returned a wrong value.',
  };

  it('has the same words, and names no code', () => {
    const shuffled = shuffledReflection(own, 1, 'x', 40);
    expect(words(shuffled)).toEqual(words(own));
    expect(shuffled.nextIdea).not.toContain('`');
    expect(shuffled.confidence).toBe(own.confidence);
    expect(shuffled.place.line).toBeLessThanOrEqual(40);
    expect(shuffledReflection(own, 1, 'x', 40)).toEqual(shuffled);
  });

  it('names each line as often as another', () => {
    const lines = Array.from({ length: 200 }, (_, at) => shuffledReflection(own, 1, String(at), 4).place.line);
    for (const line of [1, 2, 3, 4]) expect(lines.filter((each) => each === line).length).toBeGreaterThan(25);
  });
});

it('what is usual is not written into episodes, so that those of before stay what they were', () => {
  expect(episodesOf({ model: 'm' })).toEqual({ model: 'm' });
  expect(episodesOf({ model: 'm', reflection: 'own', memory: 'both', memoryContent: 'own' })).toEqual({ model: 'm' });
  expect(episodesOf({ model: 'm', reflection: 'none', memory: 'code' })).toEqual({
    model: 'm',
    telling: { reflection: 'none', memory: 'code' },
  });
});
