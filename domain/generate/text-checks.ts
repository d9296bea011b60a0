import { sentenceBleu } from '../metrics/bleu.js';
import { rougeL } from '../metrics/rouge.js';
import { by13a } from '../metrics/text-tokens.js';
import type { Check, Order } from './order.js';
import type { DocsValidation } from './validation.js';

/** The signature of a function in a program's text, whatever its language; null where no function has the name. */
export function signatureIn(program: string, name: string): readonly string[] | null {
  const found = new RegExp(
    `(?<![\\w$])${name.replaceAll(/[$]/g, '\\$&')}\\s*(?::[^=\\n]*)?(?:=\\s*(?:async\\s*)?)?(?:<[^>]*>)?\\(([^)]*)\\)`,
  ).exec(program)?.[1];
  if (found === undefined) return null;
  return found
    .split(',')
    .map((part) => part.trim().replace(/^(?:mut|final|\*{1,2}|\.{3})\s*/, ''))
    .filter((part) => part !== '' && part !== 'self' && part !== '&self')
    .map((part) => part.split(/[:=]/)[0]?.trim().split(/\s+/).at(-1) ?? '');
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

const DOCUMENTED = [
  /:param\s+(?:[\w[\], ]+\s+)?(\w+)\s*:/g,
  /@param\s+(?:\{[^}]*\}\s*)?(\w+)/g,
  /^\s*[-*]?\s*`(\w+)`\s*(?:\([^)]*\))?\s*[:–-]/gm,
];

/** Parameters that a documentation names in a form in which parameters are named. */
export function documented(text: string): readonly string[] {
  const section =
    /^\s*(?:Args|Arguments|Parameters)\s*:?\s*\n([\s\S]*?)(?:\n\s*\n|\n\s*(?:Returns|Raises|Yields)\b|(?![\s\S]))/m.exec(text)?.[1] ?? '';
  const listed = [...section.matchAll(/^\s*[-*]?\s*`?(\w+)`?\s*(?:\([^)]*\))?\s*:/gm)].map((match) => match[1] ?? '');
  return [...new Set([...listed, ...DOCUMENTED.flatMap((form) => [...text.matchAll(form)].map((match) => match[1] ?? ''))])];
}

/** A documentation that names a parameter which is not there is wrong, however well it reads. */
export function docsChecks(text: string, { parameters, program, mentions, heldOut }: Omit<DocsValidation, 'kind'>): readonly Check[] {
  const named = documented(text);
  const invented = named.filter((each) => !parameters.includes(each));
  const missing = parameters.filter((each) => !new RegExp(`\\b${each}\\b`).test(text));
  return [
    {
      name: 'parameters exist',
      passed: invented.length === 0,
      words:
        invented.length === 0
          ? `it names ${named.join(', ') || 'none'}`
          : `it names ${invented.join(', ')}, which the function does not take`,
    },
    {
      name: 'parameters told',
      passed: missing.length === 0,
      words: missing.length === 0 ? 'each is told' : `it does not tell ${missing.join(', ')}`,
    },
    { name: 'says something', passed: text.trim().length >= 10, words: `${text.trim().length} characters` },
    copyCheck(text, program),
    ...mentions.map((wordings) => mentionCheck(text, wordings)),
    ...(heldOut === null ? [] : [overlap(text, heldOut)]),
  ];
}

/** Shorter lines of a program stand in texts about it. */
const TELLING_LINE = 12;

/** A program tells all that there is to know of it, and documents nothing. */
function copyCheck(text: string, program: string): Check {
  const code = new Set(tellingLines(program));
  const own = tellingLines(text);
  const copied = own.filter((line) => code.has(line)).length;
  const passed = own.length === 0 || 2 * copied < own.length;
  return { name: 'is text', passed, words: passed ? 'in words of its own' : `${copied} of ${own.length} lines are the program's` };
}

function tellingLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= TELLING_LINE);
}

function mentionCheck(text: string, wordings: readonly string[]): Check {
  const [first = ''] = wordings;
  const said = text.toLowerCase();
  const passed = wordings.some((each) => said.includes(each.toLowerCase()));
  return { name: `says ${first}`, passed, words: passed ? 'it does' : `it does not say ${wordings.join(' or ')}` };
}

/** Evidence, and no check: words that are met again say nothing of whether they are true. */
function overlap(text: string, heldOut: string): Check {
  const pair = { text, reference: heldOut };
  const words = `BLEU ${sentenceBleu(pair, by13a).toFixed(1)}, ROUGE-L ${rougeL(pair).toFixed(2)} with the one held out; it counts neither way`;
  return { name: 'overlap', passed: true, words };
}

/** Elements that a page was to have, in its document as a browser has read it. */
export function elementChecks(dom: string, elements: readonly string[]): readonly Check[] {
  return elements.map((element) => {
    const found = element.startsWith('#')
      ? new RegExp(`\\bid\\s*=\\s*["']?${literal(element.slice(1))}(?=["'\\s>])`).test(dom)
      : new RegExp(`<${literal(element)}(?=[\\s>/])`, 'i').test(dom);
    return { name: `has ${element}`, passed: found, words: found ? 'it is there' : 'it is not in the page' };
  });
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
