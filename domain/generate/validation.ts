/** A program in which one small thing is wrong. */
export interface Fault {
  /** 1-based */
  readonly line: number;
  readonly before: string;
  readonly after: string;
  /** the whole program */
  readonly text: string;
}

/** Tests of a program: right where they pass on it, worth something where they notice what is wrong. */
export interface TestsValidation {
  readonly kind: 'tests';
  /** the path of the program, which stands in the task's files */
  readonly program: string;
  readonly faults: readonly Fault[];
  /** the part of the faults that must be noticed; at least one must */
  readonly share: number;
}

/** The documentation of a function. */
export interface DocsValidation {
  readonly kind: 'docs';
  /** the text of the program that holds the function */
  readonly program: string;
  readonly parameters: readonly string[];
  /** what it must say; of each, one of its wordings, in letters of either case */
  readonly mentions: readonly (readonly string[])[];
  /**
   * a documentation that is right, and never shown: how much of it is met again is told, and counts for nothing; null where there is
   * none
   */
  readonly heldOut: string | null;
}

/** A page. */
export interface UiValidation {
  readonly kind: 'ui';
  /** names of elements that it must have: tags, or ids with # before them */
  readonly elements: readonly string[];
}

/** What an answer is held against that is no program to be called: the validators are those of `ratchet generate`. */
export type Validation = TestsValidation | DocsValidation | UiValidation;

/** How many of the faults must be noticed. */
export function mustNotice({ faults, share }: Pick<TestsValidation, 'faults' | 'share'>): number {
  return Math.max(1, Math.ceil(share * faults.length));
}

/** What a question says of the checks that may be shown. */
export function validationLines(validation: Validation): readonly string[] {
  switch (validation.kind) {
    case 'tests':
      return [
        `- The tests pass on ${validation.program}.`,
        `- Of programs like it with one small fault each, at least ${Math.round(100 * validation.share)} % fail them.`,
        '- They call the program, and look at neither its text, files, the clock nor chance.',
      ];
    case 'docs':
      return [
        validation.parameters.length === 0
          ? '- It names no parameter, since there is none.'
          : `- It tells of each parameter by its name (${validation.parameters.join(', ')}), and of no other.`,
        '- It is text, and not the program again.',
        ...validation.mentions.map((wordings) => `- It says ${wordings.map((each) => JSON.stringify(each)).join(' or ')}.`),
      ];
    case 'ui':
      return [`- The page renders, and has these elements: ${validation.elements.join(', ')}.`];
  }
}
