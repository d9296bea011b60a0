import { createHash } from 'node:crypto';
import type { Preparation } from '../tool-host.js';
import { type Engine, statusOf } from './engine.js';
import type { BoxImages } from './image.js';
import { hasOtherOwners } from './labels.js';

/** On each volume of ours: the name of what was prepared in it. */
export const PREPARED = 'ratchet.prepared';

/** Named by what it holds: other versions of our tools, and another image, have volumes of their own. */
export function volumeFor({ name, key }: Pick<Preparation, 'name' | 'key'>, images: BoxImages): string {
  return `ratchet-${name}-${createHash('sha256')
    .update(JSON.stringify([key, images.tools]))
    .digest('hex')
    .slice(0, 12)}`;
}

/** Removes what earlier versions have left; not while somebody else works with this engine, who may be of such a version. */
export async function sweepVolumes(engine: Engine, present: readonly string[]): Promise<void> {
  if (await hasOtherOwners(engine)) return;
  const { Volumes } = await engine.docker.listVolumes({ filters: { label: [PREPARED] } });
  // an engine that has none answers null
  const old = (Volumes ?? []).filter(({ Name }) => !present.includes(Name));
  await Promise.all(old.map(({ Name }) => removeVolume(engine, Name)));
}

async function removeVolume({ docker }: Engine, name: string): Promise<void> {
  try {
    await docker.getVolume(name).remove();
  } catch (error) {
    // gone already, or a container has it
    if (![404, 409].includes(statusOf(error) ?? 0)) throw error;
  }
}
