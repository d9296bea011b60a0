/** A stretch of a program that stands by itself, with the definitions that it holds. Offsets are of the program's text. */
export interface Item {
  readonly kind: 'import' | 'export' | 'function' | 'holder' | 'value' | 'loose';
  /** what it is known by among its neighbours; empty for what has no name */
  readonly key: string;
  readonly name: string;
  /** types of the parameters, where functions of one name differ by them */
  readonly takes: string | null;
  /** what tells a function from others of its name that stand beside it: how it is declared without a body; empty for all others */
  readonly variant: string;
  /** belongs to an object of its holder; null where it may or may not */
  readonly isMember: boolean | null;
  /** nobody outside of its file, or its class, can ask for it */
  readonly isPrivate: boolean;
  /** with the comments right before it */
  readonly from: number;
  readonly start: number;
  readonly end: number;
  /** of a holder: where its items stand, and which these are */
  readonly body: Span | null;
  readonly items: readonly Item[];
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What an item is, told by its head. */
export type Told = Pick<Item, 'kind' | 'key' | 'name' | 'takes' | 'variant' | 'isMember' | 'isPrivate'>;

export function told(kind: Item['kind'], name: string, more: Partial<Told> = {}): Told {
  return { kind, key: name, name, takes: null, variant: '', isMember: null, isPrivate: false, ...more };
}

/** Where an item stands: in a class, interface, trait or block of methods; or between the commas of an object. */
export type Place = 'file' | 'class' | 'object';

/** How a language writes what stands before the body of an item. */
export interface Head {
  /** objects may hold functions, and statements end without a mark */
  readonly hasObjects: boolean;
  /** whether the brace behind this begins a block that the item ends with */
  readonly isBlock: (head: string, place: Place) => boolean;
  readonly tell: (head: string, place: Place, holder: string) => Told;
}

/** A head without what stands before it: decorators, annotations or attributes. */
export function withoutMarks(head: string, mark: RegExp): string {
  let rest = head.trimStart();
  for (let next = rest.replace(mark, ''); next !== rest; next = rest.replace(mark, '')) rest = next;
  return rest;
}

export function withoutBrackets(head: string): string {
  return head.replace(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '');
}

/** With one blank wherever there is any. */
export function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Where the comments begin that stand right before a place, on lines of their own; not before `least`. `#`: how each of them begins. */
export function commentsBefore(text: string, code: string, at: number, { least, mark }: { least: number; mark: '#' | '' }): number {
  let from = at;
  for (;;) {
    const end = text.lastIndexOf('\n', from - 1);
    const begin = Math.max(least, text.lastIndexOf('\n', end - 1) + 1);
    if (end < begin || text.slice(end, from).trim() !== '') return from;
    const line = text.slice(begin, end);
    const column = line.length - line.trimStart().length;
    if (line.trim() === '' || code.slice(begin, end).trim() !== '' || !line.startsWith(mark, column)) return from;
    if (mark !== '' && column !== columnOf(text, at)) return from;
    from = begin + column;
  }
}

export function columnOf(text: string, at: number): number {
  return at - text.lastIndexOf('\n', at - 1) - 1;
}
