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
  /** what kind of change mended it (a solved episode) or what did not help (an unsolved one); names the operator in backquotes where it knows one */
  readonly remedy: string;
  readonly sentence: string;
}

/** What a model proposes for the next strategy; which fields count depends on `action`. */
export interface Proposal {
  readonly action: Action;
  /** the id of the rule that is changed or dropped; empty otherwise */
  readonly ruleId: string;
  /** the new text of the rule, or of the prompt section that is changed; empty otherwise */
  readonly rule: string;
  /** the setting or the prompt section that is changed; empty otherwise */
  readonly setting: '' | Setting;
  /** the new value of the setting; 0 otherwise */
  readonly value: number;
  readonly because: string;
}

/** What a model may name as changed: settings that are numbers, and the prompt sections. */
export const SETTINGS = ['temperature', 'samples', 'reflections', 'role', 'planning', 'repair', 'reflection'] as const;
export type Setting = (typeof SETTINGS)[number];
