import type { RawNode } from './raw.js';
import type { Types } from './types.js';

/**
 * What a node of a syntax tree is to the operators, whatever its language calls it. An operator names roles, never
 * node kinds: a new language is a new `Grammar`.
 */
export type Role =
  | 'module'
  | 'function'
  | 'parameters'
  | 'target'
  | 'block'
  | 'comment'
  | 'expression-statement'
  | 'declaration'
  | 'assign'
  | 'augmented'
  | 'step'
  | 'return'
  | 'jump'
  | 'raise'
  | 'pass'
  | 'import'
  | 'if'
  | 'elif'
  | 'else'
  | 'while'
  | 'for'
  | 'other-statement'
  | 'comparison'
  | 'boolean'
  | 'not'
  | 'arithmetic'
  | 'unary'
  | 'conditional'
  | 'parenthesised'
  | 'lambda'
  | 'cast'
  | 'reference'
  | 'range'
  | 'call'
  | 'arguments'
  | 'keyword-argument'
  | 'attribute'
  | 'subscript'
  | 'slice'
  | 'list'
  | 'tuple'
  | 'dict'
  | 'set'
  | 'pair'
  | 'comprehension'
  | 'for-clause'
  | 'if-clause'
  | 'name'
  | 'integer'
  | 'float'
  | 'string'
  | 'char'
  | 'constant'
  | 'macro'
  | 'other'
  /** a kind that is one of several by its operator: `a < b` and `a + b`, `!a` and `-a`, `a = b` and `a += b` */
  | 'by-operator';

/** A text with places for other texts: `$a`, `$b`, and how likely it is beside its neighbours. */
type Template = readonly [text: string, weight: number];

/** Tokens of which one is often written for another, likeliest first. */
type Swaps = Readonly<Record<string, readonly string[]>>;

/** A language as the operators see it. */
export interface Grammar {
  readonly language: string;
  /** module path of the compiled grammar */
  readonly wasm: string;
  readonly roles: Readonly<Record<string, Role>>;
  /** `kind.field` → the field's name for the operators (`SyntaxNode`) */
  readonly fields: Readonly<Record<string, string>>;
  /** names of the named children of a kind that have none of their own, in their order */
  readonly positions: Readonly<Record<string, readonly string[]>>;
  /** a text of the same length in which more of the program can be read; the same text where there is no more */
  readonly laidOpen: (text: string, root: RawNode) => string;
  /** brings a node, whose children were brought already, into the shape that operators expect */
  readonly reshape: (node: RawNode) => RawNode;
  /** whether a name is known in its whole function, or from its declaration to the end of its block */
  readonly scope: 'function' | 'block';
  /** null where a value's type decides nothing before the program runs */
  readonly types: Types | null;
  /** whether a call with another number of arguments is refused before the program runs */
  readonly countsArguments: boolean;
  readonly tokens: { readonly comparisons: Swaps; readonly arithmetic: Swaps; readonly booleans: Swaps; readonly ranges: Swaps };
  readonly constants: Swaps;
  readonly spelling: Spelling;
  readonly vocabulary: Vocabulary;
  readonly lexicon: Lexicon;
  /** names in the tree that are no variables */
  readonly builtins: ReadonlySet<string>;
}

/** How the language writes what an operator means. */
export interface Spelling {
  readonly not: string;
  readonly and: string;
  readonly or: string;
  readonly equal: string;
  readonly notEqual: string;
  readonly true: string;
  readonly false: string;
  readonly length: string;
  readonly list: string;
  readonly isPresent: string;
  readonly contains: string;
  readonly max: string;
  readonly min: string;
  /** ends a statement */
  readonly end: string;
  /** a block round a statement `$b` under a condition `$a`; `$i` is the indentation of the condition */
  readonly guarded: string;
  /** stands for a body without statements */
  readonly skip: string;
  /** statements after which nothing of the block runs */
  readonly leave: readonly string[];
  readonly quote: string;
  /** numbers with a fraction never meet those without */
  readonly strictNumbers: boolean;
}

/** Words of the language and its library that changes are made of. */
export interface Vocabulary {
  /** functions and methods of which one is often called for another */
  readonly families: readonly (readonly string[])[];
  /** calls that are often forgotten round an expression `$a`, and after one that is no number */
  readonly wrappers: readonly Template[];
  readonly methods: readonly Template[];
  /** terms that are often forgotten on `$a` */
  readonly terms: readonly Template[];
  /** parts of a sequence `$a`; those from `$b` on, and up to `$b` */
  readonly parts: readonly string[];
  readonly tails: readonly string[];
  readonly heads: readonly string[];
  /** indices that are usual */
  readonly indices: readonly string[];
  /** an element of `$a` at `$b` */
  readonly elements: readonly string[];
  /** statements that put `$b` into `$a`, take it out, or change `$a` as a whole */
  readonly pushes: readonly Template[];
  readonly actions: readonly Template[];
  /** an argument that is often forgotten in a call of one of these names */
  readonly options: readonly { readonly of: readonly string[]; readonly argument: string }[];
  /** conditions over `$a` that end a loop */
  readonly endings: readonly string[];
  /** what a variable starts with, what is returned, and what is returned early */
  readonly starts: readonly string[];
  readonly results: readonly string[];
  readonly earlyResults: readonly string[];
  /** what an empty body begins with, and expressions to fill it with, over parameters `$a` and `$b` */
  readonly stubs: { readonly empty: readonly string[]; readonly overOne: readonly string[]; readonly overTwo: readonly string[] };
}

/** What counting tokens needs to know. */
export interface Lexicon {
  readonly lineComment: string;
  /** texts over several lines, and comments, that are no code */
  readonly prose: RegExp;
}

/** A template with its places filled. */
export function fill(template: string, a: string, b = '', indent = ''): string {
  return template.replace(/\$([abi])/g, (_, place: string) => (place === 'a' ? a : place === 'b' ? b : indent));
}
