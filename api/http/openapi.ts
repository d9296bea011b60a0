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
  SwaggerModule.setup('docs', app, () => withProblemType(SwaggerModule.createDocument(app, about)));
}

/** Nest has one media type for all answers of a route; what is not a success has its own. */
function withProblemType(document: OpenAPIObject): OpenAPIObject {
  for (const methods of Object.values(document.paths))
    for (const operation of [methods.get, methods.post])
      for (const [status, response] of Object.entries(operation?.responses ?? {})) {
        if (status < '400' || response === undefined || '$ref' in response) continue;
        const [media] = Object.values(response.content ?? {});
        if (media !== undefined) response.content = { [PROBLEM_TYPE]: media };
      }
  return document;
}
