import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDashboardWorld, type DashboardWorld } from '../../bench/dashboard-world.js';
import { SECOND_ADAPTER, storeAdapters, storeTrainings } from '../support/stored-adapters.js';
import { storeNight } from '../../bench/stored-night.js';
import { admitToken, revokeToken } from '../../campaigns/tokens.js';
import { packageRoot } from '../../config/package-root.js';
import type { RankReason, TokenReasons } from '../../domain/adapt/explained.js';
import type { CampaignSchedules } from '../../ports/campaign-schedules.js';
import { allOf, checkpointList, lessonList, nightList } from '../../ports/lists.js';
import type { Explainer } from '../../ports/explainer.js';
import type { Memory } from '../../ports/memory.js';
import { campaign, CONFIG, fakeParts } from '../api/fakes.js';
import { browserPath, openBrowser } from '../../bench/browser.js';

/*
 * A person's evening and morning in a real browser, over the real API and records of a night that was made up. With
 * RATCHET_SCREENSHOTS=1 the pictures of docs/images are taken anew.
 */

const HOSTILE = `<img src=x onerror="window.owned=1"><script>window.owned=1</script>\u001b[31m&lt;b&gt;`;
const HOUR_MS = 3_600_000;
const PATIENCE_MS = 120_000;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TOKEN = 'a-token-of-enough-length';
const OTHER = 'another-token-of-enough-length';

// A machine of ours has one; whoever tries the rest elsewhere may do without.
const cannotLook = browserPath() === null && process.env['CI'] === undefined;

interface Appearance {
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
}

