import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { type FieldError, Problem } from '../common/problem.js';

/** Checks every body and query against its class: unknown fields are refused, nothing is converted silently. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => validationProblem(flatten(errors)),
  });
}

/** One problem for all the fields that do not hold. */
export function validationProblem(errors: FieldError[]): Problem {
  const fields = [...new Set(errors.map((error) => error.field))];
  return new Problem('validation_failed', `These fields do not hold: ${fields.slice(0, 10).join(', ')}.`, { errors: errors.slice(0, 100) });
}

function flatten(errors: ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = parent === '' ? error.property : `${parent}.${error.property}`;
    return [
      ...Object.values(error.constraints ?? {}).map((message) => ({ field: field.slice(0, 200), message: message.slice(0, 300) })),
      ...flatten(error.children ?? [], field),
    ];
  });
}
