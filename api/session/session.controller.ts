import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Body, Controller, Delete, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { csrfToken, endSession, openSession } from '../../campaigns/sessions.js';
import { ANYBODY } from '../../campaigns/tokens.js';
import { SCOPES } from '../../ports/access-records.js';
import type { Store } from '../../ports/store.js';
import { only } from '../../schemas/setting-kinds.js';
import { Access, holds } from '../http/access.js';
import { type Answered, Answers, Problems } from '../http/answers.js';
import { EachTime } from '../http/idempotency.js';
import { noSessionCookie, sessionCookie, sessionIn } from '../http/session-cookie.js';
import { type Caller, Needs, Public, refuse } from '../http/token-guard.js';
import { STORE } from '../parts.js';

const SECRET_BYTES = 32;

const login = only({ token: z.string().min(1).max(500).describe('one of `ratchet token create`, or the value of RATCHET_API_TOKEN') }).meta(
  {
    id: 'Login',
  },
);

const session = z
  .object({
    name: z.string().describe('whose token it is'),
    scope: z.enum(SCOPES).describe('what it may'),
    csrf: z.string().nullable().describe('to be sent as X-CSRF-Token with each write; null without a session'),
    open: z.boolean().describe('nobody needs a token here'),
  })
  .meta({ id: 'Session' });

const ended = z.object({ ended: z.literal(true) });

type Incoming = IncomingMessage & Caller;

/** Sessions of browsers: a page gets one for a token, and holds the token no longer. */
@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(Access) private readonly access: Access,
  ) {}

  @Post()
  @Public()
  @EachTime()
  @Answers(201, session, 'the browser is let in, by a cookie that no script reads')
  @Problems({ 400: 'a field is wrong', 401: 'the token is wrong' })
  async open(
    @Body({ schema: login }) { token }: z.infer<typeof login>,
    @Req() request: Incoming,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<Answered<typeof session>> {
    const holder = await this.access.byToken(token);
    if (!holds(holder)) return refuse(this.access, { given: token, known: holder }, response);
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    await openSession(this.store, secret, token, Date.now());
    request.caller = holder.name;
    response.setHeader('Set-Cookie', sessionCookie(request, secret));
    return { name: holder.name, scope: holder.scope, csrf: csrfToken(secret), open: false };
  }

  @Get()
  @Answers(200, session, 'who calls')
  @Problems({})
  show(@Req() request: Incoming): Answered<typeof session> {
    const { holder } = request;
    if (holder === undefined) return { name: ANYBODY, scope: 'admin', csrf: null, open: true };
    const secret = sessionIn(request);
    const isSession = secret !== null && request.headers.authorization === undefined;
    return { name: holder.name, scope: holder.scope, csrf: isSession ? csrfToken(secret) : null, open: false };
  }

  @Delete()
  @Needs('read')
  @EachTime()
  @Answers(200, ended, 'the browser has to come in anew')
  @Problems({})
  async end(@Req() request: Incoming, @Res({ passthrough: true }) response: ServerResponse): Promise<Answered<typeof ended>> {
    const secret = sessionIn(request);
    if (secret !== null) await endSession(this.store, secret);
    response.setHeader('Set-Cookie', noSessionCookie(request));
    return { ended: true };
  }
}
