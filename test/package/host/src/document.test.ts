import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { createGithireDocument, GithireModule } from 'githire';
import { Controller, Get } from '@nestjs/common';
import { type Host, hostModule, PLATFORMS, startHost, testSettings } from './support.js';

@Controller('host')
class HostController {
  @Get()
  ours(): object {
    return {};
  }
}

interface Operation {
  operationId: string;
  responses: Record<string, unknown>;
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
  return Object.keys(responses)
    .filter((status) => /^[45]/.test(status))
    .sort();
}

/** GitHire's own document, and one that the host makes of all its routes. */
function documentsOf({ app }: Host) {
  return {
    ours: operationsOf(createGithireDocument(app)),
    theirs: operationsOf(SwaggerModule.createDocument(app, new DocumentBuilder().build())),
  };
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

    it('a host’s own document shows the same operation ids', async () => {
      const { ours, theirs } = documentsOf(await start());
      assert.ok(theirs.has('get /api/host'));
      for (const [key, { operationId }] of ours) assert.equal(theirs.get(key)?.operationId, operationId, key);
    });

    it('a host’s own document shows the same error answers', async () => {
      const { ours, theirs } = documentsOf(await start());
      for (const [key, operation] of ours) {
        assert.ok(errorsOf(operation).length > 0, key);
        const shown = theirs.get(key);
        assert.ok(shown, key);
        assert.deepEqual(errorsOf(shown), errorsOf(operation), key);
      }
    });
  });
}
