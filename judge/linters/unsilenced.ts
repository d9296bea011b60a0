import type { Language } from '../../domain/task.js';

const SCRIPTS: readonly [RegExp, string] = [/\b(eslint|oxlint)-disable/g, '$1-disabled_not'];

/** By language: what tells a linter to be silent, and what stands there instead while it reads. Python's is told to take no notice. */
const SILENCING: Readonly<Record<Language, readonly (readonly [RegExp, string | ((found: string) => string)])[]>> = {
  python: [],
  javascript: [SCRIPTS],
  typescript: [SCRIPTS],
  java: [
    [/@\s*(?:java\s*\.\s*lang\s*\.\s*)?SuppressWarnings\s*(?:\([^)]*\))?/g, (found) => found.replaceAll(/[^\n]/g, ' ')],
    [/CHECKSTYLE(?=[.:])/g, 'NOTHING'],
  ],
  rust: [
    [
      /#\s*!?\s*\[(?:[^[\]]|\[[^\]]*\])*\]/g,
      (found) => found.replaceAll(/\b(?:allow|expect)(?=\s*\()/g, 'warn').replaceAll(/\bclippy\b(?!\s*::)/g, 'nobody'),
    ],
    [/\bcfg\s*!\s*\(\s*(?:not\s*\(\s*)?clippy\b/g, (found) => found.replace('clippy', 'nobody')],
  ],
};

/** The program as a linter is to read it: whoever hides a fault from it has not mended it. Every line stays where it was. */
export function unsilenced(language: Language, text: string): string {
  return SILENCING[language].reduce(
    (made, [form, instead]) => (typeof instead === 'string' ? made.replaceAll(form, instead) : made.replaceAll(form, instead)),
    text,
  );
}
