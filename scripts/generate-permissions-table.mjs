// Writes docs/permissions.md from the table of actions of the built service and from docs/openapi.json. With `--check` it
// writes nothing and exits with 1 if the page differs.
import { readFileSync, writeFileSync } from 'node:fs';
import {
  actionOf,
  mayDo,
  PROJECT_ACTION_NAMES,
  PROJECT_ROLES,
  statusAllows,
} from '../dist/src/projects/access/project-actions.js';
import { allows, PROJECT_STATUSES } from '../dist/src/projects/project-status.js';

const PAGE = new URL('../docs/permissions.md', import.meta.url);
const { paths } = JSON.parse(readFileSync(new URL('../docs/openapi.json', import.meta.url), 'utf8'));

const routes = new Map(
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [
      operation.operationId,
      { call: `${method.toUpperCase()} ${path}`, scopes: operation['x-required-scopes'] },
    ]),
  ),
);
const roles = [...PROJECT_ROLES].reverse();
const rows = PROJECT_ACTION_NAMES.map((name) => {
  const { route = name, what, changesNothingElse = false } = actionOf(name);
  const { call, scopes } = routes.get(route);
  return { name, what, changesNothingElse, call, scopes };
});

const page = `# Who may do what with a project

Made by \`npm run generate:permissions\` from \`src/projects/access/project-actions.ts\`; do not edit this page.
\`test/permissions.e2e-spec.ts\` sends each request of both tables. [projects.md](projects.md) explains the roles.

A request is checked in this order, and refused by the first check that fails: 401 \`unauthenticated\`, 403
\`insufficient_scope\`, 404 \`not_found\`, 403 \`insufficient_role\`, 409 \`invalid_project_state\`, then its body and query.

## By whom

A key also needs the role of its user. A route with several rows has several actions, which its body tells apart. The
owner is no member: leaving is 404 for them.

${table(
  ['route', 'what', ...roles, 'key without the scope', 'stranger', 'nobody'],
  rows.map(({ name, what, call, scopes }) => [
    `\`${call}\``,
    what,
    ...roles.map((role) => (mayDo(role, name) ? 'yes' : '403')),
    `403, needs ${scopes.map((scope) => `\`${scope}\``).join(' or ')}`,
    '404',
    '401',
  ]),
)}
## In which status

For those whose role is enough. "no change": the request succeeds and changes nothing.

${table(
  ['action', ...PROJECT_STATUSES],
  rows.map(({ name, changesNothingElse }) => [
    `\`${name}\``,
    ...PROJECT_STATUSES.map((status) => cell(name, status, changesNothingElse)),
  ]),
)}`;

function cell(name, status, changesNothingElse) {
  if (!statusAllows(status, name)) return '409';
  return changesNothingElse && !allows(status, actionOf(name).event) ? 'no change' : 'yes';
}

function table(head, body) {
  return [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

if (!process.argv.includes('--check')) {
  writeFileSync(PAGE, page);
} else if (readFileSync(PAGE, 'utf8') !== page) {
  process.stderr.write('docs/permissions.md is out of date: run `npm run generate:permissions`.\n');
  process.exitCode = 1;
}
