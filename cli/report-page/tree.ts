import { html, type Html } from './html.js';
import type { Fate, ToldVersion } from '../../campaigns/story.js';

const STEP_X = 150;
const STEP_Y = 34;

interface Placed {
  readonly told: ToldVersion;
  readonly column: number;
  readonly row: number;
  readonly parentRow: number | null;
}

/** Who came from whom: each version one step right of its parent, children below each other. */
export function lineageTree(versions: readonly ToldVersion[]): Html {
  const placed = place(versions);
  const columns = Math.max(0, ...placed.map(({ column }) => column)) + 1;
  const height = placed.length * STEP_Y + 12;
  const lines = placed.flatMap(({ column, row, parentRow }) =>
    parentRow === null
      ? []
      : [html`<path d="M ${(column - 1) * STEP_X + 14} ${middle(parentRow)} V ${middle(row)} H ${column * STEP_X + 6}" class="branch" />`],
  );
  const nodes = placed.map(
    ({ told, column, row }) =>
      html`<a href="#v-${told.version.id}"
        ><circle cx="${column * STEP_X + 14}" cy="${middle(row)}" r="7" class="${kindOf(told.fate)}"><title>${told.fate}</title></circle>
        <text x="${column * STEP_X + 26}" y="${middle(row) + 4}" class="small"
          >${told.version.id} ${told.version.change?.action ?? 'first'}</text
        ></a
      >`,
  );
  return html`<svg
    viewBox="0 0 ${columns * STEP_X + 170} ${height}"
    style="max-width:${columns * STEP_X + 170}px"
    role="img"
    aria-label="lineage of the strategies"
  >
    ${lines}${nodes}
  </svg>`;
}

/** Versions of a search that are shown though they earned no race; a search makes hundreds. */
const MAX_UNRACED = 24;

/** Each version that came further than the train tasks, and what led to it; the others too, where they are not many. */
export function worthShowing(versions: readonly ToldVersion[]): readonly ToldVersion[] {
  const unraced = versions.filter(({ fate }) => fate === 'not raced');
  if (unraced.length <= MAX_UNRACED) return versions;
  const kept = new Set(versions.filter(({ fate }) => fate !== 'not raced').map(({ version }) => version.id));
  const byId = new Map(versions.map(({ version }) => [version.id, version]));
  for (const id of kept) {
    const parent = byId.get(id)?.parent;
    if (parent !== null && parent !== undefined) kept.add(parent);
  }
  return versions.filter(({ version }) => kept.has(version.id));
}

function middle(row: number): number {
  return row * STEP_Y + STEP_Y / 2;
}

/** Depth first, in the order in which they were made; each version has a row of its own. */
function place(versions: readonly ToldVersion[]): readonly Placed[] {
  const ids = new Set(versions.map(({ version }) => version.id));
  const placed: Placed[] = [];
  const visit = (told: ToldVersion, column: number, parentRow: number | null): void => {
    const row = placed.length;
    placed.push({ told, column, row, parentRow });
    for (const child of versions.filter(({ version }) => version.parent === told.version.id)) visit(child, column + 1, row);
  };
  for (const root of versions.filter(({ version }) => version.parent === null || !ids.has(version.parent))) visit(root, 0, null);
  return placed;
}

export function kindOf(fate: Fate): 'good' | 'bad' | 'open' | 'start' {
  switch (fate) {
    case 'first':
      return 'start';
    case 'champion':
    case 'was champion':
      return 'good';
    case 'dropped':
    case 'screened out':
    case 'rolled back':
      return 'bad';
    case 'undecided':
    case 'not raced':
      return 'open';
    default:
      return fate satisfies never;
  }
}
