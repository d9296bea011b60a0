import { actionId, turnId } from '../../campaigns/works.js';
import { within, type Address } from '../../domain/address.js';
import { actionLine } from '../../domain/agent/action.js';
import { waitingLine, type Waiting } from '../../domain/waiting.js';
import type { Store } from '../../ports/store.js';

/** Tells of each action of an episode's works once, as soon as it is on record, and of what is waited for. One look at a time. */
export function followWork(
  store: Pick<Store, 'find'>,
  episode: Address,
  tell: (line: string) => void,
): (waits: readonly Waiting[]) => Promise<void> {
  let [answer, turn, action, told] = [0, 0, 0, ''];

  /** What is new of the turn that is worked on; null where nothing is. */
  const next = async (): Promise<string | null> => {
    const work = within(episode, 'answer', answer);
    const asked = await store.find('turns', turnId(work, turn));
    if (asked === null) {
      if ((await store.find('works', work)) === null) return null;
      [answer, turn, action] = [answer + 1, 0, 0];
      return '';
    }
    const wanted = asked.actions[action];
    if (wanted === undefined) {
      const nothing = asked.actions.length === 0 ? `${place()}: ${asked.unreadable || 'the answer of the model could not be had'}` : '';
      [turn, action] = [turn + 1, 0];
      return nothing;
    }
    const done = await store.find('actions', actionId(work, turn, action));
    if (done === null) return null;
    const line = `${place()}: ${actionLine(wanted)}: ${firstLine(done.observation.text)}`;
    action += 1;
    return line;
  };
  const place = (): string => `attempt ${answer + 1}, turn ${turn + 1}`;

  return async (waits) => {
    const waiting = waits.map(waitingLine).join(' · ');
    if (waiting !== told && waiting !== '') tell(waiting);
    told = waiting;
    for (let line = await next(); line !== null; line = await next()) if (line !== '') tell(line);
  };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
