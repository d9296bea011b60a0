import { z } from 'zod';
import { earlierForms } from '../domain/strategy-upcast.js';
import { strategyId } from '../ports/keys.js';
import { faultPlace } from '../schemas/json-fault.js';
import { readAgent, readStrategy, strategyAsWritten, type StrategyRead } from '../schemas/strategy.js';

/** `{ "id": …, "strategy": … }`, as `strategy show --json` prints it, or without the id; the rest of a version is not read. */
const version = z.looseObject({ id: z.string().optional(), strategy: z.looseObject({}) });

/** Reads a strategy that a person wrote or edited, also one of schema 1. What is refused is named: field, value, way out. */
export function readStrategyText(text: string): StrategyRead {
  const read = readJson(text, '`ratchet strategy show VERSION --json` prints one to start from');
  if ('refused' in read) return read;
  const { raw } = read;
  const whole = version.safeParse(raw);
  if (!whole.success) return readStrategy(raw);
  const { id: stated, strategy } = whole.data;
  return stated === undefined ? readStrategy(strategy) : readVersion(stated, strategy);
}

/** Reads what a person says of an agent of their own: the first strategy of it. */
export function readAgentText(text: string): StrategyRead {
  const read = readJson(text, 'docs/your-own-agent.md shows one');
  return 'refused' in read ? read : readAgent(read.raw);
}

function readJson(text: string, help: string): { readonly raw: unknown } | { readonly refused: string } {
  const bare = text.replace(/^\uFEFF/, '');
  try {
    return { raw: JSON.parse(bare) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { refused: `it is no JSON ${faultPlace(bare)}; ${help}` };
  }
}

/** The id of a version is the hash of its content: an edited one needs another, which it gets by leaving the old away. */
function readVersion(stated: string, raw: unknown): StrategyRead {
  const read = readStrategy(raw);
  if ('refused' in read) return read;
  const right = strategyId(strategyAsWritten(raw) ?? read.strategy);
  // a version of an earlier schema is shown in today's form, and keeps its id
  return right === stated || earlierForms(read.strategy).some((earlier) => strategyId(earlier) === stated)
    ? read
    : {
        refused: `id: ${JSON.stringify(stated)} is not the hash of this content, which is "${right}"; remove "id" to use the edited strategy as a new one`,
      };
}
