import { z } from 'zod';
import type { Amount } from '../domain/extension.js';

/** The kinds of value that a setting can have. A message says what was expected, for whoever asked through whichever door. */
export interface Kind {
  /** as a person asks for it, with its bounds */
  readonly asked: z.ZodType;
  /** as a campaign keeps it: what was taken once can be read for good, whatever its bounds are by then */
  readonly kept: z.ZodType;
  /** what stands for the value in a help text; null of a switch, which has none */
  readonly unit: string | null;
}

export function whole(from: number, to: number = Number.MAX_SAFE_INTEGER) {
  const error = `expected a whole number ${to === Number.MAX_SAFE_INTEGER ? `of at least ${from}` : `from ${from} to ${to}`}`;
  return { asked: z.int({ error }).min(from, { error }).max(to, { error }), kept: z.int(), unit: 'n' } satisfies Kind;
}

export function aboveZero(unit: string) {
  const error = 'expected a number above 0';
  return { asked: z.number({ error }).positive({ error }), kept: z.number(), unit } satisfies Kind;
}

export function choice<const Names extends readonly [string, ...string[]]>(names: Names, unit: string) {
  return { asked: z.enum(names, { error: `expected one of ${names.join(', ')}` }), kept: z.enum(names), unit } satisfies Kind;
}

/** Some of these names, with commas between them, or `all`. */
export function someOf(names: readonly string[], unit: string) {
  const error = `expected all, or some of ${names.join(', ')} with commas between them`;
  const one = `(?:${names.join('|')})`;
  const asked = z
    .string({ error })
    .max(200, { error })
    .regex(new RegExp(`^(?:all|${one}(?:,${one})*)$`), { error });
  return { asked, kept: z.string(), unit } satisfies Kind;
}

export function text(unit: string, longest = 200) {
  const error = `expected a text of 1 to ${longest} characters`;
  return { asked: z.string({ error }).min(1, { error }).max(longest, { error }), kept: z.string(), unit } satisfies Kind;
}

/** What a person says, for the record. */
export function sentence(longest: number) {
  const error = `expected a sentence of 1 to ${longest} characters`;
  return z.string({ error }).trim().min(1, { error }).max(longest, { error });
}

export function flag() {
  return { asked: z.boolean({ error: 'expected true or false' }), kept: z.boolean(), unit: null } satisfies Kind;
}

/** A moment by the clock, to come; kept in UTC. */
export function moment() {
  const asked = z.iso
    .datetime({ offset: true, error: 'expected a moment such as 2027-01-31T06:30:00Z' })
    .refine((given) => !(Date.parse(given) <= Date.now()), 'has passed already: name a moment to come')
    .transform((given) => new Date(given).toISOString());
  return { asked, kept: z.string(), unit: 'moment' } satisfies Kind;
}

/** A name that fits into a path, a workflow id and a record id. */
export function name() {
  const error = 'a name is 1 to 63 letters, digits, dots, dashes or underscores and starts with a letter or digit';
  return {
    asked: z.string({ error }).regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, { error }),
    kept: z.string(),
    unit: 'name',
  } satisfies Kind;
}

/** Of a setting that a campaign can be without. */
export function orNone<K extends Kind>({ kept, ...kind }: K) {
  return { ...kind, kept: z.nullable<K['kept']>(kept), usual: null };
}

/** Of a setting that campaigns of earlier versions do not have; `had` is what they did. */
export function later<K extends Kind>({ kept, ...kind }: K, had: z.infer<K['kept']>) {
  return { ...kind, kept: z.exactOptional<K['kept']>(kept), had };
}

/** A limit as it is changed: a number is the new one, the text `+5` so much more than it has. */
export function amount(limit: z.ZodNumber) {
  const { error } = z.safeParse(limit, null);
  const message = `${error?.issues[0]?.message ?? ''}, as a new limit (20) or as more than it has ("+5")`;
  return z
    .union([limit, z.string().regex(/^\+\d+(\.\d+)?$/, message)], { error: message })
    .refine((given) => typeof given === 'number' || limit.safeParse(Number(given)).success, message)
    .transform((given): Amount => (typeof given === 'number' ? { to: given } : { more: Number(given) }));
}

/** An object with these fields and no other. */
export function only<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `${issue.keys.map((key) => JSON.stringify(key)).join(', ')} is not known: expected ${Object.keys(shape).join(', ')}`
        : undefined,
  });
}
