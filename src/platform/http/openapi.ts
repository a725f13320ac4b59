import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, type SwaggerDocumentOptions, SwaggerModule } from '@nestjs/swagger';
import { SHARED_HEADERS } from './openapi/headers.js';
import { completeOperations } from './openapi/operations.js';
import { completeSchemas } from './openapi/schemas.js';
import { ProblemDocument, ProblemFieldError } from './problems/problem.dto.js';

/** The groups of operations, in the order in which a user needs them. */
const GROUPS: readonly [name: string, description: string][] = [
  ['auth', 'Accounts, sessions and access tokens'],
  ['pipeline', 'Runs: from a posting to ranked people and drafts'],
  ['projects', 'Postings with their results, and their export'],
  ['presets', 'Settings that a user keeps under a name'],
  ['members', 'With whom a project is shared'],
  ['shortlist', 'The people that a user keeps'],
  ['outreach', 'Drafts of messages; GitHire sends none'],
  ['health', 'Whether the service works'],
  ['metrics', 'Figures for operators'],
];

const DESCRIPTION = `Paste a job description; get developers found on GitHub, ranked with evidence, and drafts of outreach.

Start with \`POST /auth/register\` and \`POST /auth/login\`. Send the token as \`Authorization: Bearer …\` from then on.
Pages of this service use \`POST /auth/browser-session\` instead, which keeps the token in a cookie.

Every error is a problem document (RFC 9457) with a stable \`code\`. A later version may add a code to an operation:
handle an unknown code by its status. Requests that reach no operation are answered with problem documents too:
\`not_found\`, \`method_not_allowed\`, \`request_timeout\`, \`expectation_failed\`, \`request_header_fields_too_large\`.`;

/**
 * The OpenAPI document, made from the code. Complete only in what `nest build` has compiled. It is OpenAPI 3.0, because
 * `@nestjs/swagger` 12 writes `nullable`, which OpenAPI 3.1 does not have.
 * @param options for a host application, which may limit the document to GitHire's modules
 */
export function createOpenApiDocument(
  app: INestApplication,
  version: string,
  options: Pick<SwaggerDocumentOptions, 'include' | 'deepScanRoutes'> = {},
): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.0.3')
    .setTitle('GitHire')
    .setDescription(DESCRIPTION)
    .setVersion(version)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'This service')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: '`METRICS_TOKEN`, where one is set' }, 'metrics');
  for (const [name, description] of GROUPS) config.addTag(name, description);
  const document = SwaggerModule.createDocument(app, config.build(), {
    ...options,
    extraModels: [ProblemDocument, ProblemFieldError],
  });
  (document.components ??= {}).headers = SHARED_HEADERS;
  completeSchemas(document);
  completeOperations(document);
  return document;
}

/**
 * Swagger UI at `/docs`, the document at `/openapi.json`. The document is created at the first request because it would
 * delay the startup. Swagger UI keeps the token over a reload.
 */
export function serveOpenApi(app: INestApplication, version: string): void {
  SwaggerModule.setup('docs', app, () => createOpenApiDocument(app, version), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'GitHire API',
    swaggerOptions: { persistAuthorization: true },
  });
}
