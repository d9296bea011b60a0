import { realpath } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { readRows } from './parquet.js';
import { isLarge, type Kind, kindOf, namesIn, readLines, readText, refused } from './read.js';

/**
 * A public set at the place that a person named: a file or a folder. What lies in it is read, and nothing that a link in it leads to
 * elsewhere.
 */
export class DataSet {
  readonly path: string;
  readonly kind: Kind;
  readonly #home: string;

  private constructor(path: string, kind: Kind, home: string) {
    this.path = path;
    this.kind = kind;
    this.#home = home;
  }

  /** Throws SuiteFailure where nothing lies there that could be a set. */
  static async at(path: string): Promise<DataSet> {
    const whole = resolve(path);
    const kind = await kindOf(whole);
    if (kind === 'nothing') throw refused(whole, 'there is nothing at this path');
    if (kind === 'other') throw refused(whole, 'is no regular file and no folder');
    return new DataSet(whole, kind, await realpath(whole));
  }

  /** Where a file of the set lies, as messages name it; `''` is the set itself. */
  where(name: string): string {
    return join(this.path, name);
  }

  kindOf(name: string): Promise<Kind> {
    return kindOf(this.where(name));
  }

  async text(name: string): Promise<string> {
    return readText(await this.#inside(name));
  }

  /** Whether a file is too large to be read as one text. */
  async isLarge(name: string): Promise<boolean> {
    return isLarge(await this.#inside(name));
  }

  /** A large file line by line; null for a line that cannot be read. */
  async *lines(name: string): AsyncGenerator<string | null> {
    yield* readLines(await this.#inside(name));
  }

  /** The rows of a parquet file. */
  async *rows(name: string): AsyncGenerator {
    yield* readRows(await this.#inside(name));
  }

  /** A program of the set: a byte order mark is none of it, and not every compiler takes one. */
  async program(name: string): Promise<string> {
    return (await this.text(name)).replace(/^\uFEFF/, '');
  }

  /** Names in a folder of the set, in their order. */
  async names(folder: string): Promise<string[]> {
    return namesIn(await this.#inside(folder));
  }

  /** Where a folder of the set lies: for what is not read as text. */
  folder(name: string): Promise<string> {
    return this.#inside(name);
  }

  async #inside(name: string): Promise<string> {
    const where = this.where(name);
    if ((await kindOf(where)) === 'nothing') throw refused(where, 'does not exist');
    const real = await realpath(where);
    if (real !== this.#home && !real.startsWith(this.#home.endsWith(sep) ? this.#home : `${this.#home}${sep}`))
      throw refused(where, 'is a link that leads out of the set; name the file itself');
    return where;
  }
}
