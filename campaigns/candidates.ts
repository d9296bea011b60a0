import { parseAnswer } from '../domain/answer/answer.js';
import { WORK_END_WORDS } from '../domain/agent/trajectory.js';
import type { AnswerRef, EpisodeProgress } from '../domain/episode.js';
import type { Choice } from '../domain/model.js';
import { patchCandidate } from '../domain/repo-task.js';
import type { Files, Task } from '../domain/task.js';
import { RatchetFailure } from '../ports/failures.js';
import type { Store } from '../ports/store.js';
import type { WorkRecord } from '../ports/work-records.js';
import type { TreeRecord } from '../ports/tree-records.js';
import { treeRecord } from './trees.js';
import { workRecord } from './works.js';

type Candidate = { readonly files: Files } | { readonly unusable: string };

/** The candidate that a choice holds, or why it holds none. */
export function candidateOf(task: Task, choice: Choice): Candidate {
  if (choice.finish === 'length') return { unusable: 'cut off at the token limit' };
  if (choice.finish === 'content-filter') return { unusable: 'withheld by a content filter' };
  const answer = parseAnswer(choice.text, task);
  return answer.kind === 'files' ? { files: answer.files } : { unusable: answer.reason };
}

/** What an answer holds, choice by choice: an agent's work holds its patch. Null where the endpoint could not take the question. */
export async function candidatesOf(store: Store, task: Task, { ledger, work, tree }: AnswerRef): Promise<readonly Candidate[] | null> {
  if (tree !== undefined) return [candidateOfTree(await treeRecord(store, tree))];
  if (work !== undefined) return [candidateOfWork(await workRecord(store, work))];
  return ledger === null ? null : (await choicesOf(store, ledger)).map((choice) => candidateOf(task, choice));
}

function candidateOfTree({ files, end }: TreeRecord): Candidate {
  return Object.keys(files).length === 0 ? { unusable: `its tree made no program: ${end.because}` } : { files };
}

function candidateOfWork({ patch, refused, ended }: WorkRecord): Candidate {
  if (refused !== '') return { unusable: `what stands in the checkout is no patch: ${refused}` };
  return patch === ''
    ? { unusable: `nothing was changed that an answer may change; ${WORK_END_WORDS[ended]}` }
    : { files: patchCandidate(patch) };
}

/** The program that passed the visible checks, whole. */
export async function passedCandidate(store: Store, task: Task, { passed, answers }: EpisodeProgress): Promise<Files | null> {
  const ref = passed === null ? undefined : answers[passed.answer];
  const candidate = passed === null || ref === undefined ? undefined : (await candidatesOf(store, task, ref))?.[passed.choice];
  return candidate !== undefined && 'files' in candidate ? candidate.files : null;
}

async function choicesOf(store: Store, key: string): Promise<readonly Choice[]> {
  const entry = await store.find('ledger', key);
  if (entry === null) throw new RatchetFailure('missing-record', `ledger entry ${key} is not in the store`);
  return entry.answer.choices;
}
