import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countBodies } from '../../bench/crash.js';
import { outcomeOf, untilEnded } from '../../bench/crash-run.js';
import { withHome } from '../../bench/home.js';
import { askedOf, openProvider, type Provider } from '../../bench/traffic.js';
import { fewTasks } from '../support/few-tasks.js';

const CAMPAIGN = 'moved';
const SETTINGS = ['--name', CAMPAIGN, '--cycles', '2', '--batch', '2', '--attempts', '4', '--max-pairs', '12'];
/** What was answered so long before the backup began is in it. */
const LEDGER_MS = 2_000;

function holdAt(provider: Provider, answers: number): { readonly held: Promise<number>; readonly release: () => void } {
  let release: (() => void) | null = null;
  const held = new Promise<number>((resolve) => {
    provider.onAnswer = (answered) => {
      if (answered !== answers) return;
      provider.gate = new Promise((go) => {
        release = go;
      });
      resolve(Date.now());
    };
  });
  return { held, release: () => release?.() };
}

/** Real processes of the built program. */
it(
  'a backup of a campaign that runs is restored into another home, where it goes on from where it stood and comes to the same',
  { timeout: 1_200_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ratchet-backup-'));
    const file = join(folder, 'night.ratchet-backup');
    const suite = await fewTasks(folder);
    const provider = await openProvider(folder);
    const told: string[] = [];
    const options = { environment: askedOf(provider), report: (line: string) => void told.push(line) };
    try {
      const before = await withHome(options, async (home) => {
        await home.ratchet('up');
        await home.ratchet('up');
        expect(told.join('\n')).toContain('it runs already in the background: `ratchet down` ends it');
        await home.ratchet('campaign', 'schedule', 'nights', '--cron', '0 1 1 1 *', '--suite', 'first-functions', '--force');
        // the model answers no more until the backup is made: the campaign runs, and has calls in flight
        const { held, release } = holdAt(provider, 15);
        await home.ratchet('campaign', 'start', '--suite', suite, ...SETTINGS, '--force');
        const heldMs = await held;
        const saved = await home.json('backup', file);
        release();
        expect(saved).toMatchObject({ faults: [], goesOn: [CAMPAIGN], schedules: ['nights'] });
        await expect(home.ratchet('restore', file)).rejects.toThrow('works with it');
        await expect(home.ratchet('restore', `${file}.none`)).rejects.toThrow('no such file or directory');
        expect(await untilEnded(home, CAMPAIGN, () => false)).toBe('done');
        return { heldMs, outcome: await outcomeOf(home, CAMPAIGN) };
      });
      const paid = provider.calls.filter(({ answeredMs }) => answeredMs !== null && answeredMs < before.heldMs - LEDGER_MS);
      const asked = provider.calls.length;
      const whole = countBodies(provider.calls.map(({ body }) => body));
      await withHome(options, async (home) => {
        await home.ratchet('restore', file);
        await expect(home.ratchet('restore', file)).rejects.toThrow('holds a state already');
        await home.ratchet('up');
        expect(await home.json('campaign', 'schedule', 'list')).toMatchObject([{ name: 'nights' }]);
        expect(await untilEnded(home, CAMPAIGN, () => false)).toBe('done');
        const outcome = await outcomeOf(home, CAMPAIGN);
        expect(outcome.champion).toBe(before.outcome.champion);
        expect(outcome.races).toEqual(before.outcome.races);
        expect([...outcome.ledger].toSorted()).toEqual([...before.outcome.ledger].toSorted());
        const again = provider.calls.slice(asked);
        expect(again.length).toBeGreaterThan(0);
        // both exams of one strategy ask the same: together no more than a campaign asks that nobody restored
        const together = countBodies([...paid, ...again].map(({ body }) => body));
        expect([...together].filter(([body, times]) => times > (whole.get(body) ?? 0))).toEqual([]);
      });
    } finally {
      await provider.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
);
