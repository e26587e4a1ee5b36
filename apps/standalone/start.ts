import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Answered, type Call, Cases, FactoryClaims } from '#rma/commands';
import { type Announcement, announceService, type Clock, SettingError, type Settings, SystemClock } from '#rma/platform';
import { CaseFlowFollower, DeadlineSweeper } from '#rma/processes';
import type { DeadlineKind } from '#rma/read-models';
import type { RmaId } from '#rma/returns';
import { fastifyOptions, prepareHttp, type Readiness } from '../api/index.js';
import { followView } from './follow-view.js';
import { type Installation, openInstallation } from './installation.js';
import { readinessOf } from './readiness-of.js';
import { ServiceLogger } from './service-logger.js';
import { silentConnections } from './silent-connections.js';
import { StandaloneModule } from './standalone.module.js';

const longestGoodbye = 20_000;

/** A service that takes requests. */
export interface Standalone {
  readonly url: string;
  /** The admin's key, when this was the first start and nobody had chosen one: shown once and never again. */
  readonly adminKey: string | undefined;
  readonly installation: Installation;
  stop(): Promise<void>;
}

/** Opens the installation, serves its API, and finishes in the background what an earlier crash cut off. */
export async function startStandalone(settings: Settings, clock: Clock = new SystemClock()): Promise<Standalone> {
  const installation = await openInstallation(settings, clock);
  try {
    const local: { announcement?: Announcement } = {}; // known once the service listens
    const readiness = readinessOf(settings, clock, installation);
    const app = await createApp(settings, clock, installation, readiness, (candidate) => local.announcement?.isToken(candidate) ?? false);
    const follower = followerOf(settings, clock, installation);
    await follower.prepare(); // before the first event that it must not miss
    const closeSilent = silentConnections(app.getHttpServer());
    await listen(app, settings);
    const url = urlOf(app);
    const adminKey = await installation.operations.keys.ensureAdminKey(settings.bootstrapAdminKey); // now that it will be shown
    const announcement = announceService(installation.dataDir, url, clock.now());
    local.announcement = announcement;
    const stopBackground = startBackground(follower, sweeperOf(settings, clock, installation, app), installation);
    readiness.serves();
    return {
      url,
      adminKey,
      installation,
      stop: async () => {
        readiness.stops();
        announcement.withdraw();
        await finish(app, closeSilent);
        await stopBackground();
        await installation.close();
      },
    };
  } catch (error) {
    await installation.close();
    throw error;
  }
}

async function createApp(
  { logLevel, streamPrefix }: Settings,
  clock: Clock,
  installation: Installation,
  readiness: Readiness,
  isLocalToken: (candidate: string) => boolean,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    StandaloneModule.of({ installation, clock, streamPrefix, readiness, isLocalToken }),
    new FastifyAdapter(fastifyOptions),
    { bodyParser: false, logger: new ServiceLogger(logLevel), abortOnError: false },
  );
  prepareHttp(app, { metrics: installation.metrics, tellsRequests: logLevel === 'debug' || logLevel === 'trace' });
  return app;
}

/** Takes the address that the settings name; what keeps it from that is told by the setting to change. */
async function listen(app: NestFastifyApplication, { host, port }: Settings): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') throw new SettingError('PORT', `${port} is taken on ${host}`);
    if (code === 'EACCES') throw new SettingError('PORT', `${port} is not for this user to take`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new SettingError('HOST', `${host} is no address of this machine`);
    throw error;
  }
}

/** Answers the requests that were taken, and closes every connection as soon as it is idle; what takes too long is cut off. */
async function finish(app: NestFastifyApplication, closeSilent: () => void): Promise<void> {
  const server = app.getHttpServer();
  const idle = setInterval(() => {
    server.closeIdleConnections();
    closeSilent();
  }, 20);
  const late = setTimeout(() => server.closeAllConnections(), longestGoodbye);
  await app.close().finally(() => {
    clearInterval(idle);
    clearTimeout(late);
  });
}

function followerOf({ streamPrefix }: Settings, clock: Clock, { store, operations, flow }: Installation): CaseFlowFollower {
  const logger = new Logger('CaseFlow');
  return new CaseFlowFollower(store, operations.checkpoints, flow, clock, {
    streamPrefix,
    onFailure: ({ id, type }, error, attempt) => logger.error(`${type} ${id} failed for the ${attempt}. time: ${String(error)}`),
  });
}

function sweeperOf(
  { deadlinesEverySeconds }: Settings,
  clock: Clock,
  { views, metrics }: Installation,
  app: NestFastifyApplication,
): DeadlineSweeper<DeadlineKind> {
  const logger = new Logger('Deadlines');
  const [cases, claims] = [app.get(Cases), app.get(FactoryClaims)];
  const counted = async <Answer>(command: string, running: Promise<Answered<Answer>>) => {
    const answered = await running;
    metrics.command(command, answered);
    return answered;
  };
  const fires = {
    returnBy: (call: Call, id: string) =>
      counted(
        'ExpireRma',
        cases.run(call, id as RmaId, () => ({ type: 'ExpireRma' })),
      ),
    factoryResponse: (call: Call, id: string) => counted('TimeOutClaim', claims.run(call, id, { type: 'TimeOutClaim' })),
  };
  return new DeadlineSweeper(views.deadlines, fires, clock, {
    everyMilliseconds: deadlinesEverySeconds * 1_000,
    onFailure: ({ kind, id }, error) => logger.error(`${kind} of ${id} failed: ${String(error)}`),
  });
}

function startBackground(follower: CaseFlowFollower, sweeper: DeadlineSweeper<DeadlineKind>, { views }: Installation): () => Promise<void> {
  const ending = new AbortController();
  const logger = new Logger('Background');
  const onFailure = (error: unknown, attempt: number) => logger.error(`A view cannot go on, tried ${attempt} times: ${String(error)}`);
  const following = [views.directory, views.deadlines].map((view) => followView(view, ending.signal, onFailure));
  const running = Promise.all([follower.run(ending.signal), ...following, sweeper.run(ending.signal)]);
  running.catch((error: unknown) => logger.error(`The background work ended: ${String(error)}`));
  return async () => {
    ending.abort();
    await running.catch(() => undefined);
  };
}

function urlOf(app: NestFastifyApplication): string {
  const address = app.getHttpServer().address();
  if (address === null || typeof address === 'string') throw new Error('The service listens on no port.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
