import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import pretty from 'pino-pretty';
import { traceFields } from '../tracing/spans.js';
import { type RequestContext, requestContext } from './request-context.js';

/**
 * Creates a logger that adds the ids of the current request, and of its trace if there is one, to every line. Lines are
 * readable text on a terminal and JSON elsewhere.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    // The access log sets its own id, because the context may be gone when a response is closed.
    mixin: (line: object) => ('requestId' in line ? {} : { ...requestContext(), ...traceFields() }),
    hooks: { streamWrite: withoutApiKeys },
    // A second line of defence: no code logs these fields today, and a future mistake must not either.
    redact: ['password', '*.password', 'authorization', '*.authorization', 'token', '*.token'],
  };
  return pino(options, destination ?? standardOutput());
}

/** An API key of GitHire, and what GitHub makes with the same beginning. Longer than the part that lists of keys show. */
const API_KEY = /ghr_[0-9A-Za-z]{12,}/g;

/** A line without the API keys that a client wrote where none belongs, such as into a path. */
function withoutApiKeys(line: string): string {
  return line.replaceAll(API_KEY, 'ghr_[redacted]');
}

function standardOutput(): DestinationStream {
  if (process.stdout.isTTY) return pretty({ ignore: 'pid,hostname', singleLine: true, sync: true });
  return pino.destination({ dest: 1, sync: true });
}

/**
 * Makes SIGUSR2 switch between the logger's level and `debug`, to look into a running service without a restart: `kill
 * -USR2`. Windows has no such signal.
 * @returns a function that stops this
 */
export function switchLevelOnSignal(logger: Logger): () => void {
  if (process.platform === 'win32') return () => undefined;
  const configured = logger.level;
  const onSignal = (): void => {
    const next = logger.level === configured ? 'debug' : configured;
    // Logged while the lower level is active, so that the line is visible both times.
    if (next === 'debug') logger.level = next;
    logger.info({ logLevel: next }, 'log level switched');
    logger.level = next;
  };
  process.on('SIGUSR2', onSignal);
  return () => process.removeListener('SIGUSR2', onSignal);
}

/** One line for each request: method, path without its query, status and time. Neither headers nor bodies. */
export function createAccessLog(
  logger: Logger,
): (request: LoggedRequest, response: ServerResponse, next: () => void) => void {
  return (request, response, next) => {
    const begun = performance.now();
    const trace = traceFields();
    response.once('close', () => {
      const path = ((request.originalUrl ?? request.url ?? '/').split('?')[0] ?? '/').replace(PERSON, '/$1/:username');
      if (UNLOGGED.test(path)) return;
      const line = {
        ...request.context,
        ...trace,
        method: request.method,
        path,
        status: response.statusCode,
        milliseconds: Math.round((performance.now() - begun) * 10) / 10,
        ...(response.writableFinished ? {} : { aborted: true }),
      };
      logger[response.statusCode >= 500 ? 'error' : 'info'](line, 'request answered');
    });
    next();
  };
}

type LoggedRequest = IncomingMessage & { context?: RequestContext; originalUrl?: string };

/** A login in a path is personal data and must not be logged. */
const PERSON = /\/(shortlist|candidates)\/[^/]+/i;

/** Requested every few seconds by monitoring. */
const UNLOGGED = /^\/(health\/|metrics$)/;

/** What Nest logs about each module and route at startup: useful for finding a fault, otherwise noise. */
const START_DETAILS: ReadonlySet<unknown> = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

/** Sends Nest's own lines to the same logger. */
export class PinoLoggerService implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(START_DETAILS.has(rest.at(-1)) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes the context (a class name) last, and an error's stack before it. */
  private write(
    level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = rest.at(-1);
    const stack = rest.length > 1 ? rest[0] : undefined;
    const fields = {
      ...(typeof context === 'string' ? { context } : {}),
      ...(typeof stack === 'string' ? { stack } : {}),
    };
    if (message instanceof Error) this.logger[level]({ ...fields, stack: message.stack }, message.name);
    else if (typeof message === 'object' && message !== null) this.logger[level]({ ...fields, ...message });
    else this.logger[level](fields, String(message));
  }
}
