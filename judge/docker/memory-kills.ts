import { z } from 'zod';
import type { Engine } from './engine.js';

const eventSchema = z.looseObject({ Actor: z.looseObject({ ID: z.string() }) });

/** Counts what the kernel killed for want of memory in containers whose groups cannot be read, as the engine tells it. */
export class MemoryKills {
  readonly #engine: Engine;
  readonly #counts = new Map<string, number>();
  #watching: Promise<NodeJS.ReadableStream> | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Resolves when no kill is missed any more. */
  async watch(): Promise<void> {
    this.#watching ??= this.#listen();
    await this.#watching;
  }

  of(containerId: string): number {
    return this.#counts.get(containerId) ?? 0;
  }

  close(): void {
    void this.#watching?.then((stream) => 'destroy' in stream && typeof stream.destroy === 'function' && stream.destroy());
  }

  async #listen(): Promise<NodeJS.ReadableStream> {
    const stream = await this.#engine.docker.getEvents({ filters: { type: ['container'], event: ['oom'] } });
    let line = '';
    stream.on('data', (chunk: Buffer) => {
      const lines = `${line}${chunk.toString('utf8')}`.split('\n');
      line = lines.pop() ?? '';
      for (const each of lines.map((text) => eventSchema.parse(JSON.parse(text))))
        this.#counts.set(each.Actor.ID, this.of(each.Actor.ID) + 1);
    });
    // the engine went away: its boxes end as well, and the next one that is started listens anew
    for (const end of ['error', 'end']) stream.on(end, () => (this.#watching = null));
    return stream;
  }
}
