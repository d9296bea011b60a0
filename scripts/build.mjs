/** Builds the program into `dist`, and the dashboard into `dist/web`, unless what they are made of is as it was. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, unlessMadeOf } from './made-of.mjs';

const CONFIG = 'tsconfig.build.json';
const { include } = JSON.parse(readFileSync(join(root, CONFIG), 'utf8'));
const sources = {
  note: join(root, 'dist/.made-of'),
  sources: [...include, CONFIG, 'tsconfig.json', 'scripts/build.mjs'],
  isSource: (path) => /\.(?:ts|json|mjs)$/.test(path),
};
await unlessMadeOf(sources, () => {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', CONFIG], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
});
await import('./build-web.mjs');
