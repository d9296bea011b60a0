import { defineConfig } from 'vitest/config';
import { longTests, slowTests } from './test/kinds.js';

const [long, slow] = [[...longTests()], [...slowTests()]];
const properties = 'test/support/properties.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // what was transformed lies in node_modules by the hash of its text: a run after the first takes a third less
    experimental: { fsModuleCache: true },
    testTimeout: 30_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...long, ...slow],
          isolate: false,
          setupFiles: [properties, 'test/support/no-process.ts', 'test/support/no-server.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'long', include: long, isolate: false, setupFiles: [properties, 'test/support/no-process.ts'], testTimeout: 120_000 },
      },
      // only what hangs is to end by these: boxes, servers and processes wait long where others want the processor too
      {
        extends: true,
        test: {
          name: 'slow',
          include: slow,
          setupFiles: [properties],
          // servers written in Go, which have the room here, collect their garbage a quarter as often: it is a third of what they do
          env: { GOGC: '400' },
          // on two cores: a third has the processor while the others wait for servers and boxes
          maxWorkers: 3,
          // behind the quick ones, which have workers of their own number
          sequence: { groupOrder: 1 },
          testTimeout: 600_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 300_000 } },
        },
      },
    ],
  },
});
