import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inheritedEnvironment } from '../../config/config.js';
import { RatchetFailure } from '../../ports/failures.js';

const WITHIN_MS = 600_000;
const MAX_OUTPUT_BYTES = 256 * 1_024 * 1_024;

/** What git says never asks a person, runs nothing of the repository's and is read in English. */
const QUIET = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '/bin/false',
  SSH_ASKPASS: '/bin/false',
  GIT_SSH_COMMAND: 'ssh -o BatchMode=yes',
  GIT_LFS_SKIP_SMUDGE: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  LC_ALL: 'C',
};

/** No setting of the repository may start a program, and nobody is asked whose folder it is. */
const SETTINGS = ['safe.directory=*', 'core.hooksPath=/dev/null', 'core.fsmonitor=false', 'core.quotePath=false', 'gc.auto=0'];

export interface GitRun {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs git on this machine; only what it cannot do at all is thrown. */
export function runGit(
  args: readonly string[],
  { cwd, env = {}, input, signal }: { cwd: string; env?: NodeJS.ProcessEnv; input?: string | Buffer; signal?: AbortSignal },
): Promise<GitRun> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...SETTINGS.flatMap((each) => ['-c', each]), ...args], {
      cwd,
      env: { ...inheritedEnvironment(), ...QUIET, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: WITHIN_MS,
      killSignal: 'SIGKILL',
      ...(signal === undefined ? {} : { signal }),
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let bytes = 0;
    const take = (into: Buffer[]) => (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_OUTPUT_BYTES) child.kill('SIGKILL');
      else into.push(chunk);
    };
    child.stdout.on('data', take(out));
    child.stderr.on('data', take(err));
    // git may end before it has read all
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
    child.once('error', (error) =>
      reject(
        signal?.aborted === true
          ? signal.reason
          : existsSync(cwd)
            ? new RatchetFailure('sandbox-unavailable', `git does not run here (${error.message}); install it: apt-get install -y git`)
            : new RatchetFailure('bad-request', `${cwd} is no folder`),
      ),
    );
    child.once('close', (code) =>
      resolve({ exitCode: code ?? 137, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString('utf8') }),
    );
  });
}

/** What git printed; throws `bad-request` with its last words where it fails. */
export async function git(args: readonly string[], options: Parameters<typeof runGit>[1]): Promise<string> {
  const { exitCode, stdout, stderr } = await runGit(args, options);
  if (exitCode !== 0) throw new RatchetFailure('bad-request', lastWords(stderr) || `git ${args[0] ?? ''} ended with ${exitCode}`);
  return stdout.toString('utf8');
}

/** `fatal: …` without what stands before it, and without passwords of URLs. */
export function lastWords(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const told = lines.find((line) => /^(?:fatal|error|ERROR|remote): /.test(line)) ?? lines.at(-1) ?? '';
  return told
    .replace(/^(?:fatal|error): /, '')
    .replaceAll(/\/\/[^/@\s]+@/g, '//')
    .slice(0, 300);
}
