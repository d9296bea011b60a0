import type { ChatMessage } from '../../domain/model.js';

/**
 * Bounds on what a text is in tokens, without a tokenizer: endpoints bring any model. Above: half a token for each
 * letter and half for each word, half for a space before a word or a space, one for every other sign of ASCII, one for
 * each byte beyond. Below: a token for every eight characters, where runs of one character and white space count nothing.
 */
export function tokensAtMost(text: string): number {
  let halves = 0;
  let inWord = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const letter = isLetter(code);
    if (letter) halves += inWord ? 1 : 2;
    else if (isBlank(code)) halves += isLetter(text.charCodeAt(index + 1)) || isBlank(text.charCodeAt(index + 1)) ? 1 : 2;
    else if (code < 0x80) halves += 2;
    else halves += code < 0x800 || isSurrogate(code) ? 4 : 6;
    inWord = letter;
  }
  return Math.ceil(halves / 2);
}

export function tokensAtLeast(text: string): number {
  let counted = 0;
  let previous = -1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 32 && code !== previous) counted += 1;
    previous = code;
  }
  return Math.floor(counted / 8);
}

/** Roles and separators of a chat template. */
const PER_MESSAGE = 16;

export function promptTokensAtMost(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content, calls = [], outcomeOf = '' }) => {
    const beside = calls.map(({ id, name, arguments: args }) => `${id} ${name} ${args}`).join(' ');
    return sum + PER_MESSAGE * (1 + calls.length) + tokensAtMost(`${content} ${beside} ${outcomeOf}`);
  }, PER_MESSAGE);
}

export function promptTokensAtLeast(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, message) => sum + tokensAtLeast(message.content), 0);
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}
