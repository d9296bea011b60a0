import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison, Language } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import { matches as matchesIn } from '../../judge/compare/index.js';
import { isRaised } from '../../judge/compare/raised.js';

const matches = (expected: Value, answer: Value, comparison: Comparison): boolean => matchesIn('python', expected, answer, comparison);

const EQUAL: Comparison = { kind: 'equal' };
const float = (v: string): Value => ({ $: 'float', v });
const tuple = (...v: Value[]): Value => ({ $: 'tuple', v });
const set = (...v: Value[]): Value => ({ $: 'set', v });
const node = (id: number, next: Value): Value => ({ $: 'object', id, class: 'node:Node', fields: [['next', next]] });

function chain(length: number): Value {
  return Array.from({ length }).reduce<Value>((next, _, index) => node(index, next), null);
}

const { value } = fc.letrec<{ value: Value; list: readonly Value[] }>((tie) => ({
  list: fc.array(tie('value'), { maxLength: 4 }),
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Value>(null, true, false, 'a', '', float('0.5'), float('nan'), float('1e+300'), { $: 'int', v: '9007199254740993' }),
    fc.maxSafeInteger(),
    tie('list'),
    tie('list').map((v): Value => ({ $: 'tuple', v })),
    fc.tuple(fc.string(), tie('value')).map(([key, each]): Value => ({ $: 'dict', v: [[key, each]] })),
  ),
}));

describe('equal', () => {
  it.each<[Value, Value]>([
    [1, float('1.0')],
    [true, 1],
    [float('-0.0'), 0],
    [float('nan'), float('nan')],
    [{ $: 'int', v: '100000000000000000000' }, float('1e+20')],
    [set(1, tuple(2, 3)), { $: 'frozenset', v: [tuple(2, 3), float('1.0')] }],
    [
      {
        $: 'dict',
        v: [
          ['a', 1],
          [2, 'b'],
        ],
      },
      {
        $: 'dict',
        v: [
          [float('2.0'), 'b'],
          ['a', true],
        ],
      },
    ],
    [node(1, node(2, { $: 'ref', id: 1 })), node(7, node(9, { $: 'ref', id: 7 }))],
  ])('%j is %j', (left, right) => {
    expect(matches(left, right, EQUAL)).toBe(true);
    expect(matches(right, left, EQUAL)).toBe(true);
  });

  it.each<[Value, Value]>([
    [1, 2],
    [1, '1'],
    [null, false],
    [[1, 2], tuple(1, 2)],
    [[1], [1, 1]],
    [float('inf'), float('-inf')],
    [
      { $: 'int', v: '9007199254740993' },
      { $: 'int', v: '9007199254740992' },
    ],
    [set(1, 2), set(1, 3)],
    [{ $: 'bytes', v: 'aGk=' }, 'hi'],
    [
      { $: 'dict', v: [['a', null]] },
      { $: 'dict', v: [['b', null]] },
    ],
    [node(1, null), { $: 'object', id: 1, class: 'node:Other', fields: [['next', null]] }],
    [node(1, node(2, null)), node(1, { $: 'ref', id: 1 })],
    [
      { $: 'opaque', class: 'T' },
      { $: 'opaque', class: 'T' },
    ],
  ])('%j is not %j', (left, right) => {
    expect(matches(left, right, EQUAL)).toBe(false);
    expect(matches(right, left, EQUAL)).toBe(false);
  });

  it('holds between each value and itself, and exactly so', () => {
    fc.assert(
      fc.property(value, (each) => {
        expect(matches(each, each, EQUAL) && matches(each, each, { kind: 'exact' })).toBe(true);
      }),
    );
  });

  it('is the same both ways', () => {
    fc.assert(
      fc.property(value, value, (left, right) => {
        expect(matches(left, right, EQUAL)).toBe(matches(right, left, EQUAL));
      }),
    );
  });

  it('never takes an opaque answer', () => {
    fc.assert(
      fc.property(value, (each) => {
        expect(matches(each, { $: 'opaque', class: 'Anything' }, EQUAL)).toBe(false);
      }),
    );
  });
});

