import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RatchetFailure } from '../../../ports/failures.js';
import { packageRoot } from '../../../config/package-root.js';
import type { BoxFolder, BoxProgram } from '../../box.js';
import type { Preparation, ToolHost } from '../../tool-host.js';
import { unreadableNode } from '../../unreadable.js';
import { bundled } from '../javascript/bundle.js';
import { controlsIn } from '../javascript/controls/controls.js';
import { checkProgram, nodeCommand, runProgram } from '../javascript/node-command.js';
import { NODE_TEST_FLAGS } from '../javascript/node-test.js';
import { findNode } from '../javascript/toolchain.js';
import { type LanguageSupport, type Overhead } from '../language.js';

const LANGUAGES = join(packageRoot, 'judge/languages');
const COMPILER = join(LANGUAGES, 'typescript/compiler');
const TEST_FILE = /(?:^|\/)(?:[^/]+[.\-_](?:test|spec)|test(?:-[^/]+)?)\.ts$/;
/** Parts of JavaScript, with others of its own in the place of two. */
const SPLIT = [
  'javascript/records',
  'javascript/values',
  'javascript/channel',
  'javascript/calls',
  'javascript/modules',
  'typescript/sources',
  'javascript/split-driver',
];
const SUPERVISOR = [
  'javascript/records',
  'javascript/values',
  'javascript/channel',
  'typescript/layout',
  'typescript/sources',
  'javascript/tap',
  'javascript/supervisor',
];
const CHILD = [
  'javascript/records',
  'javascript/values',
  'javascript/reports',
  'javascript/stubs',
  'typescript/layout',
  'javascript/coverage',
  'javascript/node-test-child',
];
/** Exceptions are placed in the sources, and not in what was made of them. */
const SOURCE_MAPS = '--enable-source-maps';
/** The compiler and its libraries, in the process of the driver or beside the one of a test: 1.4 s of processor time from the start to the answers, and 104 MB. */
const OVERHEAD: Overhead = { cpuMs: 3_000, wallMs: 5_000, memoryMb: 320, pids: 32, diskMb: 0 };

/** TypeScript by the drivers of JavaScript, with other parts that read and place the sources. */
export async function openTypescript(tools: ToolHost): Promise<LanguageSupport> {
  const node = await findNode(tools);
  const preparation = await typescriptPreparation();
  const program = async (name: string, command: readonly string[], more: readonly BoxFolder[]): Promise<BoxProgram> => {
    const compiler = await tools.prepare(preparation);
    return { name, command, env: { TYPESCRIPT_HOME: compiler.box }, folders: [compiler, ...more], job: name !== 'typescript-split' };
  };
  return {
    language: 'typescript',
    version: `TypeScript ${preparation.key}, Node ${node.version}`,
    sourceEndings: ['.ts'],
    overhead: OVERHEAD,
    probe: null,
    splitDriver: async () => program('typescript-split', nodeCommand([node.path], await partsOf(SPLIT), [SOURCE_MAPS]), []),
    programTools: async () => {
      const compiler = await tools.prepare(preparation);
      return {
        compile: checkProgram([node.path], await partsOf(['typescript/sources', 'javascript/check-program'])),
        run: `exec ${runProgram([node.path], [SOURCE_MAPS])} "\${1%.ts}.js"`,
        env: { TYPESCRIPT_HOME: compiler.box },
        folders: [compiler],
      };
    },
    frameworks: ['node-test'],
    runner: async (framework) => {
      if (framework !== 'node-test') throw new RatchetFailure('bad-request', `TypeScript has no framework ${framework}; it has node-test`);
      const { command, folder } = await unreadableNode(tools, node);
      return program(
        'typescript-node-test',
        [...nodeCommand(command, await partsOf(SUPERVISOR)), framework, await partsOf(CHILD), ...NODE_TEST_FLAGS, SOURCE_MAPS],
        [folder],
      );
    },
    testFiles: (_framework, files) =>
      Object.keys(files)
        .filter((path) => TEST_FILE.test(path))
        .toSorted(),
    controls: controlsIn('typescript'),
    isSubmittable: (path) =>
      path.endsWith('.ts') &&
      !path.endsWith('.d.ts') &&
      !TEST_FILE.test(path) &&
      path.split('/').every((part) => !part.startsWith('.') && part !== 'node_modules'),
  };
}

function partsOf(names: readonly string[]): Promise<string> {
  return bundled(names.map((name) => join(LANGUAGES, `${name}.cjs`)));
}

/** The compiler in the version of the lock file. */
async function typescriptPreparation(): Promise<Preparation> {
  const files = {
    'package.json': await readFile(join(COMPILER, 'package.json'), 'utf8'),
    'package-lock.json': await readFile(join(COMPILER, 'package-lock.json'), 'utf8'),
  };
  return {
    name: 'typescript',
    key: /"typescript": "([^"]+)"/.exec(files['package.json'])?.[1] ?? '',
    doing: 'installing TypeScript',
    make: async (work) => {
      await work.write(files);
      await work.run(['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund']);
    },
  };
}
