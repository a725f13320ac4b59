import { Transform, type TransformFnParams } from 'class-transformer';

/**
 * The form in which a password is measured, compared and hashed: NFKC. The same password may arrive in another Unicode
 * form from another keyboard (NIST SP 800-63B, 5.1.1.2).
 */
export function normalized(password: string): string {
  return password.normalize('NFKC');
}

/** Brings the password of a request into its normal form before it is validated, so that its length is that of the form. */
export function IsNormalized(): PropertyDecorator {
  return Transform(({ value }: TransformFnParams): unknown => (typeof value === 'string' ? normalized(value) : value));
}
