import { type INestApplication, Module, type NestModule } from '@nestjs/common';
import { ExternalContextCreator, HttpAdapterHost, type NestContainer } from '@nestjs/core';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { GITHIRE_VERSION } from '../platform/common/version.js';
import { HostOptions } from '../platform/config/host-options.js';
import { createOpenApiDocument } from '../platform/http/openapi.js';
import { ROUTE_MODULES } from './route-modules.js';

/**
 * The OpenAPI document of GitHire's part of an application, with its routes as they are mounted. Complete only in the
 * package, which is compiled with the plugin of `@nestjs/swagger`.
 */
export function createGithireDocument(app: INestApplication): OpenAPIObject {
  return createOpenApiDocument(app, GITHIRE_VERSION, { include: ROUTE_MODULES });
}

/** Serves Swagger UI at `docs` and the document at `openapi.json`, below the path of the other routes. */
@Module({})
export class HostDocumentModule implements NestModule {
  constructor(
    private readonly options: HostOptions,
    private readonly host: HttpAdapterHost,
    private readonly creator: ExternalContextCreator,
  ) {}

  /** Before Nest registers routes: afterwards Express answers every path of the mount that is unknown until then. */
  configure(): void {
    const { path } = this.options;
    // Without HTTP there is nothing to serve; its types do not say that there may be no adapter.
    if ((this.host.httpAdapter as unknown) === null || this.host.httpAdapter === undefined) return;
    const app = this.application();
    SwaggerModule.setup(`${path}/docs`, app, () => createGithireDocument(app), {
      useGlobalPrefix: true,
      jsonDocumentUrl: `${path}/openapi.json`,
      yamlDocumentUrl: `${path}/openapi.yaml`,
      customSiteTitle: 'GitHire API',
      swaggerOptions: { persistAuthorization: true },
    });
  }

  /** What `SwaggerModule` asks of an application. A module is not given the application that it is part of. */
  private application(): INestApplication {
    const { httpAdapter } = this.host;
    const { container } = this.creator as unknown as { container: NestContainer };
    const parts = {
      container,
      config: container.applicationConfig,
      getHttpAdapter: () => httpAdapter,
      useStaticAssets: (path: string, options: object) => httpAdapter.useStaticAssets?.(path, options),
    };
    return parts as unknown as INestApplication;
  }
}
