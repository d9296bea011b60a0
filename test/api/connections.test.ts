import { connect } from 'node:net';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { openWorld } from './world.js';

it('ends at once, though a browser holds a connection that it has not used', async () => {
  const { app } = await openWorld();
  const { port } = new URL(await app.getUrl());
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  // a request that is answered says that the server knows of the connection before it
  await fetch(`${await app.getUrl()}/api/v1/campaigns`).then((answer) => answer.text());
  const ended = once(socket, 'close');
  await app.close();
  // Node itself waits a minute for one that has sent nothing, which is longer than a test may take
  await ended;
  expect(socket.destroyed).toBe(true);
});
