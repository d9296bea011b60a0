import type { Files, Framework, Language } from '../../domain/task.js';
import { rewrite } from '../../syntax/rewrite.js';
import { FRAMEWORK_IDS } from '../folder/frameworks/frameworks.js';
import { RatchetFailure } from '../../ports/failures.js';
import { refused } from '../source/read.js';
import { halves } from '../split.js';
import { type ReadTest, testsIn } from './read-tests.js';

/** A file of tests as a person has it. */
export interface GivenTests {
  /** for a person: where it is */
  readonly where: string;
  readonly name: string;
  readonly text: string;
}

/** The part `tests` of `task.json`, and the files that it names. */
export interface PlacedTests {
  readonly files: Files;
  readonly tests: { readonly framework: Framework; readonly visible: readonly string[]; readonly hidden: readonly string[] };
}

/** Only decides which of the tests are hidden. */
const SEED = 1;

/** Asks a framework for the ids of all runs of the tests in these files. Throws RatchetFailure. */
export type Runs = (framework: Framework, tests: Files) => Promise<readonly string[]>;

interface Ran {
  readonly asked: Framework | undefined;
  /** null: nothing is run */
  readonly runs: Runs | null;
}

/** Tests in a file of their own are hidden; of one file alone, half of its tests are, and stand in a copy without the others. */
export async function placeTests(
  language: Language,
  id: string,
  shown: GivenTests,
  hidden: GivenTests | null,
  { asked, runs }: Ran,
): Promise<PlacedTests> {
  const framework = asked ?? usualFramework(language, shown.text);
  const own = { ...shown, tests: await testsIn(language, shown.where, shown.text) };
  if (hidden !== null) {
    const other = { ...hidden, tests: await testsIn(language, hidden.where, hidden.text) };
    const [visible, kept] = [placed(language, own, own.tests, ''), placed(language, other, other.tests, '')];
    if (visible.path === kept.path)
      throw refused(hidden.where, `has the name of ${shown.where}; visible and hidden tests stand in different files`);
    return together({ language, framework, runs }, visible, kept);
  }
  if (own.tests.length < 2)
    throw refused(
      shown.where,
      'holds one test; one more is needed, so that one can be hidden, or a file of hidden ones (--hidden-tests); one with many rows is one',
    );
  const sides = halves(SEED, id, own.tests);
  const copies = [placed(language, own, sides.visible, ''), placed(language, own, sides.hidden, 'hidden')] as const;
  const { files, tests } = await together({ language, framework, runs }, ...copies);
  // what could not be cut out of either copy is shown, and no secret
  const seen = new Set(tests.visible.map((each) => each.slice(copies[0].begins.length)));
  const secret = tests.hidden.filter((each) => !seen.has(each.slice(copies[1].begins.length)));
  if (secret.length === 0) throw refused(shown.where, 'holds nothing that can be hidden; give a file of hidden tests (--hidden-tests)');
  return { files, tests: { ...tests, hidden: secret } };
}

interface Placed {
  readonly where: string;
  readonly path: string;
  readonly text: string;
  /** how the ids of its tests begin */
  readonly begins: string;
  readonly kept: readonly ReadTest[];
}

interface By {
  readonly language: Language;
  readonly framework: Framework;
  readonly runs: Runs | null;
}

async function together(by: By, visible: Placed, hidden: Placed): Promise<PlacedTests> {
  const files = { [visible.path]: visible.text, [hidden.path]: hidden.text };
  const told = await toldBy(by, files);
  return {
    files,
    tests: { framework: by.framework, visible: await idsOf(by, visible, told), hidden: await idsOf(by, hidden, told) },
  };
}

/** What the framework says there is to run, or why it says nothing. */
interface Told {
  readonly ids: readonly string[];
  readonly why: string;
}

async function toldBy({ framework, runs }: By, files: Files): Promise<Told> {
  if (runs === null) return { ids: [], why: 'they are found by running it; leave out --unchecked' };
  try {
    return { ids: await runs(framework, files), why: 'they could not be found' };
  } catch (error) {
    if (!(error instanceof RatchetFailure)) throw error;
    return { ids: [], why: error.message };
  }
}

/** Those that the framework told; else those that can be read, so that a judge says what is wrong. Throws SuiteFailure. */
async function idsOf(
  { language, framework }: By,
  { where, path, text, begins, kept }: Placed,
  { ids, why }: Told,
): Promise<readonly string[]> {
  const own = ids.filter((each) => each.startsWith(begins) && /^(?:::|#|\$| > )/.test(each.slice(begins.length)));
  if (own.length > 0) return own;
  const read = await Promise.all(
    kept.map(async ({ id }) => {
      const fault = id === null ? '' : await FRAMEWORK_IDS[framework].fault(`${begins}${id}`, text, { [path]: text }, language);
      if (id !== null && fault === null) return `${begins}${id}`;
      throw refused(
        where,
        `holds a test with several runs (${id?.replace(/^(?:::|#)/, '') ?? 'one that a table or a loop makes'}): ${why}`,
      );
    }),
  );
  return read;
}

/** The file with these of its tests alone, where its framework looks for it; ids of tests begin with the path that they stand in. */
function placed(
  language: Language,
  file: GivenTests & { readonly tests: readonly ReadTest[] },
  kept: readonly ReadTest[],
  prefix: '' | 'hidden',
): Placed {
  const dropped = file.tests.filter((each) => !kept.includes(each));
  const gap = language === 'python' ? 'pass' : '';
  const text = rewrite(
    file.text,
    dropped.map(({ from, to }) => ({ from, to, text: gap })),
  );
  if (language !== 'java') {
    const name = prefix === '' ? file.name : `${prefix}${language === 'python' || language === 'rust' ? '_' : '-'}${file.name}`;
    return { where: file.where, path: `tests/${name}`, text, begins: `tests/${name}`, kept };
  }
  const inside = /^\s*package\s+([\w.]+)\s*;/m.exec(file.text)?.[1];
  const own = file.name.replace(/\.java$/, '');
  const type = prefix === '' ? own : `Hidden${own}`;
  return {
    where: file.where,
    path: `tests/${inside === undefined ? '' : `${inside.replaceAll('.', '/')}/`}${type}.java`,
    text: text.replaceAll(new RegExp(String.raw`\b${own}\b`, 'g'), type),
    begins: `${inside === undefined ? '' : `${inside}.`}${type}`,
    kept,
  };
}

function usualFramework(language: Language, text: string): Framework {
  switch (language) {
    case 'python':
      return 'pytest';
    case 'java':
      return 'junit';
    case 'rust':
      return 'cargo';
    case 'javascript':
    case 'typescript':
      return /['"](?:node:)?test['"]/.test(text) ? 'node-test' : 'jest';
    default:
      return language satisfies never;
  }
}
