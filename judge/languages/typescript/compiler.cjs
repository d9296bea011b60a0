'use strict';
// Checks TypeScript sources and turns them into JavaScript, for one candidate after the other. Nothing of a candidate runs here.

const { createRequire } = require('node:module');
const { readMessage, writeMessage } = require('./channel.cjs');

const home = process.env.TYPESCRIPT_HOME;
const ts = createRequire(`${home}/package.json`)('typescript');
const LIBRARIES = `${home}/node_modules/typescript/lib`;
const MAX_PROBLEMS = 20;
const OPTIONS = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  moduleDetection: ts.ModuleDetectionKind.Force,
  esModuleInterop: true,
  inlineSourceMap: true,
  skipLibCheck: true,
  types: [],
};

/** What a program may name beside the language: enough to read, to print and to wait, and the modules of Node without their types. */
const SURROUNDINGS = `
declare const console: { log(...values: unknown[]): void; error(...values: unknown[]): void; warn(...values: unknown[]): void; info(...values: unknown[]): void };
declare function setTimeout(work: () => void, ms?: number): unknown;
declare function structuredClone<T>(value: T): T;
declare const process: any;
declare const Buffer: any;
declare function require(name: string): any;
declare module 'node:*';
declare module 'fs';
declare module 'readline';
`;
/** Packages that the task names are there without their types. */
const PACKAGES = process.env.TYPESCRIPT_PACKAGES === undefined ? '' : "declare module '*';\n";
const SURROUNDINGS_PATH = '/surroundings.d.ts';

/** Libraries are read and bound once, and no program changes what was read of them. */
const parsed = new Map();
ts.createProgram(
  ['/warm.ts'],
  OPTIONS,
  hostOf({ 'warm.ts': 'export const warm: number = [1].map((each) => each + 1).length;\n' }),
).getSemanticDiagnostics();

function isKept(path) {
  return path === SURROUNDINGS_PATH || path.startsWith(LIBRARIES);
}

function hostOf(files) {
  const textOf = (path) =>
    path === SURROUNDINGS_PATH ? SURROUNDINGS + PACKAGES : path.startsWith(LIBRARIES) ? ts.sys.readFile(path) : files[path.slice(1)];
  return {
    getSourceFile: (path, language) => {
      const text = parsed.has(path) ? '' : textOf(path);
      if (text === undefined) return undefined;
      const file = parsed.get(path) ?? ts.createSourceFile(path, text, language);
      if (isKept(path)) parsed.set(path, file);
      return file;
    },
    fileExists: (path) => textOf(path) !== undefined,
    readFile: textOf,
    writeFile: () => undefined,
    getDefaultLibFileName: () => `${LIBRARIES}/lib.es2023.d.ts`,
    getDefaultLibLocation: () => LIBRARIES,
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
  };
}

/** The JavaScript that comes of the files, and what does not compile. */
function compile(files, paths) {
  const sources = Object.keys(files).filter((path) => path.endsWith('.ts'));
  const program = ts.createProgram([SURROUNDINGS_PATH, ...sources.map((path) => `/${path}`)], OPTIONS, hostOf(files));
  const problems = paths.flatMap((path) => {
    const source = program.getSourceFile(`/${path}`);
    const syntax = program.getSyntacticDiagnostics(source);
    return (syntax.length > 0 ? syntax : program.getSemanticDiagnostics(source)).map((problem) => described(problem, path));
  });
  const made = {};
  if (problems.length === 0) {
    program.emit(undefined, (path, text) => {
      made[path.slice(1)] = text;
    });
  }
  return { made, problems: problems.slice(0, MAX_PROBLEMS) };
}

function described({ file, start, messageText }, path) {
  const line = file === undefined || start === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
  return { path, line, message: ts.flattenDiagnosticMessageText(messageText, ' ') };
}

function main() {
  writeMessage('{"waiting":true}');
  for (let job = readMessage(); job !== null; job = readMessage()) writeMessage(JSON.stringify(compile(job.files, job.paths)));
}

main();
