import { readPatch } from '../../../domain/patch.js';
import type { Files } from '../../../domain/task.js';

/** Languages whose names of tests say where a test stands, or can be found in the tests. */
export type NamedIn = 'python' | 'rust';

/** The language of the tests that a patch brings. */
export function languageOf(testPatch: string): NamedIn | null {
  const read = readPatch(testPatch);
  const paths = 'refused' in read ? [] : read.files.map(({ path }) => path);
  return paths.some((path) => RUN_AS.python.test(path)) ? 'python' : paths.some((path) => path.endsWith('.rs')) ? 'rust' : null;
}

/** How the set names its tests: by files, as pytest does; by module and class, as unittest does; or bare. */
interface PlacedTests {
  /** by the ids that frameworks have here */
  readonly ids: readonly string[];
  /** names that stand in none of the tests' files, or in more than one, or are cut off */
  readonly unplaced: readonly string[];
}

export function placedTests(names: readonly string[], files: Files, language: NamedIn): PlacedTests {
  const placed = names.map((name) => ({ name, id: placeOf(name, files, language) }));
  return {
    ids: [...new Set(placed.flatMap(({ id }) => (id === null ? [] : [id])))],
    unplaced: placed.flatMap(({ name, id }) => (id === null ? [name] : [])),
  };
}

const UNITTEST = /^(\w+) \(((?:\w+\.)*)(\w+)\)$/;

export function isUnittestName(name: string): boolean {
  return UNITTEST.test(name);
}

function placeOf(name: string, files: Files, language: NamedIn): string | null {
  const paths = Object.keys(files);
  if (paths.some((path) => name.startsWith(`${path}::`))) return isWhole(name) ? name : null;
  const unittest = UNITTEST.exec(name);
  if (language === 'python' && unittest !== null) {
    const [, test = '', modules = '', owner = ''] = unittest;
    const path = onlyOne(paths.filter((each) => isOfModule(each, modules.slice(0, -1))));
    return path === null ? null : `${path}::${owner}::${test}`;
  }
  const bare = (language === 'python' ? /^(\w+)$/ : /^(?:\w+::)*(\w+)$/).exec(name)?.[1];
  if (bare === undefined) return null;
  const path = onlyOne(paths.filter((each) => RUN_AS[language].test(each) && definesTest(files[each] ?? '', bare, language)));
  return path === null ? null : `${path}::${name}`;
}

/** Cargo names a target by its file where it is one of the tests' own. */
const RUN_AS: Readonly<Record<NamedIn, RegExp>> = { python: /\.py$/, rust: /^tests\/[^/]+\.rs$/ };

/** What a report cuts off at a blank leaves a bracket open. */
function isWhole(name: string): boolean {
  return name.includes('[') === name.endsWith(']');
}

/** Django runs its tests from the folder that holds them. */
function isOfModule(path: string, module: string): boolean {
  const own = path.replace(/\.py$/, '').replaceAll('/', '.');
  return path.endsWith('.py') && (own === module || own.endsWith(`.${module}`));
}

function definesTest(text: string, name: string, language: NamedIn): boolean {
  return new RegExp(language === 'python' ? String.raw`^def ${name}\(` : String.raw`\bfn ${name}\s*\(`, 'm').test(text);
}

function onlyOne(found: readonly string[]): string | null {
  const [first = null] = found;
  return found.length === 1 ? first : null;
}
