import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Serves the OpenAPI document at `/docs-json` and its pages at `/docs`. Both hold no data, and need no token. */
export function serveOpenApi(app: INestApplication, version: string): void {
  const about = new DocumentBuilder()
    .setTitle('Ratchet')
    .setDescription('Start, watch and steer improvement campaigns.')
    .setVersion(version)
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, about));
}