describe('the other ways', () => {
  it('exact minds the type at every level', () => {
    expect(matches([1], [float('1.0')], { kind: 'exact' })).toBe(false);
    expect(matches(true, 1, { kind: 'exact' })).toBe(false);
    expect(matches(set(1), { $: 'frozenset', v: [1] }, { kind: 'exact' })).toBe(false);
  });

  it('close minds small differences at no level, and only those', () => {
    const close: Comparison = { kind: 'close', tolerance: 1e-6 };
    expect(matches([float('0.3')], [float('0.30000000000000004')], close)).toBe(true);
    expect(matches(float('1000000.0'), float('1000000.5'), close)).toBe(true);
    expect(matches(float('0.3'), float('0.31'), close)).toBe(false);
    expect(matches(float('0.3'), float('nan'), close)).toBe(false);
    expect(matches(set(float('0.3'), float('0.7')), set(float('0.7'), float('0.30000000001')), close)).toBe(true);
  });

  it('unordered counts elements, or not', () => {
    expect(matches([1, 2, 2], [2, 1, 2], { kind: 'unordered', distinct: false })).toBe(true);
    expect(matches([1, 2, 2], [2, 1], { kind: 'unordered', distinct: false })).toBe(false);
    expect(matches([1, 2, 2], tuple(2, 1), { kind: 'unordered', distinct: true })).toBe(true);
    expect(matches([[1, 2]], [[2, 1]], { kind: 'unordered', distinct: false })).toBe(false);
  });

  it('truthy minds only truth', () => {
    const truthy: Comparison = { kind: 'truthy' };
    expect(matches(true, [0], truthy)).toBe(true);
    expect(matches(true, float('nan'), truthy)).toBe(true);
    expect(matches(true, { $: 'opaque', class: 'Match' }, truthy)).toBe(true);
    for (const empty of [null, 0, '', [], set(), float('0.0'), { $: 'dict', v: [] } satisfies Value])
      expect(matches(true, empty, truthy)).toBe(false);
  });

  it('follows long chains of objects', () => {
    expect(matches(chain(150), chain(150), EQUAL)).toBe(true);
    expect(matches(chain(150), chain(149), EQUAL)).toBe(false);
  });
});

const LANGUAGE = fc.constantFrom<Language>('python', 'javascript', 'typescript', 'java', 'rust');
const EXACTLY: Comparison = { kind: 'exact' };
/** Plain data without repeated members: every language can have it. */
const { plain } = fc.letrec<{ plain: Value }>((tie) => ({
  plain: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Value>(null, true, false, 'a', '', float('0.5'), float('nan'), float('-inf'), { $: 'int', v: '90071992547409930' }),
    fc.maxSafeInteger(),
    fc.array(tie('plain'), { maxLength: 4 }),
    fc.array(fc.maxSafeInteger(), { maxLength: 4 }).map((v): Value => ({ $: 'set', v: [...new Set(v)] })),
    fc.dictionary(fc.string(), tie('plain'), { maxKeys: 3 }).map((each): Value => ({ $: 'dict', v: Object.entries(each) })),
  ),
}));

