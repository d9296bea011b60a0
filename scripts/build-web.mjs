/** Builds the dashboard (`web/`) into `dist/web`, unless what it is made of is as it was. `--watch` builds again after each change. */
import { join } from 'node:path';
import { root, unlessMadeOf } from './made-of.mjs';

const OUT = join(root, 'dist/web');
const watches = process.argv.includes('--watch');
const sources = { note: join(OUT, 'made-of.txt'), sources: ['web', 'scripts/build-web.mjs'] };

if (watches) await build();
else await unlessMadeOf(sources, build);

async function build() {
  const vite = await import('vite');
  await vite.build({
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
}
