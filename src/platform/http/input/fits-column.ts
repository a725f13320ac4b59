import { registerDecorator } from 'class-validator';

/**
 * Refuses text of more characters than a column holds, as PostgreSQL counts them. `MaxLength` alone leaves variation
 * selectors out of its count, so that a name it accepts may be twice as long as its column.
 */
export function FitsColumn(characters: number): PropertyDecorator {
  return (target, propertyKey) =>
    registerDecorator({
      name: 'fitsColumn',
      target: target.constructor,
      propertyName: String(propertyKey),
      options: { message: `$property must hold at most ${characters} characters, invisible ones counted` },
      validator: { validate: (value) => typeof value !== 'string' || Array.from(value).length <= characters },
    });
}
