import { type KeyboardEvent, type PointerEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Grid } from '../../campaigns/cycles.js';
import { useIsDark } from '../app/theme.js';
import { LETTERS, meaningOf } from './cells.js';

export interface Cell {
  /** in the order that is shown */
  readonly row: number;
  readonly column: number;
}

const MOST_HEIGHT = 560;
const LEAST = 3;
const MOST = 16;

/**
 * Tasks × cycles on one canvas. The picture is made once, a pixel for each cell, and drawn larger: pointing, choosing and
 * scrolling draw nothing but the frame of a cell, however many there are.
 */
export function GridCanvas({
  grid,
  rows,
  chosen,
  onChoose,
}: {
  readonly grid: Grid;
  readonly rows: readonly number[];
  readonly chosen: Cell | null;
  readonly onChoose: (cell: Cell) => void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [pointed, setPointed] = useState<Cell | null>(null);
  const isDark = useIsDark();
  const hint = useId();
  const size = sizeOf(width, grid.cycles.length, rows.length);
  // measured and drawn before the page is shown: behind it, what comes next would wait for it
  useLayoutEffect(() => {
    const { current: box } = place;
    if (box === null) return;
    const measure = (): void => setWidth(box.clientWidth);
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(box);
    return () => sizes.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (canvas.current !== null && width > 0) drawGrid(canvas.current, grid, rows, size.across, size.down);
  }, [grid, rows, size.across, size.down, width, isDark]);
  const at = pointed ?? chosen;
  const move = (event: PointerEvent): void => setPointed(cellAt(event, size, grid.cycles.length, rows.length));
  const keys = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const from = chosen ?? { row: 0, column: 0 };
    if (step === undefined) return;
    event.preventDefault();
    onChoose({ row: within(from.row + step[0], rows.length), column: within(from.column + step[1], grid.cycles.length) });
  };
  return (
    <div ref={place} className="grid-place">
      {/* an application by its role: it takes keys and pointers itself, and says where it is below */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        className="grid-scroll"
        role="application"
        tabIndex={0}
        aria-label="Practice by task and cycle"
        aria-describedby={hint}
        onKeyDown={keys}
        onPointerMove={move}
        onPointerLeave={() => setPointed(null)}
        onClick={(event) => {
          const cell = cellAt(event, size, grid.cycles.length, rows.length);
          if (cell !== null) onChoose(cell);
        }}
      >
        <div className="grid-inner">
          <canvas ref={canvas} aria-hidden="true" />
          {at !== null && <Frame cell={at} across={size.across} down={size.down} />}
        </div>
      </div>
      <p id={hint} className="small muted grid-hint" aria-live="polite">
        {at === null ? 'Point at a cell, or move with the arrow keys. Choose one to see its episodes.' : tell(grid, rows, at)}
      </p>
    </div>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function within(at: number, length: number): number {
  return Math.max(0, Math.min(length - 1, at));
}

interface Size {
  readonly across: number;
  readonly down: number;
}

function sizeOf(width: number, cycles: number, tasks: number): Size {
  return { across: fit(width, cycles), down: fit(MOST_HEIGHT, tasks) };
}

function fit(room: number, cells: number): number {
  return Math.max(LEAST, Math.min(MOST, Math.floor(room / Math.max(1, cells))));
}

function cellAt(
  event: { readonly currentTarget: Element; readonly clientX: number; readonly clientY: number },
  { across, down }: Size,
  cycles: number,
  tasks: number,
): Cell | null {
  const box = event.currentTarget.querySelector('canvas')?.getBoundingClientRect();
  if (box === undefined) return null;
  const [column, row] = [Math.floor((event.clientX - box.left) / across), Math.floor((event.clientY - box.top) / down)];
  return column < 0 || row < 0 || column >= cycles || row >= tasks ? null : { row, column };
}

function Frame({ cell, across, down }: { readonly cell: Cell; readonly across: number; readonly down: number }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const style = frame.current?.style;
    if (style === undefined) return;
    style.width = `${across + 2}px`;
    style.height = `${down + 2}px`;
    style.transform = `translate(${cell.column * across - 1}px, ${cell.row * down - 1}px)`;
    frame.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [cell, across, down]);
  return <div ref={frame} className="grid-frame" />;
}

function tell({ tasks, cycles, rows: cells }: Grid, rows: readonly number[], { row, column }: Cell): string {
  const task = rows[row] ?? 0;
  return `${tasks[task] ?? ''}, cycle ${(cycles[column]?.cycle ?? 0) + 1}: ${meaningOf(cells[column]?.[task])}`;
}

function drawGrid(canvas: HTMLCanvasElement, grid: Grid, rows: readonly number[], across: number, down: number): void {
  const [columns, lines] = [grid.cycles.length, rows.length];
  const small = new OffscreenCanvas(Math.max(1, columns), Math.max(1, lines));
  const from = small.getContext('2d');
  const to = canvas.getContext('2d');
  if (from === null || to === null) return;
  const picture = from.createImageData(small.width, small.height);
  const pixels = new Uint32Array(picture.data.buffer);
  const colours = colourTable();
  for (let column = 0; column < columns; column += 1) {
    const cells = grid.rows[column] ?? '';
    for (let line = 0; line < lines; line += 1) pixels[line * columns + column] = colours[cells.codePointAt(rows[line] ?? 0) ?? 0] ?? 0;
  }
  from.putImageData(picture, 0, 0);
  canvas.width = columns * across;
  canvas.height = lines * down;
  to.imageSmoothingEnabled = false;
  to.drawImage(small, 0, 0, canvas.width, canvas.height);
}

/** The colours of the page by the code of the letter, in the order of bytes of a picture. */
function colourTable(): Uint32Array {
  const table = new Uint32Array(128);
  const style = getComputedStyle(document.documentElement);
  for (const { letter, colour } of LETTERS) {
    const value = Number.parseInt(style.getPropertyValue(`--${colour}`).trim().slice(1), 16);
    const [red, green, blue] = [value >> 16, (value >> 8) & 0xff, value & 0xff];
    table[letter.codePointAt(0) ?? 0] = (0xff << 24) | (blue << 16) | (green << 8) | red;
  }
  return table;
}
