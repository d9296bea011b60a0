const NAME = /[\p{L}_$][\p{L}\p{N}_$]*|\p{N}+/gu;
const NAME_PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[\p{Lo}\p{Lt}\p{Lm}]+/gu;

/** The words of a text of code, in small letters and in their order: names whole, then their parts (camelCase, snake_case), and numbers. */
export function termsOf(text: string): string[] {
  return (text.match(NAME) ?? []).flatMap((name) => {
    const whole = name.toLowerCase();
    const parts = (name.match(NAME_PART) ?? []).map((part) => part.toLowerCase());
    return parts.length === 1 && parts[0] === whole ? [whole] : [whole, ...parts];
  });
}
