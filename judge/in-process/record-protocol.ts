import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { parseJson, raisedSchema, diagnosticSchema } from '../split/split-protocol.js';

/** What a framework runner reports. Each record is numbered and keyed, since the candidate runs in the same process. */
const recordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ n: z.int(), kind: z.literal('compiled'), problems: z.array(diagnosticSchema) }),
  z.strictObject({ n: z.int(), kind: z.literal('unbuildable'), why: z.string() }),
  z.strictObject({ n: z.int(), kind: z.literal('uncollected'), raised: raisedSchema.nullable() }),
  z.strictObject({ n: z.int(), kind: z.literal('started'), id: z.string() }),
  z.strictObject({
    n: z.int(),
    kind: z.literal('finished'),
    id: z.string(),
    outcome: z.enum(['passed', 'failed', 'skipped', 'xfail']),
    raised: raisedSchema.nullable(),
  }),
  z.strictObject({ n: z.int(), kind: z.literal('listed'), ids: z.array(z.string()) }),
  z.strictObject({ n: z.int(), kind: z.literal('covered'), lines: z.int().nonnegative(), covered: z.int().nonnegative() }),
  z.strictObject({ n: z.int(), kind: z.literal('ended'), exitCode: z.int() }),
]);

export type RunnerRecord = z.infer<typeof recordSchema>;

const envelopeSchema = z.strictObject({ record: z.string(), code: z.string().regex(/^[0-9a-f]{64}$/) });

/** Reads records in their order; null for a line that is forged, broken or out of turn. */
export class RecordReader {
  readonly #key: Buffer;
  #next = 0;

  constructor(key: Buffer) {
    this.#key = key;
  }

  read(line: string): RunnerRecord | null {
    const envelope = envelopeSchema.safeParse(parseJson(line));
    if (!envelope.success) return null;
    const code = createHmac('sha256', this.#key).update(envelope.data.record).digest();
    if (!timingSafeEqual(code, Buffer.from(envelope.data.code, 'hex'))) return null;
    const record = recordSchema.safeParse(parseJson(envelope.data.record));
    if (!record.success || record.data.n !== this.#next) return null;
    this.#next += 1;
    return record.data;
  }
}
