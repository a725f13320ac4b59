import { type Type } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { ApiOperation, type ApiOperationOptions } from '@nestjs/swagger';

/** Where `@nestjs/swagger` keeps what `@ApiOperation()` was given. */
const OPERATION = 'swagger/apiOperation';

/**
 * Gives the operations of a controller the names of their methods as ids. A document that a host application makes of
 * all its routes has the same ids then; its `operationIdFactory` would choose others.
 */
export function nameOperations(controller: Type): void {
  const prototype = controller.prototype as object;
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    const { value } = descriptor as { value?: unknown };
    if (typeof value !== 'function' || !Reflect.hasMetadata(PATH_METADATA, value)) continue;
    const known = (Reflect.getMetadata(OPERATION, value) ?? {}) as ApiOperationOptions;
    ApiOperation({ operationId: name, ...known })(prototype, name, descriptor);
  }
}
