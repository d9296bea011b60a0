import { pino, type DestinationStream } from 'pino';
import { visibleJson } from '../domain/visible.js';

/** Where JSON lines are written that people read at a terminal: JSON itself lets the C1 controls and overrides of direction through. */
export function readableLog(destination: DestinationStream = pino.destination(1)): DestinationStream {
  return { write: (line) => destination.write(visibleJson(line)) };
}
