import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemDocument, ProblemFieldError } from './problems/problem.dto.js';

/** Paths that need no access token. */
const OPEN_PATHS: ReadonlySet<string> = new Set(['/auth/register', '/auth/login', '/health/live', '/health/ready']);

/** Needs a token of its own, if one is set. */
const METRICS_PATH = '/metrics';

/** The OpenAPI document, made from the code. Complete only in what `nest build` has compiled. */
export function createOpenApiDocument(app: INestApplication, version: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('GitHire')
    .setDescription('Paste a job description; get developers found on GitHub, ranked with evidence, and drafts of outreach.')
    .setVersion(version)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'This service')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: '`METRICS_TOKEN`, where one is set' }, 'metrics')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [ProblemDocument, ProblemFieldError],
    operationIdFactory: (_controller, method) => method,
  });
  for (const [path, item] of Object.entries(document.paths)) describePath(path, item);
  return document;
}

/** Adds what every operation has: a problem document for errors, and the access token unless the path is open. */
function describePath(path: string, item: object): void {
  const security = path === METRICS_PATH ? [{ metrics: [] }, {}] : OPEN_PATHS.has(path) ? [] : [{ bearer: [] }];
  for (const operation of Object.values(item) as { responses?: Record<string, unknown>; security?: unknown[]; parameters?: unknown[] }[]) {
    if (operation.responses === undefined) continue;
    operation.security = security;
    operation.responses['5XX'] = problemResponse('GitHub, a deadline or the service itself stood in the way.');
    operation.responses['4XX'] = problemResponse('The request could not be served as it is.');
  }
}

function problemResponse(description: string): object {
  return {
    description,
    headers: { 'X-Request-Id': { schema: { type: 'string' }, description: "The request's id" } },
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDocument' } } },
  };
}

/**
 * Swagger UI at `/docs`, the document at `/openapi.json`. The document is created at the first request because it would
 * delay the startup.
 */
export function serveOpenApi(app: INestApplication, version: string): void {
  SwaggerModule.setup('docs', app, () => createOpenApiDocument(app, version), { jsonDocumentUrl: 'openapi.json', yamlDocumentUrl: 'openapi.yaml', customSiteTitle: 'GitHire API' });
}
