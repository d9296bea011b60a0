/** What each setting may be. */
export const RANGES = {
  temperature: { from: 0, to: 1.5, whole: false },
  samples: { from: 1, to: 16, whole: true },
  reflections: { from: 0, to: 8, whole: true },
  attempts: { from: 0.01, to: 1, whole: false },
  maxTokens: { from: 1, to: 1_000_000, whole: true },
  recall: { from: 0, to: 16, whole: true },
  examples: { from: 0, to: 8, whole: true },
} as const;

/** Null where the setting may have the value. */
export function rangeFault(setting: keyof typeof RANGES, value: number): string | null {
  const { from, to, whole } = RANGES[setting];
  return value >= from && value <= to && (!whole || Number.isInteger(value))
    ? null
    : `${setting} ${value} is not ${whole ? 'a whole number ' : ''}from ${from} to ${to}`;
}
