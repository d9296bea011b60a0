import { hostname } from 'node:os';
import { isOwnerAlive, ownerName } from '../bubblewrap/owner.js';
import type { Engine } from './engine.js';
import { removeContainer } from './remove.js';

/** Whose container it is: machine, process and the start of that process. */
const OWNER = 'ratchet.owner';
/** No container of ours stands unstarted for so long. */
const UNSTARTED_MS = 10 * 60_000;

export function ownerLabels(): Record<string, string> {
  return { [OWNER]: `${hostname()}/${ownerName()}` };
}

/** Removes what owners left that were killed. Running boxes of theirs end by themselves: the line to the judge is cut. */
export async function sweepContainers({ docker }: Engine): Promise<void> {
  const found = await docker.listContainers({ all: true, filters: { label: [OWNER] } });
  const abandoned = found.filter(
    ({ Labels, State, Created }) => isDead(Labels[OWNER] ?? '') || (State === 'created' && Date.now() - Created * 1_000 > UNSTARTED_MS),
  );
  await Promise.all(abandoned.map(({ Id }) => removeContainer(docker.getContainer(Id))));
}

/** Whether another process has containers of ours here: every one that is open has at least the one that it looks for tools in. */
export async function hasOtherOwners({ docker }: Engine): Promise<boolean> {
  const own = ownerLabels()[OWNER];
  const found = await docker.listContainers({ all: true, filters: { label: [OWNER] } });
  return found.some(({ Labels }) => Labels[OWNER] !== own);
}

/** Only of this machine can that be said. */
function isDead(owner: string): boolean {
  const cut = owner.lastIndexOf('/');
  return owner.slice(0, cut) === hostname() && !isOwnerAlive(owner.slice(cut + 1));
}
