/**
 * Names of attributes. Those without `githire.` are OpenTelemetry's semantic conventions 1.37 (HTTP, GenAI, GraphQL,
 * general); they are written out here, as the conventions ask of those that are not stable yet.
 */
export const ATTRIBUTES = {
  errorType: 'error.type',
  graphqlOperationName: 'graphql.operation.name',
  httpMethod: 'http.request.method',
  httpRoute: 'http.route',
  httpStatus: 'http.response.status_code',
  modelAnswered: 'gen_ai.response.model',
  modelAsked: 'gen_ai.request.model',
  modelMaxTokens: 'gen_ai.request.max_tokens',
  modelOperation: 'gen_ai.operation.name',
  modelProvider: 'gen_ai.provider.name',
  serverAddress: 'server.address',
  serverPort: 'server.port',
  urlScheme: 'url.scheme',
  urlTemplate: 'url.template',
  /** Points of GitHub's hourly limit that the request has cost. */
  githubPoints: 'githire.github.points',
  /** Tokens of prompt and response together. */
  modelTokens: 'githire.model.tokens',
  runId: 'githire.run.id',
  /**
   * How the run ended in this process: `completed`, `failed`, `cancelled`, or `queued` where another process continues
   * it.
   */
  runStatus: 'githire.run.status',
  stage: 'githire.stage',
} as const;
