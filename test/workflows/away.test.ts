import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { CampaignReport } from '../../ports/report-records.js';
import { openCampaignControl } from '../../infra/temporal/open-campaign-control.js';
import { openScene, until, type Scene } from '../support/campaign-scene.js';
import { withTemporal } from '../support/stack.js';

const services = withTemporal();

/** The way to a server, which can be cut and opened again. */
class Way {
  readonly #port: number;
  #server: Server | null = null;
  #at = 0;
  readonly #sockets = new Set<Socket>();

  constructor(address: string) {
    this.#port = Number(address.split(':')[1]);
  }

  async open(): Promise<string> {
    this.#server = createServer((near) => {
      const far = connect(this.#port, '127.0.0.1');
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy()).on('close', () => this.#sockets.delete(one));
      }
    }).listen(this.#at, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    this.#at = typeof address === 'object' && address !== null ? address.port : 0;
    return `127.0.0.1:${this.#at}`;
  }

  get isUsed(): boolean {
    return this.#sockets.size > 0;
  }

  async cut(): Promise<void> {
    const closed = this.#server === null ? [] : once(this.#server, 'close');
    this.#server?.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}

/** A campaign that stands still, so that it cannot end before the way to it is cut; and somebody who waits for it. */
async function waitedFor(
  name: string,
  signal = AbortSignal.timeout(550_000),
): Promise<{
  readonly at: Scene;
  readonly way: Way;
  readonly control: Awaited<ReturnType<typeof openCampaignControl>>;
  readonly waiting: Promise<CampaignReport>;
}> {
  const at = await openScene(services().temporalAddress, name);
  await at.control.pause(name, 'to be waited for');
  await until('the pause', async () => (await at.control.status(name)).state.status === 'paused');
  const way = new Way(services().temporalAddress);
  const control = await openCampaignControl({ address: await way.open(), namespace: 'default', store: at.store });
  const waiting = control.wait(name, signal);
  // told where it is awaited
  waiting.catch(() => undefined);
  await until('the connection', () => way.isUsed);
  return { at, way, control, waiting };
}

describe('who waits for a campaign while Temporal is away', () => {
  it('goes on waiting when it is back soon', async () => {
    const { at, way, control, waiting } = await waitedFor('blink');
    await way.cut();
    await sleep(1_000);
    await way.open();
    await at.control.resume('blink');
    expect(await waiting).toMatchObject({ campaign: 'blink', ended: 'cycles' });
    await control.close();
    await way.cut();
    await at.close();
  });

  it('is let go when it is interrupted meanwhile, and the connection is closed in order', async () => {
    const interrupted = new AbortController();
    const { at, way, control, waiting } = await waitedFor('interrupted', interrupted.signal);
    await way.cut();
    // the next try is waited for
    await sleep(400);
    interrupted.abort();
    await expect(waiting).rejects.toMatchObject({ kind: 'unavailable', message: 'waiting was interrupted; the campaign goes on' });
    await control.close();
    await at.control.stop('interrupted', 'seen enough');
    await at.control.wait('interrupted', AbortSignal.timeout(550_000));
    await at.close();
  });

  it('is told so when it stays away, and how to look again', async () => {
    const { at, way, control, waiting } = await waitedFor('gone');
    await way.cut();
    await expect(waiting).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/Temporal does not answer any more.*ratchet campaign watch gone/),
    });
    await control.close();
    await at.control.stop('gone', 'seen enough');
    await at.control.wait('gone', AbortSignal.timeout(550_000));
    await at.close();
  });
});
