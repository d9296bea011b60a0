import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RatchetFailure } from '../../../../activities/failures.js';
import { packageRoot } from '../../../package-root.js';
import type { Preparation, ToolHost } from '../../tool-host.js';
import { bundled } from '../javascript/bundle.js';
import { nodeCommand } from '../javascript/node-command.js';
import { findNode } from '../javascript/toolchain.js';
import type { LanguageSupport, Overhead } from '../language.js';

const LANGUAGES = join(packageRoot, 'infra/sandbox/languages');
const COMPILER = join(LANGUAGES, 'typescript/compiler');
const PARTS = ['javascript/values', 'javascript/channel', 'javascript/calls', 'javascript/modules', 'typescript/sources', 'javascript/split-driver'];
/** The compiler and its libraries, in the process of the driver: 1.4 s of processor time from the start to the answers, and 104 MB. */
const OVERHEAD: Overhead = { cpuMs: 2_000, wallMs: 5_000, memoryMb: 256, pids: 32, diskMb: 0 };

/** TypeScript by the driver of JavaScript, with another part that reads the sources. */
export async function openTypescript(tools: ToolHost): Promise<LanguageSupport> {
  const node = await findNode(tools);
  const preparation = await typescriptPreparation();
  return {
    language: 'typescript',
    version: `TypeScript ${preparation.key}, Node ${node.version}`,
    sourceEndings: ['.ts'],
    overhead: OVERHEAD,
    probe: null,
    splitDriver: async () => {
      const compiler = await tools.prepare(preparation);
      const driver = await bundled(PARTS.map((part) => join(LANGUAGES, `${part}.cjs`)));
      return { name: 'typescript-split', command: [...nodeCommand(node, driver, ['--enable-source-maps']), compiler.box], env: {}, folders: [compiler], job: false };
    },
    frameworks: [],
    runner: (framework) => Promise.reject(new RatchetFailure('bad-request', `TypeScript is judged by cases alone, and not with ${framework}`)),
    testFiles: () => [],
    withControls: (tests) => Promise.resolve({ tests, roles: new Map(tests.ids.map((id) => [id, { of: id, control: false }])) }),
    isSubmittable: (path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && path.split('/').every((part) => !part.startsWith('.') && part !== 'node_modules'),
  };
}

/** The compiler in the version of the lock file. */
async function typescriptPreparation(): Promise<Preparation> {
  const files = { 'package.json': await readFile(join(COMPILER, 'package.json'), 'utf8'), 'package-lock.json': await readFile(join(COMPILER, 'package-lock.json'), 'utf8') };
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
