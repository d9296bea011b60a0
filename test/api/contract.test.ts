import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECOND_ADAPTER, storeAdapters } from '../support/stored-adapters.js';
import { readConfig } from '../../config/config.js';
import { storeCampaign, type StoredCampaign } from './stored-campaign.js';
import { openWorld, type World } from './world.js';

/** `.ci/run` makes the virtual environment, and says that it is to be there. */
const VERSION = '4.32.5';
const PROGRAM = join(readConfig({ ...process.env, OPENAI_BASE_URL: '' }).cache, `schemathesis-${VERSION}`, 'bin', 'schemathesis');
const isThere = existsSync(PROGRAM);
const required = process.env['RATCHET_TEST_CONTRACT'] === 'required';
const MEND = `schemathesis ${VERSION} is not at ${PROGRAM}: python3 -m venv ${join(PROGRAM, '..', '..')} && ${join(PROGRAM, '..', 'pip')} install schemathesis==${VERSION}`;

/** An answer is one that the document has, in the form that it has, and never a failure of the server. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
];
/** Of what there is it writes an address as it is, with a / that makes it another path. */
const METHODS = 'unsupported_method';

describe.skipIf(!isThere && !required)(`the API as its document has it${isThere || required ? '' : `: skipped, since ${MEND}`}`, () => {
  let world: World;
  let night: StoredCampaign;
  let folder: string;

  beforeAll(async () => {
    if (!isThere) throw new TypeError(MEND);
    world = await openWorld({ limits: { requestsPerSecond: 1_000_000 } });
    night = await storeCampaign(world.store);
    await storeAdapters(world.store, { campaign: night.name, base: 'offline' });
    folder = await mkdtemp(join(tmpdir(), 'contract-'));
  });
  afterAll(async () => {
    await world.app.close();
    await rm(folder, { recursive: true });
  });

  it.each([
    ['whatever is asked', false, '4'],
    ['what is asked of what there is', true, '8'],
  ])(
    'holds for %s',
    async (_what, known, examples) => {
      const settings = join(folder, `${known}.toml`);
      await writeFile(settings, known ? parametersOf(night) : '');
      const url = await world.app.getUrl();
      const checks = (known ? CHECKS : [...CHECKS, METHODS]).join(',');
      const args = ['--config-file', settings, 'run', `${url}/docs-json`, '--checks', checks, '--max-examples', examples, '--seed', '1'];
      const quiet = [
        '--no-color',
        '--continue-on-failure',
        '--suppress-health-check',
        'all',
        '--warnings',
        'off',
        '--phases',
        'coverage,fuzzing',
      ];
      const without = ['--exclude-path-regex', '/events$|/session$', '--request-timeout', '60'];
      const told = await promisify(execFile)(PROGRAM, [...args, ...quiet, ...without], { cwd: folder, maxBuffer: 64 * 1_024 * 1_024 }).then(
        ({ stdout }) => ({ failed: false, text: stdout }),
        (error: unknown) => ({ failed: true, text: textOf(error) }),
      );
      if (told.failed) throw new TypeError(told.text);
      expect(told.text).toMatch(/[1-9]\d* (?:generated|passed)/);
      // it came as far as what is there
      const wanted = known
        ? [`campaigns/night/cycles`, `campaigns/night/ledger`, `strategies/${night.champion}`, `adapters/${SECOND_ADAPTER}`]
        : ['campaigns', 'incidents'];
      for (const path of wanted) expect(world.logged()).toContain(`"path":"/api/v1/${path}","status":200`);
    },
    1_800_000,
  );
});

function ids(path: string, id: string): string {
  return `[[operations]]\ninclude-path-regex = "${path}"\nparameters = { "path.id" = "${id}" }\n`;
}

function parametersOf({ name, champion, episode, row }: StoredCampaign): string {
  return [
    `[parameters]\n"path.name" = "${name}"\n"path.address" = "${episode}"\n"path.hash" = "${SECOND_ADAPTER}"\n`,
    ids('/strategies/', champion),
    ids('/memory/', row),
  ].join('\n');
}

function textOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'stdout' in error ? String(error.stdout) : String(error);
}
