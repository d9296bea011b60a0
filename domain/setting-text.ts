/** The value of a setting as text, by which two are compared; what has parts shows all of them. */
export function settingText(value: unknown): string {
  const isPlain = Array.isArray(value) && value.every((each) => typeof each !== 'object');
  return typeof value === 'object' && value !== null && !isPlain ? JSON.stringify(value, null, 1) : String(value);
}
