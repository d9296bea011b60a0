/** One piece of one stream out of several that share a line. */
export interface Frame {
  readonly kind: number;
  readonly data: Buffer;
}

const HEADER_BYTES = 8;

/**
 * Takes apart what Docker sends for a container without a terminal, and what the box's init sends inside that: kind, three zeros,
 * length.
 */
export class FrameReader {
  #kind = 0;
  #left = 0;
  #header = Buffer.alloc(0);

  /** The frames of this piece of the line; a long frame comes in parts. */
  *read(chunk: Buffer): Generator<Frame> {
    let rest = chunk;
    while (rest.length > 0) {
      if (this.#left === 0) rest = this.#readHeader(rest);
      const data = rest.subarray(0, this.#left);
      this.#left -= data.length;
      rest = rest.subarray(data.length);
      if (data.length > 0) yield { kind: this.#kind, data };
    }
  }

  #readHeader(chunk: Buffer): Buffer {
    const missing = HEADER_BYTES - this.#header.length;
    this.#header = Buffer.concat([this.#header, chunk.subarray(0, missing)]);
    if (this.#header.length === HEADER_BYTES) {
      this.#kind = this.#header.readUInt8(0);
      this.#left = this.#header.readUInt32BE(4);
      this.#header = Buffer.alloc(0);
    }
    return chunk.subarray(missing);
  }
}
