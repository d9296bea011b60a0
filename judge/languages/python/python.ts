import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../../config/package-root.js';
import type { Files } from '../../../domain/task.js';
import type { BoxProgram } from '../../box.js';
import type { ToolHost } from '../../tool-host.js';
import { type LanguageSupport, NO_OVERHEAD, quoted } from '../language.js';
import { pytestControls } from './controls.js';
import { pytestPreparation } from './pytest-install.js';
import { findPython } from './toolchain.js';

const FOLDER = join(packageRoot, 'judge/languages/python');

/** Fixed hashing, so that the order of a set is the same in every run; -E would ignore it, and the environment is ours alone anyway. */
const ENV = { PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1', PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1' } as const;

export async function openPython(tools: ToolHost): Promise<LanguageSupport> {
  const python = await findPython(tools);
  // a driver travels as an argument, its parts as one text: no file of the host has to be reachable for the user of the box
  const driver = async (...parts: readonly string[]): Promise<readonly string[]> => {
    const texts = await Promise.all(['common', 'names', ...parts].map((part) => readFile(join(FOLDER, `${part}.py`), 'utf8')));
    return [python.path, '-S', '-s', '-c', texts.join('\n')];
  };
  return {
    language: 'python',
    version: `Python ${python.version}`,
    sourceEndings: ['.py'],
    overhead: NO_OVERHEAD,
    probe: { path: 'probe.py', text: await readFile(join(FOLDER, 'probe.py'), 'utf8') },
    splitDriver: async (): Promise<BoxProgram> => ({
      name: 'python-split',
      command: await driver('answers', 'split_driver'),
      env: ENV,
      folders: [],
      job: false,
    }),
    programTools: async () => ({
      compile: `exec ${(await driver('check_program')).map(quoted).join(' ')} "$@"`,
      run: `exec ${[python.path, '-S', '-s', '-c', await readFile(join(FOLDER, 'run_program.py'), 'utf8')].map(quoted).join(' ')} "$1"`,
      env: ENV,
      folders: [],
    }),
    traces: true,
    frameworks: ['pytest'],
    runner: async (): Promise<BoxProgram> => {
      const packages = await tools.prepare(await pytestPreparation(python));
      return {
        name: 'python-pytest',
        command: [...(await driver('pytest_driver')), packages.box],
        env: ENV,
        folders: [packages],
        job: true,
      };
    },
    testFiles: (_framework, files: Files) =>
      Object.keys(files)
        .filter((path) => /(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/.test(path))
        .toSorted(),
    controls: pytestControls,
    isSubmittable,
  };
}

function isSubmittable(path: string): boolean {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  const steers =
    ['conftest.py', 'setup.py', 'noxfile.py', 'sitecustomize.py', 'usercustomize.py'].includes(name) || /^test_|_test\.py$/.test(name);
  return name.endsWith('.py') && !steers && parts.every((part) => !part.startsWith('.')) && parts[0] !== 'tests';
}
