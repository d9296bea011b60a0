import type { Item } from './item.js';
import type { Outline } from './outline.js';

/** A definition with what it stands in, the outermost first. */
export interface Entry {
  readonly item: Item;
  readonly within: readonly Item[];
}

/** An item of a part, with the definition whose place it takes; none where it is new. */
export interface Pair {
  readonly item: Item;
  readonly target: Entry | null;
  /** of a holder that is there already: its own items */
  readonly members: readonly Pair[];
}

/** Every definition of a program. */
export function entriesOf(items: readonly Item[], within: readonly Item[] = []): readonly Entry[] {
  return items.flatMap((item) => [...(item.key === '' ? [] : [{ item, within }]), ...entriesOf(item.items, [...within, item])]);
}

/** What tells a definition from the others of a program: what it is known by, and what it stands in. */
export function placeOf({ item, within }: Entry): string {
  return [...within, item].map(({ key }) => key).join('\n');
}

/** For each item of a part, what it takes the place of. Null where one could take several places, or several one. */
export function pairsOf(part: Outline, given: Outline): readonly Pair[] | null {
  const matcher = new Matcher(entriesOf(given.items));
  const pairs = matcher.pairs(keyed(part.items), null);
  return matcher.isCertain ? pairs : null;
}

function keyed(items: readonly Item[]): readonly Item[] {
  return items.filter(({ key }) => key !== '');
}

class Matcher {
  readonly #given: readonly Entry[];
  readonly #taken = new Set<Item>();
  #isCertain = true;

  constructor(given: readonly Entry[]) {
    this.#given = given;
  }

  get isCertain(): boolean {
    return this.#isCertain;
  }

  /** `holders`: what they can only stand in; null for items that stand by themselves, which may have been taken out of something. */
  pairs(items: readonly Item[], holders: readonly Item[] | null): readonly Pair[] {
    // what is the same word for word has its place before what only has the same name
    const exact = new Map(items.map((item) => [item, this.#take(item, this.#candidates(item, holders, isSame))]));
    return items.map((item): Pair => {
      const target = exact.get(item) ?? this.#take(item, this.#candidates(item, holders, sameCount));
      const isHeld = item.kind === 'holder' && target?.item.kind === 'holder';
      return { item, target, members: isHeld ? this.pairs(keyed(item.items), this.#alike(target)) : [] };
    });
  }

  /** The holder, and others of the same key: Rust has blocks of methods of one type. */
  #alike({ item: { key }, within }: Entry): readonly Item[] {
    return this.#given
      .filter(({ item, within: around }) => item.key === key && item.kind === 'holder' && around.length === within.length)
      .map(({ item }) => item);
  }

  #take(item: Item, candidates: readonly Entry[]): Entry | null {
    const [only, ...others] = candidates.filter((each) => !this.#taken.has(each.item));
    if (others.length > 0 && !(item.kind === 'holder' && others.every((each) => each.item.key === item.key))) this.#isCertain = false;
    if (only === undefined) return null;
    if (item.kind !== 'holder') this.#taken.add(only.item);
    return only;
  }

  #candidates(item: Item, holders: readonly Item[] | null, isAlike: (one: Item, other: Item) => boolean): readonly Entry[] {
    const named = this.#given.filter(
      ({ item: each, within }) =>
        each.key === item.key && isAlike(each, item) && (holders === null || holders.some((holder) => holder === within.at(-1))),
    );
    // a field and a method may have one name, and so may a function and the ways to call it that are declared before it
    const sameKind = named.filter(({ item: each }) => each.kind === item.kind);
    const sameForm = sameKind.filter(({ item: each }) => (each.variant === '') === (item.variant === ''));
    const alike = [sameForm, sameKind].find((each) => each.length > 0) ?? named;
    if (holders !== null) return alike;
    const outer = alike.filter(({ within }) => within.length === 0);
    const inner = alike.filter(({ within, item: each }) => within.length > 0 && each.kind === item.kind && each.isMember === item.isMember);
    if (item.isMember === true) return inner;
    return outer.length > 0 || item.isMember === false ? outer : inner;
  }
}

function isSame(one: Item, other: Item): boolean {
  return (one.takes ?? '') === (other.takes ?? '') && one.variant === other.variant;
}

function sameCount(one: Item, other: Item): boolean {
  const [some, others] = [one.takes ?? '', other.takes ?? ''];
  return some.split(', ').length === others.split(', ').length && (some === '') === (others === '');
}
