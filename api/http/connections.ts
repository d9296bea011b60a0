import { Server } from 'node:http';
import type { Socket } from 'node:net';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/** What is being answered when the API ends has so long. */
const PATIENCE_MS = 5_000;

/**
 * Nobody keeps the API from ending: Node's `close` waits for each connection that has asked nothing yet, which browsers open for
 * later, and for each whose answer ends after it.
 */
@Injectable()
export class Connections implements OnModuleInit, BeforeApplicationShutdown {
  readonly #unused = new Set<Socket>();
  #isEnding = false;

  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const server = this.#server();
    server.on('connection', (socket) => {
      this.#unused.add(socket);
      socket.once('close', () => this.#unused.delete(socket));
    });
    server.prependListener('request', ({ socket }, response) => {
      this.#unused.delete(socket);
      response.once('close', () => {
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
