import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

/** An endpoint that tunes, as far as its protocol goes: it learns nothing, and can fail in the ways in which hosts do. */
export interface TuningServer {
  readonly baseUrl: string;
  /** jobs that were begun */
  readonly begun: readonly FakeJob[];
  readonly uploads: readonly string[];
  readonly cancelled: readonly string[];
  close(): Promise<void>;
}

interface FakeJob {
  readonly id: string;
  readonly body: Record<string, unknown>;
  /** looks at it until it is done */
  left: number;
}

export interface TuningServerOptions {
  /** begins the job, and breaks the connection instead of an answer */
  readonly losesAnswers?: number;
  /** answers 404 for each job */
  readonly forgets?: boolean;
  /** what a job says while it is under way */
  readonly status?: string;
  readonly ends?: 'succeeded' | 'failed';
  /** what a job says of its steps, oldest first; missing: it has no such route */
  readonly events?: readonly object[];
  /** how an output came about; missing: it has no such route */
  readonly explains?: object;
  /** of a text behind a context: its log-probability */
  readonly score?: (model: string, text: string) => number;
}

export async function openTuningServer(options: TuningServerOptions = {}): Promise<TuningServer> {
  const begun: FakeJob[] = [];
  const uploads: string[] = [];
  const cancelled: string[] = [];
  let losses = options.losesAnswers ?? 0;
  const told = ({ id, body, left }: FakeJob): object => ({
    id,
    object: 'fine_tuning.job',
    metadata: body['metadata'],
    status: cancelled.includes(id) ? 'cancelled' : left > 0 ? (options.status ?? 'running') : (options.ends ?? 'succeeded'),
    fine_tuned_model: left > 0 ? null : `ft:${id}`,
    error: options.ends === 'failed' && left <= 0 ? { message: 'the loss is not a number' } : null,
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const [path = ''] = (request.url ?? '').replace('/v1', '').split('?');
    const id = path.split('/')[3];
    const job = begun.find((each) => each.id === id);
    const route = `${request.method ?? ''} ${path.replace(id ?? '\u0000', ':id')}`;
    switch (route) {
      case 'POST /files':
        uploads.push(body);
        return send(response, 200, { id: `file-${uploads.length}`, object: 'file' });
      case 'POST /fine_tuning/jobs': {
        const made = { id: `job-${begun.length + 1}`, body: parsed(body), left: 2 };
        begun.push(made);
        if (losses > 0) {
          losses -= 1;
          return void response.destroy();
        }
        return send(response, 200, told(made));
      }
      case 'GET /fine_tuning/jobs':
        return send(response, 200, { object: 'list', data: begun.map(told), has_more: false });
      case 'GET /fine_tuning/jobs/:id':
        if (job === undefined || options.forgets === true)
          return send(response, 404, { error: { message: `there is no job ${id ?? ''}` } });
        job.left -= 1;
        return send(response, 200, told(job));
      case 'GET /fine_tuning/jobs/:id/events':
        if (options.events === undefined) return send(response, 404, { error: { message: 'no such route' } });
        return send(response, 200, { object: 'list', data: options.events.map(event).toReversed(), has_more: false });
      case 'POST /fine_tuning/jobs/:id/cancel':
        cancelled.push(id ?? '');
        return send(response, 200, job === undefined ? {} : told(job));
      case 'GET /models':
        return send(response, 200, { object: 'list', data: begun.map((each) => ({ id: `ft:${each.id}`, object: 'model' })) });
      case 'POST /chat/completions':
        return send(response, 200, {
          id: 'c',
          object: 'chat.completion',
          choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'x' } }],
        });
      case 'POST /explain':
        return options.explains === undefined
          ? send(response, 404, { error: { message: 'no such route' } })
          : send(response, 200, options.explains);
      case 'POST /score': {
        const { model, candidates } = scored.parse(parsed(body));
        const { score } = options;
        if (score === undefined) return send(response, 404, { error: { message: 'no such route' } });
        return send(response, 200, { kind: 'log_probability', scores: candidates.map((text) => score(model, text)) });
      }
      default:
        return send(response, 404, { error: { message: `no ${route}` } });
    }
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    begun,
    uploads,
    cancelled,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function event(data: object, number: number): object {
  return { id: `event-${number}`, object: 'fine_tuning.job.event', created_at: number, level: 'info', message: '', data };
}

const scored = z.object({ model: z.string(), candidates: z.array(z.string()) });

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

function parsed(body: string): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(body));
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
