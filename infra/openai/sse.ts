/**
 * The `data:` lines of an event stream. The client's own reader hides whether the stream was ended by `[DONE]` or cut
 * off, and that decides here whether an answer is whole. Chat completions never spread a frame over lines, and some
 * gateways leave out the empty line between frames or write a bare JSON error: so each line stands for itself.
 */
export async function* sseData(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  for await (const bytes of body) {
    const [head = '', ...rest] = decoder.decode(bytes, { stream: true }).split('\n');
    parts.push(head);
    for (const piece of rest) {
      yield* dataOf(parts.join(''));
      parts = [piece];
    }
  }
  parts.push(decoder.decode());
  yield* dataOf(parts.join(''));
}

function* dataOf(line: string): Generator<string, void, undefined> {
  const text = line.replace(/^data:/, '').trim();
  if (text !== '' && (line.startsWith('data:') || text.startsWith('{'))) yield text;
}
