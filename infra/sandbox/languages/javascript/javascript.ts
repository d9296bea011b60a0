import { join } from 'node:path';
import { packageRoot } from '../../../package-root.js';
import type { BoxProgram } from '../../box.js';
import type { ToolHost } from '../../tool-host.js';
import type { LanguageSupport, Overhead } from '../language.js';
import { bundled } from './bundle.js';
import { findNode } from './toolchain.js';

const FOLDER = join(packageRoot, 'infra/sandbox/languages/javascript');
/** Measured: an idle Node holds 45 MB and 7 threads; its address space, which counts where no control group does, is far larger. */
const OVERHEAD: Overhead = { cpuMs: 0, wallMs: 0, memoryMb: 64, pids: 16, diskMb: 0 };

export async function openJavascript(tools: ToolHost): Promise<LanguageSupport> {
  const node = await findNode(tools);
  return {
    language: 'javascript',
    version: `Node ${node.version}`,
    sourceEndings: ['.js', '.mjs', '.cjs'],
    overhead: OVERHEAD,
    probe: null,
    splitDriver: async (): Promise<BoxProgram> => ({ name: 'javascript-split', command: nodeCommand(node.path, await bundled(['values', 'channel', 'calls', 'sources', 'split-driver'].map((name) => join(FOLDER, `${name}.cjs`)))), env: {}, folders: [], job: false }),
    frameworks: [],
    runner: () => { throw new TypeError('later'); },
    testFiles: () => [],
    withControls: (tests) => Promise.resolve({ tests, roles: new Map(tests.ids.map((id) => [id, { of: id, control: false }])) }),
    isSubmittable: (path) => path.endsWith('.js'),
  };
}

/** The judge's pipes are moved away from where a candidate reads and prints; one thread of V8 beside the main one is enough for one core. */
function nodeCommand(node: string, script: string): readonly string[] {
  return ['/bin/sh', '-c', 'exec "$@" 9<&0 8>&3 </dev/null 3>&-', 'driver', node, '--no-warnings', '--experimental-vm-modules', '--experimental-detect-module', '--v8-pool-size=1', '-e', script];
}
