import type { Language } from '../task.js';

/**
 * What the info string of a block says of it: the task's language, one that its files may be written in too, another
 * language, a change of a file, or nothing.
 */
export type Label = 'own' | 'kin' | 'other' | 'edit' | 'wrapper' | 'none';

const OWN: Readonly<Record<Language, readonly string[]>> = {
  python: ['python', 'python2', 'python3', 'py', 'py2', 'py3', 'py3k', 'pyi', 'gyp', 'ipython', 'ipython3', 'cpython', 'sage'],
  java: ['java', 'java8', 'java11', 'java17', 'java21', 'jsh'],
  javascript: ['javascript', 'js', 'mjs', 'cjs', 'jsx', 'node', 'nodejs', 'es6', 'esm', 'ecmascript', 'javascriptreact'],
  typescript: ['typescript', 'ts', 'tsx', 'mts', 'cts', 'typescriptreact'],
  rust: ['rust', 'rs'],
};

const KIN: Partial<Readonly<Record<Language, Language>>> = { javascript: 'typescript', typescript: 'javascript' };

const EDIT: ReadonlySet<string> = new Set(
  'diff patch udiff git gitdiff git-diff unified-diff apply_patch search-replace searchreplace'.split(' '),
);

/** A whole answer that was put into a block of its own. */
const WRAPPER: readonly string[] = ['markdown', 'md', 'mdx'];

const OTHER: ReadonlySet<string> = new Set(
  [
    'bash sh shell zsh fish ksh csh console terminal term cmd bat batch powershell ps1 pwsh sh-session shell-session shellsession',
    'session repl pycon python-repl',
    'text txt plain plaintext output out stdout stderr result results log logs trace traceback stacktrace error errors none ascii',
    'json json5 jsonc jsonl ndjson yaml yml toml ini cfg conf properties env dotenv xml html htm xhtml svg css scss sass less csv tsv',
    'sql graphql proto protobuf http curl',
    'mermaid dot graphviz plantuml latex tex math bibtex rst asciidoc pseudocode pseudo algorithm regex regexp makefile make cmake',
    'dockerfile docker gradle maven pom nginx',
    'c h cpp c++ cc cxx hpp csharp c# cs go golang ruby rb php kotlin kt kts swift scala perl pl r lua haskell hs ocaml ml elixir ex',
    'exs erlang erl clojure clj lisp scheme dart julia jl',
    'objective-c objc groovy vb vbnet fsharp f# zig nim d pascal delphi fortran matlab octave assembly asm nasm wasm wat solidity',
    'prolog cobol ada tcl awk sed vim viml elm coffeescript coffee cython',
  ].flatMap((line) => line.split(' ')),
);

export function labelOf(info: string, language: Language): Label {
  const words = info.toLowerCase().replace(/[{}]/g, ' ').trim().split(/\s+/, 3);
  return words.map((word) => labelOfWord(word, language)).find((label) => label !== 'none') ?? 'none';
}

function labelOfWord(raw: string, language: Language): Label {
  // `python:src/a.py`, `python,linenos`, `language-python`, `.python`
  const word = raw.replace(/^(?:language-|lang-|lang=|\.)/, '').split(/[:,;=]/, 1)[0] ?? '';
  if (OWN[language].includes(word)) return 'own';
  const kin = KIN[language];
  if (kin !== undefined && OWN[kin].includes(word)) return 'kin';
  if (EDIT.has(word)) return 'edit';
  if (WRAPPER.includes(word)) return 'wrapper';
  return OTHER.has(word) || Object.values(OWN).some((words) => words.includes(word)) ? 'other' : 'none';
}
