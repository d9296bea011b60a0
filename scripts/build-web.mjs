/**
 * Builds the dashboard (`web/`) into `dist/web`, unless what it is made of is as it was. `--watch` builds again after each change.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(root, 'dist/web');
const MADE_OF = join(OUT, 'made-of.txt');

const watches = process.argv.includes('--watch');
const madeOf = hashOfSources();
if (watches || madeOf !== whatItIsMadeOf()) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: join(root, 'web'),
    logLevel: 'warn',
    build: {
      outDir: OUT,
      emptyOutDir: true,
      target: 'es2023',
      // nothing stands in the page itself: its policy takes scripts, styles and fonts from files alone
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 700,
      // directives are for servers that render React, and how long the build took is nobody's business
      rolldownOptions: {
        onLog: (level, log, tell) => !['MODULE_LEVEL_DIRECTIVE', 'PLUGIN_TIMINGS'].includes(log.code) && tell(level, log),
      },
      watch: watches ? {} : null,
    },
  });
  mkdirSync(OUT, { recursive: true });
  writeFileSync(MADE_OF, madeOf);
}

function hashOfSources() {
  const hash = createHash('sha256');
  const sources = readdirSync(join(root, 'web'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const path of [...sources, join(root, 'package-lock.json'), fileURLToPath(import.meta.url)])
    hash.update(path.slice(root.length)).update(readFileSync(path));
  return hash.digest('hex');
}

function whatItIsMadeOf() {
  try {
    return readFileSync(MADE_OF, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
