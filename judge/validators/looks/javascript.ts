import { posix } from 'node:path';
import { firstOf, type Script } from './script.js';

const LOOKS: readonly RegExp[] = [
  /(?<![.\w$])(?:eval|process|module|global|performance|crypto|fetch|arguments)\b(?!\s*:)/,
  /\b(?:Function|globalThis|WebAssembly|Worker|setTimeout|setInterval|setImmediate|__dirname|__filename|prepareStackTrace)\b/,
  /\bimport\s*\.\s*meta\b/,
  // what it prints to is more than a way out
  /\bconsole\b(?!\s*\.\s*[a-z]\w*\s*\()/,
  /\bMath\b(?!\s*\.\s*(?!random)\w)/,
  // today; a date that is said is none
  /\bDate\b(?!\s*\(\s*[^\s)]|\s*\.\s*(?:UTC|parse)\b)(?<!\binstanceof\s+Date)/,
  // a name may be written so as not to be read: `\u0072equire`
  /\\/,
];
const MODULES: ReadonlySet<string> = new Set(
  ['test', 'assert', 'assert/strict', 'util', 'events', 'buffer', 'string_decoder', 'querystring', 'url'].flatMap((each) => [
    each,
    `node:${each}`,
  ]),
);
const BUILT_IN =
  /^(?:_\w+|async_hooks|child_process|cluster|console|constants|crypto|dgram|diagnostics_channel|dns|domain|fs|https?|http2|inspector|module|net|os|path|perf_hooks|process|punycode|readline|repl|stream|sys|timers|tls|trace_events|tty|v8|vm|wasi|worker_threads|zlib)(?:\/|$)/;
const PACKAGE = /^(?:@[\w.-]+\/)?\w[\w.-]*(?:\/[\w./-]+)?$/;

/** A module that is asked for by a text, and where a text is not all of it. */
const ASKED = /\brequire\b|\bimport\b|(?<![.\w$])from(?=\s*['"])/g;

export function looksOfJavascript(script: Script): string | null {
  return firstOf(script.code, LOOKS) ?? foreignModule(script);
}

function foreignModule({ path, text, code }: Script): string | null {
  for (const { 0: word, index } of code.matchAll(ASKED)) {
    const rest = text.slice(index + word.length);
    // what an import takes by name is followed by its `from`
    if (word === 'import' && /^\s*(?:[\w$*{]|type\b)/.test(rest)) continue;
    const asked = /^\s*\(\s*(['"`])([^'"`\\$]*)\1\s*\)/.exec(rest) ?? (word === 'require' ? null : /^\s*(['"])([^'"\\]*)\1/.exec(rest));
    if (asked === null) return word;
    const name = asked[2] ?? '';
    if (!isGiven(path, name)) return name;
  }
  return null;
}

/** Of the task, of a package, or of Node's own modules one that computes and nothing else. */
function isGiven(path: string, name: string): boolean {
  if (/^\.\.?\//.test(name)) return !posix.join(posix.dirname(path), name).startsWith('..');
  return MODULES.has(name) || (PACKAGE.test(name) && !BUILT_IN.test(name));
}

/**
 * What stands in front of a script. A function becomes its own text wherever a text is asked for, in ways
 * that no list has; its constructor makes programs of texts; and a function without `this` is handed everything there is.
 */
export const BLINDED = [
  "'use strict';",
  '{ const fixed = (on, name, value) => Object.defineProperty(on, name, { value, writable: false, configurable: false });',
  "fixed(Function.prototype, 'toString', function toString() { return 'function'; }); fixed(Error, 'prepareStackTrace', undefined);",
  'for (const each of [() => 0, async () => 0, function* () {}, async function* () {}])',
  "fixed(Object.getPrototypeOf(each), 'constructor', undefined); }\n",
].join(' ');
