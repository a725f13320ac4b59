import { getDataSourceToken } from '@nestjs/typeorm';

/**
 * The name of GitHire's own TypeORM connection, so that the default connection of a host application stays the host's:
 * `@InjectRepository(Project, CONNECTION)`.
 */
export const CONNECTION = 'githire';

/** The token of GitHire's `DataSource`. */
export const DATA_SOURCE = getDataSourceToken(CONNECTION);
