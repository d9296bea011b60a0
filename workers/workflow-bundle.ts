import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { packageRoot } from '../config/package-root.js';

const COMPILED = ['workflows', 'domain', 'activities'] as const;

/** The workflow code as one script. Bundling takes seconds, so the result is kept under the hash of what went into it. */
export async function workflowBundle(cacheFolder: string): Promise<{ readonly codePath: string }> {
  const compiled = join(packageRoot, 'dist');
  const codePath = join(cacheFolder, `workflows-${await hashOf(compiled)}.js`);
  try {
    await readFile(codePath, { flag: 'r' });
    return { codePath };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const { code } = await bundleWorkflowCode({ workflowsPath: join(compiled, 'workflows', 'index.js') });
  await mkdir(cacheFolder, { recursive: true });
  const unfinished = `${codePath}.${process.pid}`;
  await writeFile(unfinished, code);
  await rename(unfinished, codePath);
  return { codePath };
}

async function hashOf(compiled: string): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(packageRoot, 'node_modules/@temporalio/workflow/package.json')));
  for (const folder of COMPILED) {
    const files = (await readdir(join(compiled, folder), { recursive: true })).filter((file) => file.endsWith('.js')).toSorted();
    for (const file of files) hash.update(file).update(await readFile(join(compiled, folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
