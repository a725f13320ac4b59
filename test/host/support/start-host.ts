import { ConsoleLogger, type INestApplication, type ModuleMetadata } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import supertest from 'supertest';

/** The HTTP platforms on which a host application may run. */
export const PLATFORMS = ['fastify', 'express'] as const;
export type Platform = (typeof PLATFORMS)[number];

export interface Host {
  app: INestApplication;
  url: string;
  request(): ReturnType<typeof supertest>;
  close(): Promise<void>;
}

/** Starts a host application as its own `main.ts` would, on a free port of loopback. */
export async function startHost(
  platform: Platform,
  metadata: ModuleMetadata,
  configure: (app: INestApplication) => void = () => undefined,
): Promise<Host> {
  const module = await Test.createTestingModule(metadata)
    .setLogger(new ConsoleLogger({ logLevels: [] }))
    .compile();
  const app =
    platform === 'fastify'
      ? module.createNestApplication(new FastifyAdapter())
      : module.createNestApplication(new ExpressAdapter());
  configure(app);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return { app, url, request: () => supertest(url), close: () => app.close() };
}
