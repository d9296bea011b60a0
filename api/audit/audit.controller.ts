import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { leavingOut } from '../../campaigns/leaving-out.js';
import type { AuditRecord } from '../../ports/access-records.js';
import { AUDIT } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';
import { only } from '../../schemas/setting-kinds.js';
import { type Answered, Answers, Problems } from '../http/answers.js';
import { nextPage, pageLimit, pageOf, paging } from '../http/page.js';
import { TakesQuery } from '../http/query-guard.js';
import { Needs } from '../http/token-guard.js';
import { STORE } from '../parts.js';
import { unreadableRecords } from '../records/unreadable-records.js';

const auditQuery = only({ limit: pageLimit, after: paging.after });

const audit = z
  .object({
    id: z.string(),
    at: z.string(),
    by: z.string().describe('the name of the token that was sent'),
    method: z.string(),
    path: z.string(),
    status: z.int(),
  })
  .meta({ id: 'Audit' }) satisfies z.ZodType<AuditRecord>;

const auditPage = z.object({ writes: z.array(audit), next: nextPage, unreadable: unreadableRecords });

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(@Inject(STORE) private readonly store: Store) {}

  @Get()
  @Needs('admin')
  @TakesQuery()
  @Answers(200, auditPage, 'who changed what through the API, the latest first')
  @Problems({ 400: 'a field is wrong', 403: 'the token may not read it' })
  async list(@Query({ schema: auditQuery }) query: z.infer<typeof auditQuery>): Promise<Answered<typeof auditPage>> {
    const ids = (await this.store.list(AUDIT)).toReversed();
    const { entries, next } = pageOf(ids, (id) => id, query);
    const store = leavingOut(this.store);
    const records = await Promise.all(entries.map(async (id) => ({ id, record: await store.find('audits', id) })));
    const writes = records.flatMap(({ id, record }) => (record === null ? [] : [{ id, ...record }]));
    return { writes, next, unreadable: store.leftOut() };
  }
}
