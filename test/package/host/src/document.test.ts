import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { createGithireDocument, GithireModule } from 'githire';
import { Controller, Get } from '@nestjs/common';
import { hostModule, PLATFORMS, startHost, testSettings } from './support.js';

@Controller('host')
class HostController {
  @Get()
  ours(): object {
    return {};
  }
}

interface Operation {
  operationId: string;
  responses: Record<string, { content?: Record<string, unknown> }>;
}

/** The operations of a document by method and path. */
function operationsOf({ paths }: OpenAPIObject): Map<string, Operation> {
  return new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, Operation>).map(
        ([method, operation]) => [`${method} ${path}`, operation] as const,
      ),
    ),
  );
}

/** What an operation answers besides success. */
function errorsOf({ responses }: Operation): string[] {
  return Object.entries(responses)
    .filter(([, { content }]) => content !== undefined && 'application/problem+json' in content)
    .map(([status]) => status)
    .sort();
}

for (const platform of PLATFORMS) {
  describe(`the OpenAPI document, ${platform}`, () => {
    const start = () =>
      startHost(
        platform,
        hostModule({
          imports: [GithireModule.forRoot({ path: 'recruiting', ...testSettings() })],
          controllers: [HostController],
        }),
        (app) => app.setGlobalPrefix('api'),
      );

    it('createGithireDocument(app) describes GitHire’s part as it is mounted, and nothing of the host', async () => {
      const host = await start();
      const operations = operationsOf(createGithireDocument(host.app));
      assert.ok(operations.has('post /api/recruiting/pipeline/run'), [...operations.keys()].join('\n'));
      assert.deepEqual(
        [...operations.keys()].filter((key) => !/ \/api\/recruiting\//.test(key)),
        [],
      );
    });

    it('a host’s own document shows the same operation ids and error answers', async () => {
      const host = await start();
      const ours = operationsOf(createGithireDocument(host.app));
      const theirs = operationsOf(SwaggerModule.createDocument(host.app, new DocumentBuilder().build()));
      assert.ok(theirs.has('get /api/host'));
      for (const [key, operation] of ours) {
        const shown = theirs.get(key);
        assert.ok(shown, key);
        assert.equal(shown.operationId, operation.operationId, key);
        assert.deepEqual(errorsOf(shown), errorsOf(operation), key);
        assert.ok(errorsOf(operation).length > 0, key);
      }
    });
  });
}
