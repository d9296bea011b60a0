/** A type as far as it matters: `int`, `List<String>`, `usize`, `&str` less its `&`. */
export type TypeName = string;

/** A type that fits nowhere: an expression that does not compile. */
export const ILL: TypeName = '!';

/** What a language with checked types knows of values, in rough. */
export interface Types {
  /** types of literals by their role */
  readonly literals: Readonly<Record<'integer' | 'float' | 'string' | 'char' | 'truth', TypeName>>;
  /** a type as it is written, without what makes no difference here */
  readonly normal: (written: string) => TypeName;
  /** whether a value of one type may stand where another stood */
  readonly fits: (given: TypeName, wanted: TypeName) => boolean;
  /**
   * what methods, fields and functions of the library give, by name; `element` and `self` of the object, `argument`: that of the first
   * argument
   */
  readonly members: ReadonlyMap<string, TypeName>;
  /** type of the elements of a collection; null when it is none */
  readonly element: (collection: TypeName) => TypeName | null;
  /** the type of arithmetic over two */
  readonly arithmetic: (left: TypeName, right: TypeName, sign: string) => TypeName;
  /** the type of a number with a minus before it */
  readonly negated: (type: TypeName) => TypeName;
  /** the type of an index */
  readonly index: TypeName;
  /** whether values of the type have no such method, as far as is known */
  readonly lacks: (type: TypeName, method: string) => boolean;
  /** whether `+` and its like are defined on the type */
  readonly computes: (type: TypeName) => boolean;
  /** a text with one expression at `$a`, to read an expression alone */
  readonly frame: string;
}

/** For `lacks`: a method that is known of some kinds of type is lacking in the others. */
export function lacking(methods: Readonly<Record<string, string>>, kindOf: (type: TypeName) => string | null): Types['lacks'] {
  const known = new Map(Object.entries(methods).map(([kind, names]) => [kind, new Set(names.split(' '))]));
  const all = new Set([...known.values()].flatMap((names) => [...names]));
  return (type, method) => {
    const kind = kindOf(type);
    return kind !== null && all.has(method) && known.get(kind)?.has(method) !== true;
  };
}
