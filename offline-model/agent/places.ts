import { placeIn } from '../../domain/agent/places.js';
import { ranIn } from './coverage.js';
import type { WorkView } from './read-work.js';
import { isFixed, testFilesOf } from './test-files.js';

/** A file that may hold the fault, and where in it; 0: nothing is said of a line. */
export interface Suspect {
  readonly path: string;
  readonly line: number;
}

/**
 * Where what was seen says that the fault may be: files of the checkout that stack traces name, the innermost frame first;
 * then where memory says that the same tests led before; then what failing tests run; then what the tests import. `latest`: what the
 * tests said of what is kept, whose traces go first.
 */
export function suspectsOf(work: WorkView, latest = ''): readonly Suspect[] {
  const imported = work.steps.flatMap(({ action, seen }) =>
    action.kind === 'view' && isFixed(action.path, work) ? importsIn(seen, work) : [],
  );
  const ran = (ranIn(work) ?? []).filter(({ path, name }) => name !== '' && !isFixed(path, work)).map(({ path }) => ({ path, line: 0 }));
  return distinct([...framesIn(latest, work), ...framedIn(work), ...rememberedIn(work), ...ran, ...imported]);
}

/** Files that stack traces name. */
export function framedIn(work: WorkView): readonly Suspect[] {
  const told = work.steps.filter(({ action }) => action.kind === 'test' || (action.kind === 'run' && !action.command.includes('ran: ')));
  return [...told.map(({ seen }) => seen), work.given].flatMap((text) => framesIn(text, work));
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
