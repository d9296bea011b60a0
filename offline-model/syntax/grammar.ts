/**
 * What a node of a syntax tree is to the operators, whatever its language calls it. An operator names roles, never
 * node kinds: a new language is a new `Grammar`.
 */
export type Role =
  | 'module' | 'function' | 'parameters' | 'block' | 'comment'
  | 'expression-statement' | 'assign' | 'augmented' | 'return' | 'jump' | 'raise' | 'pass' | 'import'
  | 'if' | 'elif' | 'else' | 'while' | 'for' | 'other-statement'
  | 'comparison' | 'boolean' | 'not' | 'arithmetic' | 'unary' | 'conditional' | 'parenthesised' | 'lambda'
  | 'call' | 'arguments' | 'keyword-argument' | 'attribute' | 'subscript' | 'slice'
  | 'list' | 'tuple' | 'dict' | 'set' | 'pair' | 'comprehension' | 'for-clause' | 'if-clause'
  | 'name' | 'integer' | 'float' | 'string' | 'constant'
  | 'other';

/** A language as the operators see it. */
export interface Grammar {
  readonly language: string;
  /** module path of the compiled grammar */
  readonly wasm: string;
  readonly roles: Readonly<Record<string, Role>>;
  readonly fields: { readonly condition: string; readonly body: string; readonly left: string; readonly right: string; readonly operator: string };
  /** groups of tokens of which one is often written for another, likeliest first */
  readonly comparisons: Readonly<Record<string, readonly string[]>>;
  readonly arithmetic: Readonly<Record<string, readonly string[]>>;
  readonly booleans: Readonly<Record<string, readonly string[]>>;
  readonly constants: Readonly<Record<string, readonly string[]>>;
  /** functions and methods of which one is often called for another */
  readonly functions: readonly (readonly string[])[];
  /** functions and methods that are often forgotten round, or after, an expression */
  readonly wrappers: readonly string[];
  readonly methods: readonly string[];
  readonly spelling: {
    readonly not: (operand: string) => string;
    readonly and: string;
    readonly or: string;
    readonly length: (operand: string) => string;
    readonly list: (operand: string) => string;
    readonly equal: string;
    readonly notEqual: string;
    readonly isPresent: (operand: string) => string;
    readonly floorDivide: string;
    /** statements after which nothing of the block runs */
    readonly leave: readonly string[];
    readonly skip: string;
    readonly indent: string;
    readonly push: readonly string[];
  };
  /** what an empty body begins with, and expressions to fill it with, over parameters `$a` and `$b` */
  readonly stubs: { readonly empty: readonly string[]; readonly overOne: readonly string[]; readonly overTwo: readonly string[] };
  /** words that are names in the tree but no variables */
  readonly builtins: ReadonlySet<string>;
  readonly keywords: ReadonlySet<string>;
}
