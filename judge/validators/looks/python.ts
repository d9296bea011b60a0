import type { SyntaxNode } from '../../../syntax/tree.js';
import { firstOf, type Script, type Surroundings } from './script.js';

/** Of the standard library, what computes and nothing else. */
const MODULES = new Set(
  [
    '__future__ abc array asyncio base64 binascii bisect calendar cmath collections contextlib copy dataclasses datetime decimal difflib',
    'enum fractions functools hashlib heapq itertools json math numbers pytest re statistics string struct textwrap types typing',
    'unicodedata unittest warnings zoneinfo',
  ].flatMap((line) => line.split(' ')),
);
/** Modules that other modules have at hand. */
const REACHED = 'os|sys|io|inspect|importlib|builtins|bltns|subprocess|pathlib|shutil|ctypes|gc|linecache|codecs|pickle|marshal|socket';
const NO_PACKAGE = new RegExp(`^(?:${REACHED}|operator|pkgutil|runpy|tempfile|fileinput|tokenize|dis|ast|time|random|secrets|threading)$`);
const SPECIAL =
  'name|main|init|post_init|eq|ne|lt|le|gt|ge|hash|repr|str|len|bool|iter|next|aiter|anext|getitem|setitem|contains|call|add|sub|mul|enter|exit';

const LOOKS: readonly RegExp[] = [
  /(?<![.\w])(?:exec|eval|compile|globals|locals|vars|dir|getattr|setattr|delattr|breakpoint|help|input)\b(?!\s*=[^=])/,
  /(?<![.\w])id\s*\(/,
  // a door can be opened; what is called with something to open, or handed on, is another thing
  /\bopen\b(?!\s*\(\s*\))/,
  new RegExp(String.raw`\b__(?!(?:${SPECIAL})__)\w+`),
  new RegExp(String.raw`\.\s*_?(?:${REACHED})\b`),
  /\b(?:format_map|Formatter|get_type_hints|ForwardRef|read_text|read_bytes|getrepr|traceback|_pytest|mock|MonkeyPatch|importorskip)\b/,
  // what they are given as a text is run
  /\b(?:skipif|xfail|singledispatch\w*|_eval\w*|evaluate_forward_ref)\b/,
  /\bpytest_\w+|\.\s*(?:modules\b|request\b(?!\s*\())/,
  /\b(?:tb|tb_\w+|f_(?:code|globals|builtins|locals|back|lineno|trace)|gi_\w+|cr_\w+|ag_\w+|co_\w+)\b/,
  /(?<!import\s+)\basyncio\b(?!\s*\.\s*(?:run|gather|sleep|wait_for|create_task|Queue|Event|Lock|Semaphore|CancelledError|TimeoutError)\b)/,
  /\bimport\s+asyncio\s+as\b/,
  /\.\s*(?:now|utcnow|today)\s*\(/,
];

/** What pytest hands to whoever names it as a parameter, and has files within reach. */
const FIXTURES = new Set(
  'request pytestconfig pytester testdir tmpdir tmp_path tmp_path_factory tmpdir_factory monkeypatch caplog cache'.split(' '),
);

export function looksOfPython(script: Script, around: Surroundings): string | null {
  // a letter of another alphabet is, in a name, the plain one that it looks like
  const code = script.code.normalize('NFKC');
  return firstOf(code, LOOKS) ?? foreignImport(script, around) ?? fixtureOf(script) ?? formattedBy(script);
}

/** Modules of the task, and of its packages those that its program takes as well. */
function ownModules({ files, hasPackages }: Surroundings): ReadonlySet<string> {
  const parts = Object.keys(files).flatMap((path) => path.split('/').map((part) => part.replace(/\.pyi?$/, '')));
  const taken = Object.values(files).flatMap((text) => [...text.matchAll(/^\s*(?:from|import)\s+(\w+)/gm)].map((found) => found[1] ?? ''));
  return new Set([...parts, ...(hasPackages ? taken.filter((each) => !NO_PACKAGE.test(each)) : [])]);
}

function foreignImport({ nodes }: Script, around: Surroundings): string | null {
  const own = ownModules(around);
  const isReached = new RegExp(`^_?(?:${REACHED}|asyncio)$`);
  for (const node of nodes.filter(({ role }) => role === 'import')) {
    const [from, ...named] = node.children.filter(({ named: isNamed }) => isNamed).map((each) => nameOf(each).normalize('NFKC'));
    if (from === 'io' && node.kind !== 'import_statement' && named.every((each) => each === 'StringIO' || each === 'BytesIO')) continue;
    const modules = node.kind === 'import_statement' ? [from ?? '', ...named] : [from ?? ''];
    const foreign = modules.find(
      (each) => !each.startsWith('.') && !MODULES.has(each.split('.')[0] ?? '') && !own.has(each.split('.')[0] ?? ''),
    );
    if (foreign !== undefined) return foreign;
    const reached = [...(node.kind === 'import_statement' ? [] : named), ...modules.flatMap((each) => each.split('.').slice(1))].find(
      (each) => isReached.test(each),
    );
    if (reached !== undefined || (from === 'asyncio' && node.kind !== 'import_statement')) return reached ?? 'asyncio';
  }
  return null;
}

function nameOf(node: SyntaxNode): string {
  return (node.kind === 'aliased_import' ? (node.children[0]?.text ?? '') : node.text).replaceAll(/\s/g, '');
}

function fixtureOf({ nodes }: Script): string | null {
  const taken = nodes.filter(({ role, parent }) => role === 'name' && parent !== null && isParameter(parent));
  return taken.map(({ text }) => text.normalize('NFKC')).find((each) => FIXTURES.has(each)) ?? null;
}

/** Its type stands in a node of its own, and is no name in here. */
function isParameter({ role, kind, parent }: SyntaxNode): boolean {
  return role === 'parameters' || (/(?:_parameter|_pattern)$/.test(kind) && parent?.role === 'parameters');
}

/** A form that is put together, or names an attribute, reads more than what it is given: `'{0.…}'.format(f)`. */
function formattedBy({ nodes }: Script): string | null {
  const bad = nodes.find(({ kind, text, children }) => {
    if (kind !== 'attribute' || !/\.\s*format$/.test(text)) return false;
    const form = children[0];
    return form?.kind !== 'string' || /\{[^{}:!]*[.[]/.test(form.text) || form.text.includes('\\');
  });
  return bad === undefined ? null : 'format';
}
