import { mean, median } from '../../domain/metrics.js';
import type { HealthSample } from '../../domain/trust-watch.js';
import type { Practised } from './practised.js';
import type { Store } from '../../ports/store.js';

const FAULTS: ReadonlySet<string | null> = new Set(['Timeout', 'Resource']);

/** What the practised episodes show of model and sandbox: when a fall is seen, it is compared with what was when all was well. */
export async function sampleHealth({ store }: { readonly store: Store }, practised: readonly Practised[]): Promise<HealthSample> {
  const asked = practised.flatMap(({ progress }) => progress.answers);
  const entries = await Promise.all(asked.flatMap(({ ledger }) => (ledger === null ? [] : [store.find('ledger', ledger)])));
  const answers = entries.flatMap((entry) => (entry === null ? [] : [entry.answer]));
  const found = await Promise.all(
    asked.flatMap(({ verdicts }) => verdicts.flatMap((key) => (key === null ? [] : [store.find('verdicts', key)]))),
  );
  const verdicts = found.flatMap((record) => (record === null ? [] : [record.verdict]));
  const choices = answers.flatMap((answer) => answer.choices);
  const voided = practised.filter(({ progress }) => progress.voided !== '').length;
  return {
    fingerprint: [...new Set(answers.map(({ fingerprint }) => fingerprint))].toSorted().join(' '),
    answerTokens: Math.round(mean(answers.map(({ usage, choices: each }) => usage.completionTokens / Math.max(1, each.length)))),
    modelErrors: share(
      choices.filter(({ finish }) => finish !== 'stop').length + asked.filter(({ ledger }) => ledger === null).length,
      choices.length,
    ),
    sandboxFaults: share(verdicts.filter(({ errorClass }) => FAULTS.has(errorClass)).length + voided, verdicts.length),
    verdictMs: Math.round(median(verdicts.map(({ usage }) => usage.wallMs))),
  };
}

function share(part: number, whole: number): number {
  return part / Math.max(1, whole);
}
