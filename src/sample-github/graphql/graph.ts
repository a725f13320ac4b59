import { type SampleStore } from '../sample-store.js';
import { type CommitTimelines } from './timeline.js';

/** An object of the graph, whose fields GraphQL resolves by their names. */
export interface GraphNode {
  readonly typeName: string;
  readonly id: string;
}

/** Where a node finds its neighbours, each by its index in the store. */
export interface Graph {
  readonly store: SampleStore;
  readonly timelines: CommitTimelines;
  user(index: number): GraphNode;
  repository(index: number): GraphNode;
  pullRequest(index: number): GraphNode;
}
