import { delimiter, join } from 'node:path';
import { RatchetFailure } from '../../../ports/failures.js';
import { inheritedEnvironment } from '../../../config/config.js';
import type { BoxFolder } from '../../box.js';
import type { ToolHost } from '../../tool-host.js';

const OLDEST = [1, 63] as const;
const INSTALL = 'install it: apt-get install -y rustc cargo, or by https://rustup.rs';
/** Of a toolchain: what compiling needs. The rest is documentation, other tools, sanitizers and other targets. */
const NEEDED = ['bin/rustc', 'bin/cargo', 'lib'];
const NOT_NEEDED = ['*.a', 'wasm-component-ld', 'src', 'etc'];

export interface RustToolchain {
  /** `rustc 1.95.0 (59807616e 2026-04-14)` */
  readonly version: string;
  /** of this machine */
  readonly sysroot: string;
  /** of the standard library, below the sysroot: `lib/rustlib/x86_64-unknown-linux-gnu/lib` */
  readonly libraries: string;
  /** whether boxes see the sysroot as it is */
  readonly isReachable: boolean;
}

/** A toolchain of the system, or the active one of this machine's PATH, which rustup keeps in a home. */
export async function findRust(tools: Pick<ToolHost, 'find'>): Promise<RustToolchain> {
  const onPath = (inheritedEnvironment()['PATH'] ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  const rustc = await tools.find(['rustc', ...onPath.map((folder) => join(folder, 'rustc'))], ['--version']);
  if (rustc === null) throw new RatchetFailure('sandbox-unavailable', `no rustc; ${INSTALL}`);
  if (isOlder(rustc.version, OLDEST))
    throw new RatchetFailure('sandbox-unavailable', `${rustc.path} is ${rustc.version}, older than ${OLDEST.join('.')}; ${INSTALL}`);
  if ((await tools.find(['cc'], ['--version'])) === null)
    throw new RatchetFailure(
      'sandbox-unavailable',
      'rustc links with cc, which is not there; install it: apt-get install -y gcc libc6-dev',
    );
  const print = async (what: string): Promise<string> => (await tools.find([rustc.path], ['--print', what]))?.version ?? '';
  const [sysroot, libraries] = [await print('sysroot'), await print('target-libdir')];
  if (sysroot === '' || !libraries.startsWith(`${sysroot}/`))
    throw new RatchetFailure('sandbox-unavailable', `${rustc.path} does not say where its libraries are; ${INSTALL}`);
  if ((await tools.find([join(sysroot, 'bin/cargo')], ['--version'])) === null)
    throw new RatchetFailure('sandbox-unavailable', `no cargo beside ${rustc.path}; ${INSTALL}`);
  return {
    version: rustc.version,
    sysroot,
    libraries: libraries.slice(sysroot.length + 1),
    isReachable: sysroot === '/usr' || sysroot.startsWith('/usr/'),
  };
}

/** Whether `rustc 1.95.0 (…)` is older than `[1, 63]`. */
export function isOlder(version: string, [oldestMajor, oldestMinor]: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}

/** Where boxes find the toolchain. */
export interface BoxedRust {
  readonly root: string;
  readonly folders: readonly BoxFolder[];
}

export async function boxRust(tools: Pick<ToolHost, 'prepare'>, rust: RustToolchain): Promise<BoxedRust> {
  if (rust.isReachable) return { root: rust.sysroot, folders: [] };
  const folder = await tools.prepare({
    name: 'rust-toolchain',
    key: JSON.stringify([rust, NEEDED, NOT_NEEDED]),
    doing: `copying ${rust.version} to where boxes can read it`,
    make: async (work) => {
      const left = NOT_NEEDED.map((name) => `--exclude=${name}`);
      await work.run(['/bin/sh', '-c', 'from=$1; shift; tar -C "$from" -c "$@" | tar -x', 'copy', rust.sysroot, ...left, ...NEEDED]);
    },
  });
  return { root: folder.box, folders: [folder] };
}
