import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Lexicon } from '../../syntax/grammar.js';
import { readSource, type Corpus } from './corpus.js';
import { lexLines } from './lexer.js';
import { count, emptyTable, TABLE_SIZE, tokenId, type NgramCounts } from './ngrams.js';

/** Bounded by tokens, not by time: the same machine always gets the same counts, so the same request the same answer. */
const MAX_TOKENS = 1_500_000;
const VERSION = 2;

/** Counts the corpus, or reads the counts that an earlier start kept. */
export function countsOf(corpus: Corpus, lexicon: Lexicon, cacheFolder: string): NgramCounts {
  const path = join(cacheFolder, `naturalness-${fingerprint(corpus)}.bin.gz`);
  if (existsSync(path)) {
    const kept = unpack(gunzipSync(readFileSync(path)));
    if (kept !== null) return kept;
  }
  const counts = train(corpus, lexicon);
  mkdirSync(cacheFolder, { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, gzipSync(pack(counts), { level: 1 }));
  renameSync(unfinished, path);
  return counts;
}

function fingerprint(corpus: Corpus): string {
  const hash = createHash('sha256').update(`${VERSION} ${MAX_TOKENS} ${TABLE_SIZE}`);
  for (const file of corpus.files) hash.update(`${file} ${statSync(file).size}\n`);
  return hash.digest('hex').slice(0, 16);
}

function train(corpus: Corpus, lexicon: Lexicon): NgramCounts {
  const sequences = emptyTable();
  const vocabulary = new Set<number>();
  let tokens = 0;
  const share = Math.ceil(MAX_TOKENS / corpus.files.length) * FRONT_LOAD;
  for (const file of corpus.files) {
    const ids = lexLines(readSource(file).replace(lexicon.prose, "''").split('\n'), lexicon.lineComment)
      .map(tokenId)
      .slice(0, Math.min(share, MAX_TOKENS - tokens));
    for (const id of ids) vocabulary.add(id);
    count(sequences, ids);
    tokens += ids.length;
    if (tokens >= MAX_TOKENS) break;
  }
  return { tokens, vocabulary: vocabulary.size, sequences };
}

/** A long file gives at most this many times its even share, so that the corpus is wide. */
const FRONT_LOAD = 4;

function pack(counts: NgramCounts): Buffer {
  const { marks, counts: numbers, kinds } = counts.sequences;
  const head = Float64Array.from([counts.tokens, counts.vocabulary]);
  return Buffer.concat([head, marks, numbers, kinds].map((array) => Buffer.from(array.buffer)));
}

const HEAD_BYTES = 16;

/** null when the file is none of ours. */
function unpack(bytes: Buffer): NgramCounts | null {
  if (bytes.length !== HEAD_BYTES + 3 * 4 * TABLE_SIZE) return null;
  const copy = new Uint8Array(bytes).buffer;
  const [tokens = 0, vocabulary = 0] = new Float64Array(copy, 0, 2);
  const column = (index: number): Uint32Array => new Uint32Array(copy, HEAD_BYTES + index * 4 * TABLE_SIZE, TABLE_SIZE);
  return { tokens, vocabulary, sequences: { marks: column(0), counts: column(1), kinds: column(2) } };
}
