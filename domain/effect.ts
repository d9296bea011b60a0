import { settingText } from './setting-text.js';
import { stepsOf } from './steps/steps.js';
import type { Strategy } from './strategy.js';

/** What a change does to what an episode sees: the values it sets and the texts it puts in, and the texts that it takes out. */
export interface Effect {
  readonly sets: readonly Part[];
  readonly takes: readonly Part[];
}

interface Part {
  readonly part: string;
  readonly value: string;
}

/** Read off the strategies themselves: how a change is worded for people plays no part in it. */
export function effectOf(before: Strategy, after: Strategy): Effect {
  const [old, now] = [settingsOf(before), settingsOf(after)];
  const [had, has] = [textsOf(before), textsOf(after)];
  return { sets: [...missing(now, old), ...missing(has, had)], takes: missing(had, has) };
}

/** What was taken out tells two changes apart only where neither puts anything in: what makes room differs from parent to parent. */
export function sameEffect(one: Effect, other: Effect): boolean {
  return same(one.sets, other.sets) && (one.sets.length > 0 || same(one.takes, other.takes));
}

/** Each number and each section by itself; what only works together as one value. */
function settingsOf(strategy: Strategy): readonly Part[] {
  const { asking, prompts, decoding, episode, memory, tools, focus, worth, solver, adapter } = strategy;
  const single = Object.entries({ prompts, decoding, episode, memory, solver: solver ?? {}, adapter: adapter ?? {} }).flatMap(
    ([group, values]) => Object.entries(values).map(([name, value]) => ({ part: `${group}.${name}`, value: settingText(value) })),
  );
  const whole = Object.entries({ asking, focus, worth }).map(([part, weights]) => ({
    part,
    value: sorted(weights),
  }));
  const lists = [
    { part: 'tools', value: JSON.stringify(tools) },
    { part: 'steps', value: JSON.stringify(stepsOf(strategy)) },
  ];
  return [...single, ...whole, ...lists];
}

function textsOf({ rules, demonstrations }: Strategy): readonly Part[] {
  return [
    ...rules.map(({ text }) => ({ part: 'rules', value: text })),
    ...demonstrations.map(({ text, example }) => ({ part: 'demonstrations', value: example === undefined ? text : sorted(example) })),
  ];
}

/** Equal whatever the order of the keys. */
function sorted(value: object): string {
  return JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function missing(parts: readonly Part[], from: readonly Part[]): readonly Part[] {
  const there = new Set(from.map(keyOf));
  return parts.filter((each) => !there.has(keyOf(each)));
}

function same(one: readonly Part[], other: readonly Part[]): boolean {
  const others = new Set(other.map(keyOf));
  return one.length === other.length && one.every((each) => others.has(keyOf(each)));
}

function keyOf({ part, value }: Part): string {
  return JSON.stringify([part, value]);
}
