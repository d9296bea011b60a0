import { join } from 'node:path';
import { RatchetFailure } from '../../ports/failures.js';
import { type Language, LANGUAGES } from '../../domain/task.js';
import { packageRoot } from '../../config/package-root.js';
import { Languages } from '../languages/index.js';
import { bundled } from '../languages/javascript/bundle.js';
import { isSubmittable } from '../languages/javascript/test-files.js';
import { type LanguageSupport, noControls, NO_OVERHEAD } from '../languages/language.js';
import type { ToolHost } from '../tool-host.js';

/** The program of a WASM box: its command is the text of the driver. */
export const WASM_PROGRAM = 'wasm-split';

/** Nothing of a machine can be run in QuickJS. */
export const NO_TOOLS: ToolHost = {
  find: () => Promise.resolve(null),
  prepare: ({ name }) => Promise.reject(new RatchetFailure('sandbox-unavailable', `the WASM box has no ${name}: use bubblewrap or docker`)),
};

const PARTS = [
  'languages/javascript/records.cjs',
  'languages/javascript/values.cjs',
  'languages/javascript/calls.cjs',
  'languages/javascript/modules.cjs',
  'wasm/driver.cjs',
];

/** JavaScript alone, and calls alone: frameworks need Node. */
export async function openWasmLanguages(): Promise<Languages> {
  const driver = await bundled(PARTS.map((part) => join(packageRoot, 'judge', part)));
  const javascript: LanguageSupport = {
    language: 'javascript',
    version: 'QuickJS 2024-02-14 (quickjs-emscripten 0.32.0)',
    sourceEndings: ['.js', '.mjs', '.cjs'],
    overhead: NO_OVERHEAD,
    probe: null,
    splitDriver: () => Promise.resolve({ name: WASM_PROGRAM, command: [driver], env: {}, folders: [], job: false }),
    frameworks: [],
    runner: (framework) =>
      Promise.reject(new RatchetFailure('bad-request', `the WASM box runs no ${framework}: use bubblewrap or docker for framework tests`)),
    testFiles: () => [],
    controls: (tests) => Promise.resolve(noControls(tests)),
    isSubmittable,
  };
  const others = LANGUAGES.filter((language) => language !== 'javascript').map((language): [Language, RatchetFailure] => [
    language,
    new RatchetFailure('sandbox-unavailable', `the WASM box runs JavaScript only, and no ${language}: use bubblewrap or docker`),
  ]);
  return new Languages(new Map<Language, LanguageSupport | RatchetFailure>([['javascript', javascript], ...others]));
}
