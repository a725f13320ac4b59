import { auditImpact } from './impact/impact-ratio.js';
import { impactTable } from './impact/impact-table.js';
import { printable } from './output/text-width.js';
import { print, toJson } from './output/write.js';
import { readText } from './read-file.js';

/** `githire audit`. @throws Problem `validation_failed` if the table is invalid */
export async function audit(file: string, { json }: { json?: boolean }): Promise<void> {
  const report = auditImpact(await readText(file));
  const table = (): string => impactTable(report).split('\n').map(printable).join('\n');
  await print(json ? toJson(report) : `${table()}\n`);
}
