import type { Language } from '../../../domain/task.js';
import type { SyntaxReader } from '../../../syntax/parse.js';
import { BLINDED, looksOfJavascript } from './javascript.js';
import { looksOfJava } from './java.js';
import { looksOfPython } from './python.js';
import { looksOfRust } from './rust.js';
import { type Script, scriptOf, type Surroundings } from './script.js';

interface Written extends Surroundings {
  readonly language: Language;
  readonly path: string;
  readonly script: string;
}

const LOOKS: Readonly<Record<Language, (script: Script, around: Surroundings) => string | null>> = {
  python: looksOfPython,
  javascript: looksOfJavascript,
  typescript: looksOfJavascript,
  java: looksOfJava,
  rust: looksOfRust,
};

/** The first thing by which a test script looks at more than what a program does when it is called; null where there is none. */
export function looksBeyond({ language, path, script, ...around }: Written, reader: SyntaxReader): string | null {
  const read = scriptOf(path, script, reader);
  return read === null ? 'it is nested too deep to be read' : LOOKS[language](read, around);
}

/** The script as it is run: of functions it sees what they do. */
export function blinded(language: Language, script: string): string {
  return language === 'javascript' || language === 'typescript' ? `${BLINDED}${script}` : script;
}
