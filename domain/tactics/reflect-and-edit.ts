import { asksModel } from './ask.js';
import type { Tactic } from './tactic.js';

export const reflectAndEdit: Tactic = {
  name: 'reflect-and-edit',
  about: 'a section of the prompt, or a rule, written anew from what the lessons say',
  asks: true,
  propose: (snapshot) => asksModel(snapshot, ['prompt-changed', 'rule-changed']),
};
