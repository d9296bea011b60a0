import { Socket } from 'node:net';
import type { Container } from 'dockerode';
import { RatchetFailure } from '../../ports/failures.js';
import type { Box, BoxBackend, BoxOrder, Guarantee } from '../box.js';
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
  readonly #slots = new Set<number>();
  readonly #boxes = new Set<Box>();

  constructor(parts: DockerParts) {
    this.#engine = parts.engine;
    this.#images = parts.images;
    this.#tools = parts.tools;
    this.#isLocal = parts.isLocal;
    this.#kills = new MemoryKills(parts.engine);
    this.version = `docker ${parts.engine.version}, cgroup v${parts.engine.cgroupVersion}${parts.isLocal ? '' : ' elsewhere'}, image ${parts.images.box}`;
  }

  async start(order: BoxOrder): Promise<Box> {
    const slot = this.#freeSlot();
    this.#slots.add(slot);
    let container: Container | null = null;
    try {
      container = await this.#engine.docker.createContainer(boxContainer(order, this.#images.box, uidOf(slot)));
      // before it starts: whatever happens to this process from here on ends the box
      const line = await container.attach({ stream: true, stdin: true, stdout: true, hijack: true });
      if (!(line instanceof Socket)) throw new RatchetFailure('sandbox-unavailable', 'the box could not be started: no line to it');
      await container.start();
      const meter = await this.#meterOf(container);
      const box = new DockerBox({ container, line, meter, takesJob: order.program.job }, () => {
        this.#slots.delete(slot);
        this.#boxes.delete(box);
      });
      this.#boxes.add(box);
      return box;
    } catch (error) {
      this.#slots.delete(slot);
      if (container !== null) await removeContainer(container);
      throw error;
    }
  }

  guarantees(): readonly Guarantee[] {
    return dockerGuarantees(this.#engine, this.#isLocal);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#boxes].map((box) => box.destroy()));
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

  #freeSlot(): number {
    let slot = 0;
    while (this.#slots.has(slot)) slot += 1;
    return slot;
  }
}

/** A user of its own for each box that exists at a time; it has no name, no home and no right anywhere. */
function uidOf(slot: number): number {
  return 20_000 + ((process.pid * 64 + slot) % 40_000);
}
