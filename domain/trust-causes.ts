/** What could be measured when a fall was seen, now and when the checkpoint was confirmed. */
export interface TrustEvidence {
  /** the strategy that runs is another than the checkpoint's */
  readonly strategyChanged: boolean;
  /** memory rows were added since the checkpoint */
  readonly memoryChanged: boolean;
  /** what the endpoint said of itself; empty where it said nothing */
  readonly fingerprint: { readonly before: string; readonly now: string };
  /** mean tokens of an answer */
  readonly answerTokens: { readonly before: number; readonly now: number };
  /** share of model calls that failed */
  readonly modelErrors: { readonly before: number; readonly now: number };
  /** share of verdicts that were void or ran out of time */
  readonly sandboxFaults: { readonly before: number; readonly now: number };
  /** median wall time of a verdict */
  readonly verdictMs: { readonly before: number; readonly now: number };
}

export const CAUSES = ['strategy', 'memory', 'model', 'sandbox', 'unknown'] as const;
type Cause = (typeof CAUSES)[number];

export interface Suspicion {
  readonly cause: Cause;
  readonly because: string;
}

/** An answer that is this much longer or shorter on average is another model's. */
const LENGTH_SHIFT = 1.5;
/** Shares of faults that differ by more than this are a fault of their own. */
const FAULT_SHIFT = 0.1;
/** A verdict that takes this many times longer points to a machine in trouble. */
const SLOWER = 3;

/**
 * What the evidence points to, the strongest first. A fall in pairs is a fall of what differs between the sides, so of
 * strategy or memory; a fall of both sides alike is one of what they share, so of model or sandbox.
 */
export function suspects(verdict: 'rolled-back' | 'environment', evidence: TrustEvidence): readonly Suspicion[] {
  const found = verdict === 'rolled-back' ? ofTheSides(evidence) : ofTheWorld(evidence);
  return found.length > 0
    ? found
    : [
        {
          cause: 'unknown',
          because:
            verdict === 'rolled-back'
              ? 'strategy and memory are those of the checkpoint: what differs between the sides was not recorded'
              : 'neither the endpoint nor the sandbox shows a change',
        },
      ];
}

function ofTheSides({ strategyChanged, memoryChanged }: TrustEvidence): Suspicion[] {
  return [
    ...(memoryChanged && !strategyChanged
      ? [
          {
            cause: 'memory' as const,
            because: 'the strategy is that of the checkpoint, and memory has grown since: what was learned misleads',
          },
        ]
      : []),
    ...(strategyChanged
      ? [
          {
            cause: 'strategy' as const,
            because: memoryChanged
              ? 'the strategy has changed since the checkpoint; memory has grown too'
              : 'the strategy has changed since the checkpoint, and memory has not',
          },
        ]
      : []),
  ];
}

function ofTheWorld({ fingerprint, answerTokens, modelErrors, sandboxFaults, verdictMs }: TrustEvidence): Suspicion[] {
  const model = [
    ...(fingerprint.before === fingerprint.now
      ? []
      : [`the endpoint called itself ${fingerprint.before || 'nothing'} and now ${fingerprint.now || 'nothing'}`]),
    ...(shifted(answerTokens, LENGTH_SHIFT)
      ? [`an answer had ${answerTokens.before.toFixed(0)} tokens and now has ${answerTokens.now.toFixed(0)}`]
      : []),
    ...(modelErrors.now - modelErrors.before > FAULT_SHIFT
      ? [`${share(modelErrors.now)} of the calls fail, ${share(modelErrors.before)} did`]
      : []),
  ];
  const sandbox = [
    ...(sandboxFaults.now - sandboxFaults.before > FAULT_SHIFT
      ? [`${share(sandboxFaults.now)} of the verdicts are void or out of time, ${share(sandboxFaults.before)} were`]
      : []),
    ...(verdictMs.before > 0 && verdictMs.now > SLOWER * verdictMs.before
      ? [`a verdict takes ${verdictMs.now.toFixed(0)} ms and took ${verdictMs.before.toFixed(0)}`]
      : []),
  ];
  const named: Suspicion[] = [
    ...(model.length === 0 ? [] : [{ cause: 'model' as const, because: model.join('; ') }]),
    ...(sandbox.length === 0 ? [] : [{ cause: 'sandbox' as const, because: sandbox.join('; ') }]),
  ];
  return sandbox.length > model.length ? named.toReversed() : named;
}

function shifted({ before, now }: { readonly before: number; readonly now: number }, factor: number): boolean {
  return before > 0 && now > 0 && (now > factor * before || before > factor * now);
}

function share(value: number): string {
  return `${Math.round(value * 100)} %`;
}
