import { beforeAll, describe, expect, it } from 'vitest';
import { playCampaign, simulateCampaign, type CoinCampaign } from '../../bench/coin-campaign.js';
import { coinWorld } from '../../bench/coin-world.js';
import { quietEngine, withEngine } from '../../bench/engine-world.js';
import type { RaceRecord } from '../../ports/records.js';
import { withStack } from '../support/stack.js';

const NULL: CoinCampaign = { name: 'null', seed: 3, cycles: 3, maxPairs: 24, gain: 0, evidence: 'wins-and-attempts' };
const BETTER: CoinCampaign = { ...NULL, name: 'better', maxPairs: 40, gain: 1 };

describe('races through the real workflows', () => {
  const services = withStack();
  beforeAll(() => quietEngine());

  async function racesOf(coins: CoinCampaign): Promise<readonly RaceRecord[]> {
    const { model, sandbox, interceptor } = coinWorld(coins.gain);
    const { races } = await withEngine(services(), sandbox, (engine) => playCampaign(engine, coins), {
      model,
      interceptors: [interceptor],
    });
    return races;
  }

  it('where no prompt has an effect are those of the simulator, bit for bit', async () => {
    const races = await racesOf(NULL);
    const names = races.map(({ challenger }) => challenger);
    expect(races).toEqual(simulateCampaign(NULL, names));
    expect(new Set(names).size).toBe(NULL.cycles);
    expect(races.reduce((sum, { wins, losses }) => sum + wins + losses, 0)).toBeGreaterThan(0);
    // Other coins are other races: the comparison is not blind.
    expect(races).not.toEqual(simulateCampaign({ ...NULL, seed: NULL.seed + 1 }, names));
  });

  it('are so too where wins alone are evidence, as in campaigns of earlier versions', async () => {
    const byWins: CoinCampaign = { ...NULL, name: 'by-wins', cycles: 2, evidence: 'wins' };
    const races = await racesOf(byWins);
    expect(races).toEqual(
      simulateCampaign(
        byWins,
        races.map(({ challenger }) => challenger),
      ),
    );
    expect(races.every(({ attempts }) => attempts === undefined)).toBe(true);
  });

  it('are so too where each challenger is promoted, and the next race knows of it', async () => {
    const races = await racesOf(BETTER);
    expect(races).toEqual(
      simulateCampaign(
        BETTER,
        races.map(({ challenger }) => challenger),
      ),
    );
    expect(races.map(({ decision }) => decision)).toEqual(['promoted', 'promoted', 'promoted']);
  });
});