describe.skipIf(cannotLook)('the dashboard in Chromium', () => {
  let browser: Browser;
  let world: DashboardWorld;
  const contexts: BrowserContext[] = [];
  const planned: CampaignSchedules[] = [];

  /** A window costs the browser more than what it shows: whoever looks at many pages goes from one to the next. */
  const openWindow = async ({ width = 1280, theme = 'light' }: Appearance = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 860 }, colorScheme: theme });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (said) => {
      if (said.type() === 'error' && !said.text().includes('401')) faults.push(said.text());
    });
    return page;
  };
  const visit = async (path: string, url = world.url): Promise<Page> => {
    const page = await openWindow();
    await page.goto(url + path, { waitUntil: 'commit' });
    return page;
  };
  /** Each of them loaded anew. */
  async function* visits<T extends { readonly path: string }>(
    pages: readonly T[],
    appearance: Appearance = {},
  ): AsyncGenerator<T & { page: Page }> {
    const page = await openWindow(appearance);
    for (const each of pages) {
      await page.goto(world.url + each.path, { waitUntil: 'commit' });
      yield { ...each, page };
    }
    await page.context().close();
  }
  const faults: string[] = [];

  beforeAll(async () => {
    if (!existsSync(join(packageRoot, 'dist/web/index.html'))) throw new Error('the dashboard is not built: npm run build');
    browser = await openBrowser();
    const memories: Memory[] = [];
    world = await openDashboardWorld({
      parts: (store) => {
        const { memory, experiments, schedules } = fakeParts(store);
        memories.push(memory);
        planned.push(schedules);
        return { memory, experiments, schedules, explainer };
      },
    });
    await storeNight(world.store, { name: 'tuesday', cycles: 24, tasks: 24, raceEvery: 4, status: 'running', createdAt: ago(3) });
    await storeNight(world.store, { name: 'monday', cycles: 40, tasks: 36, raceEvery: 5, status: 'done', createdAt: ago(30), seed: 3 });
    await storeNight(world.store, {
      name: 'hostile',
      cycles: 9,
      tasks: 16,
      raceEvery: 4,
      status: 'paused',
      because: `it says ${HOSTILE}`,
      hostile: HOSTILE,
      createdAt: ago(50),
      seed: 5,
    });
    await storeAdapters(world.store, { campaign: 'hostile', base: 'some-coder-7b', hostile: HOSTILE, madeAt: ago(20) });
    await storeTrainings(world.store, HOSTILE);
    for (const schedules of planned) {
      await schedules.create('weekly', '0 4 * * 6', { strategy: 'first', config: { ...CONFIG, suite: 'selfimprovebench' } });
      await schedules.pause('weekly', 'until the suite is mended');
    }
    for (const memory of memories) await memory.remember(await allOf(world.store, 'memory', lessonList('hostile')));
  });

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    const found = faults.splice(0);
    if (found.length > 0) throw new Error(`the page complained: ${found.join('\n')}`);
  });

  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it('an evening: a campaign is started and watched, paused and told something', async () => {
    const page = await visit('/');
    await page.getByRole('link', { name: 'Start a campaign' }).click();
    await page.getByLabel('Suite', { exact: false }).first().fill('selfimprovebench');
    await page.getByRole('textbox', { name: /^Name/ }).fill('evening');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'evening' }).waitFor();
    expect(world.ordered).toContain('evening: prepare selfimprovebench');
    await page.getByText('live', { exact: true }).waitFor();
    await page.getByText('Racing a challenger against the champion').first().waitFor();

    await page.getByRole('button', { name: 'Give feedback' }).click();
    await page.getByLabel('In a sentence').fill('look at the bounds');
    await page.getByRole('button', { name: 'Say it' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    expect(world.ordered.filter((line) => line.startsWith('evening: pause'))).toHaveLength(1);
    expect(world.ordered.some((line) => line.startsWith('evening: feedback') && line.includes('look at the bounds'))).toBe(true);
  });

  it('a morning: what got better, the strategy and why, an attempt whole, a rollback that is only looked at', async () => {
    const page = await visit('/campaigns/monday');
    const answers = page.getByRole('region', { name: 'In short' });
    await answers.getByText('52 %').first().waitFor();
    expect(await answers.innerText()).toMatch(/76 %[\s\S]*p = 0\.002/);
    await shot(page, 'dashboard-campaign');

    await page.getByRole('link', { name: 'Strategies' }).click();
    await page.locator('.node', { hasText: 'rule added' }).first().getByRole('link').click();
    await page.getByRole('heading', { name: 'Why it is as it is' }).waitFor();
    await page.getByText('Seven lessons say that bounds were not looked at.').waitFor();
    await page.locator('ins').first().waitFor();
    await shot(page, 'dashboard-strategy', page.locator('.text-diff').first());

    await page.getByRole('link', { name: 'Attempts' }).click();
    await page.getByRole('link', { name: 'binary_search_1-repair' }).click();
    await page.getByRole('heading', { name: 'What was asked' }).waitFor();
    await page.locator('.code-diff .added').first().waitFor();
    await page.getByText('search([1, 3, 5], 5) returned 1, expected 2').first().waitFor();
    await page.getByText('The lower bound stays where it is.').first().waitFor();
    await shot(page, 'dashboard-attempt', page.locator('.code-diff').first());
    const reasons = page.getByText('Why this answer');
    await reasons.nth(0).click();
    await page.getByText('Candidate 2 of 340, with 12.00 % of the probability').waitFor();
    await reasons.nth(1).click();
    await page.getByText('It cannot be explained: it was kept before reasons were.').waitFor();
    await shot(page, 'dashboard-explanation', reasons.nth(0));

    const former = await world.store.find('checkpoints', (await world.store.list(checkpointList('tuesday')))[0] ?? '');
    await page.goto(`${world.url}/campaigns/tuesday/strategies/${former?.strategy ?? ''}`, { waitUntil: 'commit' });
    await page.getByRole('button', { name: 'Roll back to it' }).click();
    await page.getByText('replayed up to event 12').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(world.ordered.some((line) => line.includes('rollback'))).toBe(false);
  });

  it('a schedule is made, its nights are seen, and it is paused, resumed and deleted, each when it was asked', async () => {
    const page = await visit('/schedules');
    await page.getByRole('link', { name: 'New schedule' }).click();
    await page.getByLabel('Name of the schedule').fill('nightly');
    await page.getByLabel('Days').selectOption('Monday to Friday');
    await page.locator('input[type=time]').fill('22:30');
    await page.getByText('Monday to Friday at 22:30').waitFor();
    await page.getByLabel('Suite', { exact: false }).first().fill('selfimprovebench');
    await page.getByRole('button', { name: 'Begin the schedule' }).click();
    await page.getByRole('heading', { level: 2, name: 'nightly' }).waitFor();
    await page.getByText('No night yet.').first().waitFor();

    for (const night of ['monday', 'tuesday']) await world.store.append(nightList('nightly'), night);
    await page.reload({ waitUntil: 'commit' });
    const nights = page.getByRole('region', { name: 'Nights of nightly' }).getByRole('link');
    await nights.first().waitFor();
    expect(await nights.allInnerTexts()).toEqual(['tuesday', 'monday']);
    await shot(page, 'dashboard-schedules');

    const confirm = async (order: string): Promise<void> => {
      await page.getByRole('button', { name: `${order} nightly` }).click();
      const dialog = page.getByRole('dialog', { name: `${order} nightly?` });
      if (order === 'Pause') await dialog.getByLabel('Why').fill('holidays');
      await dialog.getByRole('button', { name: order, exact: true }).click();
    };
    await confirm('Pause');
    await page.getByText('Paused: holidays').waitFor();
    await confirm('Resume');
    await page.getByText('Paused: holidays').waitFor({ state: 'detached' });
    await confirm('Delete');
    await page.getByRole('heading', { name: 'nightly', exact: true }).waitFor({ state: 'detached' });
  });

  it('an adapted model: how its training went, as a plot and as a table, what it forgot and what the gate said', async () => {
    const page = await visit('/adapters');
    await page.getByRole('link', { name: 'nightly' }).click();
    await page.getByRole('img', { name: /^Loss at 40 steps of the training, on rows held out from / }).waitFor();
    await page.getByText('Show as a table').click();
    await page.getByRole('cell', { name: '400', exact: true }).waitFor();
    await page.getByText('1.500 → 1.520 (4 rows), 1.3 % worse').waitFor();
    const races = page.getByRole('region', { name: 'Races that tried it' });
    expect(await races.innerText()).toMatch(/hostile[\s\S]*promoted[\s\S]*9–1 of 24/);
    await page.getByText('Show as a table').click();
    await shot(page, 'dashboard-adapter');
  });

  it('a training that runs, and one that published nothing and why', async () => {
    const page = await visit('/adapters');
    const trainings = page.getByRole('region', { name: 'Trainings' });
    expect(await trainings.innerText()).toMatch(/in\/vain[\s\S]*failed[\s\S]*the host said[\s\S]*running-one[\s\S]*running[\s\S]*step 30/);
    await page.getByRole('link', { name: 'running-one' }).click();
    await page.getByRole('img', { name: /^Loss at 3 steps of the training/ }).waitFor();
    await page.getByText('It runs: running.').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'in/vain' }).click();
    await page.getByText('Whoever trains it has told no figure.').waitFor();
  }, 600_000);

  it('says of each row of memory that was found how near it is, as the API does', async () => {
    const page = await visit('/memory?text=onerror+window+owned');
    const answer = await fetch(`${world.url}/api/v1/memory?text=onerror+window+owned&limit=20`);
    const { rows } = z.object({ rows: z.array(z.object({ score: z.number().nullable() })) }).parse(await answer.json());
    const wanted = rows.map(({ score }) => (score === null ? 'found by its words' : `nearness ${score.toFixed(2)}`));
    expect(wanted.some((each) => each.startsWith('nearness 0.'))).toBe(true);
    await page.getByText('In the order in which an episode finds them').waitFor();
    expect(await page.getByText(/^(?:nearness \d|found by its words$)/).allTextContents()).toEqual(wanted);
  }, 600_000);

  it('text of models and sets is shown and never run', async () => {
    for (const schedules of planned) await schedules.pause('weekly', `it says ${HOSTILE}`);
    const pages = [
      { path: '/' },
      { path: '/campaigns/hostile' },
      { path: '/campaigns/hostile/strategies' },
      { path: '/campaigns/hostile/attempts/hostile%2Fb0%2Fc0%2Fpractise%2F0%2Fbinary_search_1-repair' },
      { path: '/memory?text=onerror+window+owned' },
      { path: '/incidents' },
      { path: '/schedules' },
      { path: `/adapters/${SECOND_ADAPTER}` },
      { path: '/trainings/in%2Fvain' },
    ];
    for await (const { path, page } of visits(pages)) {
      await page.getByText('onerror="window.owned=1"', { exact: false }).first().waitFor();
      if (path.includes('/attempts/')) {
        await page.getByText('Why this answer').first().click();
        await page.getByRole('region', { name: 'Tokens of the answer' }).waitFor();
      }
      expect(await page.evaluate('[globalThis.owned ?? "nobody", document.querySelectorAll("main img, main script").length]')).toEqual([
        'nobody',
        0,
      ]);
    }
  }, 900_000);

  it('nothing stands in the way of those who use a keyboard or a screen reader, in light and in dark', async () => {
    for (const theme of ['light', 'dark'] as const)
      for await (const { path, shown, page } of visits(PAGES, { theme })) {
        await page.getByText(shown).first().waitFor();
        const found = await violations(page);
        expect([theme, path, found]).toEqual([theme, path, []]);
        if (path === '/' && theme === 'dark') await shot(page, 'dashboard-dark');
      }
  }, 1_800_000);

  it('fits a phone', async () => {
    for await (const { path, shown, page } of visits(PAGES, { width: 390 })) {
      await page.getByText(shown).first().waitFor();
      expect([path, await page.evaluate(WIDER)]).toEqual([path, []]);
      if (path === '/campaigns/tuesday') await shot(page, 'dashboard-phone');
    }
  }, 900_000);

  it('a page whose token is taken back says so by itself, and lets in with another', async () => {
    const locked = await openDashboardWorld({ token: TOKEN });
    try {
      await storeNight(locked.store, { name: 'mine', cycles: 2, tasks: 4, raceEvery: 2, status: 'running' });
      await admitToken(locked.store, OTHER, { name: 'guest', scope: 'read', at: '2027-01-01T00:00:00.000Z', until: null });
      const page = await visit('/campaigns/mine', locked.url);
      await page.getByLabel('Token').fill(OTHER);
      await page.getByRole('button', { name: 'Enter' }).click();
      await page.getByRole('heading', { name: 'mine' }).waitFor();
      await revokeToken(locked.store, 'guest');
      const why = page.getByText('token "guest" is revoked');
      await why.waitFor();
      await page.getByLabel('Token').fill(TOKEN);
      await page.getByRole('button', { name: 'Enter' }).click();
      await page.getByRole('heading', { name: 'mine' }).waitFor();
      expect(await why.count()).toBe(0);
      await page.context().close();
    } finally {
      await locked.close();
    }
  }, 600_000);

  it('a page that needs a token asks for it, and forgets it', async () => {
    const locked = await openDashboardWorld({ token: TOKEN });
    try {
      const page = await visit('/', locked.url);
      await page.getByLabel('Token').fill('not-the-right-token');
      await page.getByRole('button', { name: 'Enter' }).click();
      await page.getByText('no token was given').waitFor();
      await page.getByText('That token was refused: the token is wrong').waitFor();
      await page.getByLabel('Token').fill(TOKEN);
      await page.getByRole('button', { name: 'Enter' }).click();
      await page.getByText('No campaign yet').waitFor();
      expect(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])')).not.toContain(TOKEN);
      await page.reload({ waitUntil: 'commit' });
      await page.getByText('No campaign yet').waitFor();
      // it follows events, and a server that ends waits for those who are there
      await page.context().close();
    } finally {
      await locked.close();
    }
  });

  it('a campaign that cannot be read is named above the others', async () => {
    await world.store.campaigns.create(campaign('poor'));
    const page = await visit('/');
    await page.getByRole('alert').getByText('campaign poor has no budget').waitFor();
    await page.getByText('monday').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await world.store.budget.open('poor', { modelCalls: 1, costUsd: null });
  }, 600_000);

  it('the skip link, the tabs and the grid of tasks go by keyboard', async () => {
    const page = await visit('/campaigns/tuesday/tasks');
    const grid = page.getByRole('application', { name: 'Practice by task and cycle' });
    await grid.waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('Skip to the page');
    await grid.focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
    await page.getByText(/, cycle 3: /).waitFor();
  });
});

