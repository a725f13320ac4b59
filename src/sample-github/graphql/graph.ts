import { type SampleStore } from '../sample-store.js';
import { type CommitTimelines } from './timeline.js';

/** An object of the graph; GraphQL resolves its fields by name. */
export interface GraphNode {
  readonly typeName: string;
  readonly id: string;
}

/** Returns the neighbours of a node, each by its index in the store. */
export interface Graph {
  readonly store: SampleStore;
  readonly timelines: CommitTimelines;
  user(index: number): GraphNode;
  repository(index: number): GraphNode;
  pullRequest(index: number): GraphNode;
}
