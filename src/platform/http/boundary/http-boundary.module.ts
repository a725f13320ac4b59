import { Module } from '@nestjs/common';
import { HttpBoundary } from './http-boundary.js';

/** The boundary between GitHire's routes and the rest of the application. */
@Module({ providers: [HttpBoundary] })
export class HttpBoundaryModule {}
