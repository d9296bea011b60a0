import { spawn } from 'node:child_process';
import { pipeline } from 'node:stream/promises';
import { inheritedEnvironment } from '../config/config.js';

export interface Unpacked {
  /** null where it was killed */
  readonly code: number | null;
  /** the end of what tar complained of */
  readonly said: string;
}

/**
 * Has tar unpack an archive as it comes in. tar is done at the end of the archive, which may be before the last byte has come:
 * so that its input closes early is no failure, its own word counts, and of an archive that broke off it says so.
 */
export async function unpack(
  archive: NodeJS.ReadableStream,
  args: readonly string[],
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<Unpacked> {
  const tar = spawn('tar', [...args], { stdio: ['pipe', 'ignore', 'pipe'], env: inheritedEnvironment() });
  let said = '';
  tar.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString('utf8')}`.slice(-300)));
  const ended = new Promise<number | null>((resolve, reject) => {
    tar.once('error', reject);
    tar.once('close', resolve);
  });
  const [cutOff, code] = await Promise.all([
    pipeline(archive, tar.stdin, signal === undefined ? {} : { signal }).then(
      () => null,
      (error: unknown) => error,
    ),
    ended,
  ]);
  if (signal?.aborted === true) throw cutOff ?? signal.reason;
  return { code, said: said.trim() };
}
