import { DefaultNamingStrategy, type NamingStrategyInterface, type Table } from 'typeorm';
import { snakeCase } from 'typeorm/util/StringUtils.js';

/**
 * `createdAt` in code, `created_at` in the database. `entityPrefix` puts the prefix before the tables; here it comes
 * before primary keys too, which PostgreSQL keeps as indexes.
 */
export class PrefixedNamingStrategy extends DefaultNamingStrategy implements NamingStrategyInterface {
  constructor(private readonly prefix: string) {
    super();
  }

  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? snakeCase(propertyName);
  }

  override joinColumnName(relationName: string, referencedColumnName: string): string {
    return snakeCase(`${relationName}_${referencedColumnName}`);
  }

  override primaryKeyName(tableOrName: Table | string, columnNames: string[]): string {
    return this.prefix + super.primaryKeyName(tableOrName, columnNames);
  }
}
