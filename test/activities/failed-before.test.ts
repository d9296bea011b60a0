import { begun, CHAMPION, FIRST, INPUT } from '../support/proposing.js';
import { expect, it } from 'vitest';
import { propose } from '../../activities/cycle/propose.js';
import { recordScreen } from '../../activities/cycle/training.js';
import type { Strategy } from '../../domain/strategy.js';
import { failed, nothing, type Snapshot, type Tactic } from '../../domain/tactics/tactic.js';
import { strategyId } from '../../ports/keys.js';
import { fakeModel } from '../support/fake-model.js';

it('never makes a change again that did not make it, in whatever words it is on record', async () => {
  const store = await begun();
  const heard: Snapshot[] = [];
  const listening: Tactic = {
    name: 'listening',
    about: 'listening',
    propose: (snapshot) => {
      heard.push(snapshot);
      return nothing('it listens');
    },
  };
  const warmer: Strategy = { ...CHAMPION, decoding: { ...CHAMPION.decoding, maxTokens: CHAMPION.decoding.maxTokens * 2 } };
  const id = strategyId(warmer);
  await store.keep('strategies', id, {
    id,
    strategy: warmer,
    parent: FIRST,
    change: { action: 'decoding-changed', tactic: 'decode', old: 'few', new: 'twice as many', because: '', evidence: [] },
  });
  const outcome = { passed: false, because: 'no fewer', pairs: 1, championAttempts: 3, challengerAttempts: 3 };
  const at = { address: 'sc', campaign: 'night', branch: 0, cycle: 0, attempts: 8, episodes: [] };
  await recordScreen({ store }, { ...at, strategy: id, champion: FIRST, outcome });
  await propose({ model: fakeModel(() => ''), store }, INPUT, new AbortController().signal, [listening]);
  const [seen] = heard;
  if (seen === undefined) throw new TypeError('no tactic was asked');
  expect(seen.failedBefore).toMatchObject([{ change: { new: 'twice as many' } }]);
  expect(failed(seen, warmer)).toBe(true);
  expect(failed(seen, { ...CHAMPION, memory: { recall: 0 } })).toBe(false);
});