/** What reaches over the edge of the screen, and may not be scrolled by itself. */
const WIDER = `document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] : [...document.querySelectorAll('main *, header *')]
  .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && each.closest('.table-wrap, .grid-scroll, .places, .tabs, pre') === null)
  .map((each) => each.tagName + '.' + each.getAttribute('class'))`;

function ago(hours: number): string {
  return new Date(Date.now() - hours * HOUR_MS).toISOString();
}

const PAGES = [
  { path: '/', shown: 'monday' },
  { path: '/start', shown: 'It runs in the stack' },
  { path: '/campaigns/tuesday', shown: 'How to read this' },
  { path: '/campaigns/tuesday/tasks', shown: '24 tasks × 24 cycles' },
  { path: '/campaigns/tuesday/races', shown: '6 races' },
  { path: '/campaigns/tuesday/strategies', shown: 'Lineage' },
  { path: '/campaigns/tuesday/attempts/tuesday%2Fb0%2Fc0%2Fpractise%2F0%2Fbinary_search_1-repair', shown: 'How it ended' },
  { path: '/campaigns/tuesday/history', shown: 'the latest first' },
  { path: '/memory', shown: 'found as the next one would find it' },
  { path: '/memory?text=onerror+window+owned', shown: 'In the order in which an episode finds them' },
  { path: '/schedules', shown: 'Saturday at 04:00' },
  { path: '/schedules/new', shown: 'Each night begins with' },
  { path: '/experiments', shown: 'Those that ship' },
  { path: '/adapters', shown: '2 adapters' },
  { path: `/adapters/${SECOND_ADAPTER}`, shown: 'What the gate said' },
  { path: '/trainings/running-one', shown: 'How it went' },
  { path: '/incidents', shown: 'Before' },
] as const;

