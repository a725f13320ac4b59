import { Global, Module } from '@nestjs/common';
import { AuditAnchor } from './audit-anchor.js';
import { AuditLog } from './audit-log.js';

/** The audit log. */
@Global()
@Module({ providers: [AuditLog, AuditAnchor], exports: [AuditLog] })
export class AuditModule {}
