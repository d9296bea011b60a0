import { describe, expect, it } from 'vitest';
import { placeOf } from '../../workers/log-context.js';
import { campaignWorkflowId, cycleWorkflowId, raceWorkflowId, rollbackWorkflowId, solveWorkflowId } from '../../workflows/contract.js';

describe('where a line of the log belongs', () => {
  it.each([
    [campaignWorkflowId('my-night'), { campaign: 'my-night' }],
    [cycleWorkflowId('my-b2-night', 1, 12), { campaign: 'my-b2-night', branch: 1, cycle: 12 }],
    [raceWorkflowId('night', 0, 3), { campaign: 'night', branch: 0, cycle: 3 }],
    [rollbackWorkflowId('night'), { campaign: 'night' }],
    [solveWorkflowId('abc'), {}],
  ])('by the workflow %s', (workflowId, place) => {
    expect(placeOf(workflowId)).toEqual(place);
  });

  it('by the address in what a step was given, which says more', () => {
    const address = 'night/b1/c2/practise/0/task';
    expect(placeOf('campaign-night', [{ address }])).toEqual({ campaign: 'night', branch: 1, cycle: 2, address });
    expect(placeOf(undefined, [{ episode: { address } }])).toEqual({ campaign: 'night', branch: 1, cycle: 2, address });
  });

  it('says nothing where nothing is known', () => {
    expect(placeOf(undefined, [42])).toEqual({});
  });
});
