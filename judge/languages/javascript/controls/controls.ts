import type { FrameworkTests } from '../../../../domain/task.js';
import { parseSource } from '../../../../syntax/source.js';
import { type Controls, noControls } from '../../language.js';
import { OtherValues } from '../../other-values.js';
import { type Replacement, randomName, rewrite } from '../../../../syntax/rewrite.js';
import { assertionOf, conditionOf } from './assertions.js';
import { Expected } from './expected.js';
import { Names } from './names.js';
import { Surely } from './surely.js';
import { type TestSite, TestSites } from './tests.js';
import { wrongTest } from './wrong-test.js';
import { wrongValue } from './wrong-value.js';
import { Choices } from './choices.js';

/**
 * The tests of jest and node:test, each with one thing that it expects made wrong. A program that prints TAP has no form that could be
 * read.
 */
export function controlsIn(grammar: 'javascript' | 'typescript') {
  return async (tests: FrameworkTests, random: () => number): Promise<Controls> => {
    if (tests.framework === 'tap') return noControls(tests);
    const files: Record<string, string> = { ...tests.files };
    const of = new Map<string, string>();
    const denied = new Set<string>();
    for (const [path, text] of Object.entries(tests.files)) {
      const ids = tests.ids.filter((id) => id.startsWith(`${path} > `));
      if (ids.length === 0) continue;
      const control = await controlOf({
        text,
        names: ids.map((id) => id.slice(path.length + 3)),
        framework: tests.framework,
        grammar,
        random,
      });
      files[path] = control.text;
      for (const [index, id] of ids.entries()) {
        const certainty = control.certain[index] ?? 'none';
        if (certainty !== 'none') of.set(id, id);
        if (certainty === 'denied') denied.add(id);
      }
    }
    return { tests: { ...tests, files }, of, denied };
  };
}

interface TestFile {
  readonly text: string;
  /** of its tests, less the path */
  readonly names: readonly string[];
  readonly framework: string;
  readonly grammar: string;
  readonly random: () => number;
}

/** Whether a test is certain to fail, and whether only by what denies what it asserts. */
type Certainty = 'wrong' | 'denied' | 'none';

/** `certain`: of each name, the least of every test that may have it. */
async function controlOf({
  text,
  names: ids,
  framework,
  grammar,
  random,
}: TestFile): Promise<{ readonly text: string; readonly certain: readonly Certainty[] }> {
  const root = await parseSource(grammar, text);
  const names = new Names(root);
  const values = new OtherValues(text, random);
  const asserted = root.descendantsOfType('call_expression').map((each) => assertionOf(each, names));
  const all = [...asserted, ...root.descendantsOfType('if_statement').map((each) => conditionOf(each, names))].flatMap(
    (each) => each?.sides ?? [],
  );
  const sides = all.filter((side) => side.compared === 'whole').map((side) => side.node);
  const expected = new Expected(names, sides, values, random);
  const choices = new Choices(expected, randomName('other', random));
  const surely = new Surely(names, expected, random);
  const certain = new Map<TestSite, Certainty>();
  const decide = (site: TestSite, isWithin: boolean): Certainty => {
    // subtests are known only when their test runs
    const isAsked = isWithin || ids.some((id) => site.ids.test(id));
    const within = site.subtests.map((each) => decide(each, isAsked));
    const own = site.subtests.length > 0 || !isAsked ? null : wrongTest(site, surely, choices, random);
    const certainty = within.length > 0 ? best(within) : own === null ? 'none' : own === 'denial' ? 'denied' : 'wrong';
    certain.set(site, certainty);
    return certainty;
  };
  for (const site of new TestSites(names, expected, framework).of(root)) decide(site, false);
  const made = choices.usesOther
    ? [{ from: text.length, to: text.length, text: ` ${wrongValue(choices.other, 1 + Math.floor(random() * 9))}` }]
    : [];
  return {
    text: rewrite(text, [...choices.changes, ...made].toSorted(innerFirst)),
    certain: ids.map((id) => {
      const sites = [...certain].filter(([site]) => site.ids.test(id)).map(([, certainty]) => certainty);
      return sites.length === 0 || sites.includes('none') ? 'none' : sites.includes('denied') ? 'denied' : 'wrong';
    }),
  };
}

function best(certainties: readonly Certainty[]): Certainty {
  return (['wrong', 'denied'] as const).find((each) => certainties.includes(each)) ?? 'none';
}

/** What is put before a stretch comes after what is put in its place. */
function innerFirst(a: Replacement, b: Replacement): number {
  return b.to - a.to;
}
