import type { Proposal } from '../../domain/reflection.js';
import { MAX_RULES } from '../../domain/strategy.js';
import { FAILED } from '../prompt/read-prompt.js';
import { listItems, type Sections } from '../prompt/sections.js';
import { SECTION } from '../../domain/prompt.js';
import { draw } from '../rank/sample.js';
import { readLesson, type LessonSeen } from './lessons-seen.js';
import { ruleIdeas } from './rule-ideas.js';
import { settingIdeas } from './setting-ideas.js';

/** A proposal with how much the evidence speaks for it. */
export interface Idea {
  readonly proposal: Proposal;
  readonly weight: number;
}

/** One change of the strategy, drawn among those that the lessons speak for and that did not fail before. */
export function propose(sections: Sections, temperature: number, seed: number): Proposal {
  const lessons = listItems(sections.get(SECTION.lessons)).map(readLesson).filter((lesson): lesson is LessonSeen => lesson !== null);
  const rules = listItems(sections.get(SECTION.rules)).flatMap((line) => {
    const found = /^\[([^\]]+)\] (.*)$/.exec(line);
    return found === null ? [] : [{ id: found[1] ?? '', text: found[2] ?? '' }];
  });
  const failed = listItems(sections.get(FAILED));
  const ideas = [...ruleIdeas(lessons, rules), ...settingIdeas(sections.get(SECTION.settings) ?? [], lessons)]
    .filter(({ proposal }) => proposal.action !== 'rule-added' || rules.length < MAX_RULES)
    .filter(({ proposal }) => !failed.some((line) => isSame(line, proposal)));
  const first = draw(Float64Array.from(ideas, (idea) => Math.log(idea.weight)), temperature, seed).next();
  return (first.done === true ? undefined : ideas[first.value])?.proposal ?? NOTHING;
}

/** The draft of a change that failed holds the rule's text, or the setting with its value. */
function isSame(line: string, proposal: Proposal): boolean {
  if (proposal.rule !== '') return line.includes(proposal.rule);
  if (proposal.setting !== '') return line.includes(proposal.setting) && new RegExp(`(?<![\\d.])${String(proposal.value).replace('.', '\\.')}(?![\\d.])`).test(line);
  return line.includes('rule-dropped') && line.includes(proposal.ruleId);
}

const NOTHING: Proposal = { action: 'rule-added', ruleId: '', rule: 'Start from the attempt that passes the most cases, and change one thing more.', setting: '', value: 0, because: 'no lesson of this cycle speaks for another change' };
