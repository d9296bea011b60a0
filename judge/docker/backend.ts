import { Socket } from 'node:net';
import type { Container } from 'dockerode';
import { RatchetFailure } from '../../ports/failures.js';
import type { Box, BoxBackend, BoxOrder, Guarantee } from '../box.js';
import { Boxes, uidOf } from '../boxes.js';
import { DockerBox } from './box.js';
import { boxContainer } from './container.js';
import type { Engine } from './engine.js';
import type { BoxImages } from './image.js';
import { engineMeter, groupMeter, type Meter } from './meter.js';
import { MemoryKills } from './memory-kills.js';
import { dockerGuarantees } from './guarantees.js';
import { removeContainer } from './remove.js';
import type { DockerTools } from './tools.js';

export interface DockerParts {
  readonly engine: Engine;
  readonly images: BoxImages;
  /** closed with the boxes */
  readonly tools: DockerTools;
  /** the engine shares this machine, so that the groups of its containers can be read */
  readonly isLocal: boolean;
}

/** Boxes that are containers of a Docker engine, here or elsewhere. */
export class DockerBackend implements BoxBackend {
  readonly name = 'docker' as const;
  readonly version: string;
  readonly #engine: Engine;
  readonly #images: BoxImages;
  readonly #tools: DockerTools;
  readonly #isLocal: boolean;
  readonly #kills: MemoryKills;
  readonly #boxes = new Boxes();

  constructor(parts: DockerParts) {
    this.#engine = parts.engine;
    this.#images = parts.images;
    this.#tools = parts.tools;
    this.#isLocal = parts.isLocal;
    this.#kills = new MemoryKills(parts.engine);
    this.version = `docker ${parts.engine.version}, cgroup v${parts.engine.cgroupVersion}${parts.isLocal ? '' : ' elsewhere'}, image ${parts.images.box}`;
  }

  start(order: BoxOrder): Promise<Box> {
    return this.#boxes.add(async (slot, onGone) => {
      const container = await this.#engine.docker.createContainer(boxContainer(order, this.#images.box, uidOf(slot)));
      try {
        // before it starts: whatever happens to this process from here on ends the box
        const line = await container.attach({ stream: true, stdin: true, stdout: true, hijack: true });
        if (!(line instanceof Socket)) throw new RatchetFailure('sandbox-unavailable', 'the box could not be started: no line to it');
        await container.start();
        const meter = await this.#meterOf(container);
        return new DockerBox({ container, line, meter, takesJob: order.program.job }, onGone);
      } catch (error) {
        await removeContainer(container);
        throw error;
      }
    });
  }

  guarantees(): readonly Guarantee[] {
    return dockerGuarantees(this.#engine, this.#isLocal);
  }

  async close(): Promise<void> {
    await this.#boxes.destroyAll();
    this.#kills.close();
    await this.#tools.close();
  }

  async #meterOf(container: Container): Promise<Meter> {
    if (this.#isLocal) {
      const { State } = await container.inspect();
      const meter = groupMeter(container.id, State.Pid);
      if (meter !== null) return meter;
    }
    await this.#kills.watch();
    return engineMeter(container, () => this.#kills.of(container.id));
  }
}
