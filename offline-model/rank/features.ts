import type { Candidate } from '../operators/candidates.js';

/** What the ranker may weigh of a candidate, by name. */
export type Feature = readonly [name: string, value: number];

/** What a candidate is like: its kind and place, how these go with the symptoms, and what its text puts for what. */
export function featuresOf(
  { operator, place, draft, logPrior }: Candidate,
  base: number,
  program: { readonly text: string; readonly names: ReadonlySet<string> },
  symptoms: ReadonlyMap<string, number>,
): readonly Feature[] {
  const old = program.text.slice(draft.start, draft.end);
  const names = namesIn(draft.text);
  const change = `${kindOf(old)} to ${kindOf(draft.text)}`;
  return [
    [`operator ${operator}`, 1],
    [`place ${place}`, 1],
    [`operator ${operator} at ${place}`, 0.5],
    [`puts ${change}`, 1],
    ['share within its operator', logPrior],
    ['naturalness', base - logPrior],
    ['length added', Math.log1p(Math.max(0, draft.text.length - old.length))],
    ['length taken', Math.log1p(Math.max(0, old.length - draft.text.length))],
    ...(draft.rewrite === '' ? [] : [[`does ${draft.rewrite}`, 1] as const]),
    ...(names.some((name) => !program.names.has(name)) ? [['names what the program does not', 1] as const] : []),
    ...[...symptoms].flatMap(([symptom, share]): Feature[] => [
      [`${symptom}: place ${place}`, share],
      [`${symptom}: puts ${change}`, 0.5 * share],
    ]),
  ];
}

const WORD = /[A-Za-z_]\w*/g;

export function namesIn(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** What kind of text it is, for any language. */
function kindOf(text: string): string {
  const bare = text.trim();
  if (bare === '') return 'nothing';
  if (/^-?\d[\w.]*$/.test(bare)) return ['0', '1', '-1', '2'].includes(bare) ? bare : 'number';
  if (/^(['"])[\s\S]*\1$/.test(bare)) return 'text';
  if (/^(true|false|null|none|nil|undefined)$/i.test(bare)) return 'truth';
  if (/^[A-Za-z_]\w*$/.test(bare)) return 'name';
  if (/^[^\w\s]+$/.test(bare)) return bare.length <= 3 ? bare : 'signs';
  if (/^(return|if|while|for|break|continue)\b/.test(bare)) return 'statement';
  if (/[+\-*/%]\s*1$/.test(bare)) return 'one more or less';
  if (/^[\w.]+\([\s\S]*\)$/.test(bare)) return 'call';
  if (/^[\w.]+\[[\s\S]*\]$/.test(bare)) return 'element';
  if (/[<>]|==|!=/.test(bare)) return 'comparison';
  return bare.includes('\n') ? 'lines' : 'expression';
}
