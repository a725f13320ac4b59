import { XMLParser } from 'fast-xml-parser';
import { asRecord } from './dependency.js';

/** Entities are left as they are: a stranger's file must not be able to grow in our memory. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  processEntities: false,
  parseTagValue: false,
});

/** An XML text as nested objects; attributes begin with `@`. Throws on a broken text. */
export function parseXml(text: string): Record<string, unknown> {
  return asRecord(parser.parse(text));
}
