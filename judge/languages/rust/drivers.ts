import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from '../../../domain/task.js';
import { packageRoot } from '../../../config/package-root.js';
import type { BoxProgram } from '../../box.js';
import type { ToolHost } from '../../tool-host.js';
import { cratesPreparation } from './crates.js';
import { boxRust, isOlder, type RustToolchain } from './toolchain.js';

const FOLDER = join(packageRoot, 'judge/languages/rust/driver');
const OPTIONS = ['--edition=2021', '-Copt-level=2', '-Cdebuginfo=0'];

/**
 * The test framework of the toolchain as a library that programs of tests share; it is unstable, and so for nightly compilers or those
 * that are told so.
 */
const FRAMEWORK = ['--crate-name=test', '--crate-type=dylib', '-Cprefer-dynamic', '-Cstrip=debuginfo', '-o', 'libtest.so'];
const KNOWN_FRAMEWORK = [1, 70] as const;

/** One of our programs for boxes, with the compiler and the crates beside it. */
export async function driver(tools: ToolHost, rust: RustToolchain, name: 'split' | 'runner'): Promise<BoxProgram> {
  const boxed = await boxRust(tools, rust);
  const sources = await sourcesOf();
  const crates = await tools.prepare(await cratesPreparation(rust));
  const drivers = await tools.prepare({
    name: 'rust-drivers',
    key: JSON.stringify([rust, sources, OPTIONS, FRAMEWORK]),
    doing: 'building the Rust drivers',
    make: async (work) => {
      await work.write(sources);
      const rustc = join(rust.sysroot, 'bin/rustc');
      // by its whole path: a panic in there is placed in no file of a task
      await work.run([rustc, ...OPTIONS, '--crate-type=rlib', '--crate-name=ratchet', '-o', 'libratchet.rlib', `${work.path}/lib.rs`]);
      if (hasKnownFramework(rust)) await work.run([rustc, ...OPTIONS, ...FRAMEWORK, `${work.path}/framework.rs`], { RUSTC_BOOTSTRAP: '1' });
      for (const each of ['split', 'runner'])
        await work.run([rustc, ...OPTIONS, '--extern=ratchet=libratchet.rlib', '-o', each, `${work.path}/${each}.rs`]);
    },
  });
  return {
    name: `rust-${name}`,
    command: [`${drivers.box}/${name}`, `${boxed.root}/bin/rustc`, crates.box],
    env: { PATH: `${boxed.root}/bin:/usr/bin:/bin`, LD_LIBRARY_PATH: `${boxed.root}/${rust.libraries}:${drivers.box}` },
    folders: [...boxed.folders, crates, drivers],
    job: name === 'runner',
  };
}

/** An older one is linked into each program of tests. */
function hasKnownFramework({ version }: RustToolchain): boolean {
  return !isOlder(version, KNOWN_FRAMEWORK);
}

async function sourcesOf(): Promise<Files> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.rs')).toSorted();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(FOLDER, name), 'utf8')] as const)));
}
