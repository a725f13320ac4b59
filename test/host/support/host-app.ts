import { type IncomingMessage, type Server } from 'node:http';
import {
  type ArgumentsHost,
  Body,
  type CallHandler,
  Catch,
  Controller,
  Delete,
  type ExceptionFilter,
  type ExecutionContext,
  Get,
  HttpException,
  Injectable,
  Module,
  type NestInterceptor,
  NotFoundException,
  Post,
  ValidationPipe,
  VERSION_NEUTRAL,
  type VersioningOptions,
} from '@nestjs/common';
import { HttpAdapterHost, NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { IsString } from 'class-validator';
import { catchError, map, type Observable, of } from 'rxjs';
import supertest from 'supertest';
import { GithireModule } from '../../../src/githire.module.js';
import { type GithireOptions } from '../../../src/host/githire.options.js';
import { type Host, type Platform } from './start-host.js';

const ADAPTERS = { fastify: () => new FastifyAdapter(), express: () => new ExpressAdapter() };

export class HostNote {
  @IsString()
  text: string;
}

/** The host's own routes, among them one at a path of GitHire with another method, and one below `recruiting`. */
@Controller({ version: VERSION_NEUTRAL })
export class HostController {
  @Post('host/echo')
  echo(@Body() body: object): object {
    return body;
  }

  @Post('host/note')
  note(@Body() note: HostNote): HostNote {
    return note;
  }

  @Get('host/missing')
  missing(): never {
    throw new NotFoundException();
  }

  @Delete('projects')
  removeProjects(): object {
    return { of: 'host' };
  }

  @Get('recruiting/about')
  about(): object {
    return { of: 'host' };
  }
}

/** Puts every value, and every error, into an envelope. */
@Injectable()
export class Envelope implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((data: unknown) => ({ data })),
      catchError((error: unknown) => {
        if (error instanceof HttpException) throw error;
        return of({ swallowed: true });
      }),
    );
  }
}

/** The host's own way to show errors. */
@Catch()
export class HostFilter implements ExceptionFilter {
  constructor(private readonly adapterHost: HttpAdapterHost) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const status = error instanceof HttpException ? error.getStatus() : 500;
    this.adapterHost.httpAdapter.reply(host.switchToHttp().getResponse(), { hostStatus: status }, status);
  }
}

/** A middleware of the host that breaks where a request asks for it. */
function failOnRequest({ headers }: IncomingMessage, _response: unknown, next: (error?: Error) => void): void {
  next(headers['x-break'] === undefined ? undefined : new Error('a secret of the host'));
}

const requestOf = (context: ExecutionContext): { headers: Record<string, unknown> } =>
  context.switchToHttp().getRequest();

export interface HostSettings {
  platform: Platform;
  /** The argument of `setGlobalPrefix`. */
  prefix?: string;
  versioning?: VersioningOptions;
  githire?: GithireOptions;
  /** Whether the host has global filters, pipes and interceptors that change everything. */
  isOpinionated?: boolean;
}

/** Starts a host application with GitHire in it as its `main.ts` would, on a fresh database and a free port. */
export async function startHostApp(settings: HostSettings): Promise<Host> {
  const { platform, prefix, versioning, githire = {}, isOpinionated = false } = settings;
  const options: GithireOptions = { databaseUrl: 'sqlite::memory:', computeThreads: 0, ...githire };

  @Module({ imports: [GithireModule.forRoot(options)], controllers: [HostController] })
  class HostModule {}

  const app = await NestFactory.create(HostModule, ADAPTERS[platform](), { logger: false, abortOnError: false });
  if (prefix !== undefined) app.setGlobalPrefix(prefix);
  if (versioning !== undefined) app.enableVersioning(versioning);
  if (isOpinionated) {
    app.useGlobalFilters(new HostFilter(app.get(HttpAdapterHost)));
    app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
    app.useGlobalInterceptors(new Envelope());
    app.useGlobalGuards({ canActivate: (context) => requestOf(context).headers['x-forbid'] === undefined });
    app.enableCors();
    app.use(failOnRequest);
  }
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const server = app.getHttpServer() as Server;
  const close = async (): Promise<void> => {
    // Node waits a minute for a connection on which the client has not sent anything yet.
    server.closeAllConnections();
    await app.close();
  };
  return { app, url, request: () => supertest(url), close };
}
