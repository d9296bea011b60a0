import type { BoxFolder } from './box.js';
import { RatchetFailure } from '../ports/failures.js';
import type { Tool, ToolHost } from './tool-host.js';

/** A way to start a program so that no other process of its user can read its memory or its descriptors. */
export interface Unreadable {
  /** what stands before the arguments */
  readonly command: readonly string[];
  readonly folder: BoxFolder;
}

/** Prints the loader that a program names, and a hash of it: the two of one C library go together. */
const LOADER = `const { createHash } = require('node:crypto');
const { openSync, readFileSync, readSync } = require('node:fs');
const file = openSync(process.execPath, 'r');
const at = (offset, length) => { const bytes = Buffer.alloc(length); readSync(file, bytes, 0, length, offset); return bytes; };
const head = at(0, 64);
const [start, size, count] = [Number(head.readBigUInt64LE(32)), head.readUInt16LE(54), head.readUInt16LE(56)];
for (let index = 0; index < count; index += 1) {
  const part = at(start + index * size, size);
  if (part.readUInt32LE(0) !== 3) continue;
  const loader = at(Number(part.readBigUInt64LE(8)), Number(part.readBigUInt64LE(32)) - 1).toString();
  console.log(loader + ' ' + createHash('sha256').update(readFileSync(loader)).digest('hex'));
}`;

/**
 * The kernel closes a process to others when its user may run but not read what was started. That is so for a copy of
 * the loader of dynamic programs: it starts Node, whose own file stays as it is.
 */
export async function unreadableNode(tools: ToolHost, node: Tool): Promise<Unreadable> {
  const found = await tools.find([node.path], ['-e', LOADER]);
  const [loader = '', hash] = found?.version.split(' ') ?? [];
  if (hash === undefined)
    throw new RatchetFailure(
      'sandbox-unavailable',
      `${node.path} names no loader: a Node that is linked dynamically is needed, as Debian has it`,
    );
  const folder = await tools.prepare({
    name: 'unreadable',
    key: `${loader} ${hash}`,
    doing: 'preparing processes that others cannot read',
    make: async (work) => {
      await work.run(['cp', '-L', loader, 'loader']);
      await work.run(['chmod', EXECUTE_ONLY, 'loader']);
    },
  });
  return { command: [`${folder.box}/loader`, node.path], folder };
}

const EXECUTE_ONLY = '0111';

/** Makes what is prepared readable for the users of boxes, less what is meant to be run and not read. */
export function openingTo(folder: string): readonly [string, ...string[]] {
  return ['find', folder, '!', '-type', 'l', '!', '-perm', EXECUTE_ONLY, '-exec', 'chmod', 'a+rX', '{}', '+'];
}
