import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { lineageOf } from '../../campaigns/lineage.js';
import { resolveStrategy } from '../../campaigns/named-strategy.js';
import { noStrategy } from '../../campaigns/nothing-there.js';
import { countsFor } from '../../campaigns/searched.js';
import { strategyMarkdown } from '../../domain/export.js';
import { strategyDiff } from '../../domain/strategy-diff.js';
import type { StrategyVersion } from '../../domain/strategy.js';
import { existingCampaign } from '../campaigns/existing-campaign.js';
import { pageOf } from '../http/page.js';
import { STORE } from '../parts.js';
import type { StrategyPage, StrategyQuery } from './strategy-schemas.js';
import type { RuleWorth, StrategyDifference, ToldLineage } from './version-schemas.js';
import { leavingOut } from '../../campaigns/leaving-out.js';
import { confirmedIds, readableVersions, strategyIds } from '../../campaigns/strategies.js';
import { upcastVersion } from '../../domain/strategy-upcast.js';
import type { Store } from '../../ports/store.js';

@Injectable()
export class StrategiesService {
  constructor(@Inject(STORE) private readonly store: Store) {}

  async list({ campaign, which, limit, after }: StrategyQuery): Promise<StrategyPage> {
    if (campaign !== undefined) await existingCampaign(this.store, campaign);
    const store = leavingOut(this.store);
    const all = await strategyIds(store, campaign ?? null);
    const confirmed = which === 'all' ? null : await confirmedIds(store, campaign ?? null);
    const ids = all.filter((id) => confirmed?.has(id) ?? true);
    const { entries, next } = pageOf(ids, (id) => id, { limit, after });
    const versions = await readableVersions(store, entries);
    return {
      strategies: versions.map(({ id, parent, change, strategy }) => ({ id, parent, change, rules: strategy.rules.length })),
      next,
      unreadable: store.leftOut(),
    };
  }

  async show(id: string): Promise<StrategyVersion> {
    const version = await this.store.find('strategies', id);
    if (version !== null) return upcastVersion(version);
    throw new NotFoundException([await noStrategy(this.store, id, null)]);
  }

  resolve(name: string): Promise<StrategyVersion> {
    return resolveStrategy(this.store, name);
  }

  async diff(id: string, other: string): Promise<StrategyDifference> {
    const [to, from] = await Promise.all([this.show(id), this.show(other)]);
    return { from: from.id, to: to.id, changes: strategyDiff(from.strategy, to.strategy) };
  }

  async lineage(id: string, campaign: string | null): Promise<ToldLineage> {
    if (campaign !== null) await existingCampaign(this.store, campaign);
    const found = await lineageOf(this.store, await this.show(id), campaign);
    if (found === null) throw new NotFoundException([`strategy "${id}" was made by no campaign here: there is nothing that led to it`]);
    return { ...found, others: found.others.map((each) => ({ campaign: each.campaign.id, made: each.made })) };
  }

  async rules(id: string): Promise<RuleWorth> {
    const { strategy } = await this.show(id);
    const own = new Set(strategy.rules.map(({ text }) => text));
    const store = leavingOut(this.store);
    const rules = (await countsFor(store, id)).filter(({ rule }) => own.has(rule));
    return { rules, unreadable: store.leftOut() };
  }

  async markdown(id: string): Promise<string> {
    return strategyMarkdown(await this.show(id));
  }
}
