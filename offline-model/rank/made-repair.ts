import type { Candidate } from '../operators/candidates.js';
import type { Program } from '../operators/program.js';

/** All that is known of one program before any evidence: pure, so it may be remembered. */
export interface Repair {
  readonly program: Program;
  readonly candidates: readonly Candidate[];
  readonly base: Float64Array;
  /** the candidate that a prompt shows in this compact form */
  byEdit(edit: string): Candidate | null;
}
