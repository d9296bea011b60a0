import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/**
 * The parts of a driver as one text: it travels as an argument, so that no file of the host has to be reachable for the
 * user of a box. The last part is run; each can require those before it as `./name.cjs`.
 */
export async function bundled(parts: readonly string[]): Promise<string> {
  const texts = await Promise.all(
    parts.map(async (part) => `${JSON.stringify(`./${basename(part)}`)}: (module, require) => {${await readFile(part, 'utf8')}\n}`),
  );
  return `{
const parts = {${texts.join(',\n')}};
const made = {};
const load = (name) => {
  if (parts[name] === undefined) return require(name);
  if (made[name] === undefined) parts[name]((made[name] = { exports: {} }), load);
  return made[name].exports;
};
load(${JSON.stringify(`./${basename(parts.at(-1) ?? '')}`)});
}`;
}
