/** A function of a program, as far as it can be read without running it. Offsets are of the program's text. */
export interface FunctionPart {
  readonly name: string;
  /** with its decorators, attributes and documentation before it; `end` is past the last character */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly lastLine: number;
  /** all before its body, on one line */
  readonly signature: string;
  /** what its documentation says, without the marks of a comment */
  readonly doc: string;
  /** nothing is written yet but its signature and documentation */
  readonly isStub: boolean;
  /** null where it takes any number */
  readonly parameters: number | null;
  /** names that it calls, each once */
  readonly calls: readonly string[];
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a program is made of: its functions that others can call by name, those of a class that holds only such ones too. */
export interface ProgramParts {
  readonly functions: readonly FunctionPart[];
  readonly imports: readonly Span[];
  /** what makes names known outside; it is no part of a function */
  readonly exports: readonly Span[];
  /** what stands within the one class that the program is; null where functions stand by themselves */
  readonly inside: Span | null;
}

/** A function as whoever calls it knows it. */
export interface Contract {
  readonly path: string;
  readonly name: string;
  readonly signature: string;
  readonly doc: string;
  readonly parameters: number | null;
}

export function contractOf(path: string, { name, signature, doc, parameters }: FunctionPart): Contract {
  return { path, name, signature, doc, parameters };
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether whoever relied on one can rely on the other: white space aside, they say the same. */
export function sameContract(one: Contract, other: Contract): boolean {
  return (
    one.path === other.path &&
    one.name === other.name &&
    plain(one.signature) === plain(other.signature) &&
    plain(one.doc) === plain(other.doc)
  );
}

/** `Uses: a, b` in the documentation of a helper names the helpers that it will call. */
export function usesIn(doc: string): readonly string[] {
  const said = /^[ \t]*uses:[ \t]*(.*)$/im.exec(doc)?.[1] ?? '';
  return [...new Set(said.match(/[A-Za-z_]\w*/g) ?? [])];
}
