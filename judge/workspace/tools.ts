import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Languages } from '../languages/index.js';
import { boxRust, findRust } from '../languages/rust/toolchain.js';
import type { ToolHost } from '../tool-host.js';
import type { MoreTools } from './workspaces.js';

/** What a checkout's own build asks for beside the programs in `/usr`. A toolchain in a home is copied for those alone that want it. */
export function toolsOfCheckouts(languages: Languages, tools: ToolHost): (checkout: string) => Promise<MoreTools> {
  const versions = languages
    .list()
    .map(({ language, version }) => `${language} ${version ?? 'none'}`)
    .join(', ');
  let rust: Promise<MoreTools> | null = null;
  return async (checkout) => {
    if (!existsSync(join(checkout, 'work', 'Cargo.toml'))) return { path: [], folders: [], version: versions };
    rust ??= findRust(tools).then(async (found) => {
      const { root, folders } = await boxRust(tools, found);
      return { path: [`${root}/bin`], folders, version: versions };
    });
    return rust;
  };
}
