/** The same data with a text put behind every string of it but those under the names that are `fixed`. */
export function poisoned<T>(data: T, text: string, fixed: ReadonlySet<string>): T {
  const copy: T = JSON.parse(JSON.stringify(data), (key, value: unknown) =>
    typeof value === 'string' && !fixed.has(key) ? `${value}${text}` : value,
  );
  return copy;
}
