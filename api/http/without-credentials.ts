/** A text whose addresses have lost user and password. */
export function withoutCredentials(text: string): string {
  return text.replaceAll(/\/\/[^/\s]+@/g, '//…@');
}
