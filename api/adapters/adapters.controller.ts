import { Controller, Get, Inject, NotFoundException, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { adapterSummary, toldAdapter } from '../../campaigns/adapters-told.js';
import { leavingOut } from '../../campaigns/leaving-out.js';
import { ADAPTERS } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';
import { type Answered, Answers, Problems } from '../http/answers.js';
import { inOrder, pageOf } from '../http/page.js';
import { nothingNamed } from '../../domain/nothing-named.js';
import { TakesQuery } from '../http/query-guard.js';
import { STORE } from '../parts.js';
import { adapter, adapterHash, adapterPage, adapterQuery, type AdapterQuery } from './adapter-schemas.js';

@ApiTags('adapters')
@Controller('adapters')
export class AdaptersController {
  constructor(@Inject(STORE) private readonly store: Store) {}

  @Get()
  @TakesQuery()
  @Answers(200, adapterPage, 'adapted models that were published, in the order in which they were')
  @Problems({ 400: 'a field is wrong' })
  async list(@Query({ schema: adapterQuery }) query: AdapterQuery): Promise<Answered<typeof adapterPage>> {
    const { entries, next } = pageOf(inOrder(await this.store.list(ADAPTERS), query), (hash) => hash, query);
    const store = leavingOut(this.store);
    const records = await Promise.all(entries.map((hash) => store.find('adapters', hash)));
    return { adapters: records.filter((each) => each !== null).map(adapterSummary), next, unreadable: store.leftOut() };
  }

  @Get(':hash')
  @Answers(200, adapter, 'one of them: how its training went, what it forgot, which races tried it and what the gate said')
  @Problems({ 400: 'a field is wrong', 404: 'no adapter has that hash' })
  async show(@Param('hash', { schema: adapterHash }) hash: string): Promise<Answered<typeof adapter>> {
    const record = await this.store.find('adapters', hash);
    const store = leavingOut(this.store);
    if (record !== null) return { ...(await toldAdapter(store, record)), unreadable: store.leftOut() };
    throw new NotFoundException([
      nothingNamed('adapted model', hash, { known: await this.store.list(ADAPTERS), lists: 'ratchet adapt list' }),
    ]);
  }
}
