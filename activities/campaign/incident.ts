import type { TrustEvidence } from '../../domain/trust-causes.js';
import { suspects } from '../../domain/trust-causes.js';
import type { Confirmed, HealthSample, TrustBaseline } from '../../domain/trust-watch.js';
import type { IncidentRecord } from '../../ports/campaign-records.js';
import { incidentList } from '../../ports/lists.js';
import { cycleAddress } from '../../domain/address.js';
import { sameView } from '../../domain/view.js';
import type { Store } from '../../ports/store.js';

export interface Fall extends Pick<IncidentRecord, 'campaign' | 'branch' | 'cycle' | 'decision' | 'because' | 'pairs'> {
  readonly baseline: TrustBaseline;
  readonly running: Pick<Confirmed, 'strategy' | 'view'>;
  readonly gauge: HealthSample;
}

/** Puts a fall on record, with what was measured then and now and what that points to. */
export async function recordIncident({ store }: { readonly store: Store }, fall: Fall): Promise<IncidentRecord> {
  const { campaign, branch, cycle, decision, because, pairs, baseline } = fall;
  const evidence = evidenceOf(fall);
  const id = cycleAddress(campaign, branch, cycle);
  const kept = await store.keep('incidents', id, {
    campaign,
    branch,
    cycle,
    decision,
    checkpoint: baseline.checkpoint,
    strategy: baseline.strategy,
    because,
    pairs,
    evidence,
    suspects: suspects(decision, evidence),
    at: new Date().toISOString(),
  });
  await store.append(incidentList(campaign), id);
  return kept;
}

function evidenceOf({ baseline, running, gauge }: Fall): TrustEvidence {
  const before = baseline.gauge;
  const pair = (key: Exclude<keyof HealthSample, 'fingerprint'>): { readonly before: number; readonly now: number } => ({
    before: before[key],
    now: gauge[key],
  });
  return {
    strategyChanged: running.strategy !== baseline.strategy,
    memoryChanged: !sameView(running.view, baseline.view),
    fingerprint: { before: before.fingerprint, now: gauge.fingerprint },
    answerTokens: pair('answerTokens'),
    modelErrors: pair('modelErrors'),
    sandboxFaults: pair('sandboxFaults'),
    verdictMs: pair('verdictMs'),
  };
}
