import type { Language } from '../task.js';

/** Where a program stands that has no path of its own. */
export const PROGRAM_FILE: Readonly<Record<Language, string>> = {
  python: 'program.py',
  javascript: 'program.js',
  typescript: 'program.ts',
  java: 'Program.java',
  rust: 'program.rs',
};

/** Where such a program stands for its tests, and where they do. */
export const TESTED_FILES: Readonly<Record<Language, { readonly program: string; readonly tests: string }>> = {
  python: { program: PROGRAM_FILE.python, tests: 'test_program.py' },
  javascript: { program: PROGRAM_FILE.javascript, tests: 'program.test.js' },
  typescript: { program: PROGRAM_FILE.typescript, tests: 'program.test.ts' },
  java: { program: PROGRAM_FILE.java, tests: 'ProgramTest.java' },
  rust: { program: 'src/lib.rs', tests: 'tests/program.rs' },
};
