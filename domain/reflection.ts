import type { Foretold } from './foretold.js';
import { SECTION_NAMES } from './prompt-sections.js';
import type { Action } from './strategy.js';
import type { ErrorClass } from './verdict.js';

/** What a model says of failed attempts. */
export interface Reflection {
  readonly errorClass: ErrorClass;
  readonly suspectedCause: string;
  /** line is 1-based in the file as it was given; 0 when unknown */
  readonly place: { readonly path: string; readonly line: number };
  readonly nextIdea: string;
  /** 0 to 1 */
  readonly confidence: number;
  /** the lesson in one sentence, free of the task's own names where it can be */
  readonly sentence: string;
}

/** What a model says of an episode that ended, for memory. */
export interface Lesson {
  /** how the failure showed itself, in words that could fit another task */
  readonly symptom: string;
  /**
   * what kind of change mended it (a solved episode) or what did not help (an unsolved one); names the operator in backquotes where it
   * knows one
   */
  readonly remedy: string;
  readonly sentence: string;
}

/** One edit of the next strategy, as a model proposes it; which fields count depends on `action`. */
export interface Proposal {
  readonly action: Action;
  /** the id of the rule that is changed or dropped; empty otherwise */
  readonly ruleId: string;
  /** the new text of the rule or of the prompt section, the way to ask, the tools, the train task to show; empty otherwise */
  readonly rule: string;
  /** the setting or the prompt section that is changed; empty otherwise */
  readonly setting: '' | Setting;
  /** the new value of the setting; 0 otherwise */
  readonly value: number;
  readonly because: string;
}

/** Settings that are numbers. */
export const NUMBER_SETTINGS = ['temperature', 'samples', 'reflections', 'recall', 'examples'] as const;

/** What a model may name as changed: settings that are numbers, and the sections of the prompts. */
export const SETTINGS = [...NUMBER_SETTINGS, ...SECTION_NAMES] as const;
type Setting = (typeof SETTINGS)[number];

/** What a model may do to a strategy, the components of it in the order in which they are told. */
export const PROPOSABLE = [
  'rule-added',
  'rule-changed',
  'rule-dropped',
  'prompt-changed',
  'decoding-changed',
  'episode-changed',
  'memory-changed',
  'demonstrations-changed',
  'asking-changed',
  'tools-changed',
  'steps-changed',
] as const satisfies readonly Action[];

/** More edits at once would be tried as one thing and understood as none. */
export const MAX_EDITS = 3;

/** What a model answers that was asked for the next strategy: edits that belong together, why, and what they will come to. */
export interface Bundle extends Foretold {
  /** 1 to 3; none where it has no idea */
  readonly edits: readonly Proposal[];
}

/** The answer of one edit alone, which foretells nothing. */
export function singleEdit(edit: Proposal): Bundle {
  return { evidence: '', rootCause: '', willFix: [], mayBreak: [], edits: [edit] };
}
