import type { Config } from '../../config/config.js';
import { lines } from '../../domain/visible.js';
import { readFolder } from '../embedder/folder.js';
import { hashingEmbedder } from '../embedder/hashing.js';
import { MINILM } from '../embedder/minilm.js';
import { DEFAULT_EMBEDDER, FETCHES_MINILM } from '../embedder/open-embedder.js';
import { reasonOf, StackFailure } from './failure.js';
import type { Finding } from './finding.js';
import { fetchWeights, probeWeights } from './language-model/weights.js';
import type { Report } from './report.js';
import type { Mend, Probe } from './way.js';

/** What memory is searched by meaning with, as this machine has it. Changes nothing. */
async function surveyEmbedder({ model, cache, mayInstall }: Config): Promise<Probe & { readonly name: string }> {
  if (model.embeddingModel !== null)
    return {
      name: 'endpoint',
      state: 'ready',
      executable: '',
      because: `RATCHET_EMBEDDING_MODEL: ${model.embeddingModel}, asked at its endpoint`,
    };
  const name = model.embedder ?? DEFAULT_EMBEDDER;
  if (name === 'hashing')
    return { name, state: 'ready', executable: '', because: `${hashingEmbedder.name} compares words, not meaning, and needs nothing` };
  if (name === 'minilm') return { name, ...(await probeWeights(cache, MINILM, mayInstall, FETCHES_MINILM)) };
  return readFolder(name).then(
    ({ type, dimension }) => ({ name, state: 'ready', executable: name, because: `a ${type} of ${dimension} numbers a text` }),
    (error: unknown) => ({ name, state: 'absent', because: reasonOf(error), mend: null }),
  );
}

/** Fetches weights where they are asked for and not there; throws StackFailure where they cannot be had. */
export async function prepareEmbedder(config: Config, report: Report): Promise<void> {
  const found = await surveyEmbedder(config);
  if (found.state === 'absent')
    throw new StackFailure('missing', lines([`the embedder: ${found.because}`, ...mendLines(found.mend), WAY_OUT]));
  if (found.state !== 'possible') return;
  await fetchWeights(config.cache, MINILM, report).catch((error: unknown) => {
    const again = 'The same command tries again; PIP_INDEX_URL, or `pip config`, names another index.';
    throw new StackFailure('missing', lines([`the weights of ${MINILM.title} could not be fetched:`, reasonOf(error), again, WAY_OUT]), {
      cause: error,
    });
  });
}

const WAY_OUT = 'RATCHET_EMBEDDER=hashing takes the embedder that needs nothing.';

function mendLines(mend: Mend | null): readonly string[] {
  return mend !== null && 'command' in mend ? ['This mends it:', `  ${mend.command}`] : [];
}

export async function embedderPart(config: Config): Promise<Finding> {
  const found = await surveyEmbedder(config);
  const mend = found.state === 'absent' && found.mend !== null && 'command' in found.mend ? found.mend.command : null;
  return {
    part: 'embedder',
    way: found.state === 'absent' ? null : `${found.name}: ${found.because}`,
    looked: [{ way: found.name, state: found.state, because: found.because }],
    mend: found.state === 'absent' ? (mend ?? 'mend what is said there, or unset RATCHET_EMBEDDER for the one that needs nothing') : null,
  };
}
