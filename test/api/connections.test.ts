import { connect } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { problem } from '../../api/http/problem.js';
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

const LIVE = 'GET /api/v1/health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n';

it.each([
  ['no HTTP', 400, 'hello\r\n\r\n'],
  ['a header without a colon', 400, `${LIVE}nonsense\r\n\r\n`],
  ['two lengths', 400, `${LIVE}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`],
  ['headers of 20 KiB', 431, `${LIVE}X-Long: ${'x'.repeat(20_000)}\r\n\r\n`],
  ['a path of 20 KiB', 431, `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`],
])('%s is told as a problem, %i, and the connection ends', async (_, status, sent) => {
  const { app } = await openWorld();
  try {
    const socket = connect(Number(new URL(await app.getUrl()).port), '127.0.0.1');
    socket.write(sent);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} .*application/problem\\+json`, 's'));
    expect(problem.parse(JSON.parse(body))).toMatchObject({ status });
  } finally {
    await app.close();
  }
});

it('nothing is said in the midst of an answer: the connection ends', async () => {
  const { app } = await openWorld();
  try {
    const socket = connect(Number(new URL(await app.getUrl()).port), '127.0.0.1');
    let told = '';
    socket.on('data', (part: Buffer) => (told += part.toString()));
    socket.write('GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    await once(socket, 'data');
    socket.write('hello\r\n\r\n');
    await once(socket, 'close');
    expect(told.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
  } finally {
    await app.close();
  }
});
