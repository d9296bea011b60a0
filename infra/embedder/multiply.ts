/** What of the engine's own WebAssembly is used; the types of Node do not have it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> };
};

/** A matrix in the memory of a multiplier: where it begins and how far its rows are apart, in bytes. */
export interface Matrix {
  readonly at: number;
  readonly stride: number;
}

export interface Multiplier {
  readonly memory: ArrayBuffer;
  /** out[i][j] = Σ a[i][x] · b[j][x], for `rows` i, `columns` j and `inner` x: each a multiple of four. */
  readonly multiply: (
    a: Matrix,
    b: Matrix,
    out: Matrix,
    size: { readonly rows: number; readonly columns: number; readonly inner: number },
  ) => void;
}

const PAGE_BYTES = 65_536;

/**
 * The one product that a network is made of, four numbers at a time: a loop in JavaScript is eight times slower, and a
 * library for it is a dependency of a hundred megabytes.
 */
export function openMultiplier(bytes: number): Multiplier {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(moduleBytes())), { env: { memory } });
  const run: unknown = instance.exports['multiply'];
  if (typeof run !== 'function') throw new TypeError('the module of the multiplier exports no function');
  return {
    memory: memory.buffer,
    multiply: (a, b, out, { rows, columns, inner }) => {
      Reflect.apply(run, null, [a.at, b.at, out.at, rows, columns, inner * 4, a.stride, b.stride, out.stride]);
    },
  };
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index);

/** Rows of `a` and of `b` that are multiplied with one another in one go: their sums and they themselves fit into the registers. */
const [A_ROWS, B_ROWS] = [4, 2];

const [I32, V128, LOOP, BR_IF, END] = [0x7f, 0x7b, 0x03, 0x0d, 0x0b];
const [ADD, MULTIPLY, LESS, F32_ADD] = [0x6a, 0x6c, 0x49, 0x92];
const [V_ADD, V_MULTIPLY] = [
  [0xfd, 0xe4, 0x01],
  [0xfd, 0xe6, 0x01],
];
const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const constant = (value: number): number[] => [0x41, ...signed(value)];
const load = (): number[] => [0xfd, 0x00, 0x02, 0x00];
const store = (): number[] => [0x38, 0x02, 0x00];
const lane = (index: number): number[] => [0xfd, 0x1f, index];
const zeros = (): number[] => [0xfd, 0x0c, ...Array.from({ length: 16 }, () => 0)];
const loop = (...inside: readonly number[][]): number[] => [LOOP, 0x40, ...inside.flat(), END];
const goOnWhileLess = (local: number, than: number): number[] => [...get(local), ...get(than), LESS, BR_IF, 0];
const advance = (local: number, by: readonly number[]): number[] => [...get(local), ...by, ADD, ...set(local)];

/** The parameters of the function and its locals, in their order. */
const LOCAL = { a: 0, b: 1, out: 2, rows: 3, columns: 4, inner: 5, aStride: 6, bStride: 7, outStride: 8, i: 9, j: 10, end: 11 } as const;
const A_AT = upTo(A_ROWS).map((row) => 12 + row);
const B_AT = upTo(B_ROWS).map((row) => 12 + A_ROWS + row);
const INTEGERS = 3 + A_ROWS + B_ROWS;
const FIRST_VECTOR = 12 + A_ROWS + B_ROWS;
const A_PART = upTo(A_ROWS).map((row) => FIRST_VECTOR + row);
const B_PART = FIRST_VECTOR + A_ROWS;
const SUMS = upTo(A_ROWS * B_ROWS).map((at) => B_PART + 1 + at);

/** The start of a row, `by` rows behind the one that a counter stands at. */
function rowStart(base: number, stride: number, counter: number, by: number): number[] {
  return [...get(base), ...get(counter), ...constant(by), ADD, ...get(stride), MULTIPLY, ADD];
}

function body(): number[] {
  const { a, b, out, rows, columns, inner, aStride, bStride, outStride, i, j, end } = LOCAL;
  const starts = [
    ...A_AT.flatMap((at, row) => [...rowStart(a, aStride, i, row), ...set(at)]),
    ...B_AT.flatMap((at, row) => [...rowStart(b, bStride, j, row), ...set(at)]),
    ...get(A_AT[0] ?? 0),
    ...get(inner),
    ADD,
    ...set(end),
    ...SUMS.flatMap((sum) => [...zeros(), ...set(sum)]),
  ];
  const products = B_AT.flatMap((bAt, column) => [
    ...get(bAt),
    ...load(),
    ...set(B_PART),
    ...A_PART.flatMap((part, row) => {
      const sum = SUMS[row * B_ROWS + column] ?? 0;
      return [...get(sum), ...get(part), ...get(B_PART), ...V_MULTIPLY, ...V_ADD, ...set(sum)];
    }),
  ]);
  const alongRows = loop(
    A_AT.flatMap((at, row) => [...get(at), ...load(), ...set(A_PART[row] ?? 0)]),
    products,
    [...A_AT, ...B_AT].flatMap((at) => advance(at, constant(16))),
    goOnWhileLess(A_AT[0] ?? 0, end),
  );
  const stores = SUMS.flatMap((sum, at) => [
    ...rowStart(out, outStride, i, Math.floor(at / B_ROWS)),
    ...get(j),
    ...constant(at % B_ROWS),
    ADD,
    ...constant(4),
    MULTIPLY,
    ADD,
    ...upTo(4).flatMap((part) => [...get(sum), ...lane(part), ...(part === 0 ? [] : [F32_ADD])]),
    ...store(),
  ]);
  const overRows = loop(starts, alongRows, stores, advance(i, constant(A_ROWS)), goOnWhileLess(i, rows));
  const overColumns = loop([...constant(0), ...set(i)], overRows, advance(j, constant(B_ROWS)), goOnWhileLess(j, columns));
  return [...overColumns, END];
}

const HEAD = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** The module whole: one function over a memory that is given. */
function moduleBytes(): number[] {
  const code = [2, INTEGERS, I32, 1 + A_ROWS + SUMS.length, V128, ...body()];
  return [
    ...HEAD,
    ...sectionOf(1, [1, 0x60, 9, ...upTo(9).map(() => I32), 0]),
    ...sectionOf(2, [1, ...nameOf('env'), ...nameOf('memory'), 0x02, 0x00, 0x01]),
    ...sectionOf(3, [1, 0]),
    ...sectionOf(7, [1, ...nameOf('multiply'), 0x00, 0]),
    ...sectionOf(10, [1, ...unsigned(code.length), ...code]),
  ];
}

function sectionOf(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function nameOf(text: string): number[] {
  return [text.length, ...Buffer.from(text)];
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
