import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { resolveLocation } from '../knowledge/places/place-resolver.js';
import { parseJobDescription } from '../stages/jd-parser/parse-job-description.js';

/** Loads what is known about skills and places right after the start, so that the first posting does not wait for it. */
@Injectable()
export class KnowledgeWarmUp implements OnApplicationBootstrap {
  onApplicationBootstrap(): void {
    setImmediate(() => {
      parseJobDescription('Senior Go Engineer in Berlin');
      resolveLocation('Berlin');
    });
  }
}
