import { RatchetFailure } from '../../ports/failures.js';
import type { Language } from '../../domain/task.js';
import { preparationsOf } from '../preparations.js';
import { DockerBackend } from './backend.js';
import { connect } from './engine.js';
import { areBuilt, ensureImages, imagesFor } from './image.js';
import { sweepContainers } from './labels.js';
import { DockerTools } from './tools.js';
import { sweepVolumes, volumeFor } from './volumes.js';

/**
 * Boxes and their tools on the engine that the environment names. Builds the image at its first use. Throws
 * RatchetFailure('sandbox-unavailable').
 */
export async function openDocker(
  languages: readonly Language[],
  report: (line: string) => void,
): Promise<{ readonly backend: DockerBackend; readonly tools: DockerTools }> {
  const engine = await connect();
  await sweepContainers(engine);
  const images = await ensureImages(engine, languages, report);
  const tools = new DockerTools(engine, images, report);
  const isLocal = await tools.seesGroups();
  const present = await preparationsOf({ find: (...wanted) => tools.find(...wanted) });
  await sweepVolumes(
    engine,
    present.map((preparation) => volumeFor(preparation, images)),
  );
  return { backend: new DockerBackend({ engine, images, tools, isLocal }), tools };
}

/** Whether an engine answers and has the image of the boxes: nothing would have to be built. */
export async function isDockerReady(languages: readonly Language[]): Promise<boolean> {
  try {
    return await areBuilt(await connect(), await imagesFor(languages));
  } catch (error) {
    if (error instanceof RatchetFailure) return false;
    throw error;
  }
}
