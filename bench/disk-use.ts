import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What the files below a folder take on the disk. Files that go away meanwhile count nothing. */
export async function diskUseBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        stat(join(entry.parentPath, entry.name)).then(
          ({ blocks }) => blocks * 512,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, each) => sum + each, 0);
}
