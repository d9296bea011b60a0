import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { RatchetFailure } from '../../ports/failures.js';
import type { Mount } from '../box.js';

const MB = 1_024 * 1_024;

/** Layers, the topmost first, under what is written: in memory of fixed size, or in a folder that stays. */
export interface Layers {
  /** the folder of the checkout, which is one of the layers */
  readonly checkout: string;
  readonly lower: readonly string[];
  readonly upper: { readonly diskMb: number } | { readonly folder: string };
  /**
   * folders of this machine that are laid beside, as `guests/0` and so on: who is in a box can reach them there, whoever owns the way
   * to them
   */
  readonly guests?: readonly string[];
}

/**
 * A process that does nothing but keep a mount namespace in which the layers are one file system. No other process sees
 * the mounts, and with it they are gone: it ends when it is killed, or when the process that started it has ended.
 */
export interface Keeper {
  readonly mount: Omit<Mount, 'network'>;
  readonly isAlive: boolean;
  close(): Promise<void>;
}

const SCRIPT = `set -e
if [ "$SIZE" != 0 ]; then
  mount -t tmpfs -o "size=$SIZE,mode=0755" ratchet "$AT"
  UPPER=$AT/upper SCRATCH=$AT/scratch
  mkdir "$UPPER" "$SCRATCH"
  mkdir "$AT/merged" "$AT/etc"
else
  mount -t tmpfs -o "size=1m,mode=0755" ratchet "$AT"
  mkdir "$AT/merged" "$AT/etc"
fi
mkdir "$AT/git" "$AT/guests"
mount --bind "$GIT" "$AT/git"
number=0
printf '%s' "$GUESTS" | while IFS= read -r guest; do
  mkdir "$AT/guests/$number"
  mount --rbind "$guest" "$AT/guests/$number"
  number=$((number + 1))
done
mount -t overlay ratchet -o "lowerdir=$LOWER,upperdir=$UPPER,workdir=$SCRATCH$OPTIONS" "$AT/merged"
printf 'root:x:0:0::/:/bin/sh\\nratchet:x:%s:%s::%s:/bin/sh\\n' "$BOX_USER" "$BOX_USER" "$BOX_HOME" > "$AT/etc/passwd"
echo ready
exec cat > /dev/null
`;

export async function keepMounted(layers: Layers, at: string, uid: number, home: string): Promise<Keeper> {
  const isRoot = process.getuid?.() === 0;
  const { upper, guests = [] } = layers;
  const inMemory = 'diskMb' in upper;
  const env = {
    GIT: `${layers.checkout}/work/.git`,
    GUESTS: guests.map((folder) => `${folder}\n`).join(''),
    PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
    AT: at,
    SIZE: inMemory ? String(upper.diskMb * MB) : '0',
    UPPER: inMemory ? '' : `${upper.folder}/upper`,
    SCRATCH: inMemory ? '' : `${upper.folder}/scratch`,
    LOWER: layers.lower.map(escaped).join(':'),
    // attributes of trusted.* are root's alone
    OPTIONS: isRoot ? '' : ',userxattr',
    BOX_USER: String(isRoot ? uid : 0),
    BOX_HOME: home,
  };
  const flags = isRoot ? ['--mount', '--propagation', 'private'] : ['--user', '--map-root-user', '--mount'];
  const child = spawn('unshare', [...flags, '--', '/bin/sh', '-c', SCRIPT], { detached: true, env, stdio: ['pipe', 'pipe', 'pipe'] });
  const { pid } = child;
  const said = await firstWords(child);
  if (pid === undefined || !said.isReady)
    throw new RatchetFailure('sandbox-unavailable', `no workspace can be mounted here: ${said.words}`);
  for (const each of [child, child.stdin, child.stdout, child.stderr])
    if ('unref' in each && typeof each.unref === 'function') each.unref();
  return {
    mount: { keeper: pid, path: `${at}/merged`, uid },
    get isAlive() {
      return child.exitCode === null && child.signalCode === null;
    },
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.ref();
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function firstWords(child: ChildProcess): Promise<{ readonly isReady: boolean; readonly words: string }> {
  const words: string[] = [];
  let closed = false;
  child.stdin?.on('error', () => undefined);
  child.stderr?.on('data', (chunk: Buffer) => words.push(chunk.toString('utf8')));
  const ready = new Promise<boolean>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString('utf8').includes('ready')) resolve(true);
    });
    child.once('error', (error) => {
      words.push(error.message);
      resolve(false);
    });
    child.once('close', () => {
      closed = true;
      resolve(false);
    });
  });
  const isReady = (await ready) && !closed;
  return { isReady, words: words.join('').trim().slice(0, 300) };
}

/** A colon parts layers, a comma options. */
function escaped(folder: string): string {
  if (folder.includes(',')) throw new RatchetFailure('sandbox-unavailable', `the folder of the cache must hold no comma: ${folder}`);
  return folder.replaceAll(/[\\:]/g, String.raw`\$&`);
}
