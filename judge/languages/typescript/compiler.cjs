'use strict';
// Checks TypeScript sources and turns them into JavaScript, for one candidate after the other. Nothing of a candidate runs here.

const { createRequire } = require('node:module');
const { readMessage, writeMessage } = require('./channel.cjs');

const home = process.env.TYPESCRIPT_HOME;
const ts = createRequire(`${home}/package.json`)('typescript');
const LIBRARIES = `${home}/node_modules/typescript/lib`;
/** Where the box that runs them has the sources: no path of a task leads from there to the libraries. */
const ROOT = '/work/';
const MAX_PROBLEMS = 20;
/** A name can be as long as its source. */
const MAX_MESSAGE = 2_000;
const OPTIONS = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  moduleDetection: ts.ModuleDetectionKind.Force,
  esModuleInterop: true,
  // tests, which are made by themselves, find them when they run
  preserveConstEnums: true,
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
  [`${ROOT}warm.ts`],
  OPTIONS,
  hostOf({ 'warm.ts': 'export const warm: number = [1].map((each) => each + 1).length;\n' }),
).getSemanticDiagnostics();

function isKept(path) {
  return path === SURROUNDINGS_PATH || path.startsWith(LIBRARIES);
}

function hostOf(files) {
  const textOf = (path) => {
    if (path === SURROUNDINGS_PATH) return SURROUNDINGS + PACKAGES;
    if (path.startsWith(LIBRARIES)) return ts.sys.readFile(path);
    const own = path.startsWith(ROOT) ? path.slice(ROOT.length) : '';
    return Object.hasOwn(files, own) ? files[own] : undefined;
  };
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
    getCurrentDirectory: () => ROOT,
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
  };
}

/** The JavaScript that comes of the files, and what does not compile. Where a test has the same path, it is the test's. */
function compile({ files, tests, paths }) {
  const sources = Object.keys(files).filter(isSource);
  const program = ts.createProgram([SURROUNDINGS_PATH, ...sources.map((path) => ROOT + path)], OPTIONS, hostOf(files));
  const problems = paths.flatMap((path) => {
    const source = program.getSourceFile(ROOT + path);
    const syntax = program.getSyntacticDiagnostics(source);
    return (syntax.length > 0 ? syntax : program.getSemanticDiagnostics(source)).map((problem) => described(problem, path));
  });
  if (problems.length > 0) return { made: {}, problems: problems.slice(0, MAX_PROBLEMS) };
  const made = {};
  program.emit(undefined, (path, text) => {
    const own = path.slice(ROOT.length);
    if (!Object.hasOwn(tests, own)) made[own] = text;
  });
  return { made: { ...made, ...testsMade(tests) }, problems };
}

/**
 * Each by itself: types of a candidate have a say in what is made of who imports it, down to whether an import of `assert`
 * is left out, and messages on its own types would tell it what the tests hold.
 */
function testsMade(tests) {
  return Object.fromEntries(
    Object.keys(tests)
      .filter((path) => isSource(path) && !path.endsWith('.d.ts'))
      .map((path) => [
        path.replace(/\.ts$/, '.js'),
        ts.transpileModule(tests[path], { compilerOptions: OPTIONS, fileName: ROOT + path }).outputText,
      ]),
  );
}

function isSource(path) {
  return path.endsWith('.ts');
}

function described({ file, start, messageText }, path) {
  const line = file === undefined || start === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
  return { path, line, message: ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, MAX_MESSAGE) };
}

function main() {
  writeMessage('{"waiting":true}');
  for (let job = readMessage(); job !== null; job = readMessage()) writeMessage(JSON.stringify(compile(job)));
}

main();
