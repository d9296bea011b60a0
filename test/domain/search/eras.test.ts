import { describe, expect, it } from 'vitest';
import { isTrainEpisode, sideIn, withoutSide } from '../../../domain/address.js';
import { begin, eraOf, placeAddress, resume, type Happened, type Now, type Search } from '../../../domain/search/eras.js';
import { learn } from '../../../domain/search/learn.js';
import { SETTINGS } from '../../../domain/search/state.js';

const NOW: Now = { champion: 'a', branch: 0, cycle: 0, view: [], model: 'm' };
const NOTHING: Happened = { race: null, unwanted: [], moved: false };
const LATER: Now = { ...NOW, cycle: 1, view: [{ branch: 0, upToCycle: 0 }] };

/** A search whose champion has run six places, and which holds `b`, made from it. */
function searched(): Search {
  const search = begin(NOW, { seed: 1, tasks: 5, attempts: 2 });
  const runs = [0, 1, 2, 3, 4, 5].map((place) => ({
    step: { kind: 'evaluate', variant: 'a', place, purpose: 'champion' } as const,
    result: 'unsolved' as const,
    calls: 2,
  }));
  const expanded = { step: { kind: 'expand', number: 0, parent: 'a', minibatch: [0, 1] } as const, strategy: 'b', calls: 1 };
  const looked = [0, 1].map((place) => ({
    step: { kind: 'evaluate', variant: 'b', place, purpose: 'minibatch' } as const,
    result: { attempts: 1 },
    calls: 2,
  }));
  return { ...search, state: learn(search.state, SETTINGS, [...runs, expanded, ...looked]) };
}

describe('a search over cycles', () => {
  it('goes on as it was while its champion and its model stay, whatever was remembered meanwhile', () => {
    expect(resume(searched(), LATER, NOTHING)).toEqual(searched());
  });

  it('begins another era where the champion is another one and memory has grown, and places keep theirs', () => {
    const { state, eras } = resume(searched(), { ...LATER, champion: 'b' }, NOTHING);
    expect(state).toMatchObject({ champion: 'b', from: 6 });
    expect(state.pool[0]).toMatchObject({ id: 'b', runs: '11' });
    expect([5, 6].map((place) => eraOf({ eras }, place).view)).toEqual([[], LATER.view]);
  });

  it('keeps its evidence where the champion is another one, and all else is as it was', () => {
    const { state, eras } = resume(searched(), { ...NOW, cycle: 1, champion: 'b' }, NOTHING);
    expect([state.champion, state.from, eras.length]).toEqual(['b', 0, 1]);
  });

  it.each([
    ['the model', { ...LATER, model: 'n' }, NOTHING],
    ['the environment', LATER, { ...NOTHING, moved: true }],
  ])('begins another era where %s is another one', (_, now, happened) => {
    const { state, eras } = resume(searched(), now, happened);
    expect([state.champion, state.from, eras.length]).toEqual(['a', 6, 2]);
  });

  it('drops what is not wanted any more, and what its race dropped is not raced again', () => {
    expect(resume(searched(), LATER, { ...NOTHING, unwanted: ['b'] }).state.pool.map(({ id }) => id)).toEqual(['a']);
    const race = { challenger: 'b', decision: 'dropped' } as const;
    expect(resume(searched(), LATER, { ...NOTHING, race }).state.pool[1]).toMatchObject({ id: 'b', race: 'dropped' });
  });

  it('leaves a champion behind that a rollback took back', () => {
    const promoted = resume(searched(), { ...LATER, champion: 'b' }, NOTHING);
    const back = resume(promoted, { ...NOW, branch: 1, champion: 'a' }, { ...NOTHING, unwanted: ['b'] });
    expect(back.state.pool.map(({ id }) => id)).toEqual(['a']);
    expect(back.eras.at(-1)).toMatchObject({ from: 6, branch: 1 });
  });

  it('gives all variants of a place the same random numbers, whichever cycle runs them', () => {
    const [early, late] = [searched(), resume(searched(), LATER, NOTHING)];
    const addresses = [placeAddress('c', early, 3, 't/1', 'a'), placeAddress('c', late, 3, 't/1', 'b')];
    expect(addresses.map(sideIn)).toEqual(['a', 'b']);
    expect(new Set(addresses.map(withoutSide)).size).toBe(1);
    expect(addresses.every(isTrainEpisode)).toBe(true);
  });
});
