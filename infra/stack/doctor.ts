import { ROLE_PREFIX } from '../../config/roles.js';
import { OTHER_ROLES } from '../../domain/roles.js';
import type { Config } from '../../config/config.js';
import { roleEndpoints } from '../openai/role-models.js';
import { checkModelAnswers } from '../openai/doctor.js';
import { embedderPart, prepareEmbedder } from './embedder.js';
import type { Finding } from './finding.js';
import { reasonOf } from './failure.js';
import { isHttpHealthy, chromaHealthUrl, isMongoHealthy } from './health.js';
import { buildBoxImage } from './docker.js';
import { boxPart, languageParts, pytestPart, pythonPart } from './judging.js';
import type { LanguageModelSurvey } from './language-model/language-model.js';
import { configuredModel, nameOf } from './model-setting.js';
import { isTemporalHealthy } from './namespace.js';
import { trainingPart } from './training-worker.js';
import { lookAround, mendingCommand, type Machine } from './parts.js';
import { mend } from './preflight.js';
import type { Report } from './report.js';
import type { Mend, ServerName } from './way.js';

export interface Diagnosis {
  readonly ok: boolean;
  readonly home: string;
  readonly cache: string;
  readonly parts: readonly Finding[];
  /** the one command that mends everything that can be mended so */
  readonly mend: string | null;
}

export async function diagnose(config: Config, fix: boolean, report: Report): Promise<Diagnosis> {
  const machine = fix ? await fixed(config, report) : await lookAround(config);
  const servers = await Promise.all([
    serverPart('temporal', machine, config),
    serverPart('mongo', machine, config),
    serverPart('chroma', machine, config),
  ]);
  const pytest = await pytestPart(config, machine);
  const judging = [pythonPart(machine), await boxPart(config, machine), pytest.finding, ...(await languageParts(machine))];
  const parts = [...servers, ...judging, await modelPart(config, machine), ...(await roleParts(config)), ...(await optionalParts(config))];
  return {
    ok: parts.every(({ way }) => way !== null),
    home: config.home,
    cache: config.cache,
    parts,
    mend: mendingCommand([...machine.lacks, ...pytest.lacks]),
  };
}

async function optionalParts(config: Config): Promise<readonly Finding[]> {
  return [await embedderPart(config), await trainingPart(config)];
}

/** What is missing is installed or built, as far as that can be done from here. */
async function fixed(config: Config, report: Report): Promise<Machine> {
  const seen = await lookAround(config);
  const machine = await mend({ ...seen, lacks: [...seen.lacks, ...(await pytestPart(config, seen)).lacks] }, config, report);
  await prepareEmbedder(config, report).catch((error: unknown) => report(reasonOf(error)));
  if (machine.boxes.docker.state !== 'possible') return machine;
  await buildBoxImage(report);
  return lookAround(config);
}

async function serverPart(part: ServerName, machine: Machine, config: Config): Promise<Finding> {
  const survey = machine.servers[part];
  if (survey === undefined) return configuredPart(part, config);
  const looked = survey.ways.map(({ way, probe }) => ({ way: way.name, state: probe.state, because: probe.because }));
  const found = looked.find(({ state }) => state === 'ready') ?? looked.find(({ state }) => state === 'possible');
  const lack = machine.lacks.find((candidate) => candidate.part === part);
  return { part, way: found === undefined ? null : `${found.way}: ${found.because}`, looked, mend: mendOf(lack?.mend ?? null, part) };
}

async function configuredPart(part: ServerName, config: Config): Promise<Finding> {
  const { temporal, mongo, chroma } = config;
  const isHealthy = {
    temporal: async () => temporal.address !== null && (await isTemporalHealthy(temporal.address, temporal.namespace)),
    mongo: async () => mongo.url !== null && (await isMongoHealthy(mongo.url)),
    chroma: async () => chroma.url !== null && (await isHttpHealthy(chromaHealthUrl(chroma.url))),
  };
  const variable = { temporal: 'TEMPORAL_ADDRESS', mongo: 'MONGODB_URL', chroma: 'CHROMA_URL' }[part];
  return configuredFinding(part, variable, await isHealthy[part]());
}

async function modelPart(config: Config, { languageModel }: Machine): Promise<Finding> {
  if (languageModel !== null) return languageModelPart(languageModel);
  const configured = configuredModel(config.model);
  if (configured === null) {
    const because = 'OPENAI_BASE_URL and RATCHET_MODEL are not both set: a program repairer, no language model';
    return { part: 'model', way: `the offline model: ${because}`, looked: [{ way: 'offline', state: 'ready', because }], mend: null };
  }
  const { baseUrl, name } = configured;
  const { answers, because } = await checkModelAnswers({ ...config.model, baseUrl, name });
  return {
    part: 'model',
    way: answers ? `configured: ${because}` : null,
    looked: [{ way: 'configured', state: answers ? 'ready' : 'absent', because }],
    mend: answers ? null : 'mend what is said there, or unset OPENAI_BASE_URL and RATCHET_MODEL for the offline model',
  };
}

/** Of each role that has a model of its own. */
async function roleParts({ model }: Config): Promise<readonly Finding[]> {
  return Promise.all(
    OTHER_ROLES.filter((role) => role in model.roles).map(async (role): Promise<Finding> => {
      const prefix = ROLE_PREFIX[role];
      const endpoint =
        model.baseUrl === null && model.roles[role]?.baseUrl === null ? null : roleEndpoints(model, model.baseUrl ?? '')[role];
      const { answers, because } =
        endpoint === null || endpoint === undefined
          ? { answers: false, because: `${prefix}_MODEL is asked nowhere: neither ${prefix}_BASE_URL nor OPENAI_BASE_URL is set` }
          : await checkModelAnswers(endpoint);
      return {
        part: role,
        way: answers ? `configured: ${because}` : null,
        looked: [{ way: 'configured', state: answers ? 'ready' : 'absent', because }],
        mend: answers
          ? null
          : `mend what is said there, or unset ${prefix}_MODEL and what else begins with ${prefix}_ for the solver's model`,
      };
    }),
  );
}

/** Weights and an engine that runs them, both or neither. */
function languageModelPart({ choice, weights, engine, lacks }: LanguageModelSurvey): Finding {
  const looked = [
    { way: 'weights', state: weights.state, because: weights.because },
    ...engine.ways.map(({ way, probe }) => ({ way: `engine, ${way.name}`, state: probe.state, because: probe.because })),
  ];
  const [lack] = lacks;
  const way = `${nameOf(choice)}, run here: ${weights.because}`;
  return { part: 'model', way: lack === undefined ? way : null, looked, mend: lack === undefined ? null : mendOf(lack.mend, 'model') };
}

function configuredFinding(part: Finding['part'], variable: string, answers: boolean): Finding {
  const because = answers ? `${variable} answers` : `${variable} does not answer, or refuses`;
  return {
    part,
    way: answers ? `configured: ${because}` : null,
    looked: [{ way: 'configured', state: answers ? 'ready' : 'absent', because }],
    mend: answers ? null : `start it, mend the setting, or unset it for the embedded one`,
  };
}

function mendOf(lackMend: Mend | null, part: string): string | null {
  return lackMend === null ? null : mendingCommand([{ part, because: '', mend: lackMend }]);
}
