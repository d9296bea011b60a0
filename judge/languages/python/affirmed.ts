import type { Node } from '../../../syntax/source.js';
import type { OtherValues } from '../other-values.js';
import type { Replacement } from '../../../syntax/rewrite.js';
import { bare } from './conditions.js';

/** What an assertion asks where it compares nothing. */
export type Asked =
  /** whether a value counts for true, or for none */
  | { readonly kind: 'truth'; readonly value: Node; readonly holds: boolean }
  /** whether there is one; `whole` is all that asks for it */
  | { readonly kind: 'thing'; readonly value: Node; readonly whole: Node; readonly renamed: readonly Replacement[] }
  /** whether one holds the other; `renamed`: how the assertion asks for a truth instead, where these are its arguments */
  | { readonly kind: 'member'; readonly member: Node; readonly holder: Node; readonly renamed: readonly Replacement[] | null };

/**
 * The value itself is asked whether it equals a word that was drawn. What stands for it counts for true or is a thing, and
 * equals no such word; an object that says yes to everything does.
 */
export function equalsWord(asked: Exclude<Asked, { kind: 'member' }>, values: OtherValues): readonly Replacement[] {
  const { value } = asked;
  const end = asked.kind === 'thing' ? asked.whole.endIndex : value.endIndex;
  return [
    ...(asked.kind === 'thing' ? asked.renamed : []),
    { from: value.startIndex, to: value.startIndex, text: '((' },
    { from: value.endIndex, to: end, text: `) == ${word(values)}) ${asked.kind === 'truth' && !asked.holds ? 'is not' : 'is'} True` },
  ];
}

/**
 * The same of what should hold something, which is also asked whether it holds a new object: what has a length holds no such
 * thing. One that says yes only to what it is likely to be asked for, or has no length, need say it to neither.
 */
export function holdsAnything(
  { member, holder, renamed }: Extract<Asked, { kind: 'member' }>,
  values: OtherValues,
): readonly Replacement[] {
  const asks = `(it == ${word(values)}) is True or (hasattr(type(it), "__len__") and object() in it)`;
  return [
    ...(renamed ?? []),
    { from: member.startIndex, to: holder.startIndex, text: `(lambda it: ${asks})(` },
    { from: holder.endIndex, to: holder.endIndex, text: ')' },
  ];
}

function word(values: OtherValues): string {
  return `"${values.text('abcdefghijkl')}"`;
}

/** A list that is written out holds others instead, none of which equals one that it held; null where that is not certain. */
export function otherMembers(holder: Node, values: OtherValues): readonly Replacement[] | null {
  const list = bare(holder);
  const members = list.namedChildren.filter((each) => each.type !== 'comment');
  if (!['list', 'tuple', 'set'].includes(list.type) || members.length === 0) return null;
  const texts = members.map(({ text }) => text);
  if (texts.every((text) => /^-?\d+$/.test(text))) {
    // further off than the furthest, so that an equality with a tolerance reaches none
    const furthest = texts.map((text) => BigInt(text.replace('-', ''))).reduce((most, each) => (each > most ? each : most));
    return members.map((each) => ({
      from: each.startIndex,
      to: each.endIndex,
      text: String(values.integer(each.text.startsWith('-') && furthest > 0n ? -furthest : furthest)),
    }));
  }
  if (!texts.every((text) => /^(["'])[A-Za-z]{2,}\1$/.test(text))) return null;
  const others = members.map((each) => ({ from: each.startIndex, to: each.endIndex, text: values.text(each.text) }));
  const known = new Set(texts.map((text) => text.slice(1, -1).toLowerCase()));
  return others.some(({ text }) => known.has(text.slice(1, -1).toLowerCase())) ? null : others;
}

/** What should be held, held against another value of its own kind alone. */
export function heldByAnother({ member, holder, renamed }: Extract<Asked, { kind: 'member' }>, other: string): readonly Replacement[] {
  const [before, after] = renamed === null ? [`(lambda it: it in [${other}(it)])(`, ')'] : [`*(lambda it: (it, [${other}(it)]))(`, ')'];
  return [
    { from: member.startIndex, to: member.startIndex, text: before },
    { from: member.endIndex, to: holder.endIndex, text: after },
  ];
}
