import type { Proposal } from '../../domain/reflection.js';
import { MAX_RULE_CHARACTERS, MAX_RULES } from '../../domain/playbook.js';
import type { Rule } from '../../domain/strategy.js';
import { readAdvice } from '../prompt/advice.js';
import { listItems, type Sections } from '../prompt/sections.js';
import { SECTION } from '../../domain/sections.js';
import { changeLine } from '../../domain/prompt.js';
import { settingText } from '../../domain/proposal.js';
import { draw } from '../rank/sample.js';
import type { Idea } from './idea.js';
import { readLesson, type LessonSeen } from './lessons-seen.js';
import { ruleIdeas } from './rule-ideas.js';
import { settingIdeas } from './setting-ideas.js';

/** One change of the strategy, drawn among those that the lessons speak for and that did not fail before. */
export function propose(sections: Sections, temperature: number, seed: number): Proposal {
  const lessons = listItems(sections.get(SECTION.lessons))
    .map(readLesson)
    .filter((lesson): lesson is LessonSeen => lesson !== null);
  const rules = listItems(sections.get(SECTION.rules)).flatMap((line): Rule[] => {
    const found = /^\[([^\],]+)(, pinned)?\] (.*)$/.exec(line);
    return found === null ? [] : [{ id: found[1] ?? '', text: found[3] ?? '', pinned: found[2] !== undefined }];
  });
  const failed = listItems(sections.get(SECTION.failedBefore));
  const asked = (/"action": "([^"]*)"/.exec((sections.get(SECTION.answer) ?? []).join('\n'))?.[1] ?? '').split('|');
  const ideas = [
    ...feedbackIdeas(listItems(sections.get(SECTION.feedback)), rules),
    ...ruleIdeas(lessons, rules),
    ...settingIdeas(sections.get(SECTION.settings) ?? [], lessons),
  ]
    .filter(({ proposal }) => asked.includes(proposal.action) && !rules.some((rule) => rule.pinned && rule.id === proposal.ruleId))
    .filter(({ proposal }) => proposal.action !== 'rule-added' || rules.length < MAX_RULES)
    .filter(({ proposal }) => !failed.includes(told(proposal, rules)));
  const first = draw(
    Float64Array.from(ideas, (idea) => Math.log(idea.weight)),
    temperature,
    seed,
  ).next();
  return (first.done === true ? undefined : ideas[first.value])?.proposal ?? NOTHING;
}

/** A proposal in the words in which one that failed stands in later prompts. */
function told({ action, ruleId, rule, setting, value }: Proposal, rules: readonly Rule[]): string {
  const old = rules.find(({ id }) => id === ruleId)?.text ?? '';
  return changeLine({ action, old, new: setting === '' ? rule : settingText(setting, value) });
}

/** What a person says is tried first. */
const SAID_BY_PEOPLE = 50;

function feedbackIdeas(feedback: readonly string[], rules: readonly Rule[]): Idea[] {
  return feedback
    .filter(
      (sentence) =>
        readAdvice(sentence) !== null && sentence.length <= MAX_RULE_CHARACTERS && !rules.some((rule) => rule.text === sentence),
    )
    .map((rule) => ({
      proposal: { action: 'rule-added', ruleId: '', rule, setting: '', value: 0, because: 'a person said so' },
      weight: SAID_BY_PEOPLE,
    }));
}

/** An empty rule is no proposal, whatever was asked for, and this is the reason that a person reads. */
const NOTHING: Proposal = {
  action: 'rule-changed',
  ruleId: '',
  rule: '',
  setting: '',
  value: 0,
  because: 'neither a lesson nor a setting speaks for a change that was not tried',
};
