import { placeIn } from '../../domain/agent/places.js';
import type { WorkView } from './read-work.js';

/** A file that may hold the fault, and where in it; 0: nothing is said of a line. */
export interface Suspect {
  readonly path: string;
  readonly line: number;
}

/**
 * Where what was seen says that the fault may be: files of the checkout that stack traces name, the innermost frame first;
 * then where memory says that the same tests led before; then what the tests import.
 */
export function suspectsOf(work: WorkView): readonly Suspect[] {
  const texts = [...work.steps.filter(({ action }) => action.kind === 'run' || action.kind === 'test').map(({ seen }) => seen), work.given];
  const framed = texts.flatMap((text) => framesIn(text, work));
  const imported = work.steps.flatMap(({ action, seen }) =>
    action.kind === 'view' && isFixed(action.path, work) ? importsIn(seen, work) : [],
  );
  return distinct([...framed, ...rememberedIn(work), ...imported]);
}

/**
 * Files of the tests, from their ids: `tests/test_a.py::test_b`, `test/a.test.js > b`, `com.example.ATest#b`. Where ids name none,
 * those that no answer may change.
 */
export function testFilesOf(work: WorkView): readonly string[] {
  const named = work.tests.flatMap((id) => {
    const head = id.split(/::| > |#/)[0] ?? '';
    const file = `${head.replaceAll('.', '/')}.java`;
    return work.files.includes(head) || work.readOnly.includes(head) ? [head] : work.files.filter((path) => path.endsWith(file));
  });
  const found = [...new Set(named)];
  return found.length > 0 ? found : work.readOnly.filter((path) => /\.\w+$/.test(path)).slice(0, MAX_TEST_FILES);
}

const MAX_TEST_FILES = 8;

function isFixed(path: string, { readOnly }: WorkView): boolean {
  return (
    readOnly.some((each) => path === each || (each.endsWith('/') && path.startsWith(each))) ||
    /(?:^|\/)(?:tests?|spec|__tests__)\//.test(path)
  );
}

/** Not of the checkout: of the machine, of what it depends on, of the runner itself. */
const ELSEWHERE = /^\/|^\.\.|(?:^|\/)(?:node_modules|site-packages|dist-packages|target)\/|^node:|^<|^https?:/;

const FRAMES: readonly RegExp[] = [
  /File "([^"\n]+)", line (\d+)/g,
  /([\w@./+-]+\.\w+):(\d+)(?::\d+)?/g,
  /([\w@./+-]+\.\w+) line (\d+)/g,
  /\(([\w$]+\.java):(\d+)\)/g,
];

function framesIn(text: string, work: WorkView): readonly Suspect[] {
  const found = FRAMES.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ named: match[1] ?? '', line: Number(match[2]), at: match.index })),
  );
  return found
    .toSorted((a, b) => b.at - a.at)
    .flatMap(({ named, line }) => {
      const path =
        work.files.find((each) => named === each || named.endsWith(`/${each}`) || each.endsWith(`/${named}`)) ?? named.replace(/^\.\//, '');
      return ELSEWHERE.test(path) || isFixed(path, work) ? [] : [{ path, line }];
    });
}

function rememberedIn(work: WorkView): readonly Suspect[] {
  const tests = testFilesOf(work);
  return work.recalled.flatMap((sentence) => {
    const place = placeIn(sentence);
    return place === null || !place.tests.some((path) => tests.includes(path)) ? [] : place.paths.map((path) => ({ path, line: 0 }));
  });
}

/** Modules that a test file names, as files of the checkout. */
function importsIn(text: string, work: WorkView): readonly Suspect[] {
  const named = [
    ...text.matchAll(/(?:from|import)\s+([\w.]+)/g),
    ...text.matchAll(/(?:require\(|from\s+|import\s+)['"]([^'"]+)['"]/g),
    ...text.matchAll(/\buse\s+(?:crate::)?([\w:]+)/g),
  ].flatMap(
    (match) =>
      (match[1] ?? '')
        .replaceAll('::', '/')
        .replace(/\.(?=\w+$)(?![jt]sx?$|mjs$|cjs$)/g, '/')
        .split('/')
        .at(-1)
        ?.replace(/\.\w+$/, '') ?? [],
  );
  return work.files.filter((path) => !isFixed(path, work) && named.includes(stemOf(path))).map((path) => ({ path, line: 0 }));
}

function stemOf(path: string): string {
  const name = path.split('/').at(-1) ?? '';
  return name === '__init__.py' ? (path.split('/').at(-2) ?? '') : name.replace(/\.\w+$/, '');
}

/** Of several lines in one file, the first that was found. */
function distinct(suspects: readonly Suspect[]): readonly Suspect[] {
  return suspects.filter(({ path }, index) => suspects.findIndex((each) => each.path === path) === index);
}
