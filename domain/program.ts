import type { Language, Task } from './task.js';

const ENDINGS: Readonly<Record<Language, RegExp>> = {
  python: /\.py$/,
  java: /\.java$/,
  javascript: /\.[cm]?js$/,
  typescript: /\.ts$/,
  rust: /\.rs$/,
};

export function isSource(language: Task['language'], path: string): boolean {
  return ENDINGS[language].test(path);
}

/** The file that is run where a task is judged by what its program prints: the one named main, else the only one that may be changed. */
export function programOf({ language, files, editable }: Pick<Task, 'language' | 'files' | 'editable'>): string | null {
  const sources = [...new Set([...editable, ...Object.keys(files)])].filter((path) => ENDINGS[language].test(path));
  const [main] = sources.filter((path) => /(?:^|\/)main\.\w+$/i.test(path)).toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const [only, ...others] = editable.filter((path) => ENDINGS[language].test(path));
  return main ?? (others.length === 0 ? (only ?? null) : null);
}
