import type { Server } from 'node:http';
import type { Answer, EmbeddedModel } from '../embedded/model.js';
import { capOf, type CompletionRequest } from '../embedded/request.js';
import { openServer as openEmbedded } from '../embedded/server.js';
import { stopAt } from '../embedded/stop.js';
import { complete } from './complete.js';
import type { Toolbox } from './rank/repair.js';
import { CHARACTERS_PER_TOKEN, tokensOf } from './tokens.js';

export const MODEL = 'ratchet-offline-repair';

/** What the server is made of, and says of itself. */
export interface Service {
  readonly toolbox: Toolbox;
  readonly notes: readonly string[];
  /** changes when the same request may get another answer */
  readonly fingerprint: string;
}

export function openServer(service: Service): Server {
  return openEmbedded(modelOf(service));
}

function modelOf({ toolbox, notes, fingerprint }: Service): EmbeddedModel {
  const take: EmbeddedModel['take'] = async (request) => async () => answerOf(request, complete(request, toolbox));
  return { name: MODEL, languageModel: false, notes, fingerprint, take };
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
