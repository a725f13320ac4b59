import { type ArgumentMetadata, type Type, ValidationPipe, type ValidationError } from '@nestjs/common';
import { constraintMessages, isWrongType } from '../../common/constraint-messages.js';
import { type FieldError, Problem } from '../../common/problem.js';
import { inheritedNames } from './inherited-names.js';

/**
 * Validates bodies and queries. Fields with inherited names (`__proto__`, `constructor`, `toString`) are rejected
 * first: the validator takes some of them for known fields, and class-transformer drops others silently.
 */
class InputPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const names = metadata.type === 'body' || metadata.type === 'query' ? inheritedNames(value) : [];
    if (names.length > 0)
      throw validationProblem(names.map((field) => ({ field, message: 'this field should not exist' })));
    return super.transform(value, metadata);
  }
}

const pipe = new InputPipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  stopAtFirstError: false,
  validationError: { target: false, value: false },
  exceptionFactory: (errors) => validationProblem(flatten(errors)),
});

/**
 * Returns a body or a query as an instance of its class. Unknown fields are rejected, nothing is converted silently.
 * @throws Problem `validation_failed`
 */
export function validateInput(type: 'body' | 'query', value: unknown, metatype: Type): Promise<unknown> {
  return pipe.transform(value, { type, metatype });
}

/** One problem that lists all invalid fields. */
export function validationProblem(errors: FieldError[]): Problem {
  const fields = [...new Set(errors.map((error) => error.field))];
  return new Problem('validation_failed', `These fields do not hold: ${fields.slice(0, 10).join(', ')}.`, {
    errors: errors.slice(0, 100),
  });
}

function flatten(errors: ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const field = parent === '' ? property : `${parent}.${property}`;
    return [
      ...constraintMessages(constraints).map((message) => ({
        field: field.slice(0, 200),
        message: message.slice(0, 300),
      })),
      ...(isWrongType(constraints) ? [] : flatten(children, field)),
    ];
  });
}
