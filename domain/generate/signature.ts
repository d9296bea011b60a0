import type { Check, Order } from './order.js';

const DEFINED = String.raw`\b(?:def|function\s*\*?|fn)\s+`;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
/** A default that is a text; after & or < the mark belongs to the name of a lifetime. */
const TEXT = /(?<![&<\w])(?:'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")/y;

/** The names of what a function takes, in a program's text, whatever its language; null where no function has the name. */
export function signatureIn(program: string, name: string): readonly string[] | null {
  const taken = takenBy(program, name);
  return taken === null ? null : taken.flatMap(namesOf).filter((each) => !['', 'self', 'cls', 'this'].includes(each));
}

/** The parameters as they stand: of where the function is made, and not of where it is called, as far as that shows. */
function takenBy(program: string, name: string): readonly string[] | null {
  const word = String.raw`(?<![\w$])${name.replaceAll('$', String.raw`\$`)}(?![\w$])`;
  const generic = String.raw`\s*(?:<[^()]*?>|\[[^()]*?\])?\s*`;
  const forms = [
    `${DEFINED}${word}${generic}(?=\\()`,
    String.raw`${word}\s*(?::[^=\n]*)?(?:=\s*(?:async\s*)?(?:function\s*\*?\s*)?)?${generic}(?=\()`,
  ];
  const found = forms.flatMap((form) => [...program.matchAll(new RegExp(form, 'g'))].map(({ 0: text, index }) => index + text.length));
  const read = found.map((at) => partsFrom(program, at)).filter((each) => each !== null);
  const isMade = ({ end }: { readonly end: number }): boolean =>
    /^\s*(?:throws\s[\w\s.,]*)?(?:\{|=>|:|->)/.test(program.slice(end, end + 200));
  return (read.find(isMade) ?? read[0])?.parts ?? null;
}

/** What stands between the bracket at `open` and its end, by the commas that are in no other bracket; null where it has no end. */
function partsFrom(text: string, open: number): { readonly parts: readonly string[]; readonly end: number } | null {
  const waiting: string[] = [];
  const parts: string[] = [];
  let from = open + 1;
  for (let at = open; at < text.length; at += 1) {
    TEXT.lastIndex = at;
    at = TEXT.test(text) ? TEXT.lastIndex : at;
    const sign = text[at] ?? '';
    const isArrow = sign === '>' && /[-=]/.test(text[at - 1] ?? '');
    if (CLOSING[sign] !== undefined) waiting.push(CLOSING[sign]);
    else if (sign === waiting.at(-1) && !isArrow) waiting.pop();
    if (waiting.length > 0 && !(waiting.length === 1 && sign === ',')) continue;
    parts.push(text.slice(from, at));
    from = at + 1;
    if (waiting.length === 0) return { parts, end: from };
  }
  return null;
}

/** `final int[] xs`, `x: &str = "a"`, `**more`; of one that is taken apart, `{a, b: c}`, each. */
function namesOf(part: string): readonly string[] {
  const bare = part
    .replaceAll(/#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
    .trim()
    .replaceAll(
      /^(?:@\w+(?:\([^)]*\))?\s+|(?:mut|final|public|private|protected|readonly)\s+|\*{1,2}|\.{3}|&(?:'\w+\s+)?(?:mut\s+)?)+/g,
      '',
    );
  if (/^[{[(]/.test(bare))
    return [
      ...bare
        .split(/[}\])]/, 1)
        .join('')
        .matchAll(/[{[(,]\s*(?:\.{3}|mut\s+)?([\p{L}_$][\w$]*)/gu),
    ].map((found) => found[1] ?? '');
  return [/[\p{L}\p{N}_$]+(?=\??\s*(?:\[\s*\]\s*)*$)/u.exec(bare.split(/[:=]/)[0] ?? '')?.[0] ?? ''];
}

/** Whether the function that was asked for is there, with the parameters that it was to have. */
export function signatureCheck({ name, parameters }: Order, program: string): Check {
  if (name === '') return { name: 'signature', passed: null, words: 'no name was asked for' };
  const found = signatureIn(program, name);
  if (found === null) return { name: 'signature', passed: false, words: `there is no function ${name}` };
  const wanted = parameters.map((each) => each.name);
  const passed = parameters.length === 0 || JSON.stringify(found) === JSON.stringify(wanted);
  return {
    name: 'signature',
    passed,
    words: passed ? `${name}(${found.join(', ')})` : `${name} takes (${found.join(', ')}), and was to take (${wanted.join(', ')})`,
  };
}
