import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { packageRoot } from '../config/package-root.js';
import { type Bench, GOALS_HEAD, goalRow } from './bench.js';
import { openBrowser } from './browser.js';
import { openDashboardWorld } from './dashboard-world.js';
import { storeNight } from './stored-night.js';

const CYCLES = 1_000;
const TASKS = 200;
const REPEATED = 7;
const KIB = 1_024;

/** What the page weighs, and how long a person waits for it, with a campaign as large as they get. */
export const dashboard: Bench = {
  name: 'dashboard',
  about: 'the dashboard with 1,000 cycles × 200 tasks: first load, time to usable, interaction',
  run: async ({ seed, report }) => {
    const world = await openDashboardWorld();
    const browser = await openBrowser();
    try {
      report(`storing ${CYCLES} cycles of ${TASKS} tasks`);
      await storeNight(world.store, { name: 'large', cycles: CYCLES, tasks: TASKS, raceEvery: 10, status: 'running', seed });
      const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
      page.setDefaultTimeout(120_000);
      const load = await loadSizes();
      report('opening');
      // the first time fills what the API keeps
      const cold = await opened(page, `${world.url}/campaigns/large`);
      const warm = await repeated(() => opened(page, `${world.url}/campaigns/large`));
      const list = await repeated(() => opened(page, world.url));
      await page.goto(`${world.url}/campaigns/large/tasks`);
      await page.getByRole('application').waitFor();
      report('pointing, choosing, sorting, going from tab to tab');
      const cells = await repeated(() => page.evaluate<number>(CHOOSE));
      const pointing = await repeated(() => page.evaluate<number>(POINT));
      const sorting = await repeated(() => page.evaluate<number>(SORT));
      const tabs = await repeated(() => page.evaluate<number>(TAB));
      const anew = await repeated(() => drawnAnew(page));
      const ms = (times: readonly number[]): string => `${median(times).toFixed(0)} ms, at most ${Math.max(...times).toFixed(0)}`;
      const under = (times: readonly number[], most: number): boolean => median(times) < most;
      return {
        tables: [
          {
            title: `A campaign of ${CYCLES} cycles × ${TASKS} tasks, Chromium, the API in the same process; medians of ${REPEATED}`,
            head: GOALS_HEAD,
            rows: [
              goalRow('first load, gzip', '< 300 kB', `${load.first.toFixed(0)} KiB`, load.first < 300),
              goalRow('what draws plots, gzip, with the first plot', '', `${load.plots.toFixed(0)} KiB`, null),
              goalRow('list of campaigns, until it can be used', '', ms(list), null),
              goalRow('the campaign, until it can be used, first time', '', `${cold.toFixed(0)} ms`, null),
              goalRow('the campaign, until it can be used', '', ms(warm), null),
              goalRow('a cell of the grid chosen by key, until it is told', '< 100 ms', ms(cells), under(cells, 100)),
              goalRow('a cell pointed at, until it is told', '< 100 ms', ms(pointing), under(pointing, 100)),
              goalRow('the grid in another order, until it is drawn', '< 100 ms', ms(sorting), under(sorting, 100)),
              goalRow('from the grid to the overview, until its plots are there', '< 100 ms', ms(tabs), under(tabs, 100)),
              goalRow('… where they have to be drawn anew, in other colours', '< 100 ms', ms(anew), under(anew, 100)),
            ],
          },
        ],
        figures: { load, cold, warm, list, cells, pointing, sorting, tabs, anew },
        notes: [],
      };
    } finally {
      await browser.close();
      await world.close();
    }
  },
};

/** The plots that were drawn are of no use when the colours are others. */
async function drawnAnew(page: Page): Promise<number> {
  await page.evaluate(GRID);
  await page.emulateMedia({ colorScheme: (await page.evaluate<boolean>(IS_DARK)) ? 'light' : 'dark' });
  return page.evaluate<number>(OVERVIEW);
}

/** What the page names itself, the typeface with it; and the chunk of the plots. */
async function loadSizes(): Promise<{ readonly first: number; readonly plots: number }> {
  const folder = join(packageRoot, 'dist/web');
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const files = await readdir(join(folder, 'assets'));
  const size = async (name: string): Promise<number> => {
    const body = await readFile(join(folder, 'assets', name));
    return (name.endsWith('.woff2') ? body.length : gzipSync(body).length) / KIB;
  };
  const sum = async (names: readonly string[]): Promise<number> =>
    (await Promise.all(names.map(size))).reduce((all, each) => all + each, 0);
  return {
    first: (await sum(files.filter((name) => page.includes(name) || name.endsWith('.woff2')))) + gzipSync(page).length / KIB,
    plots: await sum(files.filter((name) => name.startsWith('drawing-'))),
  };
}

/** Until the heading stands there that the API's answer gives. */
async function opened(page: Page, url: string): Promise<number> {
  const started = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.getByText('large', { exact: true }).first().waitFor();
  return performance.now() - started;
}

async function repeated(measure: () => Promise<number>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let n = 0; n < REPEATED; n += 1) times.push(await measure());
  return times;
}

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/** In the page: does something, and answers the milliseconds until what it leads to was painted. */
const measured = (act: string, until: string): string => `(async () => {
  const grid = document.querySelector('[role=application]');
  const hint = document.querySelector('.grid-hint');
  const before = hint?.textContent;
  const canvas = grid?.querySelector('canvas');
  const started = performance.now();
  ${act}
  while (!(${until})) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - started;
})()`;

const CHOOSE = measured(
  `grid.dispatchEvent(new KeyboardEvent('keydown', { key: Math.random() < 0.5 ? 'ArrowRight' : 'ArrowDown', bubbles: true }));`,
  'hint.textContent !== before',
);
const POINT = measured(
  `const box = canvas.getBoundingClientRect();
  grid.dispatchEvent(new PointerEvent('pointermove', { clientX: box.left + 5 + Math.random() * 900, clientY: box.top + 5 + Math.random() * 400, bubbles: true }));`,
  'hint.textContent !== before',
);
const SORT = measured(
  `const select = document.querySelector('.card select');
  Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(select, select.value === 'suite' ? 'success' : 'suite');
  select.dispatchEvent(new Event('change', { bubbles: true }));`,
  'true',
);
const IS_DARK = `matchMedia('(prefers-color-scheme: dark)').matches`;
/** In the page: goes to a tab, and answers the milliseconds until what is looked for stands there. */
const going = (tab: string, until: string): string => `(async () => {
  const started = performance.now();
  [...document.querySelectorAll('.tabs a')].find((each) => each.textContent === '${tab}').click();
  while (document.querySelector('${until}') === null) await new Promise(requestAnimationFrame);
  return performance.now() - started;
})()`;
const GRID = going('Tasks', '[role=application] canvas');
const OVERVIEW = going('Overview', '.drawing canvas');
const TAB = `${GRID}.then(() => ${OVERVIEW})`;
