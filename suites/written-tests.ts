import type { Files, Framework } from '../domain/task.js';
import { rewrite } from '../syntax/rewrite.js';
import { type Sides, splitTests } from './split.js';

/** A test as it stands in a file: its id for the framework, and where it begins and ends. */
export interface WrittenTest {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

export interface TestFile {
  readonly framework: Framework;
  readonly path: string;
  readonly text: string;
  readonly tests: readonly WrittenTest[];
  /** files that the tests need, trusted as they are */
  readonly support?: Files;
  /** what stands where a test was taken out */
  readonly gap?: string;
}

/** Both sides of a test file: the same file, each without the tests of the other. */
export function splitTestFile(seed: number, taskId: string, { framework, path, text, tests, support = {}, gap = '' }: TestFile): Sides {
  return splitTests(seed, taskId, tests, (_, kept) => {
    const dropped = tests.filter((each) => !kept.includes(each));
    return {
      framework,
      files: {
        ...support,
        [path]: rewrite(
          text,
          dropped.map(({ from, to }) => ({ from, to, text: gap })),
        ),
      },
      ids: kept.map((each) => each.id),
    };
  });
}
