import { existsSync } from 'node:fs';
import { RatchetFailure } from '../../ports/failures.js';
import { LANGUAGES } from '../../domain/task.js';
import type { Config } from '../../config/config.js';
import { openSandbox } from '../../judge/index.js';
import { findOnHost, HostTools, preparedFolder } from '../../judge/host-tools.js';
import { openLanguages } from '../../judge/languages/index.js';
import { interpreters, pytestPreparation } from '../../judge/languages/python/pytest-install.js';
import { findExecutable } from './command.js';
import { findPython } from '../../judge/languages/python/toolchain.js';
import type { Finding } from './finding.js';
import { mendingCommand, type Lack, type Machine } from './parts.js';
import type { Probe } from './way.js';

/** What nothing here can give: the kernel, or the container that this runs in, has to allow it. */
const ALLOW_BOXES = 'run where user namespaces and mounts are allowed (in a container: --privileged)';
const PIP: Lack = { part: 'pytest', because: 'neither pytest nor a pip to install it with', mend: { packages: ['python3-pip'] } };

export function pythonPart({ maker, python }: Machine): Finding {
  if (maker === 'docker')
    return {
      part: 'python',
      way: 'in the image of the boxes',
      looked: [{ way: 'on the machine', state: python.state, because: python.because }],
      mend: null,
    };
  const absent = python.state === 'absent';
  return {
    part: 'python',
    way: absent ? null : `on the machine: ${python.because}`,
    looked: [{ way: 'on the machine', state: python.state, because: python.because }],
    mend: absent ? mendOf('python', python) : null,
  };
}

/** Starts a box and lets the self-test look out of it: what the sandbox promises here. */
export async function boxPart(config: Config, machine: Machine): Promise<Finding> {
  const { boxes, maker, python } = machine;
  const makers = (['bubblewrap', 'docker'] as const).map((name) => ({ way: name, state: boxes[name].state, because: boxes[name].because }));
  const lack = machine.lacks.find(({ part }) => part === 'sandbox');
  if (maker === null) return { part: 'sandbox', way: null, looked: makers, mend: lack === undefined ? null : mendingCommand([lack]) };
  const way = `${maker}: ${boxes[maker].because}`;
  if (boxes[maker].state === 'possible' || (maker === 'bubblewrap' && python.state === 'absent'))
    return { part: 'sandbox', way: `${way}; not tested`, looked: makers, mend: null };
  try {
    const sandbox = await openSandbox({ cache: config.cache, backend: maker, concurrency: 1, report: () => {} });
    await sandbox.close();
    const guarantees = sandbox.guarantees();
    const lowered = guarantees.filter(({ level }) => level !== 'enforced');
    return {
      part: 'sandbox',
      way: `${way}; the self-test holds, ${guarantees.length - lowered.length} of ${guarantees.length} guarantees enforced`,
      looked: [...makers, ...lowered.map(({ what, level, by }) => ({ way: what, state: 'possible' as const, because: `${level}: ${by}` }))],
      mend: null,
    };
  } catch (error) {
    if (!(error instanceof RatchetFailure)) throw error;
    return {
      part: 'sandbox',
      way: null,
      looked: [...makers, { way: 'self-test', state: 'absent', because: error.message }],
      mend: ALLOW_BOXES,
    };
  }
}

/** Languages that can be judged here, and in which box; those that cannot are a lack only for whoever has tasks of them. */
export async function languageParts({ maker, boxes }: Machine): Promise<readonly Finding[]> {
  if (maker === null) return [];
  const host = maker === 'bubblewrap' ? (await openLanguages(new HostTools('', () => {}))).list() : [];
  return LANGUAGES.filter((language) => language !== 'python').flatMap((language) => {
    const here = host.find((each) => each.language === language);
    const image = { way: 'in the image of the Docker boxes', state: boxes.docker.state, because: boxes.docker.because };
    if (maker === 'docker') return [{ part: language, way: image.way, looked: [image], mend: null }];
    if (here === undefined) return [];
    const looked = [
      {
        way: 'on the machine',
        state: here.version === null ? ('absent' as const) : ('ready' as const),
        because: here.version ?? here.because,
      },
      image,
    ];
    if (here.version !== null) return [{ part: language, way: `on the machine: ${here.version}`, looked, mend: null }];
    const way = boxes.docker.state === 'ready' ? image.way : 'not judged here';
    return [{ part: language, way, looked, mend: null }];
  });
}

/** Tests of a framework are judged by pytest, which is installed at its first use. */
export async function pytestPart(
  config: Config,
  { maker, python }: Machine,
): Promise<{ readonly finding: Finding; readonly lacks: readonly Lack[] }> {
  if (maker === 'docker')
    return {
      finding: { part: 'pytest', way: 'in a volume of the Docker engine, from the first use on', looked: [], mend: null },
      lacks: [],
    };
  if (python.state === 'absent')
    return {
      finding: {
        part: 'pytest',
        way: null,
        looked: [{ way: 'installed', state: 'absent', because: 'there is no Python for it' }],
        mend: null,
      },
      lacks: [],
    };
  const found = await findPython({ find: findOnHost });
  const folder = preparedFolder(config.cache, await pytestPreparation(found));
  const isThere = existsSync(folder);
  const pip = isThere ? null : await pipOf(interpreters(found));
  if (!isThere && pip === null)
    return {
      finding: {
        part: 'pytest',
        way: null,
        looked: [{ way: 'installed', state: 'absent', because: PIP.because }],
        mend: mendingCommand([PIP]),
      },
      lacks: [PIP],
    };
  const because = isThere ? folder : `at the first use, by ${pip ?? ''} into ${folder}`;
  return {
    finding: {
      part: 'pytest',
      way: `installed: ${because}`,
      looked: [{ way: 'installed', state: isThere ? 'ready' : 'possible', because }],
      mend: null,
    },
    lacks: [],
  };
}

async function pipOf(pythons: readonly string[]): Promise<string | null> {
  for (const interpreter of pythons) {
    const executable = await findExecutable(interpreter);
    if (executable !== null && (await findOnHost([executable], ['-m', 'pip', '--version'])) !== null) return `${interpreter} -m pip`;
  }
  return null;
}

function mendOf(part: string, probe: Probe & { readonly state: 'absent' }): string | null {
  return mendingCommand([{ part, because: probe.because, mend: probe.mend }]);
}
