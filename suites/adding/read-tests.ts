import type { Language } from '../../domain/task.js';
import { testMethods } from '../java/junit.js';
import { specsOf } from '../javascript/jest.js';
import { writtenTests } from '../python/written.js';
import { testFunctions } from '../rust/cargo.js';
import { refused } from '../source/read.js';
import { field, fieldText, parse } from '../syntax.js';

/** A test as it stands in a file. */
export interface ReadTest {
  /** what follows its file or class in its id; null where its framework alone knows, as of one with several runs */
  readonly id: string | null;
  readonly from: number;
  readonly to: number;
}

/** The tests of a file, at least one. Throws SuiteFailure. */
export async function testsIn(language: Language, where: string, text: string): Promise<readonly ReadTest[]> {
  const tests = await READERS[language](text);
  if (tests.length > 0) return tests;
  if (language === 'rust' && /#\[\s*(?:\w+::)*(?:rstest|test_case|case|quickcheck|proptest)\b/.test(text))
    throw refused(
      where,
      'holds tests that a macro makes, whose names only its crate knows; write them as #[test], with a loop over the rows',
    );
  throw refused(where, 'holds no test whose name can be read; name them so that it can, or give cases (a .json file)');
}

const READERS: Readonly<Record<Language, (text: string) => Promise<readonly ReadTest[]>>> = {
  python: (text) => writtenTests('', text),
  javascript: async (text) => specsOf(await parse('javascript', text)),
  typescript: async (text) => specsOf(await parse('typescript', text)),
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
