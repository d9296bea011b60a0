import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { dependencyFolder, packageRoot } from '../config/package-root.js';
import { hashOfImports } from './hash-of-imports.js';

const ENTRY = join(packageRoot, 'dist', 'workflows', 'index.js');

const TRACING = join(packageRoot, 'dist', 'workflows', 'tracing.js');

/** The workflow code as one script. Bundling takes seconds, so the result is kept under the hash of what went into it. */
export async function workflowBundle(cacheFolder: string, isTraced = false): Promise<{ readonly codePath: string }> {
  const engine = await readFile(join(dependencyFolder('@temporalio/workflow'), 'package.json'), 'utf8');
  const codePath = join(cacheFolder, `workflows-${isTraced ? 'traced-' : ''}${await hashOfImports(ENTRY, engine)}.js`);
  try {
    await readFile(codePath, { flag: 'r' });
    return { codePath };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const { code } = await bundleWorkflowCode({ workflowsPath: ENTRY, ...(isTraced ? { workflowInterceptorModules: [TRACING] } : {}) });
  await mkdir(cacheFolder, { recursive: true });
  const unfinished = `${codePath}.${process.pid}`;
  await writeFile(unfinished, code);
  await rename(unfinished, codePath);
  return { codePath };
}
