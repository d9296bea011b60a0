import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenSandbox } from '../../judge/judge.js';
import { type Attack, runAttack } from '../contract/attacks/attack.js';
import { JAVA_ATTACKS } from '../contract/attacks/java.js';
import { JAVASCRIPT_ATTACKS } from '../contract/attacks/javascript.js';
import { inProcessToo } from '../contract/attacks/look-in-process.js';
import { PYTHON_ATTACKS } from '../contract/attacks/python.js';
import { RUST_ATTACKS } from '../contract/attacks/rust.js';
import { TYPESCRIPT_ATTACKS } from '../contract/attacks/typescript.js';
import { openNamed, openWithoutGroups } from '../support/boxes.js';
import { DOCKER_TIMEOUT_MS, whyNoDocker, withDocker } from '../support/docker.js';

const ATTACKS = {
  python: PYTHON_ATTACKS,
  java: JAVA_ATTACKS,
  javascript: JAVASCRIPT_ATTACKS,
  rust: RUST_ATTACKS,
  typescript: TYPESCRIPT_ATTACKS,
};
type Crossed = keyof typeof ATTACKS;
/** TypeScript shares the runner of JavaScript: its own attacks are few, and of other kinds. */
const LANGUAGES = ['python', 'java', 'javascript', 'rust'] as const;
type Tabled = (typeof LANGUAGES)[number];

/**
 * For each language an honest candidate, and one hostile each of: resources, escape or secrets, network, a verdict forged in-process,
 * and one forged split.
 */
const CROSS: Readonly<Record<Tabled, readonly string[]>> = {
  python: [
    'split: raises inside',
    'fork bomb',
    'reads files of others',
    'reaches a server on this machine',
    'in-process: patches the reports',
    'split: writes records of its own',
  ],
  java: [
    'in-process: throws inside',
    'memory bomb',
    'writes outside its own space',
    'asks the metadata address and a name server',
    'in-process: answers the literal of the assertion that called it',
    'split: patches the driver',
  ],
  javascript: [
    'node-test: raises inside',
    'flood on stdout',
    'reads environments and command lines',
    'reaches an abstract socket',
    'node-test: turns failures into passes on their way',
    'split: writes answers of its own',
  ],
  rust: [
    'in-process: panics inside',
    'disk bomb in /work',
    'asks the kernel for more rights',
    'asks a name server',
    'in-process: does so when an assertion fails',
    'split: teaches the driver its own type',
  ],
};

/** What takes long at its first use (a framework, the crates) is put there by the first candidate of a language. */
const TIMEOUT_MS = 15 * 60_000;

function all(language: Crossed): readonly Attack[] {
  return [...ATTACKS[language], ...inProcessToo(ATTACKS[language])];
}

/** Those that look round in the box do so at both levels. */
function ofTheTable(language: Tabled): readonly Attack[] {
  const named = ATTACKS[language].filter((attack) => CROSS[language].includes(attack.name));
  return [...named, ...inProcessToo(named)];
}

type Wanted = readonly (readonly [Crossed, readonly Attack[]])[];

const TABLE: Wanted = LANGUAGES.map((language) => [language, ofTheTable(language)]);

/** What `npm run bench -- attack-cross` asks for. */
const ALL: Wanted = [...LANGUAGES, 'typescript' as const].map((language) => [language, all(language)]);

const WANTED = process.env['RATCHET_FULL_CROSS'] === '1' ? ALL : TABLE;

function cross(wanted: Wanted, open: () => Promise<OpenSandbox>): void {
  let sandbox: OpenSandbox;
  beforeAll(async () => {
    sandbox = await open();
  }, DOCKER_TIMEOUT_MS);
  afterAll(() => sandbox.close());

  describe.each(wanted)('%s', (_language, attacks) => {
    it.each(attacks.map((attack) => [attack.class, attack.job().checks.trust, attack.name, attack] as const))(
      '%s | %s | %s',
      { timeout: TIMEOUT_MS },
      async (_class, _level, _name, attack) => {
        await expect(runAttack(sandbox, attack)).resolves.toBeUndefined();
      },
    );
  });
}

describe('the table', () => {
  it.each(LANGUAGES)('names an honest candidate of %s and a hostile one of each kind', (language) => {
    const kinds = ofTheTable(language).map((attack) =>
      attack.class === 'honest' ? 'honest' : `${attack.class.replace('secrets', 'escape')} ${attack.job().checks.trust}`,
    );
    expect(kinds.toSorted()).toEqual([
      'escape in-process',
      'escape split',
      'forgery in-process',
      'forgery split',
      'honest',
      'network in-process',
      'network split',
      'resource split',
    ]);
  });
});

describe.skipIf((await whyNoDocker()) !== null)('Docker', () => {
  withDocker();
  cross(WANTED, () => openNamed('docker'));
});

describe('bubblewrap', () => {
  cross(WANTED, () => openNamed('bubblewrap'));
});

describe('bubblewrap without control groups', () => {
  cross(TABLE, openWithoutGroups);
});
