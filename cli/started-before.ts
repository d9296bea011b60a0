import { boundsOf } from '../campaigns/state.js';
import { cycleOf } from '../domain/cycles.js';
import { lines, type Lines } from '../domain/visible.js';
import type { CampaignState } from '../ports/records.js';
import type { Store } from '../ports/store.js';

/** What differs and what to do, for the person who asked. */
export async function refusalOf(
  store: Store,
  { id, status, cycle, config, ...state }: CampaignState,
  otherwise: readonly string[],
): Promise<Lines> {
  const free = await freeName(store, id);
  const { cycles } = boundsOf({ config, ...state });
  const goOn = status === 'done' ? `, and \`ratchet campaign extend ${id} --cycles +5\` has it go on with its own settings` : '';
  return lines([
    `campaign ${id} was started before with other settings, and keeps them; nothing was done. It has -> you asked for:`,
    ...otherwise.map((each) => `  ${each}`),
    status === 'running' || status === 'paused'
      ? `It is ${status} in cycle ${cycleOf(cycle, cycles)}: ask for what it has and it goes on, or change its limits with \`ratchet campaign budget ${id}\`.`
      : `It has ended (${status}): \`ratchet campaign report ${id}\` tells what it came to${goOn}.`,
    `For another campaign give another name: --name ${free}`,
  ]);
}

/** What a person is told who asked for the same again. */
export function goesOn({ id, status, because, config }: CampaignState): string {
  const ended = `campaign ${id} has ended before (${status}), and nothing was started: this is what it came to.`;
  if (status === 'done') return `${ended} \`ratchet campaign extend ${id} --cycles +5\` has it go on, another --name begins another`;
  if (status === 'stopped') return `${ended} Another --name begins another, with --strategy ${id}@champion from where it stands`;
  if (status === 'paused')
    return `campaign ${id} was started before and is paused (${because}): \`ratchet campaign resume ${id}\` has it go on`;
  return `campaign ${id} goes on from what is stored, with the settings that it was started with, on ${config.suite} with ${config.model}`;
}

async function freeName(store: Store, id: string): Promise<string> {
  for (let number = 2; ; number += 1) {
    const name = `${id.slice(0, 58)}-${number}`;
    if ((await store.campaigns.get(name)) === null) return name;
  }
}
