import { asksModel } from './ask.js';
import type { Tactic } from './tactic.js';

export const ruleAdd: Tactic = {
  name: 'rule-add',
  about: 'one rule that the lessons, or a person, speak for',
  asks: true,
  propose: (snapshot) => asksModel(snapshot, ['rule-added', 'rule-changed']),
};
