import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { orderRow, shownRow as shownRowOf, type ShownRow } from '../../campaigns/memory-orders.js';
import { leavingOut } from '../../campaigns/leaving-out.js';
import { searchRows, type Wanted } from '../../campaigns/memory-search.js';
import { memoriesOf, memoryLines } from '../../campaigns/memory-told.js';
import type { RowOrder } from '../../domain/memory/account.js';
import type { Memory } from '../../ports/memory.js';
import type { Store } from '../../ports/store.js';
import { Answers, Problems } from '../http/answers.js';
import { TakesQuery } from '../http/query-guard.js';
import { MEMORY, STORE } from '../parts.js';
import {
  foundRows,
  memoryStats,
  orderedRow,
  rowId,
  rowOrder,
  searchQuery,
  shownRow,
  statsQuery,
  type FoundRows,
  type MemoryStats,
  type OrderedRow,
  type RowOrderAsked,
  type SearchQuery,
  type StatsQuery,
} from './memory-schemas.js';

const BY_API = 'a person asked for it through the API';

@ApiTags('memory')
@Controller('memory')
export class MemoryController {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(MEMORY) private readonly memory: Memory,
  ) {}

  @Get()
  @TakesQuery()
  @Answers(200, foundRows, 'the rows nearest to a text, as an episode would find them')
  @Problems({ 400: 'a field is wrong', 404: 'nobody has that name' })
  async search(@Query({ schema: searchQuery }) { text, limit, ...asked }: SearchQuery): Promise<FoundRows> {
    const store = leavingOut(this.store);
    const rows = await searchRows({ store, memory: this.memory }, text, wantedIn(asked), limit);
    return { rows, unreadable: store.leftOut() };
  }

  @Get('stats')
  @TakesQuery()
  @Answers(200, memoryStats, 'how much is remembered, how much of it is used, and what it is worth')
  @Problems({ 400: 'a field is wrong', 404: 'nobody has that name' })
  async stats(@Query({ schema: statsQuery }) asked: StatsQuery): Promise<MemoryStats> {
    const store = leavingOut(this.store);
    const memories = await memoriesOf(store, wantedIn(asked));
    return { memories: memories.map((each) => ({ ...each, lines: memoryLines(each) })), unreadable: store.leftOut() };
  }

  @Get(':id')
  @Answers(200, shownRow, 'a row whole, what followed where it was told, and whether it is told still')
  @Problems({ 400: 'it is no id', 404: 'no row begins so, or several do' })
  show(@Param('id', { schema: rowId }) id: string): Promise<ShownRow> {
    return shownRowOf(this.store, id);
  }

  @Post(':id/forget')
  @Answers(202, orderedRow, 'it is told to nobody from the next cycle on')
  @Problems({ 400: 'a field is wrong', 404: 'no row begins so, or several do', 409: 'it is forgotten already' })
  forget(@Param('id', { schema: rowId }) id: string, @Body({ schema: rowOrder }) asked: RowOrderAsked): Promise<OrderedRow> {
    return this.order(id, 'forget', asked);
  }

  @Post(':id/restore')
  @Answers(202, orderedRow, 'it may be told again from the next cycle on')
  @Problems({ 400: 'a field is wrong', 404: 'no row begins so, or several do', 409: 'there is nothing to undo, or no more' })
  restore(@Param('id', { schema: rowId }) id: string, @Body({ schema: rowOrder }) asked: RowOrderAsked): Promise<OrderedRow> {
    return this.order(id, 'restore', asked);
  }

  private async order(id: string, order: RowOrder, { because = BY_API }: RowOrderAsked): Promise<OrderedRow> {
    return { row: (await orderRow(this.store, id, order, because, new Date())).id, order };
  }
}

function wantedIn(asked: { readonly [Key in keyof Wanted]: Wanted[Key] | undefined }): Wanted {
  const { campaign, scope, language, kind } = asked;
  return {
    ...(campaign === undefined ? {} : { campaign }),
    ...(scope === undefined ? {} : { scope }),
    ...(language === undefined ? {} : { language }),
    ...(kind === undefined ? {} : { kind }),
  };
}
