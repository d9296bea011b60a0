import type { IncomingMessage } from 'node:http';
import { SESSION_MS } from '../../campaigns/sessions.js';

const NAME = 'ratchet_session';
const SECRET = /^[\w-]{40,100}$/;

/** What a browser holds of its session; null where it holds nothing that could be one. */
export function sessionIn({ headers }: IncomingMessage): string | null {
  const found = (headers.cookie ?? '').split(';').map((each) => each.trim().split('='));
  const value = found.find(([name]) => name === NAME)?.[1] ?? '';
  return SECRET.test(value) ? value : null;
}

/** No script reads it, and no other site's page sends it; over TLS alone where the request came over it. */
export function sessionCookie(request: IncomingMessage, secret: string): string {
  return cookie(request, secret, SESSION_MS / 1_000);
}

export function noSessionCookie(request: IncomingMessage): string {
  return cookie(request, '', 0);
}

function cookie({ headers }: IncomingMessage, value: string, seconds: number): string {
  const secure = headers['x-forwarded-proto'] === 'https' ? '; Secure' : '';
  return `${NAME}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}
