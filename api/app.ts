import 'reflect-metadata';
import { Module, StandardSchemaSerializerInterceptor, type DynamicModule } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { AdaptersModule } from './adapters/adapters.module.js';
import { AttemptsModule } from './attempts/attempts.module.js';
import { AuditModule } from './audit/audit.module.js';
import { BoardModule } from './board/board.module.js';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import { MOST_FOLLOWERS } from './events/followers.js';
import { EventsModule } from './events/events.module.js';
import { ExperimentsModule } from './experiments/experiments.module.js';
import { HealthModule } from './health/health.module.js';
import { Access } from './http/access.js';
import { Audit } from './http/audit.js';
import { BodyGuard } from './http/body-guard.js';
import { Connections } from './http/connections.js';
import { dashboard } from './http/dashboard.js';
import { FairShare } from './http/fair-share.js';
import { frontPage } from './http/front-page.js';
import { Idempotency } from './http/idempotency.js';
import { jsonOnly } from './http/json-only.js';
import { knownMethods } from './http/known-methods.js';
import { type ApiLimits, bodyInTime, RateLimit, USUAL_LIMITS } from './http/limits.js';
import { LateRecords } from './http/late-records.js';
import { nestLogger, requestLog } from './http/logging.js';
import { serveOpenApi } from './http/openapi.js';
import { originForm } from './http/origin-form.js';
import { ownHostOnly, isLoopback } from './http/own-host.js';
import { BODIES, readablePath, refusedBody, shallowBody } from './http/refused-request.js';
import { ProblemFilter } from './http/problem-filter.js';
import { nothingHere } from './http/nothing-here.js';
import { QueryGuard } from './http/query-guard.js';
import { traced } from './http/traced.js';
import { shedding } from './http/shedding.js';
import { responseHeaders } from './http/response-headers.js';
import { answersSafely } from './http/safe-json.js';
import { TokenGuard } from './http/token-guard.js';
import { ValidationPipe } from './http/validation.pipe.js';
import { MemoryModule } from './memory/memory.module.js';
import { Metrics } from './metrics/metrics.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { PartsModule, type ApiParts } from './parts.js';
import { ProgressModule } from './progress/progress.module.js';
import { RecordsModule } from './records/records.module.js';
import { SchedulesModule } from './schedules/schedules.module.js';
import { SessionModule } from './session/session.module.js';
import { StrategiesModule } from './strategies/strategies.module.js';
import { SuitesModule } from './suites/suites.module.js';
import { type ApiWaits, USUAL_WAITS } from './waits.js';

export interface ApiSettings {
  /** the address that the application will listen on: it decides what callers must prove */
  readonly host: string;
  readonly token: string | null;
  readonly version: string;
  readonly log: Logger;
  /** the folder of the dashboard as it was built; missing: there is none */
  readonly dashboard?: string;
  readonly limits?: Partial<ApiLimits>;
  readonly waits?: Partial<ApiWaits>;
}

const AREAS = [
  CampaignsModule,
  RecordsModule,
  AttemptsModule,
  StrategiesModule,
  SuitesModule,
  ExperimentsModule,
  MemoryModule,
  SchedulesModule,
  AdaptersModule,
  BoardModule,
  AuditModule,
  EventsModule,
  ProgressModule,
  SessionModule,
  HealthModule,
];

@Module({})
class AppModule {
  static of(parts: ApiParts, access: Access, metrics: Metrics, waits: ApiWaits): DynamicModule {
    return {
      module: AppModule,
      imports: [PartsModule.of(parts, access, waits), ...AREAS, MetricsModule.of(metrics)],
      providers: [Connections],
    };
  }
}

/** The application, complete but not listening yet. */
export async function createApp(parts: ApiParts, settings: ApiSettings): Promise<NestExpressApplication> {
  const access = new Access(parts.store, settings.token);
  const limits = { ...USUAL_LIMITS, ...settings.limits };
  const waits = { ...USUAL_WAITS, ...settings.waits };
  const metrics = new Metrics(parts, waits, settings.log);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.of(parts, access, metrics, waits), {
    logger: nestLogger(settings.log),
    bodyParser: false,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  const problems = new ProblemFilter(settings.log);
  app.use(originForm, traced, requestLog(settings.log), responseHeaders, answersSafely, metrics.requests.observe);
  app.use(shedding(limits, metrics.requests.shed), bodyInTime(limits.bodyMs, problems));
  if (isLoopback(settings.host)) app.use(ownHostOnly());
  const pages = settings.dashboard === undefined ? null : dashboard(settings.dashboard);
  app.use(readablePath, pages ?? frontPage(settings.version), knownMethods(app), jsonOnly);
  app.useBodyParser('json', BODIES);
  app.use(refusedBody, shallowBody);
  app.setGlobalPrefix('api/v1', { exclude: ['metrics'] });
  const reflector = app.get(Reflector);
  app.useGlobalGuards(new TokenGuard(reflector, access, waits), new RateLimit(limits.requestsPerSecond));
  app.useGlobalGuards(new FairShare({ requests: limits.inFlight, streams: MOST_FOLLOWERS }));
  app.useGlobalGuards(new QueryGuard(reflector), new BodyGuard());
  app.useGlobalPipes(new ValidationPipe());
  // what is kept for a repeated write is what went out, so the serializer stands inside
  const late = new LateRecords(settings.log);
  app.useGlobalInterceptors(
    new Idempotency(reflector, parts.store, late),
    new Audit(parts.store, late),
    new StandardSchemaSerializerInterceptor(reflector),
  );
  app.useGlobalFilters(problems);
  serveOpenApi(app, settings.version);
  await app.init();
  // behind all routes
  app.use(nothingHere(problems));
  return app;
}
