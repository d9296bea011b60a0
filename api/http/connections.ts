import { Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { tellUnparsed } from './unparsed.js';

/** What is being answered when the API ends has so long. */
const PATIENCE_MS = 5_000;

/**
 * Nobody keeps the API from ending: Node's `close` waits for each connection that has asked nothing yet, which browsers open for
 * later, and for each whose answer ends after it. And nobody who is gone is being answered: of several requests that came at once
 * over one connection, Node tells only the answer whose turn it is that its connection ended.
 */
@Injectable()
export class Connections implements OnModuleInit, BeforeApplicationShutdown {
  readonly #unused = new Set<Socket>();
  readonly #answers = new WeakMap<Duplex, Set<ServerResponse>>();
  #isEnding = false;

  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const server = this.#server();
    tellUnparsed(server, (connection) => [...(this.#answers.get(connection) ?? [])].some(({ headersSent }) => headersSent));
    server.on('connection', (socket) => {
      this.#unused.add(socket);
      const answers = new Set<ServerResponse>();
      this.#answers.set(socket, answers);
      socket.once('close', () => {
        this.#unused.delete(socket);
        for (const answer of answers) closeUnsent(answer);
      });
    });
    server.prependListener('request', ({ socket }, response) => {
      this.#unused.delete(socket);
      this.#answers.get(socket)?.add(response);
      response.once('close', () => {
        this.#answers.get(socket)?.delete(response);
        if (this.#isEnding) setImmediate(() => server.closeIdleConnections());
      });
    });
  }

  beforeApplicationShutdown(): void {
    this.#isEnding = true;
    for (const socket of this.#unused) socket.destroy();
    setTimeout(() => this.#server().closeAllConnections(), PATIENCE_MS).unref();
  }

  #server(): Server {
    const server: unknown = this.host.httpAdapter.getHttpServer();
    if (server instanceof Server) return server;
    throw new TypeError('the API is served by no server of HTTP');
  }
}

/** An answer that has its connection is closed by Node. */
function closeUnsent(answer: ServerResponse): void {
  if (answer.socket !== null) return;
  answer.destroy();
  answer.emit('close');
}
