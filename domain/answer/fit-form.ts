/** As much of JSON Schema as the forms use that models fill in. */
export interface FormSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, FormSchema>>;
  readonly items?: FormSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

/**
 * A value of a model's, bent towards a form where its meaning is plain: numbers in strings, another case, a text that is too
 * long, a part that was left out. What has no plain meaning stays as it is, for the check of the form to refuse.
 */
export function fitForm(value: unknown, schema: FormSchema): unknown {
  if (schema.enum !== undefined) return fitChoice(value, schema.enum);
  switch (schema.type) {
    case 'object':
      return fitObject(value, schema.properties ?? {});
    case 'array':
      return fitList(value, schema);
    case 'string':
      return fitText(value, schema);
    case 'integer':
    case 'number':
      return fitNumber(value, schema);
    case undefined:
    default:
      return value;
  }
}

/** How many parts of the form a value has, whatever the case of their names. */
export function partsOf(value: unknown, { properties = {} }: FormSchema): number {
  return isObject(value) ? named(value, Object.keys(properties)).size : 0;
}

/** The parts of an object under the names of a form: as these are written, or by the end that only one of them has (`cause`). */
export function named(value: Readonly<Record<string, unknown>>, names: readonly string[]): ReadonlyMap<string, unknown> {
  const given = new Map(Object.entries(value).map(([key, part]) => [plain(key), part]));
  const found = new Map(names.filter((name) => given.has(plain(name))).map((name) => [name, given.get(plain(name))]));
  for (const [key, part] of given) {
    const [meant, ...others] = key.length < MIN_END ? [] : names.filter((name) => plain(name).endsWith(key));
    if (meant !== undefined && others.length === 0 && !found.has(meant)) found.set(meant, part);
  }
  return found;
}

const MIN_END = 4;

/** `error_class`, `Error class` and `errorClass` are one name. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fitObject(value: unknown, properties: Readonly<Record<string, FormSchema>>): unknown {
  const given = named(isObject(value) ? value : Object.fromEntries(placeIn(value)), Object.keys(properties));
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, fitForm(given.get(name), schema)]));
}

/** `a.py:3`, `a.py#L3`, `line 3 of a.py` and a list of both, where an object of path and line is meant. */
function placeIn(value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return placeIn(value.filter((each) => typeof each === 'string' || typeof each === 'number').join(' '));
  if (typeof value !== 'string') return [];
  const path =
    value
      .slice(0, 400)
      .split(/[\s,;:#()"'`]+/)
      .find((word) => /\.\w/.test(word)) ?? '';
  const line = value
    .slice(0, 400)
    .replace(path, '')
    .match(/\d{1,9}/)?.[0];
  return [
    ['path', path],
    ['line', line],
  ];
}

function fitChoice(value: unknown, choices: readonly unknown[]): unknown {
  const said = typeof value === 'string' ? value.slice(0, 200) : '';
  if (value === undefined || value === null || /^(?:|none|null|n\/?a|empty|-)$/i.test(said.trim()))
    return choices.includes('') ? '' : value;
  const names = choices.filter((choice) => typeof choice === 'string' && choice !== '').map(String);
  // `SyntaxError`, `Logic error`; also the first of several
  return names.find((name) => plain(name) === plain(said)) ?? names.find((name) => plain(said).startsWith(plain(name))) ?? value;
}

function fitText(value: unknown, { maxLength = Number.POSITIVE_INFINITY }: FormSchema): unknown {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return fitText(value.filter((each) => typeof each === 'string').join(' '), { maxLength });
  if (isObject(value)) return fitText(Object.values(value), { maxLength });
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.length > maxLength ? cut(value, maxLength) : value;
}

/** Not within a character of two units. */
function cut(text: string, length: number): string {
  const end = text.charCodeAt(length - 1);
  return text.slice(0, end >= 0xd8_00 && end <= 0xdb_ff ? length - 1 : length);
}

function fitNumber(value: unknown, { type, minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: FormSchema): unknown {
  if (value === undefined || value === null) return Math.max(0, minimum);
  const said = typeof value === 'string' ? numberIn(value.slice(0, 200)) : value;
  if (typeof said !== 'number') return Math.max(0, minimum);
  // a share in percent
  const share = maximum === 1 && said > 1 && said <= 100 ? said / 100 : said;
  const whole = type === 'integer' ? Math.floor(share) : share;
  return Math.min(maximum, Math.max(minimum, whole));
}

const WORDS: Readonly<Record<string, number>> = { high: 0.8, medium: 0.5, moderate: 0.5, low: 0.2 };

function numberIn(text: string): number | null {
  const share = /^\s*(\d{1,3})\s*(?:\/|of|out of)\s*(\d{1,3})\s*$/.exec(text);
  if (share !== null && Number(share[2]) > 0) return Number(share[1]) / Number(share[2]);
  const found = /-?\d{1,15}(?:[.,]\d{1,15})?/.exec(text)?.[0].replace(',', '.');
  if (found === undefined) return WORDS[plain(text)] ?? null;
  return text.includes('%') ? Number(found) / 100 : Number(found);
}

/** What a list holds that is no item of it says nothing: a number that is out of range is left out, since another was not meant. */
function fitList(value: unknown, { items = {}, maxItems = Number.POSITIVE_INFINITY }: FormSchema): unknown {
  const isItem = (each: unknown): boolean => !isNumeric(items) || isInRange(each, items);
  const areTexts = items.type === 'string' || isNumeric(items);
  const found = listOf(value, items).flatMap((each) =>
    areTexts && isObject(each) ? (Object.values(each).find(isItem) ?? []) : isItem(each) ? [each] : [],
  );
  return found.slice(0, maxItems).map((each) => fitForm(each, items));
}

function isNumeric({ type }: FormSchema): boolean {
  return type === 'integer' || type === 'number';
}

function isInRange(value: unknown, { type, minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: FormSchema): boolean {
  const said = typeof value === 'string' ? numberIn(value.slice(0, 200)) : value;
  return typeof said === 'number' && said >= minimum && said <= maximum && (type !== 'integer' || Number.isInteger(said));
}

function listOf(value: unknown, items: FormSchema): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return [];
  return typeof value === 'string' && isNumeric(items) ? (value.match(/(?:(?<![\w)] ?)-)?\d+/g) ?? []) : [value];
}
