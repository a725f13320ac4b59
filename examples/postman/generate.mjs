// Makes the Postman collection from the OpenAPI document: the requests of the journey, in its order, each with a test.
// With `--check` it only compares: ends with 1 where the committed collection is out of date.
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import converter from 'openapi-to-postmanv2';
import { JOURNEY } from './journey.mjs';

const DOCUMENT = new URL('../../docs/openapi.json', import.meta.url);
const COLLECTION = new URL('./githire.postman_collection.json', import.meta.url);

const converted = await convert(await readFile(DOCUMENT, 'utf8'));
const requests = new Map([...requestsOf(converted.item)].map((item) => [callOf(item.request), item]));
const collection = {
  info: {
    name: 'GitHire',
    description: 'From a job description to a message that a human sends. Run it from top to bottom.',
    schema: converted.info.schema,
  },
  item: JOURNEY.map((folder) => ({ name: folder.folder, item: folder.requests.map(toItem) })),
  auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
  variable: [
    { key: 'baseUrl', value: 'http://127.0.0.1:3000' },
    { key: 'email', value: '' },
    { key: 'password', value: 'a passphrase for Postman 1' },
    { key: 'token', value: '' },
    ...JOURNEY.flatMap((folder) => folder.requests)
      .flatMap(({ keep = {} }) => Object.keys(keep))
      .filter((key) => key !== 'token')
      .map((key) => ({ key, value: '' })),
  ],
};
const text = `${JSON.stringify(collection, null, 2)}\n`;
if (!process.argv.includes('--check')) await writeFile(COLLECTION, text);
else if (text !== (await readFile(COLLECTION, 'utf8'))) {
  process.stderr.write('The collection is out of date: run `npm run generate` in examples/postman\n');
  process.exitCode = 1;
}

async function convert(data) {
  const options = { parametersResolution: 'Example', folderStrategy: 'Tags' };
  const { result, reason, output } = await promisify(converter.convertV2)({ type: 'string', data }, options);
  if (!result) throw new Error(`The document cannot be converted: ${reason}`);
  return output[0].data;
}

function* requestsOf(items) {
  for (const item of items) {
    if (item.request === undefined) yield* requestsOf(item.item);
    else yield item;
  }
}

/** Method and path as in the document, e.g. `GET /projects/{projectId}`. */
function callOf({ method, url }) {
  return `${method} /${url.path.map((part) => (part.startsWith(':') ? `{${part.slice(1)}}` : part)).join('/')}`;
}

function toItem({ call, status, before = [], body, keep = {} }) {
  const item = requests.get(call);
  if (item === undefined) throw new Error(`The document has no ${call}`);
  const { method, header, url, body: example } = item.request;
  const tests = [
    `pm.test('answers ${status}', () => pm.response.to.have.status(${status}));`,
    "pm.test('names the request', () => pm.response.to.have.header('X-Request-Id'));",
    ...(Object.keys(keep).length === 0 ? [] : ['const answer = pm.response.json();']),
    ...Object.entries(keep).map(([name, expression]) => `pm.collectionVariables.set('${name}', ${expression});`),
  ];
  return {
    name: item.name,
    event: [
      ...(before.length === 0 ? [] : [{ listen: 'prerequest', script: { type: 'text/javascript', exec: before } }]),
      { listen: 'test', script: { type: 'text/javascript', exec: tests } },
    ],
    request: {
      method,
      header: header
        .filter(({ key }) => key === 'Content-Type' || key === 'Accept')
        .map(({ key, value }) => ({ key, value })),
      url: {
        raw: `{{baseUrl}}/${url.path.join('/')}`,
        host: ['{{baseUrl}}'],
        path: url.path,
        variable: url.path
          .filter((part) => part.startsWith(':'))
          .map((part) => ({ key: part.slice(1), value: `{{${part.slice(1)}}}` })),
      },
      ...(example?.raw === undefined ? {} : { body: toBody(example, body) }),
    },
  };
}

function toBody(example, replaced = {}) {
  return {
    mode: 'raw',
    raw: JSON.stringify({ ...JSON.parse(example.raw), ...replaced }, null, 2),
    options: { raw: { language: 'json' } },
  };
}
