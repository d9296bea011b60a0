import type { IncomingMessage, ServerResponse } from 'node:http';

const ABSOLUTE = /^https?:\/\/(?<authority>[^/?#]*)(?<rest>.*)$/i;

/**
 * A request may name the whole URL that it wants, as to a proxy. The path is then what stands in it, and the host that it names holds
 * whatever `Host` says (RFC 9112, 3.2.2): what is known by its path is so however it is asked for.
 */
export function originForm(request: IncomingMessage, _response: ServerResponse, next: () => void): void {
  const { authority, rest = '' } = ABSOLUTE.exec(request.url ?? '')?.groups ?? {};
  if (authority !== undefined) {
    request.headers.host = authority;
    request.url = rest.startsWith('/') ? rest : `/${rest}`;
  }
  next();
}
