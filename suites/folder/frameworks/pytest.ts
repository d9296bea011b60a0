import { field, type Node, parsePython, parts } from '../../python/syntax.js';
import type { FrameworkIds } from './ids.js';
import { fileAt, mentionedIn, mentions, NOT_DEFINED, pathBefore } from './words.js';

/** The file, the classes and the function, and the parameters of one run, which may be any text. */
const ID = /^(tests\/(?:(?!::).)+\.py)((?:::[^\s:[\]]+)+)(\[.*\])?$/su;

export const PYTEST: FrameworkIds = {
  languages: ['python'],
  pattern: ID,
  form: 'tests/FILE.py::TEST, tests/FILE.py::CLASS::TEST, with [PARAMETERS] where it has some',
  reported(id) {
    const [, path = '', names = '', parameters = ''] = ID.exec(id) ?? [];
    return `${path}${names.normalize('NFKC')}${inAscii(parameters)}`;
  },
  path: (id) => pathBefore(id, '::'),
  fileOf: (id, files) => fileAt(pathBefore(id, '::'), files),
  async fault(id, text, files) {
    const [, path = '', names = '', parameters] = ID.exec(id) ?? [];
    const wanted = names.slice('::'.length).normalize('NFKC').split('::');
    const name = wanted.at(-1) ?? '';
    const functions = (await functionsIn(text)).filter((each) => each.names.at(-1) === name);
    const found = functions.find((each) => each.names.join('::') === wanted.join('::'));
    if (found === undefined) {
      // it may be inherited, imported, or given its name as the file runs
      const [other] = functions;
      if (other !== undefined && wanted.length === 1) return `defines it as ${path}::${other.names.join('::')}`;
      return mentions(text, name) || (wanted.length > 1 && mentionedIn(files, name)) ? null : NOT_DEFINED;
    }
    if (parameters !== undefined || !(found.parametrised || (await usesParametrised(found.definition, files)))) return null;
    return `runs it once for each of its parameters; name each run, as ${id}[…] (\`pytest --collect-only -q\` lists them)`;
  },
  // `test_utils.py` may be a helper, by what stands in it
  holdsTests: (path, text) =>
    /(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/.test(path) && /\bdef\s+test|\bclass\s+(?:Test|\w+\s*\([^)]*TestCase)|^test\w*\s*=/m.test(text),
};

/** pytest writes what is beyond ASCII in parameters as Python's escapes. */
function inAscii(text: string): string {
  return text.replaceAll(/[^\0-\u007f]/gu, (letter) => {
    const point = (letter.codePointAt(0) ?? 0).toString(16);
    return point.length <= 2
      ? `\\x${point.padStart(2, '0')}`
      : point.length <= 4
        ? `\\u${point.padStart(4, '0')}`
        : `\\U${point.padStart(8, '0')}`;
  });
}

interface Defined {
  readonly definition: Node;
  /** of the classes around it, and its own */
  readonly names: readonly string[];
  readonly parametrised: boolean;
}

/** The functions and methods of a file; what stands inside another function is no test. */
async function functionsIn(text: string): Promise<Defined[]> {
  const root = await parsePython(text);
  const whole = parts(root).some((each) => /^pytestmark\b[^]*\bparametrize\(/.test(each.text));
  return root.descendantsOfType('function_definition').flatMap((definition) => {
    const around = classesAround(definition);
    if (around === null) return [];
    const names = [...around, definition].map((each) => field(each, 'name').text.normalize('NFKC'));
    return [
      { definition, names, parametrised: whole || [...around, definition].some((each) => /\bparametrize\s*\(/.test(decorators(each))) },
    ];
  });
}

function classesAround(node: Node): Node[] | null {
  for (let at = node.parent; at !== null; at = at.parent) {
    if (at.type === 'function_definition') return null;
    if (at.type !== 'class_definition') continue;
    const outer = classesAround(at);
    return outer === null ? null : [...outer, at];
  }
  return [];
}

function decorators(definition: Node): string {
  const { parent } = definition;
  return parent?.type === 'decorated_definition'
    ? parts(parent)
        .filter((each) => each.type === 'decorator')
        .map((each) => each.text)
        .join('\n')
    : '';
}

/** Whether a test asks for a fixture that stands for several values. */
async function usesParametrised(definition: Node, files: Readonly<Record<string, string>>): Promise<boolean> {
  const asked = new Set(parts(field(definition, 'parameters')).map((each) => each.text));
  if (asked.size === 0) return false;
  const texts = Object.entries(files)
    .filter(([path]) => path.endsWith('.py'))
    .map(([, text]) => text);
  const fixtures = (await Promise.all(texts.map(functionsIn)))
    .flat()
    .filter((each) => /\bfixture\s*\([^]*\bparams\s*=/.test(decorators(each.definition)));
  return fixtures.some((each) => asked.has(each.names.at(-1) ?? ''));
}
