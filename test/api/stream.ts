/** A server-sent event. */
export interface Message {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: string | undefined;
}

/** Reads a stream until a message is as wanted, and lets go of it. */
export async function followed(
  url: string,
  until: (message: Message) => boolean,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly Message[]> {
  const leave = new AbortController();
  const answer = await fetch(url, { headers, signal: leave.signal });
  if (answer.headers.get('content-type')?.includes('text/event-stream') !== true)
    throw new TypeError(`${answer.status}: ${await answer.text()}`);
  const heard: Message[] = [];
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString();
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    heard.push(...parts.map(messageOf).filter(({ event }) => event !== undefined));
    if (heard.some(until)) break;
  }
  leave.abort();
  return heard;
}

function messageOf(text: string): Message {
  const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1];
  return { id: field('id'), event: field('event'), data: field('data') };
}
