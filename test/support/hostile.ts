/** The same data with a text put into every string of it that people or programs wrote: `fixed` names the fields that we write. */
export function poisoned<T>(data: T, text: string, fixed: ReadonlySet<string>): T {
  return into(data, text, fixed) as T;
}

function into(data: unknown, text: string, fixed: ReadonlySet<string>): unknown {
  if (typeof data === 'string') return `${data}${text}`;
  if (Array.isArray(data)) return data.map((each) => into(each, text, fixed));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, fixed.has(key) ? value : into(value, text, fixed)]));
}
