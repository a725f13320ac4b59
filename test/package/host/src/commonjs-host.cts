import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GithireModule } from 'githire';

/** A host that is compiled to CommonJS: `import` becomes `require`. */
@Module({ imports: [GithireModule.forRoot({ path: 'recruiting', databaseUrl: 'sqlite::memory:', logLevel: 'error' })] })
class AppModule {}

async function main(): Promise<void> {
  const app = await NestFactory.create(AppModule, { logger: ['error'] });
  await app.init();
  process.stdout.write('started\n');
  await app.close();
}

void main();
