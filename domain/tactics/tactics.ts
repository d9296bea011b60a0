import { adapt } from './adapt.js';
import { askOtherwise } from './ask-otherwise.js';
import { decode } from './decode.js';
import { demonstrate } from './demonstrate.js';
import { freshStart } from './fresh-start.js';
import { recombine } from './recombine.js';
import { reflectAndEdit } from './reflect-and-edit.js';
import { reorderSteps } from './reorder-steps.js';
import { ruleAdd } from './rule-add.js';
import { ruleMerge } from './rule-merge.js';
import { rulePrune } from './rule-prune.js';
import type { Tactic } from './tactic.js';
import { toolChain } from './tool-chain.js';
import { weights } from './weights.js';
import { workHabits } from './work-habits.js';

/** All tactics, in the order in which the heuristic controller takes them. */
export const TACTICS: readonly Tactic[] = [
  ruleAdd,
  decode,
  reflectAndEdit,
  demonstrate,
  askOtherwise,
  toolChain,
  reorderSteps,
  recombine,
  rulePrune,
  ruleMerge,
  weights,
  freshStart,
  workHabits,
  adapt,
];
