import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemoryRow, MemoryView } from '../../ports/records.js';
import { SERVER_TIMEOUT_MS } from '../support/killable-server.js';
import type { Memory } from '../../ports/memory.js';

/** Memories over one index and one store, as separate processes would have them. */
export interface MemoryWorld {
  open(): Promise<Memory>;
  /** Takes every vector away, as a vector server that lost its disk. */
  loseVectors(): Promise<void>;
  close(): Promise<void>;
}

/** What every Memory keeps to. */
export function memoryContract(name: string, enter: () => Promise<MemoryWorld>): void {
  describe(`${name}: the contract of Memory`, () => {
    let world: MemoryWorld;
    let memory: Memory;
    beforeAll(async () => {
      world = await enter();
      memory = await world.open();
    }, SERVER_TIMEOUT_MS);
    afterAll(() => world.close());

    const recall = async (campaign: string, text: string, limit = 3, over: Partial<MemoryView> = {}): Promise<string[]> => {
      const view = { campaign, branches: [{ branch: 0, upToCycle: 99 }], ...over };
      return (await memory.recall({ text, language: 'python', view, limit })).rows.map((row) => row.id);
    };

    it('recalls nothing where nothing was remembered', async () => {
      expect(await memory.recall({ text: 'anything', language: 'rust', view: { campaign: 'none', branches: [] }, limit: 3 })).toEqual({
        rows: [],
      });
    });

    it('gives back the nearest rows whole, nearest first', async () => {
      const rows = [
        memoryRow('near', 'a1', 'index out of range in a loop'),
        memoryRow('near', 'a2', 'index wrong'),
        memoryRow('near', 'a3', 'recursion without an end'),
      ];
      await memory.remember(rows);
      const found = await memory.recall({
        text: 'loop index out of range',
        language: 'python',
        view: { campaign: 'near', branches: [{ branch: 0, upToCycle: 0 }] },
        limit: 2,
      });
      expect(found.rows).toEqual(rows.slice(0, 2));
      const [first = 0, second = 0] = found.rows.map(({ id }) => found.nearness?.get(id));
      expect(first).toBeGreaterThan(second);
      expect(first).toBeLessThanOrEqual(1);
    });

    it('tells of a repository where that is asked for, and there alone', async () => {
      const row: MemoryRow = {
        ...memoryRow('places', 'p1', 'tests of parsing'),
        kind: 'place',
        repository: 'repository one',
        paths: ['a.py'],
      };
      await memory.remember([row]);
      const ask = async (repository?: string): Promise<readonly MemoryRow[]> => {
        const view = { campaign: 'places', branches: [{ branch: 0, upToCycle: 0 }] };
        const { rows } = await memory.recall({
          text: 'tests of parsing',
          language: 'python',
          view,
          limit: 5,
          ...(repository === undefined ? {} : { repository }),
        });
        return rows;
      };
      expect(await ask('repository one')).toEqual([row]);
      expect(await ask('repository two')).toEqual([]);
      expect(await ask()).toEqual([]);
    });

    it('remembers a row once, and the first writing of it wins', async () => {
      await memory.remember([memoryRow('once', 'b1', 'division by zero')]);
      await memory.remember([{ ...memoryRow('once', 'b1', 'division by zero'), sentence: 'another' }]);
      const found = await memory.recall({
        text: 'division by zero',
        language: 'python',
        view: { campaign: 'once', branches: [{ branch: 0, upToCycle: 0 }] },
        limit: 5,
      });
      expect(found.rows).toEqual([memoryRow('once', 'b1', 'division by zero')]);
    });

    it('breaks ties by id, also when more rows are equal than are wanted', async () => {
      const ids = Array.from({ length: 120 }, (_, index) => `t${String(index).padStart(3, '0')}`);
      await memory.remember(ids.toReversed().map((id) => memoryRow('ties', id, 'the same words')));
      expect(await recall('ties', 'the same words', 4)).toEqual(ids.slice(0, 4));
      expect(await recall('ties', 'the same words', 4)).toEqual(ids.slice(0, 4));
    });

    it('breaks ties by id over different texts too, also when more texts are equally near than one look takes', async () => {
      const ids = Array.from({ length: 150 }, (_, index) => `u${String(index).padStart(3, '0')}`);
      await memory.remember(ids.toReversed().map((id) => memoryRow('even', id, `even ${id} ${id} ${id}`)));
      const scores = await recall('even', 'even', 150);
      expect(scores.toSorted()).toEqual(ids);
      expect(await recall('even', 'even', 4)).toEqual(scores.slice(0, 4));
    });

    it('shows the listed branches, each up to its cycle', async () => {
      await memory.remember([
        memoryRow('view', 'v-0-1', 'off by one', { branch: 0, cycle: 1 }),
        memoryRow('view', 'v-0-2', 'off by one', { branch: 0, cycle: 2 }),
        memoryRow('view', 'v-1-2', 'off by one', { branch: 1, cycle: 2 }),
        memoryRow('view', 'v-2-0', 'off by one', { branch: 2, cycle: 0 }),
      ]);
      const branches = [
        { branch: 0, upToCycle: 1 },
        { branch: 1, upToCycle: 2 },
      ];
      expect(await recall('view', 'off by one', 9, { branches })).toEqual(['v-0-1', 'v-1-2']);
    });

    it('finds the few rows of a view among many nearer ones of others', async () => {
      await memory.remember(
        Array.from({ length: 300 }, (_, index) => memoryRow('crowd', `c${index}`, `wrong comparison operator x${index}`)),
      );
      await memory.remember([memoryRow('alone', 'd1', 'wrong operator somewhere')]);
      expect(await recall('alone', 'wrong comparison operator')).toEqual(['d1']);
    });

    it('shows rows to their own campaign only', async () => {
      const language = 'javascript';
      await memory.remember([
        memoryRow('owner', 'e1', 'loose equality', { language, cycle: 7 }),
        memoryRow('owner', 'e2', 'loose equality', { language }),
      ]);
      const recallBy = async (campaign: string): Promise<string[]> => {
        const { rows } = await memory.recall({
          text: 'loose equality',
          language,
          view: { campaign, branches: [{ branch: 0, upToCycle: 6 }] },
          limit: 3,
        });
        return rows.map((row) => row.id);
      };
      expect([await recallBy('guest'), await recallBy('owner')]).toEqual([[], ['e2']]);
    });

    it('keeps languages apart', async () => {
      await memory.remember([memoryRow('tongues', 'f1', 'borrow checker', { language: 'rust' })]);
      expect(await recall('tongues', 'borrow checker')).toEqual([]);
    });

    it.each(['gate', 'sealed'] as const)('refuses rows of the %s pool, and remembers none of the same call', async (pool) => {
      const rows = [
        memoryRow(`leak-${pool}`, `${pool}-1`, 'leaked words'),
        memoryRow(`leak-${pool}`, `${pool}-2`, 'leaked words', { pool }),
      ];
      await expect(memory.remember(rows)).rejects.toMatchObject({ kind: 'bad-request', message: expect.stringContaining(`${pool}-2`) });
      expect(await recall(`leak-${pool}`, 'leaked words')).toEqual([]);
    });

    it('takes a row without words, and a question without words', async () => {
      await memory.remember([memoryRow('mute', 'g1', ''), memoryRow('mute', 'g2', 'words')]);
      expect(await recall('mute', '')).toEqual(['g1', 'g2']);
      expect(await recall('mute', 'words')).toEqual(['g2', 'g1']);
    });

    it('answers the same after the vectors were lost, from any process', async () => {
      await memory.remember(Array.from({ length: 10 }, (_, index) => memoryRow('lost', `h${index}`, `words number ${index % 3}`)));
      const before = await recall('lost', 'number 2', 8);
      expect(before).toHaveLength(8);
      await world.loseVectors();
      expect(await recall('lost', 'number 2', 8)).toEqual(before);
      await world.loseVectors();
      memory = await world.open();
      expect(await recall('lost', 'number 2', 8)).toEqual(before);
      await world.loseVectors();
      await memory.remember([memoryRow('lost', 'i1', 'something else')]);
      expect(await recall('lost', 'number 2', 8)).toEqual(before);
    });
  });
}

export function memoryRow(campaign: string, id: string, key: string, more: Partial<MemoryRow> = {}): MemoryRow {
  return {
    id,
    campaign,
    branch: 0,
    cycle: 0,
    pool: 'train',
    family: 'f',
    taskId: 't',
    language: 'python',
    kind: 'lesson',
    sentence: `lesson of ${id}`,
    key,
    symptom: 's',
    remedy: 'r',
    solved: true,
    attempts: 2,
    ...more,
  };
}
