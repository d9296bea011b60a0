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

/** The tests of jest and node:test, each with one thing that it expects made wrong. A program that prints TAP has no form that could be read. */
export function controlsIn(grammar: 'javascript' | 'typescript') {
  return async (tests: FrameworkTests, random: () => number): Promise<Controls> => {
    if (tests.framework === 'tap') return noControls(tests);
    const files: Record<string, string> = { ...tests.files };
    const of = new Map<string, string>();
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
      for (const [index, id] of ids.entries()) if (control.certain[index] === true) of.set(id, id);
    }
    return { tests: { ...tests, files }, of };
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

/** `certain`: of each name, whether every test that may have it is certain to fail. */
async function controlOf({
  text,
  names: ids,
  framework,
  grammar,
  random,
}: TestFile): Promise<{ readonly text: string; readonly certain: readonly boolean[] }> {
  const root = await parseSource(grammar, text);
  const names = new Names(root);
  const values = new OtherValues(text, random);
  const asserted = root.descendantsOfType('call_expression').map((each) => assertionOf(each, names));
  const all = [...asserted, ...root.descendantsOfType('if_statement').map(conditionOf)].flatMap((each) => each?.sides ?? []);
  const sides = all.filter((side) => side.compared === 'whole').map((side) => side.node);
  const expected = new Expected(names, sides, values, random);
  const choices = new Choices(expected, randomName('other', random));
  const surely = new Surely(names, expected, random);
  const certain = new Map<TestSite, boolean>();
  const decide = (site: TestSite, isWithin: boolean): boolean => {
    // subtests are known only when their test runs
    const isAsked = isWithin || ids.some((id) => site.ids.test(id));
    const within = site.subtests.map((each) => decide(each, isAsked));
    const isCertain = site.subtests.length > 0 ? within.some(Boolean) : isAsked && wrongTest(site, surely, choices, random);
    certain.set(site, isCertain);
    return isCertain;
  };
  for (const site of new TestSites(names, expected, framework).of(root)) decide(site, false);
  const made = choices.usesOther
    ? [{ from: text.length, to: text.length, text: ` ${wrongValue(choices.other, 1 + Math.floor(random() * 9))}` }]
    : [];
  return {
    text: rewrite(text, [...choices.changes, ...made].toSorted(innerFirst)),
    certain: ids.map((id) => {
      const sites = [...certain].filter(([site]) => site.ids.test(id));
      return sites.length > 0 && sites.every(([, isCertain]) => isCertain);
    }),
  };
}

/** What is put before a stretch comes after what is put in its place. */
function innerFirst(a: Replacement, b: Replacement): number {
  return b.to - a.to;
}
