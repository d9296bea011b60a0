const BLOCK = 512;

type Contents = Readonly<Record<string, string | Buffer>>;

/** A tar archive of files that everybody may read and root alone may change, with the folders on their way. */
export function tarOf(files: Contents): Buffer {
  const entries = Object.entries(files).flatMap(([path, content]) => entry(path, Buffer.from(content)));
  const folders = foldersOf(files).flatMap((path) => entry(`${path}/`, null));
  return Buffer.concat([...folders, ...entries, Buffer.alloc(2 * BLOCK)]);
}

/** Parents before what is in them. */
function foldersOf(files: Contents): readonly string[] {
  const parents = Object.keys(files).flatMap((path) =>
    path
      .split('/')
      .slice(0, -1)
      .map((_, index, parts) => parts.slice(0, index + 1).join('/')),
  );
  return [...new Set(parents)].toSorted();
}

/** A long name stands in an entry before its own, in GNU's way. */
function entry(path: string, content: Buffer | null): Buffer[] {
  const name = Buffer.from(path);
  if (name.length < 100) return plainEntry(name, content, content === null ? '5' : '0');
  return [
    ...plainEntry(Buffer.from('././@LongLink'), Buffer.concat([name, Buffer.alloc(1)]), 'L'),
    ...plainEntry(name.subarray(0, 99), content, content === null ? '5' : '0'),
  ];
}

function plainEntry(name: Buffer, content: Buffer | null, type: '0' | '5' | 'L'): Buffer[] {
  const header = Buffer.alloc(BLOCK);
  name.copy(header);
  header.write(octal(content === null ? 0o755 : 0o644, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(content?.length ?? 0, 12), 124);
  header.write(octal(0, 12), 136);
  header.write(' '.repeat(8), 148);
  header.write(type, 156);
  header.write('ustar  ', 257);
  header.write(
    octal(
      header.reduce((sum, byte) => sum + byte, 0),
      7,
    ),
    148,
  );
  if (content === null || content.length === 0) return [header];
  return [header, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)];
}

/** Digits and a zero byte that together fill the field. */
function octal(value: number, length: number): string {
  return `${value.toString(8).padStart(length - 1, '0')}\0`;
}
