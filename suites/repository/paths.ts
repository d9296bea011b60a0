import type { Language } from '../../domain/task.js';

const ENDINGS: Readonly<Record<Language, RegExp>> = {
  python: /\.py$/,
  javascript: /\.[cm]?js$/,
  typescript: /\.[cm]?tsx?$/,
  java: /\.java$/,
  rust: /\.rs$/,
};

/** Folders and names that tests have, whatever the language. */
const TEST_PATH =
  /(?:^|\/)(?:tests?|__tests__|testing|spec|specs|fixtures|testdata)\/|(?:^|\/)(?:test_[^/]*|[^/]*_test|[^/]*\.(?:test|spec)|conftest)\.\w+$/;
const NO_TEST_FILE = /(?:^|\/)(?:fixtures?|helpers?|testdata|data|snapshots|__snapshots__|tap-snapshots)\//;

/** Files that a framework is asked to run. */
const RUNNABLE: Readonly<Record<Language, RegExp>> = {
  python: /(?:^|\/)(?:test_[^/]*|[^/]*_test|tests)\.py$/,
  javascript: /\.[cm]?js$/,
  typescript: /\.[cm]?tsx?$/,
  java: /(?:^|\/)(?:Test[^/]*|[^/]*Tests?|[^/]*TestCase)\.java$/,
  rust: /^tests\/[^/]+\.rs$/,
};

export function isTestPath(path: string): boolean {
  return TEST_PATH.test(path) || /(?:^|\/)src\/test\//.test(path);
}

export function isRunnable(path: string, language: Language): boolean {
  return isTestPath(path) && RUNNABLE[language].test(path) && !NO_TEST_FILE.test(path);
}

export function isSource(path: string, language: Language): boolean {
  return ENDINGS[language].test(path) && !isTestPath(path) && !/(?:^|\/)(?:docs?|examples?|benches|benchmarks?|scripts)\//.test(path);
}

/** Prose, which no test sees. */
export function isProse(path: string): boolean {
  return (
    /\.(?:md|rst|txt|adoc)$/i.test(path) ||
    /^(?:docs?|\.github|src\/changes|src\/site)\//.test(path) ||
    /^(?:CHANGELOG|LICENSE|NOTICE|AUTHORS)/.test(path)
  );
}
