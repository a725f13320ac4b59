import { type SamplePullRequest } from '../population/model.js';
import { type Graph, type GraphNode } from './graph.js';

export class PullRequestNode {
  readonly typeName = 'PullRequest';
  readonly id: string;
  readonly databaseId: number;
  readonly title: string;
  readonly number: number;
  readonly createdAt: string;
  readonly mergedAt: string | null;
  readonly closedAt: string | null;
  readonly merged: boolean;
  readonly state: 'MERGED' | 'OPEN';

  constructor(
    private readonly graph: Graph,
    private readonly pullRequest: SamplePullRequest,
  ) {
    const { store } = graph;
    this.id = store.nodeId('PullRequest', pullRequest.index);
    this.databaseId = store.databaseId(pullRequest.index);
    this.title = pullRequest.title;
    this.number = pullRequest.number;
    this.createdAt = store.date(pullRequest.createdAgo);
    this.mergedAt = pullRequest.mergedAgo === null ? null : store.date(pullRequest.mergedAgo);
    this.closedAt = this.mergedAt;
    this.merged = pullRequest.mergedAgo !== null;
    this.state = this.merged ? 'MERGED' : 'OPEN';
  }

  url = (): string =>
    `${this.graph.store.url(this.graph.store.nameWithOwner(this.graph.store.repository(this.pullRequest.repository)))}/pull/${this.number}`;
  repository = (): GraphNode => this.graph.repository(this.pullRequest.repository);

  /** Null for a deleted account. */
  author = (): GraphNode | null => {
    const { author } = this.pullRequest;
    return author === null || this.graph.store.isGone(this.graph.store.user(author)) ? null : this.graph.user(author);
  };
}
