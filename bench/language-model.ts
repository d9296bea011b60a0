import { availableParallelism } from 'node:os';
import { readConfig } from '../config/config.js';
import { prepareLanguageModel } from '../infra/stack/language-model/language-model.js';
import { Generator, type Making } from '../language-model/generate.js';
import { openEngine, type SamplingOptions, type Token } from '../language-model/llama.js';
import { promptsOf } from '../language-model/prompt.js';
import { timeBox, type Bench, type BenchResult } from './bench.js';
import { BenchFailure } from './home.js';

const CHOICES = [1, 4, 8] as const;
const MADE_TOKENS = 64;
const BATCH_TOKENS = 512;
const LINES = 60;

interface Run {
  readonly choices: number;
  readonly shared: boolean;
  readonly tokens: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** One request after the other, as the server takes them: what choices side by side bring, and what the shared prompt saves. */
export const languageModel: Bench = {
  name: 'language-model',
  about: `SmolLM2 on this machine's processor: tokens a second for ${CHOICES.join(', ')} choices at once, and what the shared prompt saves`,
  async run({ seed, maxMinutes, report }) {
    const { run, engine: chosen } = await prepareLanguageModel(
      readConfig({ ...process.env, OPENAI_BASE_URL: '', RATCHET_MODEL: 'smollm2' }),
      { kind: 'smollm2' },
      report,
    );
    if (chosen.engine.name !== 'node-llama-cpp')
      throw new BenchFailure('a llama-server on PATH is taken here, and this measures our own: take it off PATH');
    const threads = Math.max(1, availableParallelism() - 1);
    const engine = await openEngine(chosen.executable, threads);
    const model = await engine.llama.loadModel({ modelPath: run.weights.path });
    const { contextTokens, choices: sequences } = run.weights.room;
    const context = await model.createContext({
      contextSize: contextTokens,
      sequences,
      batchSize: BATCH_TOKENS,
      ignoreMemorySafetyChecks: true,
    });
    const all = Array.from({ length: sequences }, () => context.getSequence());
    const prompt = promptsOf(engine, model).read([{ role: 'user', content: longPrompt() }]);
    const generators = { shared: new Generator(model, all), apart: new Generator(model, all, false) };
    const timeIsLeft = timeBox(maxMinutes);
    const runs: Run[] = [];
    const measure = async (shared: boolean, choices: number): Promise<void> => {
      const making = makingOf(prompt, choices, seed);
      const [cpu, from] = [process.cpuUsage(), performance.now()];
      const { tokens } = await (shared ? generators.shared : generators.apart).make(making, new AbortController().signal, () => {});
      const used = process.cpuUsage(cpu);
      const cpuSeconds = (used.user + used.system) / 1_000_000;
      runs.push({ choices, shared, tokens, seconds: (performance.now() - from) / 1_000, cpuSeconds });
      report(`${choices} choices, ${shared ? 'shared' : 'apart'}: ${tokens} tokens in ${cpuSeconds.toFixed(1)} s of processor`);
    };
    // the first run warms up
    await measure(true, 1);
    runs.pop();
    for (let round = 0; round < 3 && (round === 0 || timeIsLeft()); round += 1) {
      for (const choices of CHOICES) for (const shared of [true, false]) if (shared || choices > 1) await measure(shared, choices);
    }
    await engine.llama.dispose();
    return resultOf(runs, prompt.length, threads);
  },
};

function makingOf(prompt: readonly Token[], choices: number, seed: number): Making {
  const draw = (index: number) => (): SamplingOptions => ({
    temperature: 0.8,
    topP: 1,
    topK: 0,
    minP: 0,
    seed: seed + index,
    yieldEogToken: true,
  });
  return { prompt, choices: Array.from({ length: choices }, (_, index) => draw(index)), maxTokens: MADE_TOKENS, stop: [] };
}

/** As long as a task with its program and cases. */
function longPrompt(): string {
  const cases = Array.from({ length: LINES }, (_, index) => `assert add(${index}, ${index + 1}) == ${2 * index + 1}`);
  return `Write a Python function add(a, b), and explain at length how it works.\n\n${cases.join('\n')}`;
}

function resultOf(runs: readonly Run[], promptTokens: number, threads: number): BenchResult {
  const sum = (choices: number, shared: boolean) => {
    const those = runs.filter((run) => run.choices === choices && run.shared === shared);
    const of = (pick: (run: Run) => number): number => those.reduce((total, run) => total + pick(run), 0);
    return {
      tokens: of((run) => run.tokens),
      seconds: of((run) => run.seconds),
      cpuSeconds: of((run) => run.cpuSeconds),
      runs: those.length,
    };
  };
  const single = sum(1, true);
  const rows = CHOICES.map((choices) => {
    const [shared, apart] = [sum(choices, true), sum(choices, choices === 1)];
    const speed = shared.tokens / shared.cpuSeconds;
    return {
      choices,
      runs: shared.runs,
      tokensPerSecond: shared.tokens / shared.seconds,
      tokensPerCpuSecond: speed,
      toOneChoice: speed / (single.tokens / single.cpuSeconds),
      apartToShared: apart.cpuSeconds / apart.tokens / (shared.cpuSeconds / shared.tokens),
    };
  });
  return {
    tables: [
      {
        title: `a prompt of ${promptTokens} tokens, at most ${MADE_TOKENS} made for each choice, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
        head: ['choices', 'runs', 'tokens a second', 'a second of processor', 'to one choice', 'prompt for each, to shared'],
        rows: rows.map((row) => [
          row.choices,
          row.runs,
          row.tokensPerSecond.toFixed(1),
          row.tokensPerCpuSecond.toFixed(1),
          `${row.toOneChoice.toFixed(2)} ×`,
          row.choices === 1 ? '' : `${row.apartToShared.toFixed(2)} ×`,
        ]),
      },
    ],
    figures: { promptTokens, threads, madeTokens: MADE_TOKENS, rows, runs },
    notes: [
      'The reading of the prompt counts. Ratios are of processor time, which others on the machine disturb less than the clock.',
      'The last column: the time of a token where each choice reads the prompt for itself, to that where it is read once.',
    ],
  };
}
