import type { Records } from '../../ports/record-kinds.js';

/**
 * Records are read while campaigns write them. Nothing is ever changed, so it is enough that what a record speaks of is read
 * later than itself: it was there before. `base`: what others speak of.
 */
const LAYERS = ['told', 'course', 'episode', 'call', 'base'] as const;

const LAYER: { readonly [K in keyof Records]: (typeof LAYERS)[number] } = {
  reports: 'told',
  ends: 'told',
  experimentEnds: 'told',
  writes: 'told',
  audits: 'told',
  claims: 'told',
  checkpoints: 'told',
  rollbacks: 'told',
  branches: 'told',
  incidents: 'told',
  orders: 'course',
  undecided: 'course',
  races: 'course',
  searches: 'course',
  shares: 'course',
  screens: 'course',
  proposals: 'course',
  trainings: 'course',
  harms: 'course',
  accounts: 'course',
  rowOrders: 'course',
  memory: 'course',
  feedbacks: 'course',
  adaptRows: 'course',
  adaptSets: 'course',
  adaptationEvents: 'course',
  adapters: 'course',
  ways: 'course',
  traces: 'episode',
  courses: 'episode',
  episodes: 'episode',
  works: 'episode',
  trees: 'episode',
  unusables: 'episode',
  recalls: 'episode',
  agentProofs: 'call',
  agentReviews: 'call',
  agentRounds: 'call',
  turns: 'call',
  actions: 'call',
  entered: 'call',
  lints: 'call',
  verdicts: 'call',
  ledger: 'call',
  strategies: 'base',
  suites: 'base',
  tasks: 'base',
  experiments: 'base',
  tokens: 'base',
  sessions: 'base',
};

/** The collections of records in the order in which a backup reads them; a kind that this version does not know comes first. */
export function inOrder(collections: readonly string[]): readonly string[] {
  const known = Object.entries(LAYER);
  const layerOf = (name: string): number => LAYERS.findIndex((layer) => known.some(([kind, of]) => kind === name && of === layer));
  return collections.toSorted((one, other) => layerOf(one) - layerOf(other) || one.localeCompare(other));
}
