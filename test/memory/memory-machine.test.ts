import { deepStrictEqual } from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryRow, MemoryView } from '../../ports/records.js';
import { fused } from '../../domain/memory/fusion.js';
import { WordIndex } from '../../domain/memory/word-index.js';
import { cosine } from '../../infra/memory/similarity.js';
import { memoryRow } from '../contract/memory.js';
import { embedderNamed, fakeIndexes, openFakeMemory, wordEmbedder } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import type { Memory } from '../../ports/memory.js';

/** The memory, and what it must agree with: all rows, searched one by one. */
interface World {
  memory: Memory;
  reopen(): void;
  changeEmbedder(): void;
  loseVectors(share: number): void;
}
interface Model {
  readonly rows: Map<string, MemoryRow>;
}

class Remember implements fc.AsyncCommand<Model, World> {
  constructor(private readonly rows: readonly MemoryRow[]) {}
  check = (): boolean => true;
  async run(model: Model, world: World): Promise<void> {
    await world.memory.remember(this.rows);
    for (const row of this.rows) if (!model.rows.has(row.id)) model.rows.set(row.id, row);
  }
  toString = (): string => `remember ${JSON.stringify(this.rows)}`;
}

class Recall implements fc.AsyncCommand<Model, World> {
  constructor(
    private readonly text: string,
    private readonly view: MemoryView,
    private readonly limit: number,
  ) {}
  check = (): boolean => true;
  async run(model: Model, world: World): Promise<void> {
    const { rows: found } = await world.memory.recall({ text: this.text, language: 'python', view: this.view, limit: this.limit });
    const [wanted = [], ...vectors] = await wordEmbedder.embed(
      [this.text, ...[...model.rows.values()].map((row) => row.key)],
      AbortSignal.timeout(1_000),
    );
    const seen = [...model.rows.values()]
      .map((row, index) => ({ row, near: cosine(wanted, vectors[index] ?? []) }))
      .filter(
        ({ row }) =>
          row.campaign === this.view.campaign &&
          this.view.branches.some(({ branch, upToCycle }) => row.branch === branch && row.cycle <= upToCycle),
      );
    // words are counted among what the view sees, and nothing else
    const keys = [...new Set(seen.map(({ row }) => row.key))];
    const words = new WordIndex();
    for (const key of keys) words.add(key);
    const scores = words.scores(this.text, () => true);
    const ranking = (score: (each: (typeof seen)[number]) => number): string[] =>
      seen.toSorted((a, b) => score(b) - score(a) || (a.row.id < b.row.id ? -1 : 1)).map(({ row }) => row.id);
    const sharing = (each: (typeof seen)[number]): number => scores[keys.indexOf(each.row.key)] ?? 0;
    const sharers = new Set(seen.filter((each) => sharing(each) > 0).map(({ row }) => row.id));
    const expected = fused([
      ranking(({ near }) => near).slice(0, 64),
      ranking(sharing)
        .filter((id) => sharers.has(id))
        .slice(0, 64),
    ]);
    deepStrictEqual(
      found,
      expected.slice(0, this.limit).map((id) => model.rows.get(id)),
    );
  }
  toString = (): string => `recall ${JSON.stringify([this.text, this.view, this.limit])}`;
}

class Mishap implements fc.AsyncCommand<Model, World> {
  constructor(
    private readonly name: string,
    private readonly happen: (world: World) => void,
  ) {}
  check = (): boolean => true;
  run(_model: Model, world: World): Promise<void> {
    this.happen(world);
    return Promise.resolve();
  }
  toString = (): string => this.name;
}

const text = fc.array(fc.constantFrom('index', 'loop', 'zero', 'range', 'key', 'none'), { maxLength: 3 }).map((words) => words.join(' '));
const campaign = fc.constantFrom('a', 'b');
const row = fc
  .record({
    id: fc.nat(200).map((n) => `r${n}`),
    key: text,
    campaign,
    branch: fc.nat(2),
    cycle: fc.nat(4),
  })
  .map(({ campaign: owner, id, key, ...more }) => memoryRow(owner, id, key, more));
const view = fc.record({ campaign, branches: fc.array(fc.record({ branch: fc.nat(2), upToCycle: fc.nat(4) }), { maxLength: 3 }) });

describe('memory as a machine', () => {
  it('always recalls what a search of all rows would, over restarts, lost vectors and another embedder', async () => {
    const commands = fc.commands(
      [
        fc.array(row, { maxLength: 40 }).map((rows) => new Remember(rows)),
        fc.tuple(text, view, fc.integer({ min: 0, max: 12 })).map((question) => new Recall(...question)),
        fc.constant(new Mishap('restart', (world) => world.reopen())),
        fc.constant(new Mishap('another embedder', (world) => world.changeEmbedder())),
        fc
          .double({ min: 0, max: 1, noNaN: true })
          .map((share) => new Mishap(`lose ${share} of the vectors`, (world) => world.loseVectors(share))),
      ],
      { maxCommands: 25 },
    );
    const property = fc.asyncProperty(commands, async (sequence) =>
      fc.asyncModelRun(() => ({ model: { rows: new Map<string, MemoryRow>() }, real: openWorld() }), sequence),
    );
    await expect(fc.assert(property, { numRuns: 150 })).resolves.toBeUndefined();
  });
});

function openWorld(): World {
  const store = openFakeStore();
  const openIndex = fakeIndexes();
  let generation = 0;
  const open = (): Memory => openFakeMemory({ store, openIndex, embedder: embedderNamed(`words-v${generation}`) });
  const world: World = {
    memory: open(),
    reopen: () => {
      world.memory = open();
    },
    changeEmbedder: () => {
      generation += 1;
      world.memory = open();
    },
    loseVectors: (share) => {
      for (const { keys } of openIndex.all.values())
        for (const id of [...keys.keys()].slice(0, Math.ceil(keys.size * share))) keys.delete(id);
    },
  };
  return world;
}
