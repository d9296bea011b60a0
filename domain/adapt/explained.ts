import { visibleLine } from '../visible.js';

/** One reason for the place of a candidate: what it adds to its log-weight, and what that says in words. */
export interface Reason {
  readonly name: 'prior' | 'naturalness' | 'habit' | 'advice' | 'learned' | 'evidence';
  readonly value: number;
  readonly words: string;
}

/** Why a candidate of the offline model stands where it stands. */
export interface RankReason {
  readonly rank: number;
  readonly of: number;
  /** share of the probability over all candidates */
  readonly probability: number;
  readonly operator: string;
  readonly place: string;
  readonly line: number;
  readonly edit: string;
  readonly reasons: readonly Reason[];
  /** of what was learned: what weighs most, by name */
  readonly learned: readonly { readonly name: string; readonly value: number }[];
}

/** One token of an output: how likely it was, what else might have stood there, and which words of the question it looks at. */
interface TokenReason {
  readonly text: string;
  readonly probability: number;
  readonly alternatives: readonly { readonly text: string; readonly probability: number }[];
  /** one for each token of the input; empty where the model cannot say */
  readonly attention: readonly number[];
}

export interface TokenReasons {
  readonly input: readonly string[];
  readonly tokens: readonly TokenReason[];
}

/** How an answer came about: of the offline model by its ranking, of a model that says so itself by its tokens; or why nobody can say. */
export type Explained =
  | { readonly kind: 'rank'; readonly rank: RankReason }
  | { readonly kind: 'tokens'; readonly tokens: TokenReasons }
  | { readonly kind: 'nothing'; readonly because: string };

/** How many times as likely as without it, as people read it. */
export function timesText(logWeight: number): string {
  const times = Math.exp(Math.abs(logWeight));
  const shown = times < 10 ? times.toFixed(1) : times.toFixed(0);
  return Math.abs(logWeight) < 0.05 ? 'no difference' : `${shown} times ${logWeight > 0 ? 'likelier' : 'less likely'}`;
}

const CELL = 18;
const MARGIN = 150;
/** More would be no picture. */
const MOST = 80;

/**
 * A heat map, words of the input across and tokens of the output down, as SVG. Texts are escaped: they are whatever a model
 * read and wrote. As a `file` it brings its own ground; in a `page` it has the colours that the page gives it, light or dark.
 */
export function heatMap({ input, tokens }: TokenReasons, place: 'file' | 'page' = 'file'): string {
  const columns = input.slice(0, MOST);
  const rows = tokens.slice(0, MOST);
  const most = Math.max(1e-9, ...rows.flatMap(({ attention }) => attention.slice(0, MOST)));
  const [width, height] = [MARGIN + columns.length * CELL + 10, MARGIN + rows.length * CELL + 10];
  const cells = rows.flatMap(({ attention }, row) =>
    columns.map((word, column) => {
      const value = attention[column] ?? 0;
      return `<rect x="${MARGIN + column * CELL}" y="${MARGIN + row * CELL}" width="${CELL - 1}" height="${CELL - 1}" ${place === 'file' ? 'fill="#1f6feb"' : 'class="cell"'} fill-opacity="${(value / most).toFixed(3)}"><title>${escaped(rows[row]?.text ?? '')} ← ${escaped(word)}: ${value.toFixed(3)}</title></rect>`;
    }),
  );
  const across = columns.map((word, column) => {
    const x = MARGIN + column * CELL + CELL / 2;
    return `<text transform="translate(${x},${MARGIN - 6}) rotate(-60)">${label(word)}</text>`;
  });
  const down = rows.map(
    ({ text, probability }, row) =>
      `<text x="${MARGIN - 6}" y="${MARGIN + row * CELL + CELL * 0.7}" text-anchor="end">${label(text)} ${probability.toFixed(2)}</text>`,
  );
  return [
    `<svg${place === 'file' ? ' xmlns="http://www.w3.org/2000/svg"' : ''} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="monospace" font-size="11" role="img" aria-label="which words of the question each token looks at">`,
    ...(place === 'file' ? ['<rect width="100%" height="100%" fill="white"/>'] : []),
    ...across,
    ...down,
    ...cells,
    '</svg>',
    '',
  ].join('\n');
}

function label(text: string): string {
  return escaped(text.trim() === '' ? '␣' : text.slice(0, 18));
}

function escaped(text: string): string {
  return visibleLine(text.replaceAll(/\p{Cc}/gu, '·'))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
