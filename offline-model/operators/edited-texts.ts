import type { Draft } from './operator.js';

/** Odd, so that each power of it is one to one in 32 bits. */
const BASES = [0x01_00_01_93, 0x5b_d1_e9_95] as const;

/**
 * A name for the text that an edit makes of a program: the same for edits that make the same text. It costs the length of the
 * edit and not of the program, of which a file of a real repository has a hundred thousand edits.
 */
export function namesOfEdited(text: string): (edit: Pick<Draft, 'start' | 'end' | 'text'>) => string {
  const sums = BASES.map((base) => sumsOf(text, base));
  return ({ start, end, text: put }) => {
    const length = text.length - (end - start) + put.length;
    return [length, ...sums.map((each) => each.edited(start, end, put))].join(' ');
  };
}

/** Sums of letters, each times a power of the base by its place from the end, in 32 bits. */
function sumsOf(text: string, base: number): { edited(start: number, end: number, put: string): number } {
  const [upTo, powers] = [new Int32Array(text.length + 1), new Int32Array(text.length + 1)];
  powers[0] = 1;
  for (let index = 0; index < text.length; index += 1) {
    upTo[index + 1] = Math.imul(upTo[index] ?? 0, base) + text.charCodeAt(index);
    powers[index + 1] = Math.imul(powers[index] ?? 0, base);
  }
  const whole = upTo[text.length] ?? 0;
  return {
    edited(start, end, put) {
      let sum = upTo[start] ?? 0;
      for (let index = 0; index < put.length; index += 1) sum = (Math.imul(sum, base) + put.charCodeAt(index)) | 0;
      const power = powers[text.length - end] ?? 0;
      const rest = (whole - Math.imul(upTo[end] ?? 0, power)) | 0;
      return (Math.imul(sum, power) + rest) | 0;
    },
  };
}
