import { z } from 'zod';
import { fitForm, isObject, named, partsOf, plain, type FormSchema } from '../../domain/answer/fit-form.js';
import { callsIn, objectsIn, objectsInCut, rowsIn } from '../../domain/answer/loose-json.js';
import { namedLinesIn } from '../../domain/answer/named-lines.js';
import { splitReasoning } from '../../domain/answer/reasoning.js';
import type { ModelRequest } from '../../domain/model.js';

/** A form that a model is asked to fill in: its schema for the endpoint, and the check of what comes back. */
export interface Form<T> {
  readonly schema: NonNullable<ModelRequest['schema']>;
  /** null when the text holds no JSON object that can be read as this form */
  parse(answer: string): T | null;
}

export interface RepeatedForm<T> extends Form<T> {
  /** each of several that stand one behind the other; none where there are not two */
  rows(answer: string): readonly T[];
}

const formSchema: z.ZodType<FormSchema> = z.lazy(() =>
  z.object({
    type: z.string().exactOptional(),
    enum: z.array(z.unknown()).exactOptional(),
    properties: z.record(z.string(), formSchema).exactOptional(),
    items: formSchema.exactOptional(),
    minimum: z.number().exactOptional(),
    maximum: z.number().exactOptional(),
    maxLength: z.number().exactOptional(),
    maxItems: z.number().exactOptional(),
  }),
);

export interface Leniency {
  /** an object without any of these is talk, whatever else it has */
  readonly needs: readonly string[];
  /** what a part of another meaning counts as: every failure that has no class of its own is one of logic */
  readonly otherwise: Readonly<Record<string, unknown>>;
}

export function form<T>(name: string, schema: z.ZodType<T>, { needs, otherwise }: Leniency): RepeatedForm<T> {
  const json = z.toJSONSchema(schema);
  const shape: FormSchema = formSchema.parse(json);
  const read = (value: Readonly<Record<string, unknown>>): T | null => {
    const fitted = fitForm(value, shape);
    const parsed = schema.safeParse(fitted);
    if (parsed.success) return parsed.data;
    const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    const mended = isObject(fitted)
      ? { ...fitted, ...Object.fromEntries(Object.entries(otherwise).filter(([key]) => wrong.has(key))) }
      : fitted;
    return schema.safeParse(mended).data ?? null;
  };
  return {
    schema: { name, json },
    parse: (answer) =>
      fullest(answer, shape, needs)
        .map(read)
        .find((each) => each !== null) ?? null,
    rows: (answer) => {
      const visible = splitReasoning(answer).answer;
      const ways = [() => rowsIn(visible), () => callsIn(visible), () => [namedLinesIn(visible, Object.keys(shape.properties ?? {}))]];
      const runs = firstOf(ways, (way) =>
        way()
          .map((run) => run.filter((each) => isCandidate(each, shape, needs)))
          .filter((run) => run.length > 0),
      );
      return (runs.findLast((run) => run.length > 1) ?? []).flatMap((each) => read(each) ?? []);
    },
  };
}

/**
 * The objects that may be the form filled in, also in an answer that is one string, was cut off, or is lines of names and
 * values: those with most of its parts first; of equals the last, since models correct themselves.
 */
function fullest(answer: string, shape: FormSchema, needs: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  const visible = splitReasoning(answer).answer;
  const texts = /^\[?\s*"/.test(visible.trim()) ? [`{"text": ${visible.trim()}}`] : [visible, answer];
  const names = Object.keys(shape.properties ?? {});
  const ways = [
    ...[...texts, unescaped(visible)].map((text) => () => [...objectsIn(text), ...partsInRows(text, names)]),
    () => callsIn(visible).flat(),
    () => objectsInCut(visible),
    () => namedLinesIn(visible, names),
    () => namedLinesIn(answer, names),
  ];
  const objects = firstOf(ways, (way) => withParts(way()).filter((each) => isCandidate(each, shape, needs)));
  return objects.toReversed().toSorted((a, b) => partsOf(b, shape) - partsOf(a, shape));
}

/** Objects one behind the other that have a part each: as one. */
function partsInRows(text: string, names: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  return rowsIn(text)
    .filter((row) => row.length > 1 && areApart(row.map((each) => [...named(each, names).keys()])))
    .map((row) => Object.fromEntries(row.flatMap((each) => Object.entries(each))));
}

function areApart(lists: readonly (readonly string[])[]): boolean {
  return lists.every((list) => list.length > 0) && new Set(lists.flat()).size === lists.flat().length;
}

/** With the quotes of an object that stands escaped, as in HTML or in a string. */
function unescaped(text: string): string {
  return text
    .replaceAll(/&quot;|\\"/g, '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** What the first way that finds anything finds. */
function firstOf<W, T>(ways: readonly W[], found: (way: W) => readonly T[]): readonly T[] {
  for (const way of ways) {
    const all = found(way);
    if (all.length > 0) return all;
  }
  return [];
}

/** Nothing is an answer where a list is asked for: an empty one. A name by its end alone may be another's. */
function isCandidate(value: Readonly<Record<string, unknown>>, shape: FormSchema, needs: readonly string[]): boolean {
  const { properties = {} } = shape;
  const given = named(value, Object.keys(properties));
  const written = new Set(Object.keys(value).map(plain));
  return needs.some((name) => {
    const part = given.get(name);
    const isTold = properties[name]?.type === 'array' ? given.has(name) : part !== undefined && part !== '' && part !== null;
    return isTold && (written.has(plain(name)) || given.size > 1);
  });
}

/** With the objects within them, and those that were written into a string once more. */
function withParts(values: readonly unknown[], depth = 0): readonly Readonly<Record<string, unknown>>[] {
  if (depth > MAX_NESTED) return [];
  return values.flatMap((value) => {
    if (typeof value === 'string') return value.includes('{') ? withParts(objectsIn(value), depth + 1) : [];
    if (Array.isArray(value)) return withParts(value, depth + 1);
    return isObject(value) ? [value, ...withParts(Object.values(value), depth + 1)] : [];
  });
}

const MAX_NESTED = 4;
