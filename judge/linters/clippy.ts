import { join } from 'node:path';
import { cratesPreparation } from '../languages/rust/crates.js';
import { boxRust, findRust, type RustToolchain } from '../languages/rust/toolchain.js';
import type { BoxFolder } from '../box.js';
import type { ToolHost } from '../tool-host.js';
import type { Linter } from './linter.js';

const OPTIONS = ['--edition=2021', '--crate-type=lib', '--crate-name=linted', '--error-format=short', '--emit=metadata', '--out-dir=/tmp'];
/**
 * It reads a crate from its root, where there is one in Cargo's place, and else each file by itself, with the newest of each crate that
 * tasks may name.
 */
const READ = `crates=$1; shift
externs=$(awk '!seen[$1]++ { print "--extern=" $1 "=" $3 }' "$crates/crates.txt")
linter=$1; shift
options=$1; shift
for root in src/lib.rs src/main.rs; do if [ -f "$root" ]; then set -- "$root"; break; fi; done
for path do "$linter" $options $externs "$path"; done`;

/** clippy of the toolchain that judges; null where that has none. */
export async function clippy(tools: ToolHost): Promise<Linter | null> {
  const rust = await findRust(tools);
  const found = await tools.find([join(rust.sysroot, 'bin/clippy-driver')], ['--version']);
  if (found === null) return null;
  const boxed = await boxRust(tools, rust);
  const crates = await tools.prepare(await cratesPreparation(rust));
  const own = rust.isReachable ? null : await copied(tools, rust, found.version);
  const options = [`--sysroot=${boxed.root}`, `-Ldependency=${crates.box}/target/debug/deps`, ...OPTIONS].join(' ');
  return {
    command: ['/bin/sh', '-c', READ, 'clippy', crates.box, own === null ? found.path : `${own.box}/clippy-driver`, options],
    env: { LD_LIBRARY_PATH: `${boxed.root}/lib:${boxed.root}/${rust.libraries}` },
    folders: [...boxed.folders, crates, ...(own === null ? [] : [own])],
  };
}

/** Out of a home, where boxes cannot reach it. */
function copied(tools: ToolHost, rust: RustToolchain, version: string): Promise<BoxFolder> {
  const from = join(rust.sysroot, 'bin/clippy-driver');
  return tools.prepare({
    name: 'clippy',
    key: JSON.stringify([rust, version]),
    doing: `copying ${version} to where boxes can read it`,
    make: async (work) => void (await work.run(['cp', from, '.'])),
  });
}
