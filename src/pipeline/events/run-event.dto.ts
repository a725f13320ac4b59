import { ExecutionView } from '../pipeline.dto.js';

/** One event in the stream of a run: the fields of the event, with its data read as JSON. */
export class RunEvent {
  /** Number of the run's change. A client that sends it as `Last-Event-ID` gets the events after it. */
  id: string;
  /** `progress` for each change, then one `done` when the run has ended. */
  event: 'progress' | 'done';
  /** The status of the run. */
  data: ExecutionView;
}
