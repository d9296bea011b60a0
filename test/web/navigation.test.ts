import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, openBrowser } from '../../bench/browser.js';
import { openDashboardWorld, type DashboardWorld } from '../../bench/dashboard-world.js';
import { storeNight } from '../../bench/stored-night.js';

/* What makes the dashboard quick, by counts and never by the clock: what is drawn, asked for and waited for. */

const PATIENCE_MS = 120_000;
const RACES = 150;
const cannotLook = browserPath() === null && process.env['CI'] === undefined;

describe.skipIf(cannotLook)('going from page to page in Chromium', () => {
  let browser: Browser;
  let world: DashboardWorld;

  const visit = async (path: string, before: string): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: 'light' });
    page.setDefaultTimeout(PATIENCE_MS);
    await page.addInitScript(before);
    await page.goto(world.url + path, { waitUntil: 'commit' });
    return page;
  };
  beforeAll(async () => {
    browser = await openBrowser();
    world = await openDashboardWorld();
    await storeNight(world.store, { name: 'tuesday', cycles: 24, tasks: 12, raceEvery: 4, status: 'running' });
    await storeNight(world.store, { name: 'busy', cycles: RACES, tasks: 4, raceEvery: 1, status: 'running' });
  }, PATIENCE_MS);

  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('plots that were drawn are put back as they were, and nothing is asked for', async () => {
    const page = await visit('/campaigns/tuesday', COUNT_WORDS);
    await drawn(page, 3);
    // what happened before has it asked for its figures a second time
    await expect.poll(() => page.evaluate(BOARDS), { timeout: PATIENCE_MS }).toBeGreaterThan(1);
    const asked: string[] = [];
    await page.evaluate('globalThis.seen = [...document.querySelectorAll(".drawing canvas")]');
    await go(page, 'Tasks');
    page.on('request', (request) => {
      if (request.url().includes('/api/')) asked.push(request.url());
    });
    const words = await page.evaluate('globalThis.words');
    await go(page, 'Overview');
    expect(await page.evaluate(STILL_THERE)).toEqual([true, true, true]);
    expect(await page.evaluate('globalThis.words')).toBe(words);
    expect(asked).toEqual([]);
    await page.context().close();
  });

  it('a plot whose figures changed meanwhile is drawn anew, and only that; in other colours all are', async () => {
    world.now = { race: { ...RACE, evidence: [0, 0.4, 0.9] } };
    const page = await visit('/campaigns/tuesday', COUNT_WORDS);
    await page.getByRole('img', { name: /after 2 pairs/ }).waitFor();
    await drawn(page, 3);
    await page.evaluate('globalThis.seen = [...document.querySelectorAll(".drawing canvas")]');
    await go(page, 'Tasks');
    const told = page.waitForEvent('console', (said) => said.text() === 'told of 4 pairs');
    world.now = { race: { ...RACE, pairs: 4, evidence: [0, 0.4, 0.9, 1.3, 1.7] } };
    await told;
    await go(page, 'Overview');
    await page.getByRole('img', { name: /after 4 pairs/ }).waitFor();
    await drawn(page, 3);
    expect(await page.evaluate(STILL_THERE)).toEqual([true, false, true]);

    await go(page, 'Tasks');
    await page.emulateMedia({ colorScheme: 'dark' });
    const words = await page.evaluate<number>('globalThis.words');
    await go(page, 'Overview');
    await drawn(page, 3);
    expect(await page.evaluate<number>('globalThis.words')).toBeGreaterThan(words);
    await page.context().close();
  });

  it('what happened before is shown together, and not an event at a time', async () => {
    const page = await visit('/campaigns/busy', COUNT_SHOWN);
    await page.locator('.log-now').first().waitFor();
    const [told, shown] = await page.evaluate<[number, number]>('[globalThis.told, globalThis.shown]');
    expect(told).toBeGreaterThan(RACES);
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(told / 4);
    await page.context().close();
  });

  it('a page and its first plot wait for what they are made of, and for no timer', async () => {
    const page = await visit('/campaigns/tuesday', NO_TIMERS);
    await page.getByRole('heading', { level: 1, name: 'tuesday' }).waitFor();
    await drawn(page, 1);
    // what does wait is what waits in vain here: events that are shown together
    expect(await page.evaluate<readonly number[]>('globalThis.waited')).not.toEqual([]);
    await page.context().close();
  });
});

async function go(page: Page, tab: string): Promise<void> {
  await page.getByRole('link', { name: tab, exact: true }).click();
  await page.getByText(tab === 'Tasks' ? '12 tasks × 24 cycles' : 'How to read this').waitFor();
}

async function drawn(page: Page, plots: number): Promise<void> {
  await page
    .locator('.drawing canvas')
    .nth(plots - 1)
    .waitFor({ state: 'attached' });
}

const RACE = { k: 7, pairs: 2, of: 400, wins: 2, losses: 0, logE: 0.9, logThreshold: 3.6 };

const STILL_THERE = '[...document.querySelectorAll(".drawing canvas")].map((each, index) => each === globalThis.seen[index])';

const BOARDS = 'performance.getEntriesByType("resource").filter(({ name }) => name.endsWith("/board")).length';

/** How many words were drawn: each plot has some on its axes. And says when the page was told of pairs. */
const COUNT_WORDS = `
  globalThis.words = 0;
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (...of) { globalThis.words += 1; return fillText.apply(this, of); };
  globalThis.EventSource = class extends EventSource {
    constructor(...of) {
      super(...of);
      this.addEventListener('progress', ({ data }) => console.log('told of ' + JSON.parse(data).race?.pairs + ' pairs'));
    }
  };
`;

/** How many events came, and how often the log of them was shown anew. */
const COUNT_SHOWN = `
  [globalThis.told, globalThis.shown] = [0, 0];
  globalThis.EventSource = class extends EventSource {
    constructor(...of) {
      super(...of);
      for (const kind of ['champion', 'race', 'incident']) this.addEventListener(kind, () => { globalThis.told += 1; });
    }
  };
  new MutationObserver((changes) => {
    if (changes.some(({ target, addedNodes }) => target.closest?.('.log') || [...addedNodes].some((each) => each.querySelector?.('.log') ?? each.matches?.('.log'))))
      globalThis.shown += 1;
  }).observe(document, { childList: true, subtree: true });
`;

/** Whoever waits for the clock waits for ever; 0 is how queries say what they have. */
const NO_TIMERS = `
  const { setTimeout } = globalThis;
  globalThis.waited = [];
  globalThis.setTimeout = (act, ms = 0, ...of) => {
    if (ms <= 10) return setTimeout(act, ms, ...of);
    globalThis.waited.push(ms);
    return globalThis.waited.length;
  };
`;
