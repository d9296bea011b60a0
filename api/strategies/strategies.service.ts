import { BadRequestException, Inject, Injectable, NotFoundException } from '@nestjs/common';
import { strategyMarkdown } from '../../domain/export.js';
import type { StrategyVersion } from '../../domain/strategy.js';
import { existingCampaign } from '../campaigns/existing-campaign.js';
import { knownOnes } from '../http/problem.js';
import { STORE } from '../parts.js';
import type { StrategyPage, StrategyQuery } from './strategy-schemas.js';
import { strategyIds } from '../../campaigns/strategies.js';
import { upcastVersion } from '../../domain/strategy-upcast.js';
import type { Store } from '../../ports/store.js';

@Injectable()
export class StrategiesService {
  constructor(@Inject(STORE) private readonly store: Store) {}

  async list({ campaign, limit, after }: StrategyQuery): Promise<StrategyPage> {
    if (campaign !== undefined) await existingCampaign(this.store, campaign);
    const ids = await strategyIds(this.store, campaign ?? null);
    const from = after === undefined ? 0 : ids.indexOf(after) + 1;
    if (after !== undefined && from === 0)
      throw new BadRequestException([`after "${after}" is not in this list: leave it out to start from the first`]);
    const page = ids.slice(from, from + limit);
    const versions = await Promise.all(page.map((id) => this.show(id)));
    return {
      strategies: versions.map(({ id, parent, change, strategy }) => ({ id, parent, change, rules: strategy.rules.length })),
      next: from + limit < ids.length ? (page.at(-1) ?? null) : null,
    };
  }

  async show(id: string): Promise<StrategyVersion> {
    const version = await this.store.find('strategies', id);
    if (version !== null) return upcastVersion(version);
    throw new NotFoundException([`strategy "${id}" does not exist; ${knownOnes(await strategyIds(this.store, null))}`]);
  }

  async markdown(id: string): Promise<string> {
    return strategyMarkdown(await this.show(id));
  }
}
