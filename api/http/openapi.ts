import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { PROBLEM_TYPE } from './problem.js';

/** Serves the OpenAPI document at `/docs-json` and its pages at `/docs`. Both hold no data, and need no token. */
export function serveOpenApi(app: INestApplication, version: string): void {
  const about = new DocumentBuilder()
    .setTitle('Ratchet')
    .setDescription('Start, watch and steer improvement campaigns.')
    .setVersion(version)
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  SwaggerModule.setup('docs', app, () => withProblems(SwaggerModule.createDocument(app, about)));
}

const PROBLEM = { schema: { $ref: '#/components/schemas/Problem' } };

function isProblem({ schema }: { readonly schema?: object }): boolean {
  return schema !== undefined && '$ref' in schema && schema.$ref === PROBLEM.schema.$ref;
}

/** What any route can answer beside its own, and what any write can. */
const ANYWHERE: Readonly<Record<string, string>> = {
  400: 'the request cannot be read, or asks for what the route does not take',
  401: 'a token is needed, or the one that was sent does not hold',
  403: 'the token may not do that, or the request is not from here',
  429: 'too many requests of this caller: Retry-After says when',
  503: 'too many requests at this moment, or a service does not answer',
};
const OF_WRITES: Readonly<Record<string, string>> = {
  409: 'it cannot be done as things stand',
  412: 'If-Match: somebody else has steered since',
  413: 'the body is too large',
  415: 'the body is no JSON',
  422: 'Idempotency-Key: it came with another body before',
};

/** Nest has one media type for all answers of a route; what is not a success has its own. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  for (const methods of Object.values(document.paths))
    for (const [method, operation] of Object.entries({ get: methods.get, post: methods.post, delete: methods.delete })) {
      if (operation === undefined) continue;
      const more = method === 'get' ? ANYWHERE : { ...ANYWHERE, ...OF_WRITES };
      for (const [status, description] of Object.entries(more))
        operation.responses[status] ??= { description, content: { [PROBLEM_TYPE]: PROBLEM } };
      for (const [status, response] of Object.entries(operation.responses)) {
        if (status < '400' || response === undefined || '$ref' in response || response.content?.[PROBLEM_TYPE] !== undefined) continue;
        const [media] = Object.values(response.content ?? {});
        // that a service is away is told by what is told else, and by a problem where nobody could look
        if (media !== undefined)
          response.content = isProblem(media) ? { [PROBLEM_TYPE]: media } : { ...response.content, [PROBLEM_TYPE]: PROBLEM };
      }
    }
  return document;
}
