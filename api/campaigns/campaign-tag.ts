import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  BadRequestException,
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  PreconditionFailedException,
} from '@nestjs/common';
import { catchError, from, mergeMap, type Observable } from 'rxjs';
import { canonicalJson, sha256 } from '../../ports/keys.js';
import { orderList } from '../../ports/lists.js';
import type { CampaignState } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import { type Claim, Claims } from '../http/claims.js';
import { isRead } from '../http/methods.js';
import { unlessAway } from '../http/unless-away.js';
import { STORE } from '../parts.js';

/** A campaign as people steer it, and how many orders it has taken: the same never comes again. */
interface Steered {
  readonly state: CampaignState;
  readonly orders: number;
}

/** The ETag of a campaign: of what people steer, and not of how far it is, which changes all the time. */
function tagOf({ state: { status, because, branch, champion, config, extensions = [] }, orders }: Steered): string {
  return `"${sha256(canonicalJson({ status, because, branch, champion, config, extensions, orders })).slice(0, 24)}"`;
}

const ENTITY_TAG = /^(?:W\/)?"[\x21\x23-\x7e]*"$/;

/** One or several, of which one has to match (RFC 9110, 13.1.1); a weak one matches nothing. */
function tagsIn(header: string): readonly string[] {
  const tags = header.split(',').map((each) => each.trim());
  const odd = tags.find((each) => !ENTITY_TAG.test(each));
  if (odd === undefined) return tags;
  throw new BadRequestException([`If-Match ${odd}: expected * or the ETag that the campaign was answered with, in its quotation marks`]);
}

/**
 * An order with `If-Match` is refused where somebody else has steered the campaign since its giver looked. Of several at the
 * same instant, at whatever process of the API, one is taken.
 */
@Injectable()
export class CampaignTag implements NestInterceptor {
  private readonly claims: Claims;

  constructor(@Inject(STORE) private readonly store: Store) {
    this.claims = new Claims(store);
  }

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const { headers, method, params } = http.getRequest<IncomingMessage & { readonly params: { readonly name?: string } }>();
    const response = http.getResponse<ServerResponse>();
    const wanted = headers['if-match'];
    const isOrder = !isRead(method) && params.name !== undefined;
    const claim = !isOrder || wanted === undefined || wanted === '*' ? null : await this.claimed(params.name, tagsIn(wanted));
    return next.handle().pipe(
      mergeMap(async (answer) => {
        // without its tag where the store went away: the order took effect all the same
        const after = await (isOrder ? unlessAway(this.read(params.name), null) : this.read(params.name));
        if (after !== null) response.setHeader('ETag', tagOf(after));
        if (isOrder) response.setHeader('Location', `/api/v1/campaigns/${params.name}`);
        return answer;
      }),
      catchError((error: unknown) =>
        from(claim === null ? Promise.resolve() : claim.giveBack()).pipe(
          mergeMap(() => {
            throw error;
          }),
        ),
      ),
    );
  }

  /** Null of a campaign that there is not: the route says so. */
  private async claimed(name: string | undefined, wanted: readonly string[]): Promise<Claim | null> {
    const before = await this.read(name);
    if (before === null) return null;
    const tag = tagOf(before);
    const claim = wanted.includes(tag) ? await this.claims.take(`campaign ${before.state.id} ${tag}`) : null;
    if (claim !== null) return claim;
    const { id, status, champion } = before.state;
    throw new PreconditionFailedException([
      `campaign "${id}" is not as it was when you looked, or is being steered this moment (it is ${status} now, under champion ${champion}): get it again, and order what still holds`,
    ]);
  }

  private async read(name: string | undefined): Promise<Steered | null> {
    const state = name === undefined ? null : await this.store.campaigns.get(name);
    return state === null ? null : { state, orders: (await this.store.list(orderList(state.id))).length };
  }
}
