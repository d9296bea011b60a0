import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RatchetFailure } from '../../../ports/failures.js';
import { pipInstall } from '../../pip-install.js';
import { packageRoot } from '../../../config/package-root.js';
import type { Preparation, WorkFolder } from '../../tool-host.js';
import type { PythonToolchain } from './toolchain.js';

const REQUIREMENTS = join(packageRoot, 'judge/languages/python/pytest-requirements.txt');

/** A folder with pytest in the pinned version, installed from the registry. */
export async function pytestPreparation(python: PythonToolchain): Promise<Preparation> {
  const requirements = await readFile(REQUIREMENTS, 'utf8');
  return {
    name: 'pytest',
    key: `${requirements}${python.version}`,
    doing: `installing pytest for ${python.path}`,
    make: (work) => install(python, requirements, work),
  };
}

async function install(python: PythonToolchain, requirements: string, work: WorkFolder): Promise<void> {
  await work.write({ 'requirements.txt': requirements });
  const problems: string[] = [];
  for (const interpreter of interpreters(python)) {
    try {
      await work.run(pipInstall(interpreter, work.path, ['-r', `${work.path}/requirements.txt`]));
      await work.run([python.path, '-m', 'compileall', '-q', work.path]);
      return;
    } catch (error) {
      if (!(error instanceof RatchetFailure)) throw error;
      problems.push(`${interpreter}: ${whyNot(error.message)}`);
    }
  }
  throw new RatchetFailure(
    'sandbox-unavailable',
    `pytest could not be installed (${problems.join('; ')}); needed: pip (apt-get install -y python3-pip) and a Python package registry that it reaches`,
  );
}

/** The interpreter's own pip, or any other: the packages are the same for every Python 3. */
export function interpreters(python: PythonToolchain): readonly string[] {
  return [python.path, 'python3'];
}

function whyNot(message: string): string {
  return message.split('\n').findLast((line) => line.includes('ERROR') || line.includes('No module')) ?? message.slice(0, 200);
}
