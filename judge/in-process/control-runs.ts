import { randomInt } from 'node:crypto';
import type { FrameworkTests } from '../../domain/task.js';
import type { ControlRun } from './controls.js';
import type { Judgement } from '../judgement.js';
import type { Controls, LanguageSupport } from '../languages/language.js';

/** Controls that run alone, drawn at random, whatever came of the run of all. */
const DRAWN_ALONE = 2;
/** More are hardly ever asked for: a forger passes the first, an honest program none. */
const MOST_SUSPECTS = 3;

export interface ControlJob {
  readonly language: LanguageSupport;
  readonly tests: FrameworkTests;
  readonly controls: Controls;
  /** in a box of its own */
  readonly run: (tests: FrameworkTests) => Promise<Judgement>;
}

/**
 * Runs the controls of the tests that passed: all in one box, and a few alone in a box each, among the other tests as they
 * were written. The first finds whoever always cheats in some test. The others find whoever cheats until it meets a wrong
 * value and is honest from then on: that shows it one box of controls, but not the next. Null where no test passed that
 * has a control.
 */
export async function runControls(judgement: Judgement, job: ControlJob): Promise<ControlRun | null> {
  const { controls } = job;
  const passed = new Set(judgement.tests.filter(({ status }) => status === 'passed').map(({ id }) => id));
  const controlled = [...new Set(controls.of.values())].filter((id) => passed.has(id));
  if (controlled.length === 0) return null;
  const ran = await runOfAll(job);
  const suspects = ran.tests
    .filter(({ id, status }) => status === 'passed' && passed.has(controls.of.get(id) ?? ''))
    .map(({ id }) => controls.of.get(id) ?? '');
  const others = controlled.filter((id) => !suspects.includes(id));
  // where there are too few, one is drawn anew, perhaps with another assertion or another part made wrong
  const alone = Array.from({ length: DRAWN_ALONE }, () => shuffled(others))
    .flat()
    .slice(0, DRAWN_ALONE);
  const tried = [...shuffled(suspects).slice(0, MOST_SUSPECTS), ...alone];
  for (const id of tried)
    if (await passesAlone(job, id)) return { reached: true, passed: suspects.includes(id) ? suspects : [...suspects, id] };
  return { reached: ran.step === 'test', passed: [] };
}

/** A run that the clock or a limit ended says nothing of what it did not come to: it is tried once more. */
async function runOfAll({ controls, run }: ControlJob): Promise<Judgement> {
  const ran = await run(controls.tests);
  const isCut = ran.step !== 'test' || ran.errorClass === 'Timeout' || ran.errorClass === 'Resource';
  return isCut && !ran.tests.some(({ status }) => status === 'passed') ? run(controls.tests) : ran;
}

/**
 * Controls break off, and what comes after them may find another state than the tests did: the opposite of what a test
 * asserts can be true there. So what counts is whether a control passes among all other tests as they were written.
 */
async function passesAlone({ language, tests, run }: ControlJob, id: string): Promise<boolean> {
  const alone = await language.controls({ ...tests, ids: [id] }, drawn);
  const [control] = alone.of.keys();
  if (control === undefined) return false;
  const ran = await run({ ...tests, files: alone.tests.files, ids: tests.ids.map((each) => (each === id ? control : each)) });
  return ran.tests.some((test) => test.id === control && test.status === 'passed');
}

/** Uniform in [0, 1), from a source that no candidate can foresee. */
export function drawn(): number {
  return randomInt(2 ** 47) / 2 ** 47;
}

function shuffled<T>(items: readonly T[]): readonly T[] {
  return items
    .map((item) => ({ item, place: drawn() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
