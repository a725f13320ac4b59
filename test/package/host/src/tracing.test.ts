import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { INVALID_SPAN_CONTEXT, ProxyTracerProvider, trace, type TracerProvider } from '@opentelemetry/api';
import { GithireModule } from 'githire';
import { hostModule, PLATFORMS, startHost, testSettings } from './support.js';

/** A provider of the host that keeps the names of its spans. */
function recordingProvider(): { provider: TracerProvider; names: string[] } {
  const names: string[] = [];
  const start = (name: string) => {
    names.push(name);
    return trace.wrapSpanContext(INVALID_SPAN_CONTEXT);
  };
  const startActiveSpan = (...given: unknown[]) => {
    const work = given.at(-1) as (span: unknown) => unknown;
    return work(start(String(given[0])));
  };
  return { names, provider: { getTracer: () => ({ startSpan: start, startActiveSpan }) as never } };
}

for (const platform of PLATFORMS) {
  describe(`OpenTelemetry of the host, ${platform}`, () => {
    const root = () =>
      hostModule({
        imports: [GithireModule.forRoot({ ...testSettings(), otelExporterOtlpEndpoint: 'http://127.0.0.1:9' })],
      });

    it('GitHire registers no provider, also with a collector among its settings', async () => {
      const registered = trace.getTracerProvider() as ProxyTracerProvider;
      const before = registered.getDelegate();
      await startHost(platform, root());
      assert.equal(registered.getDelegate(), before);
    });

    it('the spans of a run go to the provider of the host, which stays when GitHire has stopped', async () => {
      const { provider, names } = recordingProvider();
      assert.ok(trace.setGlobalTracerProvider(provider));
      try {
        const host = await startHost(platform, root());
        const token = await host.logIn();
        const accepted = await host.startRun('', { token });
        await host.followRun(accepted.json.statusUrl, { token });
        await host.app.close();
        assert.ok(names.includes('run') && names.includes('stage github-sourcer'), names.join());
        assert.equal((trace.getTracerProvider() as ProxyTracerProvider).getDelegate(), provider);
      } finally {
        trace.disable();
      }
    });
  });
}
