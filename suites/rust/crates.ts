import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.js';

interface Crate {
  readonly name: string;
  readonly version: string;
}

/** What a manifest depends on, as `name version`, that the sandbox does not bring to its Rust tasks. */
export async function missingCrates(manifest: string): Promise<string[]> {
  const wanted = cratesIn(manifest);
  if (wanted.length === 0) return [];
  const atHand = cratesIn(await readFile(join(packageRoot, 'judge/languages/rust/crates/Cargo.toml'), 'utf8'));
  return wanted.filter((crate) => !atHand.some((each) => serves(each, crate))).map(({ name, version }) => `${name} ${version}`);
}

/** The lines under [dependencies]: `name = "version"`, or a table with a version and perhaps the package's own name. */
function cratesIn(manifest: string): Crate[] {
  const section = /^\[dependencies\]\n([^[]*)/m.exec(manifest)?.[1] ?? '';
  return section.split('\n').flatMap((line) => {
    const [, key, rest = ''] = /^([\w-]+)\s*=\s*(.*)$/.exec(line) ?? [];
    const version = /^"=?([\d.]+)"/.exec(rest)?.[1] ?? /version\s*=\s*"=?([\d.]+)"/.exec(rest)?.[1];
    return key === undefined || version === undefined ? [] : [{ name: /package\s*=\s*"([\w-]+)"/.exec(rest)?.[1] ?? key, version }];
  });
}

/** By Cargo's rule: the same first part that is not zero. */
function serves(atHand: Crate, wanted: Crate): boolean {
  return atHand.name === wanted.name && series(atHand.version) === series(wanted.version);
}

function series(version: string): string {
  const [major = '0', minor = '0'] = version.split('.');
  return major === '0' ? `0.${minor}` : major;
}
