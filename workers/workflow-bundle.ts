import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorkflowCode, type BundleOptions } from '@temporalio/worker';
import { dependencyFolder, packageRoot } from '../config/package-root.js';
import { hashOfImports } from './hash-of-imports.js';

const BUILT = join(packageRoot, 'dist', 'workflows');

/** The workflow code as one script. */
export async function workflowBundle(cacheFolder: string, isTraced = false): Promise<{ readonly codePath: string }> {
  return keptBundle(cacheFolder, join(BUILT, 'index.js'), isTraced ? [join(BUILT, 'tracing.js')] : []);
}

/** Bundling takes seconds, so the result is kept under the hash of what went into it. */
export async function keptBundle(
  cacheFolder: string,
  entry: string,
  interceptors: readonly string[] = [],
  options: Pick<BundleOptions, 'logger'> = {},
): Promise<{ readonly codePath: string }> {
  const engine = await readFile(join(dependencyFolder('@temporalio/workflow'), 'package.json'), 'utf8');
  const hash = await hashOfImports([entry, ...interceptors], engine);
  const codePath = join(cacheFolder, `workflows-${hash}.js`);
  if (await isThere(codePath)) return { codePath };
  const { code } = await bundleWorkflowCode({ ...options, workflowsPath: entry, workflowInterceptorModules: [...interceptors] });
  await mkdir(cacheFolder, { recursive: true });
  const unfinished = `${codePath}.${process.pid}`;
  await writeFile(unfinished, code);
  await rename(unfinished, codePath);
  return { codePath };
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
