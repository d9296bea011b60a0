/** Kinds of proposals: when one kind has brought no race for long, another takes over. */
const FAMILIES = ['ideas', 'forms', 'examples', 'settings', 'archive'] as const;
export type Family = (typeof FAMILIES)[number];

const FAMILY_OF: Readonly<Record<string, Family>> = {
  'rule-add': 'ideas',
  'reflect-and-edit': 'ideas',
  'ask-otherwise': 'forms',
  'tool-chain': 'forms',
  'fresh-start': 'forms',
  demonstrate: 'examples',
  decode: 'settings',
  weights: 'settings',
  recombine: 'archive',
  'rule-prune': 'archive',
  'rule-merge': 'archive',
};

/** One that is not listed changes how an episode goes. */
export function familyOf(tactic: string): Family {
  return FAMILY_OF[tactic] ?? 'forms';
}

/** The family that takes over in a turn: what was chosen least comes first, and each further turn takes the next. */
export function familyInTurn(turn: number, chosen: readonly { readonly tactic: string }[]): Family {
  const uses = (family: Family): number => chosen.filter(({ tactic }) => familyOf(tactic) === family).length;
  const order = FAMILIES.toSorted((a, b) => uses(a) - uses(b));
  return order[(turn - 1) % order.length] ?? 'ideas';
}
