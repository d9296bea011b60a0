import { BadRequestException, Inject, Injectable } from '@nestjs/common';
import { definitionAsked, readDefinitionText } from '../../campaigns/experiments/definition.js';
import { countsOf, experimentState, type ExperimentState } from '../../campaigns/experiments/experiments.js';
import { experimentStory } from '../../campaigns/experiments/story.js';
import { answerText, standingText } from '../../campaigns/experiments/told.js';
import { leavingOut } from '../../campaigns/leaving-out.js';
import { practiceCurve } from '../../campaigns/practice-curve.js';
import { namesOfShippedExperiments, shippedExperiment } from '../../config/shipped-experiments.js';
import { METRICS } from '../../domain/metrics/table.js';
import type { CampaignControl } from '../../ports/campaign-control.js';
import type { ExperimentControl } from '../../ports/experiment-control.js';
import { RatchetFailure } from '../../ports/failures.js';
import { EXPERIMENT_LIST } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';
import { type ExperimentDefinition, USUAL_SEEDS } from '../../schemas/experiment.js';
import { CONTROL, EXPERIMENTS, PLANNING, STORE } from '../parts.js';
import type { Planning } from '../planning.js';
import type { ExperimentList, ExperimentStart, ExperimentTold, StartedExperiment } from './experiment-schemas.js';

const USUAL_PARALLEL = 2;

@Injectable()
export class ExperimentsService {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(EXPERIMENTS) private readonly experiments: ExperimentControl,
    @Inject(CONTROL) private readonly control: CampaignControl,
    @Inject(PLANNING) private readonly planning: Planning,
  ) {}

  async list(): Promise<ExperimentList> {
    const [names, ids] = await Promise.all([namesOfShippedExperiments(), this.store.list(EXPERIMENT_LIST)]);
    const store = leavingOut(this.store);
    const [ships, states] = await Promise.all([
      Promise.all(names.map(async (name) => ({ name, definition: await definitionOf(name) }))),
      Promise.all(ids.map((id) => store.tried('experiments', id, () => experimentState(store, id)))),
    ]);
    return { ships, started: states.filter((each) => each !== null).map(summaryOf), unreadable: store.leftOut() };
  }

  async show(id: string): Promise<ExperimentTold> {
    const store = leavingOut(this.store);
    const { state, cells, answers, figures, races } = await experimentStory(store, id);
    const { definition, command, budget, parallel, fingerprint } = state.record;
    const exams = new Map(cells.map((cell) => [cell.campaign, cell.trials]));
    return {
      summary: summaryOf(state),
      definition,
      command,
      budget,
      parallel,
      fingerprint,
      end: state.end,
      cells: await Promise.all(
        state.cells.map(async ({ planned: { campaign, arm, suite, seed }, state: at, spent }) => {
          const trials = exams.get(campaign);
          return {
            campaign,
            arm,
            suite,
            seed,
            status: at?.status ?? null,
            because: at?.because ?? '',
            cycle: at?.cycle ?? 0,
            promotions: at?.promotions ?? 0,
            activeMs: at?.activeMs ?? 0,
            spent,
            curve: at === null ? [] : await practiceCurve(store, campaign),
            sealed: trials === undefined ? null : { solved: trials.filter(({ solved }) => solved).length, of: trials.length },
          };
        }),
      ),
      answers: answers.map((each) => ({ ...each, text: answerText(each) })),
      figures: figures.map(({ metric, rows }) => {
        const { label, better, unit } = METRICS[metric];
        return { metric, label, better, unit, rows };
      }),
      races,
      unreadable: store.leftOut(),
    };
  }

  async start(asked: ExperimentStart): Promise<StartedExperiment> {
    const { experiment, definition: given, name, seeds, parallel, force, maxModelCalls, maxCostUsd, ...changes } = asked;
    if ((experiment === undefined) === (given === undefined))
      throw new BadRequestException(['experiment, definition: give one of the two, what ships by its name or a definition']);
    const chosen = given ?? (await definitionOf(experiment ?? ''));
    const known = name ?? experiment?.toUpperCase();
    if (known === undefined) throw new BadRequestException(['name is missing: a definition that does not ship needs one']);
    const definition = definitionAsked(chosen, changes);
    const { record, resumed } = await this.planning.experiment({
      name: known,
      definition,
      seeds: seeds ?? definition.seeds ?? USUAL_SEEDS,
      maxModelCalls: maxModelCalls ?? null,
      maxCostUsd: maxCostUsd ?? null,
      parallel: parallel ?? USUAL_PARALLEL,
      force: force === true,
      command: `ratchet experiment run ${experiment ?? `${known}.json`}`,
    });
    await this.experiments.start(record.id);
    return { id: record.id, resumed, campaigns: record.cells.length };
  }

  /** No further campaign begins; those that run are told to stop, as far as they are asked now. */
  async stop(id: string, because: string): Promise<void> {
    await this.experiments.stop(id, because);
    const { cells } = await experimentState(leavingOut(this.store), id);
    const going = cells.flatMap(({ planned, state }) =>
      state?.status === 'running' || state?.status === 'paused' ? [planned.campaign] : [],
    );
    await Promise.all(going.map((campaign) => this.stopOne(campaign)));
  }

  private async stopOne(campaign: string): Promise<void> {
    try {
      await this.control.stop(campaign, 'the experiment was stopped');
    } catch (error) {
      // it has ended meanwhile
      if (!(error instanceof RatchetFailure) || error.kind !== 'conflict') throw error;
    }
  }
}

async function definitionOf(named: string): Promise<ExperimentDefinition> {
  const names = await namesOfShippedExperiments();
  const name = names.find((each) => each === named.toUpperCase());
  if (name === undefined) throw new BadRequestException([`experiment ${JSON.stringify(named)}: expected one of ${names.join(', ')}`]);
  const read = readDefinitionText(await shippedExperiment(name), name);
  if ('refused' in read) throw new RatchetFailure('bad-request', read.refused);
  return read.definition;
}

function summaryOf(state: ExperimentState): ExperimentList['started'][number] {
  const { record, end, spent } = state;
  const { id, createdAt, definition, model } = record;
  return {
    id,
    createdAt,
    title: definition.title,
    question: definition.question,
    model,
    standing: standingText(state),
    ended: end?.ended ?? null,
    campaigns: countsOf(state),
    spent,
  };
}
