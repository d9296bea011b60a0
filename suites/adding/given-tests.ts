import type { Files, Framework, Language } from '../../domain/task.js';
import { rewrite } from '../../syntax/rewrite.js';
import { testMethods } from '../java/junit.js';
import { jestTests } from '../javascript/jest.js';
import { writtenTests } from '../python/written.js';
import { testFunctions } from '../rust/cargo.js';
import { refused } from '../source/read.js';
import { halves } from '../split.js';
import { field, fieldText, parse } from '../syntax.js';
import type { WrittenTest } from '../written-tests.js';

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

/** Tests in a file of their own are hidden; of one file alone, half of its tests are, and stand in a copy without the others. */
export async function placeTests(
  language: Language,
  id: string,
  shown: GivenTests,
  hidden: GivenTests | null,
  asked?: Framework,
): Promise<PlacedTests> {
  const framework = asked ?? usualFramework(language, shown.text);
  const own = { ...shown, tests: await testsIn(language, shown) };
  if (hidden !== null) {
    const other = { ...hidden, tests: await testsIn(language, hidden) };
    const [visible, kept] = [await placed(language, own, own.tests, ''), await placed(language, other, other.tests, '')];
    if (visible.path === kept.path)
      throw refused(hidden.where, `has the name of ${shown.where}; visible and hidden tests stand in different files`);
    return together(framework, visible, kept);
  }
  if (own.tests.length < 2)
    throw refused(shown.where, 'holds one test; one more is needed, so that one can be hidden, or a file of hidden ones');
  const sides = halves(SEED, id, own.tests);
  return together(framework, await placed(language, own, sides.visible, ''), await placed(language, own, sides.hidden, 'hidden'));
}

interface Placed {
  readonly path: string;
  readonly text: string;
  readonly ids: readonly string[];
}

function together(framework: Framework, visible: Placed, hidden: Placed): PlacedTests {
  return {
    files: { [visible.path]: visible.text, [hidden.path]: hidden.text },
    tests: { framework, visible: visible.ids, hidden: hidden.ids },
  };
}

/** The file with these of its tests alone, where its framework looks for it; ids of tests begin with the path that they stand in. */
async function placed(
  language: Language,
  file: GivenTests & { readonly tests: readonly WrittenTest[] },
  kept: readonly WrittenTest[],
  prefix: '' | 'hidden',
): Promise<Placed> {
  const dropped = file.tests.filter((each) => !kept.includes(each));
  const gap = language === 'python' ? 'pass' : '';
  const text = rewrite(
    file.text,
    dropped.map(({ from, to }) => ({ from, to, text: gap })),
  );
  if (language !== 'java') {
    const name = prefix === '' ? file.name : `${prefix}${language === 'python' || language === 'rust' ? '_' : '-'}${file.name}`;
    return { path: `tests/${name}`, text, ids: kept.map(({ id }) => `tests/${name}${id}`) };
  }
  const inside = /^\s*package\s+([\w.]+)\s*;/m.exec(file.text)?.[1];
  const own = file.name.replace(/\.java$/, '');
  const type = prefix === '' ? own : `Hidden${own}`;
  return {
    path: `tests/${inside === undefined ? '' : `${inside.replaceAll('.', '/')}/`}${type}.java`,
    text: text.replaceAll(new RegExp(String.raw`\b${own}\b`, 'g'), type),
    ids: kept.map(({ id }) => `${inside === undefined ? '' : `${inside}.`}${type}${id}`),
  };
}

/** The tests of a file, each by what follows its file or class in an id. */
async function testsIn(language: Language, { where, text }: GivenTests): Promise<readonly WrittenTest[]> {
  const tests = (await READERS[language](text)) ?? [];
  if (tests.length === 0)
    throw refused(where, 'holds no test whose name can be read; name them so that it can, or give cases (a .json file)');
  return tests;
}

const READERS: Readonly<Record<Language, (text: string) => Promise<readonly WrittenTest[] | undefined>>> = {
  python: (text) => writtenTests('', text),
  javascript: async (text) => jestTests('', await parse('javascript', text)),
  typescript: async (text) => jestTests('', await parse('typescript', text)),
  java: async (text) => {
    const type = (await parse('java', text)).descendantsOfType('class_declaration')[0];
    return type === undefined
      ? []
      : testMethods(type).map((method) => ({ id: `#${fieldText(method, 'name')}`, from: method.startIndex, to: method.endIndex }));
  },
  rust: async (text) =>
    testFunctions(await parse('rust', text)).map(({ test, attributes, path }) => ({
      id: ['', ...path, field(test, 'name').text].join('::'),
      from: attributes[0]?.startIndex ?? test.startIndex,
      to: test.endIndex,
    })),
};

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
