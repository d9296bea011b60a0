import type { Server } from 'node:http';
import { readAdaptedName } from '../domain/adapt/adapter.js';
import type { Ranker } from '../domain/adapt/ranker.js';
import type { Answer, EmbeddedModel } from '../embedded/model.js';
import { capOf, type CompletionRequest } from '../embedded/request.js';
import { openServer as openEmbedded } from '../embedded/server.js';
import { stopAt } from '../embedded/stop.js';
import { complete } from './complete.js';
import { MODEL } from './name.js';
import type { Toolbox } from './rank/repair.js';
import { readRanker } from './rank/stored.js';
import { CHARACTERS_PER_TOKEN, tokensOf } from './tokens.js';

/** What the server is made of, and says of itself. */
export interface Service {
  readonly toolbox: Toolbox;
  readonly notes: readonly string[];
  /** where rankers lie that it may be asked to rank by */
  readonly adapters: string;
  /** changes when the same request may get another answer */
  readonly fingerprint: string;
}

export function openServer(service: Service): Server {
  return openEmbedded(modelOf(service));
}

function modelOf({ toolbox, notes, fingerprint, adapters }: Service): EmbeddedModel {
  const rankers = new Map<string, Ranker>();
  const rankerOf = (name: string): Ranker | null => {
    const named = readAdaptedName(name);
    if (named === null || named.base !== MODEL) return null;
    const known = rankers.get(named.hash) ?? readRanker(adapters, named.hash);
    if (known !== null) rankers.set(named.hash, known);
    return known;
  };
  const take: EmbeddedModel['take'] = async (request) => {
    const ranker = rankerOf(request.model);
    return async () => answerOf(request, complete(request, ranker === null ? toolbox : { ...toolbox, ranker }));
  };
  return { name: MODEL, knows: (name) => rankerOf(name) !== null, languageModel: false, notes, fingerprint, take };
}

function answerOf(request: CompletionRequest, texts: readonly string[]): Answer {
  const cap = capOf(request);
  const choices = texts.map((whole) => {
    const text = whole.slice(0, stopAt(whole, request.stop) ?? whole.length);
    const isCut = tokensOf(text.length) > cap;
    return { text: isCut ? text.slice(0, cap * CHARACTERS_PER_TOKEN) : text, finish: isCut ? ('length' as const) : ('stop' as const) };
  });
  return {
    choices,
    promptTokens: tokensOf(request.messages.reduce((sum, message) => sum + message.content.length, 0)),
    completionTokens: choices.reduce((sum, choice) => sum + tokensOf(choice.text.length), 0),
  };
}
