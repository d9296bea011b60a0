import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  PreconditionFailedException,
} from '@nestjs/common';
import { mergeMap, type Observable } from 'rxjs';
import { canonicalJson, sha256 } from '../../ports/keys.js';
import type { CampaignState } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import { STORE } from '../parts.js';

/** The ETag of a campaign: of what people steer, and not of how far it is, which changes all the time. */
function tagOf({ status, because, branch, champion, config, extensions = [] }: CampaignState): string {
  return `"${sha256(canonicalJson({ status, because, branch, champion, config, extensions })).slice(0, 24)}"`;
}

/** An order with `If-Match` is refused where somebody else has steered the campaign since its giver looked. */
@Injectable()
export class CampaignTag implements NestInterceptor {
  constructor(@Inject(STORE) private readonly store: Store) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const { headers, params } = http.getRequest<IncomingMessage & { readonly params: { readonly name?: string } }>();
    const read = async (): Promise<CampaignState | null> =>
      params.name === undefined ? null : await this.store.campaigns.get(params.name);
    const wanted = headers['if-match'];
    const before = wanted === undefined || wanted === '*' ? null : await read();
    if (before !== null && wanted !== tagOf(before))
      throw new PreconditionFailedException([
        `campaign "${before.id}" is not as it was when you looked (it is ${before.status} now, under champion ${before.champion}): get it again, and order what still holds`,
      ]);
    const response = http.getResponse<ServerResponse>();
    return next.handle().pipe(
      mergeMap(async (answer) => {
        const after = await read();
        if (after !== null) response.setHeader('ETag', tagOf(after));
        return answer;
      }),
    );
  }
}