/** What axe finds to be in somebody's way. */
async function violations(page: Page): Promise<unknown> {
  await page.evaluate(AXE);
  return page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" | ")}`))',
  );
}

async function shot(page: Page, name: string, to?: { scrollIntoViewIfNeeded(): Promise<void> }): Promise<void> {
  if (process.env['RATCHET_SCREENSHOTS'] === undefined) return;
  await to?.scrollIntoViewIfNeeded();
  await page.evaluate('document.fonts.ready.then(() => null)');
  await page.waitForTimeout(2_000);
  await page.screenshot({ path: join(packageRoot, `docs/images/${name}.png`) });
}

/** What a model that says so, one that ranks, and one that cannot tell would say. */
const explainer: Explainer = {
  explain: ({ text }) => {
    if (text.includes(HOSTILE)) return Promise.resolve({ kind: 'tokens', tokens: LOOKED_AT });
    if (text.includes('It never moves')) return Promise.resolve({ kind: 'nothing', because: 'it was kept before reasons were' });
    return Promise.resolve({ kind: 'rank', rank: RANKED });
  },
};

const RANKED: RankReason = {
  rank: 2,
  of: 340,
  probability: 0.12,
  operator: 'swap-comparison',
  place: 'condition',
  line: 4,
  edit: 'while low < high → while low <= high',
  reasons: [
    { name: 'prior', value: -2.31, words: '`swap-comparison` mends so large a share of bugs, spread over the places where it fits' },
    {
      name: 'habit',
      value: 0.92,
      words: 'the program returned something else, at which a condition is looked at first: 2.5 times likelier',
    },
  ],
  learned: [{ name: 'near the failing line', value: 0.41 }],
};

const LOOKED_AT: TokenReasons = {
  input: ['search', HOSTILE, 'items'],
  tokens: [
    { text: 'while', probability: 0.91, alternatives: [{ text: HOSTILE, probability: 0.05 }], attention: [0.2, 0.7, 0.1] },
    { text: HOSTILE, probability: 0.4, alternatives: [], attention: [0.5, 0.1, 0.4] },
  ],
};
