import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  ForbiddenException,
  HttpException,
  HttpStatus,
  Injectable,
  SetMetadata,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { csrfToken } from '../../campaigns/sessions.js';
import { ANYBODY, mayDo } from '../../campaigns/tokens.js';
import type { Scope } from '../../ports/access-records.js';
import { type Access, type Holder, holds, type Known } from './access.js';
import type { ApiWaits } from '../waits.js';
import { isRead } from './methods.js';
import { isStream } from './route.js';
import { sessionIn } from './session-cookie.js';

const PUBLIC = 'ratchet:public';
const NEEDS = 'ratchet:needs';
const CSRF_HEADER = 'X-CSRF-Token';

/** A route that answers without a token. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

/** What a token must be allowed to for this route; without it `read` for what only reads, and `operate` for the rest. */
export const Needs = (scope: Scope): MethodDecorator => SetMetadata(NEEDS, scope);

/** Who called, as the audit log names it. */
export interface Caller {
  caller?: string;
  /** missing where nobody has to prove anything */
  holder?: Holder;
}

/** Lets a request pass whose token, or session, may do what it asks for, and every request where there are no tokens. */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: Access,
    private readonly waits: Pick<ApiWaits, 'holderMs'>,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, [context.getHandler(), context.getClass()]) === true) return true;
    const http = context.switchToHttp();
    const request = http.getRequest<IncomingMessage & Caller>();
    const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const response = http.getResponse<ServerResponse>();
    const known = await this.known(request, given);
    if (!holds(known)) {
      // a token that was taken back opens nothing, also where nobody needs one any more
      const isOpen = (given === undefined || known === null) && (await this.access.isOpen());
      if (!isOpen) return refuse(this.access, { given, known }, response);
      request.caller = ANYBODY;
      return true;
    }
    const holder = known;
    request.caller = holder.name;
    const needed = this.reflector.get<Scope | undefined>(NEEDS, context.getHandler()) ?? (isRead(request.method) ? 'read' : 'operate');
    if (!mayDo(holder.scope, needed))
      throw new ForbiddenException([
        `token "${holder.name}" may ${holder.scope}, and this needs ${needed}: make one with \`ratchet token create NAME --scope ${needed}\``,
      ]);
    request.holder = holder;
    if (isStream(request)) endWith(() => this.known(request, given), this.waits.holderMs, response);
    return true;
  }

  private async known(request: IncomingMessage, given: string | undefined): Promise<Known | null> {
    if (given !== undefined) return this.access.byToken(given);
    const secret = sessionIn(request);
    if (secret === null) return null;
    const known = await this.access.bySession(secret);
    if (holds(known) && !isRead(request.method)) refuseForged(request, secret);
    return known;
  }
}

/** A stream of events lasts for hours: it ends with what let its follower in, who is told why when he comes again. */
function endWith(look: () => Promise<Known | null>, eachMs: number, response: ServerResponse): void {
  const looking = setInterval(() => {
    look().then(
      (known) => !holds(known) && response.end(),
      // what cannot be looked up at this moment is looked up the next time
      () => undefined,
    );
  }, eachMs).unref();
  response.once('close', () => clearInterval(looking));
}

/** A browser sends its session wherever it is told to write: that a page of ours told it is proven by what only such a page knows. */
function refuseForged({ headers }: IncomingMessage, secret: string): void {
  const { origin, host = '' } = headers;
  if (origin !== undefined && hostOf(origin) !== host)
    throw new ForbiddenException([`Origin "${origin}" is another site: only pages of this API may write with a session`]);
  const [given, wanted] = [Buffer.from(String(headers[CSRF_HEADER.toLowerCase()] ?? '')), Buffer.from(csrfToken(secret))];
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new ForbiddenException([`${CSRF_HEADER} is missing or wrong: send the "csrf" of GET /api/v1/session with each write`]);
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : '';
}

/** Tells somebody without a token that holds that they need one, the later the more often wrong ones came. */
export async function refuse(
  { wrong }: Access,
  { given, known }: { readonly given: string | undefined; readonly known: { readonly ended: string } | null },
  response: ServerResponse,
): Promise<never> {
  if (given !== undefined && known === null && !(await wrong.mayAnswer())) {
    response.setHeader('Retry-After', wrong.roomInSeconds);
    throw new HttpException(['too many wrong tokens at a time: try again later'], HttpStatus.TOO_MANY_REQUESTS);
  }
  response.setHeader('WWW-Authenticate', 'Bearer realm="ratchet"');
  throw new UnauthorizedException([
    known?.ended ?? (given === undefined ? 'no token was given' : 'the token is wrong'),
    `send the header "Authorization: Bearer TOKEN" with one of \`ratchet token create\`, or the value of RATCHET_API_TOKEN`,
  ]);
}