describe('every language', () => {
  it('takes a value for itself, exactly', () => {
    fc.assert(
      fc.property(LANGUAGE, plain, (language, each) => {
        expect(matchesIn(language, each, each, EXACTLY) && matchesIn(language, each, each, EQUAL)).toBe(true);
      }),
    );
  });

  it('takes nothing exactly that it does not take at all', () => {
    fc.assert(
      fc.property(LANGUAGE, plain, plain, (language, left, right) => {
        expect(matchesIn(language, left, right, EXACTLY) && !matchesIn(language, left, right, EQUAL)).toBe(false);
      }),
    );
  });

  it('takes no value for an opaque one, however it calls itself and whatever it holds', () => {
    fc.assert(
      fc.property(LANGUAGE, plain, fc.string(), fc.boolean(), (language, each, name, truth) => {
        for (const kind of ['equal', 'exact'] as const)
          expect(matchesIn(language, each, { $: 'opaque', class: name, truth, items: [each] }, { kind })).toBe(false);
        expect(matchesIn(language, [each], [{ $: 'opaque', class: name }], { kind: 'unordered', distinct: true })).toBe(false);
      }),
    );
  });

  it('finds the same members in any order, and misses one', () => {
    fc.assert(
      fc.property(LANGUAGE, fc.array(plain, { minLength: 1, maxLength: 6 }), fc.boolean(), (language, items, distinct) => {
        expect(matchesIn(language, items, items.toReversed(), { kind: 'unordered', distinct })).toBe(true);
        expect(matchesIn(language, items, items.slice(1), { kind: 'unordered', distinct: false })).toBe(false);
      }),
    );
  });

  it('keeps a boolean from a number, but Python', () => {
    fc.assert(
      fc.property(LANGUAGE, fc.boolean(), (language, each) => {
        expect(matchesIn(language, each, Number(each), EQUAL)).toBe(language === 'python');
        expect(matchesIn(language, Number(each), each, EXACTLY)).toBe(false);
      }),
    );
  });

  it('asks a tolerance of numbers of every size', () => {
    fc.assert(
      fc.property(
        LANGUAGE,
        fc.bigInt({ min: 10n ** 310n, max: 10n ** 400n }),
        fc.bigInt({ min: -(10n ** 300n), max: 10n ** 300n }),
        (language, large, little) => {
          const [expected, near, far] = [large, large + little, large * 2n].map((each): Value => ({ $: 'int', v: String(each) }));
          expect(matchesIn(language, expected ?? 0, near ?? 0, { kind: 'close', tolerance: 1e-6 })).toBe(true);
          expect(matchesIn(language, expected ?? 0, far ?? 0, { kind: 'close', tolerance: 1e-6 })).toBe(false);
        },
      ),
    );
  });
});

describe('numbers of Python', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

  it('are equal by their exact value, whatever they are made of', () => {
    fc.assert(
      fc.property(finite, fc.integer({ min: -50, max: 50 }), (double, power) => {
        const written: Value = { $: 'float', v: String(double).replace('e+', 'e') };
        const exact = exactly(double);
        expect(matches(written, { $: 'decimal', v: exact }, EQUAL)).toBe(true);
        expect(matches(written, { $: 'decimal', v: `${exact.includes('.') ? exact : `${exact}.0`}1` }, EQUAL)).toBe(false);
        expect(matches(written, { $: 'complex', v: `${written.$ === 'float' ? written.v : ''} 0.0` }, EQUAL)).toBe(true);
        expect(matches(10 ** Math.abs(power % 15), { $: 'decimal', v: `1e${Math.abs(power % 15)}` }, EQUAL)).toBe(true);
      }),
    );
  });

  it('are found as keys by what they are equal to', () => {
    fc.assert(
      fc.property(fc.integer(), (number) => {
        const keys: readonly Value[] = [
          number,
          float(`${number}.0`),
          { $: 'decimal', v: `${number}.00` },
          { $: 'fraction', v: `${number}/1` },
          { $: 'complex', v: `${number}.0 0.0` },
        ];
        for (const key of keys) expect(matches({ $: 'dict', v: [[number, 1]] }, { $: 'dict', v: [[key, 1]] }, EQUAL)).toBe(true);
      }),
    );
  });
});

/** All decimal digits of a double. */
function exactly(double: number): string {
  let [top, places] = [Math.abs(double), 0];
  while (!Number.isInteger(top)) [top, places] = [top * 2, places + 1];
  const digits = String(BigInt(top) * 5n ** BigInt(places)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${double < 0 ? '-' : ''}${whole}${places === 0 ? '' : `.${digits.slice(digits.length - places)}`}`;
}

describe('an error', () => {
  const OS = ['OSError', 'Exception'];
  it.each(['OSError', 'IOError', 'EnvironmentError', 'WindowsError', 'socket.error', 'Exception'])(
    'of Python goes by each of its names: %s',
    (name) => {
      expect(isRaised('python', name, OS)).toBe(true);
      expect(isRaised('python', name, ['FileNotFoundError', ...OS])).toBe(true);
    },
  );

  it('is not what it is above or beside, nor one that only has the name', () => {
    expect(isRaised('python', 'socket.timeout', ['TimeoutError', ...OS])).toBe(true);
    expect(isRaised('python', 'socket.timeout', OS)).toBe(false);
    expect(isRaised('python', 'IOError', ['ValueError', 'Exception'])).toBe(false);
    expect(isRaised('python', 'IOError', ['sol.OSError', 'Exception'])).toBe(false);
    expect(isRaised('javascript', 'IOError', OS)).toBe(false);
  });
});
