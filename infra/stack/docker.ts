import { RatchetFailure } from '../../ports/failures.js';
import { LANGUAGES } from '../../domain/task.js';
import { connect } from '../../judge/docker/engine.js';
import { areBuilt, ensureImages, imagesFor } from '../../judge/docker/image.js';
import type { Report } from './report.js';
import type { Probe } from './way.js';

/** Whether a Docker engine answers, and has the image of the boxes. */
export async function probeDocker(): Promise<Probe> {
  try {
    const engine = await connect();
    const images = await imagesFor(LANGUAGES);
    const there = `engine ${engine.version} at ${engine.where}`;
    if (await areBuilt(engine, images)) return { state: 'ready', executable: engine.where, because: `${there}, image ${images.box}` };
    return {
      state: 'possible',
      because: `${there}; the image of the boxes is built at the first use, in minutes (now: ratchet doctor --fix)`,
    };
  } catch (error) {
    if (error instanceof RatchetFailure) return { state: 'absent', because: error.message, mend: null };
    throw error;
  }
}

export async function buildBoxImage(report: Report): Promise<void> {
  await ensureImages(await connect(), LANGUAGES, report);
}
