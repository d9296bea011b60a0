import type { Config } from '../../config/config.js';
import { probeBox, probePython } from './box.js';
import { lackOf, survey, type Survey } from './choose.js';
import { probeDocker } from './docker.js';
import { surveyLanguageModel, type LanguageModelSurvey } from './language-model/language-model.js';
import { placesOf } from './places.js';
import { chromaRecipe } from './ways/chroma.js';
import { mongoRecipe } from './ways/mongo.js';
import { temporalRecipe } from './ways/temporal.js';
import type { Mend, Probe, ServerName } from './way.js';
import type { BackendName } from '../../ports/sandbox.js';

/** Something that the machine lacks, and what mends it. */
export interface Lack {
  readonly part: string;
  readonly because: string;
  readonly mend: Mend | null;
}

/** What this machine has for the stack, as a look told; servers that somebody else runs are not looked for. */
export interface Machine {
  readonly servers: Readonly<Partial<Record<ServerName, Survey>>>;
  /** what can make boxes */
  readonly boxes: Readonly<Record<BackendName, Probe>>;
  /** what makes them: as configured, else the first that can; null where none can */
  readonly maker: BackendName | null;
  /** what candidates are run by where bubblewrap makes the boxes */
  readonly python: Probe;
  /** null where no language model of ours is asked for */
  readonly languageModel: LanguageModelSurvey | null;
  readonly lacks: readonly Lack[];
}

/** In this order; WebAssembly only where it is asked for, since it runs one language. */
const BY_THEMSELVES = ['bubblewrap', 'docker'] as const;
const WASM: Probe = { state: 'ready', executable: 'quickjs-emscripten', because: 'QuickJS, for JavaScript alone' };

/** Takes a few seconds at most and changes nothing. */
export async function lookAround(config: Config): Promise<Machine> {
  const { data } = placesOf(config.home);
  const look = async (isConfigured: boolean, recipe: Parameters<typeof survey>[0]): Promise<Survey | null> =>
    isConfigured ? null : survey(recipe, data);
  const [temporal, mongo, chroma, bubblewrap, docker, python, languageModel] = await Promise.all([
    look(config.temporal.address !== null, temporalRecipe(config.cache, config.temporal.namespace)),
    look(config.mongo.url !== null, mongoRecipe(config.cache)),
    look(config.chroma.url !== null, chromaRecipe(config.cache)),
    probeBox(),
    probeDocker(),
    probePython(),
    surveyLanguageModel(config),
  ]);
  const surveys = [temporal, mongo, chroma].filter((found) => found !== null);
  const boxes = { bubblewrap, docker, wasm: WASM };
  const wanted = config.sandbox.backend === null ? BY_THEMSELVES : [config.sandbox.backend];
  const maker = wanted.find((name) => boxes[name].state !== 'absent') ?? null;
  return {
    servers: Object.fromEntries(surveys.map((found) => [found.recipe.server, found])),
    boxes,
    maker,
    python,
    languageModel,
    lacks: [
      ...surveys.flatMap(lackOfServer),
      ...(languageModel?.lacks ?? []).map((lack) => ({ part: 'model', ...lack })),
      ...(maker === null ? [lackOfBoxes(wanted, boxes)] : []),
      // an image brings its own
      ...(maker !== 'docker' && maker !== 'wasm' && python.state === 'absent'
        ? [{ part: 'python', because: python.because, mend: python.mend }]
        : []),
    ],
  };
}

function lackOfBoxes(wanted: readonly BackendName[], boxes: Machine['boxes']): Lack {
  const mends = wanted.flatMap((name) => {
    const probe = boxes[name];
    return probe.state === 'absent' && probe.mend !== null ? [probe.mend] : [];
  });
  return { part: 'sandbox', because: wanted.map((name) => `${name}: ${boxes[name].because}`).join('; '), mend: mends[0] ?? null };
}

function lackOfServer(found: Survey): readonly Lack[] {
  const lack = lackOf(found);
  return lack === null ? [] : [{ part: found.recipe.server, ...lack }];
}

/** The one command that mends all of it; null where nothing of it can be mended by a command. */
export function mendingCommand(lacks: readonly Lack[]): string | null {
  const commands = [...new Set(lacks.flatMap(({ mend }) => (mend !== null && 'command' in mend ? [mend.command] : [])))];
  const packages = packagesOf(lacks);
  if (packages.length > 0) commands.unshift(`apt-get update && apt-get install -y ${packages.join(' ')}`);
  return commands.length === 0 ? null : commands.join(' && ');
}

export function packagesOf(lacks: readonly Lack[]): readonly string[] {
  return [...new Set(lacks.flatMap(({ mend }) => (mend !== null && 'packages' in mend ? mend.packages : [])))];
}
