import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../../domain/verdict.js';
import type { OpenSandbox } from '../../../judge/judge.js';
import type { JudgeJob } from '../../../ports/sandbox.js';

const ATTACK_CLASSES = ['resource', 'escape', 'secrets', 'network', 'forgery', 'persistence', 'collector', 'honest'] as const;

/** One hostile candidate, or an honest one that looks suspicious (`honest`), and what must come of it. */
export interface Attack {
  readonly name: string;
  readonly class: (typeof ATTACK_CLASSES)[number];
  /** made for each run, so that names and markers are fresh */
  readonly job: () => JudgeJob;
  /** throws where the box or the verdict did not hold; also looks round on this machine for what was left */
  readonly holds: (verdict: Verdict) => void | Promise<void>;
  /** opens what the candidate looks for (a listening port, a secret in the environment) and answers how to close it */
  readonly around?: () => Promise<() => Promise<void>>;
}

/** Runs attacks one after the other in one sandbox; the honest ones are among them, or nothing is proven. */
export function attacksHold(name: string, attacks: readonly Attack[], open: () => Promise<OpenSandbox>): void {
  describe(`${name}: hostile candidates`, () => {
    let sandbox: OpenSandbox;
    beforeAll(async () => {
      sandbox = await open();
    });
    afterAll(() => sandbox.close());

    it('stand beside honest ones', () => {
      expect(attacks.filter((attack) => attack.class === 'honest').length).toBeGreaterThanOrEqual(3);
      expect(new Set(attacks.map((attack) => attack.name)).size).toBe(attacks.length);
    });

    it.each(attacks.map((attack) => [attack.class, attack.name, attack] as const))('%s: %s', async (_class, _name, attack) => {
      await expect(runAttack(sandbox, attack)).resolves.toBeUndefined();
    });
  });
}

export async function runAttack(sandbox: OpenSandbox, attack: Attack): Promise<void> {
  const close = await attack.around?.();
  try {
    await attack.holds(await sandbox.judge(attack.job(), new AbortController().signal));
  } finally {
    await close?.();
  }
}

/** The verdict of a candidate that must not pass, whatever it printed or did. */
export function notPassed(verdict: Verdict): void {
  expect(verdict).toMatchObject({ status: 'failed' });
}

export function passes(verdict: Verdict): void {
  expect(verdict).toMatchObject({ status: 'passed', errorClass: null });
}
