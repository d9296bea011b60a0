import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGit } from '../../judge/workspace/git.js';
import { CliFailure, EXIT } from '../failures.js';

/** Puts a patch onto the files of a checkout, all of it or nothing; the index and the commits stay as they are. */
export async function applyTo(root: string, patch: string): Promise<void> {
  const check = await runGit(['apply', '--check', '--whitespace=nowarn', '-'], { cwd: root, input: patch });
  if (check.exitCode !== 0) throw new CliFailure(EXIT.failed, `the patch does not apply to ${root} any more: ${check.stderr.trim()}`);
  const { exitCode, stderr } = await runGit(['apply', '--whitespace=nowarn', '-'], { cwd: root, input: patch });
  if (exitCode !== 0) throw new CliFailure(EXIT.failed, `git apply in ${root}: ${stderr.trim()}`);
}

/**
 * Makes a branch with the patch as one commit on what the checkout stands on. Neither its files nor its index nor the branch
 * that it is on are touched. Answers the commit.
 */
export async function branchWith(
  root: string,
  patch: string,
  { name, head, message }: { readonly name: string; readonly head: string; readonly message: string },
): Promise<string> {
  const valid = await runGit(['check-ref-format', '--branch', name], { cwd: root });
  if (valid.exitCode !== 0) throw new CliFailure(EXIT.usage, `--branch: ${JSON.stringify(name)} is no name of a branch`);
  const scratch = await mkdtemp(join(tmpdir(), 'ratchet-fix-'));
  try {
    const env = { GIT_INDEX_FILE: join(scratch, 'index') };
    const step = async (args: readonly string[], input?: string): Promise<string> => {
      const run = await runGit(args, { cwd: root, env, ...(input === undefined ? {} : { input }) });
      if (run.exitCode !== 0) throw new CliFailure(EXIT.failed, `--branch: git ${args[0] ?? ''}: ${run.stderr.trim()}`);
      return run.stdout.toString('utf8').trim();
    };
    await step(['read-tree', head]);
    await step(['apply', '--cached', '--whitespace=nowarn', '-'], patch);
    const tree = await step(['write-tree']);
    const commit = await step(['commit-tree', '--no-gpg-sign', '-p', head, '-F', '-', tree], message);
    // an old value of zeros: only where there is no such branch yet
    await step(['update-ref', `refs/heads/${name}`, commit, '0'.repeat(40)]);
    return commit;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
