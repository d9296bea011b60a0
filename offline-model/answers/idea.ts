import type { Proposal } from '../../domain/reflection.js';

/** A proposal with how much the evidence speaks for it. */
export interface Idea {
  readonly proposal: Proposal;
  readonly weight: number;
}
