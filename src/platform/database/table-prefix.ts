import { type QueryRunner } from 'typeorm';

/** Returns what the migrations put before the name of every table and index; empty unless a host application set it. */
export function tablePrefix({ connection }: QueryRunner): string {
  return connection.options.entityPrefix ?? '';
}
