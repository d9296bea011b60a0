import { z } from 'zod';
import type { NightPlan } from '../../ports/campaign-schedules.js';

/**
 * A backup is one file: JSON lines, gzipped. A header, then documents of the store, schedules and files of the home, and an end
 * that counts them: a file without it was cut off.
 */
export const FORMAT = 1;

/** A store holds documents of 16 MiB at most, and JSON writes a byte with six at most; parts of files are smaller. */
export const MOST_LINE_BYTES = 6 * 16 * 1_024 * 1_024 + 64 * 1_024;

const nightPlan = z.custom<NightPlan>((value) => typeof value === 'object' && value !== null && 'config' in value);

export const savedSchedule = z
  .strictObject({
    kind: z.literal('schedule'),
    name: z.string(),
    cron: z.string(),
    paused: z.string().nullable(),
    plan: nightPlan,
  })
  .readonly();
export type SavedSchedule = z.infer<typeof savedSchedule>;

const header = z
  .strictObject({
    kind: z.literal('ratchet-backup'),
    format: z.literal(FORMAT, 'another version of Ratchet made it'),
    id: z.string(),
    /** of the Ratchet that made it */
    version: z.string(),
    at: z.string(),
    /** what its environment said, without secrets */
    settings: z.record(z.string(), z.string()),
  })
  .readonly();
export type Header = z.infer<typeof header>;

const document = z.strictObject({ kind: z.literal('document'), collection: z.string(), id: z.string(), text: z.string() }).readonly();

/** A part of a file of the home, by its path there; parts follow each other. */
const file = z.strictObject({ kind: z.literal('file'), path: z.string(), part: z.int().min(0), base64: z.string() }).readonly();
export type SavedFile = z.infer<typeof file>;

const end = z
  .strictObject({
    kind: z.literal('end'),
    documents: z.record(z.string(), z.int()),
    schedules: z.int(),
    files: z.int(),
    /** journals that somebody was writing: what stands behind these numbers is not taken */
    cut: z.record(z.string(), z.int()),
    /** of all lines before, SHA-256 */
    digest: z.string(),
  })
  .readonly();
export type End = z.infer<typeof end>;

export const line = z.discriminatedUnion('kind', [header, document, savedSchedule, file, end]);
export type Line = z.infer<typeof line>;
