import { asksModel } from './ask.js';
import type { Tactic } from './tactic.js';

export const reflectAndEdit: Tactic = {
  name: 'reflect-and-edit',
  about: 'a section of the prompt, a rule, or the steps of an episode, written anew from what the lessons say',
  asks: true,
  propose: (snapshot) => asksModel(snapshot, ['prompt-changed', 'rule-changed', 'steps-changed']),
};
