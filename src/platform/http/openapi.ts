import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, type SwaggerDocumentOptions, SwaggerModule } from '@nestjs/swagger';
import { ProblemDocument, ProblemFieldError } from './problems/problem.dto.js';

/**
 * The OpenAPI document, made from the code. Complete only in what `nest build` has compiled.
 * @param options for a host application, which may limit the document to GitHire's modules
 */
export function createOpenApiDocument(
  app: INestApplication,
  version: string,
  options: Pick<SwaggerDocumentOptions, 'include' | 'deepScanRoutes'> = {},
): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('GitHire')
    .setDescription(
      'Paste a job description; get developers found on GitHub, ranked with evidence, and drafts of outreach.',
    )
    .setVersion(version)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'This service')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: '`METRICS_TOKEN`, where one is set' }, 'metrics')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    ...options,
    extraModels: [ProblemDocument, ProblemFieldError],
    operationIdFactory: (_controller, method) => method,
  });
  for (const operation of Object.values(document.paths).flatMap(operationsOf)) {
    // A route whose controller says nothing of a token needs none, which the document has to say as well.
    operation.security ??= [];
  }
  return document;
}

function operationsOf(path: object): { security?: unknown[] }[] {
  return Object.values(path).filter(
    (value: unknown) => typeof value === 'object' && value !== null && 'responses' in value,
  ) as { security?: unknown[] }[];
}

/**
 * Swagger UI at `/docs`, the document at `/openapi.json`. The document is created at the first request because it would
 * delay the startup.
 */
export function serveOpenApi(app: INestApplication, version: string): void {
  SwaggerModule.setup('docs', app, () => createOpenApiDocument(app, version), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'GitHire API',
  });
}
