import { rewrite } from '../../syntax/rewrite.js';
import { hostOf, testModulesIn } from '../../syntax/rust-modules.js';
import type { Files } from '../../domain/task.js';
import type { Refused } from '../../ports/workspace.js';
import { tarOf } from '../docker/tar.js';
import type { BoxWorkspace } from '../workspace/box-workspace.js';

/** Lays trusted tests over what stands there; modules of tests take the place of those in their sources. */
export async function layTests(workspace: BoxWorkspace, tests: Files): Promise<Refused | null> {
  return workspace.lay(tarOf({ ...tests, ...(await wovenSources(workspace, tests)) }));
}

async function wovenSources(workspace: BoxWorkspace, tests: Files): Promise<Files> {
  const modules = new Map<string, string[]>();
  for (const path of Object.keys(tests)) {
    const host = hostOf(path);
    if (host !== null) modules.set(host.source, [...(modules.get(host.source) ?? []), host.name]);
  }
  const woven: Record<string, string> = {};
  for (const [source, names] of modules) {
    if (Object.hasOwn(tests, source)) continue;
    const read = await workspace.read(source);
    if (read.kind === 'text' && read.isWhole) woven[source] = await withTestModules(source, read.text, names);
  }
  return woven;
}

/** Its own modules of these names are gone, whatever they hold. */
export async function withTestModules(source: string, text: string, names: readonly string[]): Promise<string> {
  const own = (await testModulesIn(text)).filter(({ name }) => names.includes(name));
  const stem = source.slice(source.lastIndexOf('/') + 1).replace(/\.rs$/, '');
  const trusted = names.map((name) => `\n#[cfg(test)]\n#[path = "${stem}.${name}.rs"]\nmod ${name};\n`);
  return rewrite(
    text,
    own.map(({ from, to }) => ({ from, to, text: '' })),
  ).concat(...trusted);
}
