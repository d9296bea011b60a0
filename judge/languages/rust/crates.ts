import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../../config/package-root.js';
import type { Preparation } from '../../tool-host.js';
import { parseJson } from '../../split/split-protocol.js';
import type { RustToolchain } from './toolchain.js';

const FOLDER = join(packageRoot, 'judge/languages/rust/crates');
/** What drivers read: name, version and library of each crate. */
const LIST = 'crates.txt';

/** What Cargo says of a crate that it built. */
const artifactSchema = z.object({
  reason: z.literal('compiler-artifact'),
  manifest_path: z.string(),
  target: z.object({ name: z.string().regex(/^[\w-]+$/), kind: z.array(z.string()) }),
  filenames: z.array(z.string().regex(/^\S+$/)),
});

/** The crates that tasks may use, built once: a candidate is compiled against them by rustc alone. */
export async function cratesPreparation(rust: RustToolchain): Promise<Preparation> {
  const [manifest, lock] = await Promise.all(['Cargo.toml', 'Cargo.lock'].map((name) => readFile(join(FOLDER, name), 'utf8')));
  return {
    name: 'rust-crates',
    key: JSON.stringify([rust, manifest, lock]),
    doing: 'building the Rust crates that tasks may use',
    make: async (work) => {
      await work.write({ 'Cargo.toml': manifest ?? '', 'Cargo.lock': lock ?? '', 'lib.rs': '' });
      const env = {
        RUSTC: join(rust.sysroot, 'bin/rustc'),
        CARGO_TARGET_DIR: `${work.path}/target`,
        RUSTFLAGS: '',
        CARGO_INCREMENTAL: '0',
      };
      const said = await work.run([join(rust.sysroot, 'bin/cargo'), 'build', '--locked', '--quiet', '--message-format=json'], env);
      await work.write({ [LIST]: listOf(said, namesIn(manifest ?? '')) });
    },
  };
}

/** The crates that the manifest names, newest first; what they need themselves is found by rustc. */
export function listOf(said: string, names: ReadonlySet<string>): string {
  const crates = said.split('\n').flatMap((line) => {
    const artifact = artifactSchema.safeParse(parseJson(line));
    if (!artifact.success) return [];
    const { manifest_path: path, target, filenames } = artifact.data;
    const [, name = '', version = ''] = /\/([^/]+)-(\d[^/]*)\/Cargo\.toml$/.exec(path) ?? [];
    const library = filenames.find((each) => /\.(?:rlib|so)$/.test(each));
    return names.has(name) && target.kind.some((kind) => ['lib', 'rlib', 'proc-macro'].includes(kind)) && library !== undefined
      ? [{ name: target.name.replaceAll('-', '_'), version, library }]
      : [];
  });
  const newestFirst = crates.toSorted(
    (a, b) => a.name.localeCompare(b.name) || b.version.localeCompare(a.version, 'en', { numeric: true }),
  );
  return newestFirst.map(({ name, version, library }) => `${name} ${version} ${library}\n`).join('');
}

function namesIn(manifest: string): ReadonlySet<string> {
  const dependencies = manifest.slice(manifest.indexOf('[dependencies]')).split('\n[')[0] ?? '';
  return new Set([...dependencies.matchAll(/^([\w-]+) = (?:"|.*package = "([\w-]+)")/gm)].map(([, name = '', real]) => real ?? name));
}

/** Those that a task's own manifest depends on. */
export function crateNamesIn(manifest: string): ReadonlySet<string> {
  const sections = manifest.split(/^\[/m).filter((section) => /^(?:dev-)?dependencies\]/.test(section));
  const tables = [...manifest.matchAll(/^\[(?:dev-)?dependencies\.([\w-]+)\]/gm)].map(([, name = '']) => name);
  const lines = sections.flatMap((section) => [...section.matchAll(/^([\w-]+)\s*=\s*(?:.*\bpackage\s*=\s*"([\w-]+)")?/gm)]);
  return new Set([...tables, ...lines.map(([, name = '', real]) => real ?? name)]);
}
