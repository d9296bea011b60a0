/**
 * What the ranker of the offline model has learned of real fixes. Plain JSON, a few kilobytes, known by the hash of its
 * content, which a strategy holds: so the gate, a rollback and the lineage hold for it as for anything else.
 */
export interface Ranker {
  readonly schema: 1;
  /** language → symptom → operator → fixes, faded by age. The symptom `any` counts every fix, once */
  readonly counts: Readonly<Record<string, Readonly<Record<string, Counts>>>>;
  /**
   * as many fixes as the level above weighs in each level below: the shares by hand, all languages, this one, this symptom; null:
   * counting was not better than the shares by hand
   */
  readonly concentration: number | null;
  /** log-weights of what a candidate is like, by name; null below `FIXES_FOR_WEIGHTS` fixes, and where they were no better than none */
  readonly weights: Counts | null;
  /** what it was taught with, before fading */
  readonly fixes: number;
}

type Counts = Readonly<Record<string, number>>;

const ANY_SYMPTOM = 'any';
/** With fewer, weights would learn chance; counts, which are drawn towards the shares by hand, learn from the first. */
export const FIXES_FOR_WEIGHTS = 30;
/** After so many newer fixes an old one counts half: what people write changes. */
const HALF_LIFE = 400;

/** What a fix counts, by how many newer ones there are. */
export function fading(newer: number): number {
  return 0.5 ** (newer / HALF_LIFE);
}

/** One fix, as far as it is counted. */
export interface CountedFix {
  readonly language: string;
  /** symptom → share of the failed cases */
  readonly symptoms: ReadonlyMap<string, number>;
  readonly operator: string;
}

/** Fixes from the oldest to the latest. */
export function countFixes(fixes: readonly CountedFix[]): Ranker['counts'] {
  const counts: Record<string, Record<string, Record<string, number>>> = {};
  for (const [index, { language, symptoms, operator }] of fixes.entries()) {
    const weight = fading(fixes.length - 1 - index);
    for (const [symptom, share] of [[ANY_SYMPTOM, 1] as const, ...symptoms]) {
      const cell = ((counts[language] ??= {})[symptom] ??= {});
      cell[operator] = (cell[operator] ?? 0) + weight * share;
    }
  }
  return counts;
}

/**
 * The share of each operator among fixes of such a symptom in such a language: the mean of a Dirichlet posterior whose
 * prior is the share one level up, so that a cell with few fixes says little. `without`: a fix that is left out.
 */
export function operatorShares(
  { counts, concentration }: Pick<Ranker, 'counts' | 'concentration'>,
  prior: ReadonlyMap<string, number>,
  at: Pick<CountedFix, 'language' | 'symptoms'>,
  without: CountedFix | null = null,
): ReadonlyMap<string, number> {
  if (concentration === null) return prior;
  const own = without === null ? {} : (countFixes([without])[without.language] ?? {});
  const cell = (language: string, symptom: string): Counts => {
    const found = counts[language]?.[symptom] ?? {};
    const gone = without?.language === language ? (own[symptom] ?? {}) : {};
    return Object.fromEntries(Object.entries(found).map(([operator, n]) => [operator, Math.max(0, n - (gone[operator] ?? 0))]));
  };
  const everywhere = sumOf(Object.keys(counts).map((language) => cell(language, ANY_SYMPTOM)));
  const ofLanguage = posterior(posterior(prior, everywhere, concentration), cell(at.language, ANY_SYMPTOM), concentration);
  if (at.symptoms.size === 0) return ofLanguage;
  const mixed = new Map<string, number>();
  for (const [symptom, share] of at.symptoms) {
    const ofSymptom = sumOf(Object.keys(counts).map((language) => cell(language, symptom)));
    for (const [operator, p] of posterior(ofLanguage, ofSymptom, concentration))
      mixed.set(operator, (mixed.get(operator) ?? 0) + share * p);
  }
  return mixed;
}

function posterior(prior: ReadonlyMap<string, number>, counts: Counts, concentration: number): ReadonlyMap<string, number> {
  const total = [...prior.keys()].reduce((sum, operator) => sum + (counts[operator] ?? 0), 0);
  return new Map(
    [...prior].map(([operator, share]) => [operator, (concentration * share + (counts[operator] ?? 0)) / (concentration + total)]),
  );
}

function sumOf(cells: readonly Counts[]): Counts {
  const sum: Record<string, number> = {};
  for (const cell of cells) for (const [operator, n] of Object.entries(cell)) sum[operator] = (sum[operator] ?? 0) + n;
  return sum;
}
