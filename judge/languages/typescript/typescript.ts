import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RatchetFailure } from '../../../ports/failures.js';
import { packageRoot } from '../../../config/package-root.js';
import type { Preparation, ToolHost } from '../../tool-host.js';
import { unreadableNode } from '../../unreadable.js';
import { bundled } from '../javascript/bundle.js';
import { controlsIn } from '../javascript/controls/controls.js';
import { NODE_OVERHEAD, nodeCommand, runProgram } from '../javascript/node-command.js';
import { NODE_TEST_FLAGS } from '../javascript/node-test.js';
import { findNode } from '../javascript/toolchain.js';
import type { LanguageSupport } from '../language.js';

const LANGUAGES = join(packageRoot, 'judge/languages');
const INSTALLED = join(LANGUAGES, 'typescript/compiler');
const TEST_FILE = /(?:^|\/)(?:[^/]+[.\-_](?:test|spec)|test(?:-[^/]+)?)\.ts$/;
const COMPILER = ['javascript/records', 'javascript/values', 'javascript/channel', 'typescript/compiler'];
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

/** TypeScript by the drivers of JavaScript, with other parts that find and place what the compiler made. */
export async function openTypescript(tools: ToolHost): Promise<LanguageSupport> {
  const node = await findNode(tools);
  const preparation = await typescriptPreparation();
  return {
    language: 'typescript',
    version: `TypeScript ${preparation.key}, Node ${node.version}`,
    sourceEndings: ['.ts'],
    overhead: NODE_OVERHEAD,
    probe: null,
    compiler: async () => {
      const home = await tools.prepare(preparation);
      const command = nodeCommand([node.path], await partsOf(COMPILER));
      return { name: 'typescript-compiler', command, env: { TYPESCRIPT_HOME: home.box }, folders: [home], job: false };
    },
    splitDriver: async () => ({
      name: 'typescript-split',
      command: nodeCommand([node.path], await partsOf(SPLIT), [SOURCE_MAPS]),
      env: {},
      folders: [],
      job: false,
    }),
    programTools: async () => ({
      compile: ':',
      run: `exec ${runProgram([node.path], [SOURCE_MAPS])} "\${1%.ts}.js"`,
      env: {},
      folders: [],
    }),
    frameworks: ['node-test'],
    runner: async (framework) => {
      if (framework !== 'node-test') throw new RatchetFailure('bad-request', `TypeScript has no framework ${framework}; it has node-test`);
      const { command, folder } = await unreadableNode(tools, node);
      return {
        name: 'typescript-node-test',
        command: [...nodeCommand(command, await partsOf(SUPERVISOR)), framework, await partsOf(CHILD), ...NODE_TEST_FLAGS, SOURCE_MAPS],
        env: {},
        folders: [folder],
        job: true,
      };
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
    'package.json': await readFile(join(INSTALLED, 'package.json'), 'utf8'),
    'package-lock.json': await readFile(join(INSTALLED, 'package-lock.json'), 'utf8'),
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
