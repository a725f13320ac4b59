import { XMLParser } from 'fast-xml-parser';
import { asRecord } from '../dependency.js';

/** Entities are not expanded, so that a stranger's file cannot grow in memory. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  processEntities: false,
  parseTagValue: false,
});

/** Returns an XML text as nested objects; the names of attributes begin with `@`. Throws on a broken text. */
export function parseXml(text: string): Record<string, unknown> {
  return asRecord(parser.parse(text));
}
