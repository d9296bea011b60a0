import { chmod, chown } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { LOOPBACK, type Loopback } from '../../ports/workspace.js';
import type { BoxFolder } from '../box.js';
import { makeJobFolder, removeJobFolder } from '../bubblewrap/job-folder.js';

/** Of a question; as many as may be open together are held in memory. */
const MAX_REQUEST_BYTES = 8 * 1_024 * 1_024;
const MAX_CONNECTIONS = 64;
/** Where a box sees the folder of its socket. */
const IN_BOX = '/mnt/loopback';

/** A way out of one box to one function of ours: a socket that nobody but the box's user can open, and who stands in for it inside. */
export interface OpenLoopback {
  readonly folder: BoxFolder;
  /** The command with whoever listens in the box beside it; it begins when that one does. */
  argv(command: readonly string[]): readonly string[];
  /** Ends what goes on, and leaves nothing. */
  close(): Promise<void>;
}

export async function openLoopback(name: string, uid: number, answer: Loopback): Promise<OpenLoopback> {
  const folder = await makeJobFolder(name);
  const server = createServer((request, response) => void serve(answer, request, response));
  server.maxConnections = MAX_CONNECTIONS;
  // a model may think for long, and so may an agent between two questions
  server.requestTimeout = 0;
  server.keepAliveTimeout = 0;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await removeJobFolder(folder);
  };
  try {
    const socket = join(folder, 'way');
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(socket, resolve);
    });
    if (process.getuid?.() === 0) await chown(socket, uid, uid);
    await chmod(socket, 0o600);
    return {
      folder: { source: folder, box: IN_BOX },
      argv: (command) => ['/usr/bin/python3', '-I', '-S', '-c', LISTENS, ...command],
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function serve(answer: Loopback, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // whoever has gone is told nothing
  response.on('error', () => undefined);
  const body = await readBody(request);
  if (body === null) return send(response, 413, 'text/plain', `the request is larger than ${MAX_REQUEST_BYTES} bytes`);
  const { method = 'GET', url = '/', headers } = request;
  const {
    status,
    contentType,
    body: said,
  } = await answer({
    method,
    path: url.split('?', 1)[0] ?? '/',
    authorization: headers.authorization ?? '',
    body,
  });
  return send(response, status, contentType, said);
}

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** Null where it is too large; the rest is read and dropped, so that the answer gets through. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      if (!Buffer.isBuffer(chunk)) continue;
      size += chunk.length;
      if (size <= MAX_REQUEST_BYTES) parts.push(chunk);
    }
  } catch (error) {
    // broken off: nobody waits for an answer
    if (!request.destroyed) throw error;
  }
  return size > MAX_REQUEST_BYTES ? null : Buffer.concat(parts).toString('utf8');
}

/** Listens on the box's own loopback, hands on to the socket, and is the command's parent: when that ends, all of it ends. */
const LISTENS = `
import asyncio, os, socket, sys, threading
here = socket.socket()
here.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
here.bind(("127.0.0.1", ${new URL(LOOPBACK).port}))
here.listen(${MAX_CONNECTIONS})
child = os.fork()
if child == 0:
    try:
        os.execvp(sys.argv[1], sys.argv[1:])
    except OSError as error:
        print(error, file=sys.stderr)
        os._exit(127)
null = os.open(os.devnull, os.O_RDONLY)
os.dup2(null, 0)
async def pump(reader, writer):
    try:
        while True:
            data = await reader.read(65536)
            if not data:
                break
            writer.write(data)
            await writer.drain()
        writer.write_eof()
    except OSError:
        writer.close()
async def hand_on(reader, writer):
    try:
        there, out = await asyncio.open_unix_connection("${IN_BOX}/way")
    except OSError:
        writer.close()
        return
    await asyncio.gather(pump(reader, out), pump(there, writer))
    out.close()
    writer.close()
def wait():
    status = os.waitpid(child, 0)[1]
    os._exit(os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))
async def main():
    threading.Thread(target=wait, daemon=True).start()
    server = await asyncio.start_server(hand_on, sock=here)
    await server.serve_forever()
asyncio.run(main())
`;
