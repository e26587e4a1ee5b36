import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Settings } from '#rma/platform';

const levels: Record<Settings['logLevel'], readonly LogLevel[]> = {
  trace: ['verbose', 'debug', 'log', 'warn', 'error', 'fatal'],
  debug: ['debug', 'log', 'warn', 'error', 'fatal'],
  info: ['log', 'warn', 'error', 'fatal'],
  warn: ['warn', 'error', 'fatal'],
  error: ['error', 'fatal'],
  fatal: ['fatal'],
  silent: [],
};

/** What the framework tells of its own start; nobody who runs the service needs it. */
const startUp = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/** One line of JSON an entry, at the level that LOG_LEVEL names. */
export class ServiceLogger extends ConsoleLogger {
  constructor(level: Settings['logLevel']) {
    super({ json: true, logLevels: [...levels[level]] });
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (!startUp.has(String(rest.at(-1)))) super.log(message, ...rest);
  }

  /** What keeps the framework from starting is thrown too, and told there. */
  override error(message: unknown, ...rest: unknown[]): void {
    if (!startUp.has(String(rest.at(-1)))) super.error(message, ...rest);
  }
}
