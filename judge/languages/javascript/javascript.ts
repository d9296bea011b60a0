import { join } from 'node:path';
import { RatchetFailure } from '../../../ports/failures.js';
import type { Framework } from '../../../domain/task.js';
import { packageRoot } from '../../../config/package-root.js';
import type { BoxProgram } from '../../box.js';
import type { Tool, ToolHost } from '../../tool-host.js';
import { unreadableNode } from '../../unreadable.js';
import type { LanguageSupport } from '../language.js';
import { bundled } from './bundle.js';
import { controlsIn } from './controls/controls.js';
import { jestPreparation } from './jest-install.js';
import { checkProgram, NODE_OVERHEAD, nodeCommand, runProgram } from './node-command.js';
import { NODE_TEST_FLAGS } from './node-test.js';
import { isSubmittable, testFiles } from './test-files.js';
import { findNode } from './toolchain.js';

const FOLDER = join(packageRoot, 'judge/languages/javascript');

const FRAMEWORKS = ['node-test', 'jest', 'tap'] as const;

export async function openJavascript(tools: ToolHost): Promise<LanguageSupport> {
  const node = await findNode(tools);
  return {
    language: 'javascript',
    version: `Node ${node.version}`,
    sourceEndings: ['.js', '.mjs', '.cjs'],
    overhead: NODE_OVERHEAD,
    probe: null,
    splitDriver: async (): Promise<BoxProgram> => ({
      name: 'javascript-split',
      command: nodeCommand([node.path], await partsOf(['records', 'values', 'channel', 'calls', 'modules', 'sources', 'split-driver'])),
      env: {},
      folders: [],
      job: false,
    }),
    programTools: async () => ({
      compile: checkProgram([node.path], await partsOf(['sources', 'check-program'])),
      run: `exec ${runProgram([node.path])} "$1"`,
      env: {},
      folders: [],
    }),
    frameworks: FRAMEWORKS,
    runner: (framework) => runner(framework, node, tools),
    testFiles,
    controls: controlsIn('javascript'),
    isSubmittable,
  };
}

async function runner(framework: Framework, node: Tool, tools: ToolHost): Promise<BoxProgram> {
  const supervisor = await partsOf(['records', 'values', 'channel', 'layout', 'sources', 'tap', 'supervisor']);
  const { command, folder } = await unreadableNode(tools, node);
  const program = (child: string, more: readonly string[] = []): BoxProgram => ({
    name: `javascript-${framework}`,
    command: [...nodeCommand(command, supervisor), framework, child, ...more],
    env: {},
    folders: [folder],
    job: true,
  });
  switch (framework) {
    case 'node-test':
      return program(await partsOf(['records', 'values', 'reports', 'stubs', 'layout', 'coverage', 'node-test-child']), NODE_TEST_FLAGS);
    case 'jest': {
      const home = await tools.prepare(await jestPreparation());
      return { ...program(await partsOf(['records', 'values', 'reports', 'jest-child']), [home.box]), folders: [folder, home] };
    }
    case 'tap':
      return program(await partsOf(['reports', 'stubs', 'tap-child']));
    case 'pytest':
    case 'junit':
    case 'maven':
    case 'cargo':
    default:
      throw new RatchetFailure('bad-request', `JavaScript has no framework ${framework}; it has ${FRAMEWORKS.join(', ')}`);
  }
}

function partsOf(names: readonly string[]): Promise<string> {
  return bundled(names.map((name) => join(FOLDER, `${name}.cjs`)));
}
