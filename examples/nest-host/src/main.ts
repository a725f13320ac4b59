import 'reflect-metadata';
import { type CanActivate, type ExecutionContext, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import { GithireModule, JdParser, JdParserModule } from 'githire';
import { Column, DataSource, Entity, PrimaryColumn, type Repository } from 'typeorm';

/** A user of this application, in a table of its own. */
@Entity('users')
class Employee {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') email: string;
  @Column('varchar') key: string;
}

/** The guard of this application: the header `x-key` says who calls. */
@Injectable()
class KeyGuard implements CanActivate {
  constructor(@InjectRepository(Employee) private readonly employees: Repository<Employee>) {}
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest();
    request.employee = await this.employees.findOneBy({ key: String(request.headers['x-key']) });
    return request.employee !== null;
  }
}

/** A replaced stage: GitHire's parser, but every job of this company may be done from home. */
@Injectable()
class RemoteParser extends JdParser {
  constructor(readonly ours: JdParser) {
    super();
  }
  override run = async (...given: Parameters<JdParser['run']>) =>
    ({ ...(await this.ours.run(...given)), remote: 'remote' }) as const;
  override parse = (...given: Parameters<JdParser['parse']>) => this.ours.parse(...given);
}

const entities = TypeOrmModule.forFeature([Employee]);
@Module({ imports: [entities, JdParserModule], providers: [RemoteParser], exports: [entities, RemoteParser] })
class HostModule {}

const recruiting = GithireModule.forRoot({
  path: 'recruiting',
  databaseUrl: 'sqlite:recruiting.sqlite',
  imports: [HostModule],
  auth: { guard: KeyGuard, user: ({ employee }: { employee: Employee }) => employee },
  stages: { jdParser: { useExisting: RemoteParser } },
});
const own = TypeOrmModule.forRoot({ type: 'sqlite', database: 'host.sqlite', entities: [Employee], synchronize: true });
@Module({ imports: [own, recruiting] })
class AppModule {}

const adapter = process.argv[2] === 'express' ? new ExpressAdapter() : new FastifyAdapter();
const app = await NestFactory.create(AppModule, adapter as ExpressAdapter, { logger: ['warn', 'error'] });
await app.get(DataSource).getRepository(Employee).save({ id: 'ada', email: 'ada@host.example', key: 'a key of hers' });
await app.listen(process.env['PORT'] ?? 3000, '127.0.0.1');
