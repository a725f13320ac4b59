import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect, expectData, type Problem } from './client.js';
import { followRun } from './events.js';

const baseUrl = process.env['GITHIRE_URL'] ?? 'http://127.0.0.1:3000';
const email = `client-${randomUUID()}@example.com`;
const password = randomUUID();
const jobDescriptionText = await readFile(
  new URL('../../../samples/backend-typescript-berlin.md', import.meta.url),
  'utf8',
);

const visitor = connect(baseUrl);
await expectData(visitor.POST('/auth/register', { body: { email, password, name: 'Client Example' } }));
const session = await expectData(visitor.POST('/auth/login', { body: { email, password } }));
const recruiter = connect(baseUrl, session.access_token);

await showRefusals();
const projectId = await run();
const username = await readPeople(projectId);
await writeMessage(projectId, username);
await exportProject(projectId);
await useKey(projectId);
await expectData(recruiter.DELETE('/auth/me', { body: { password } }));
say('The account and everything in it is deleted.');

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What can go wrong is known by its code. */
async function showRefusals(): Promise<void> {
  const { error } = await visitor.POST('/auth/register', { body: { email, password } });
  if (error === undefined) throw new Error('The same address was registered twice');
  say(`Registering again: ${advice(error)}`);
  const tooShort = await recruiter.POST('/pipeline/parse', { body: { jobDescriptionText: 'Developer' } });
  if (tooShort.error === undefined) throw new Error('A posting of one word was read');
  say(`Parsing one word: ${advice(tooShort.error)}`);
}

function advice(problem: Problem): string {
  switch (problem.code) {
    case 'email_taken':
      return 'log in instead';
    case 'validation_failed':
      return (problem.errors ?? []).map(({ field, message }) => `${field}: ${message}`).join('; ');
    case 'too_many_attempts':
    case 'too_many_requests':
      return 'try again later';
    default:
      return problem.detail;
  }
}

/** Starts a run, follows it, and loses the connection on the way. */
async function run(): Promise<string> {
  const requirement = await expectData(recruiter.POST('/pipeline/parse', { body: { jobDescriptionText } }));
  say(`${requirement.role ?? 'Role not read'}: ${requirement.requiredSkills.map(({ name }) => name).join(', ')}`);
  const started = await expectData(
    recruiter.POST('/pipeline/run', {
      body: { jobDescriptionText, maxCandidates: 10 },
      params: { header: { Prefer: 'respond-async', 'Idempotency-Key': randomUUID() } },
    }),
  );
  const { executionId } = started;
  let last: string | undefined;
  // Each stream is closed after a moment, as a lost connection would close it: the next goes on where it ended.
  for await (const execution of followRun(recruiter, executionId, 500)) {
    last = execution.status;
    say(`${execution.progressPercentage} % ${execution.currentModule ?? execution.status}`);
  }
  if (last !== 'completed') throw new Error(`The run ended as ${last ?? 'nothing'}`);
  return started.projectId;
}

/** The people found, best first, with the evidence of the first one's best reason. */
async function readPeople(projectId: string): Promise<string> {
  const project = await expectData(recruiter.GET('/projects/{projectId}', { params: { path: { projectId } } }));
  const people = project.results?.rankedCandidates ?? [];
  for (const { rank, totalScore, githubUsername, matchedSkills } of people.slice(0, 3)) {
    say(`${rank}. ${githubUsername} ${totalScore}: ${matchedSkills.map(({ name }) => name).join(', ')}`);
  }
  const [first] = people;
  if (first === undefined) throw new Error('Nobody was found');
  const [reason] = first.scoreBreakdown.skillMatch.reasons;
  // Each piece of evidence stands once for a person; reasons, skills and repositories refer to it by its id.
  const evidence = first.evidence.find(({ id }) => id === reason?.evidence);
  say(`   ${reason?.text ?? 'no reason'} ${evidence?.url ?? reason?.url ?? ''}`);
  return first.githubUsername;
}

/** Shortlists a person, drafts a message to them, and edits it. Nothing is sent: that is for a human to do. */
async function writeMessage(projectId: string, username: string): Promise<void> {
  await expectData(
    recruiter.POST('/projects/{projectId}/shortlist', {
      params: { path: { projectId } },
      body: { candidateUsernames: [username] },
    }),
  );
  const path = { projectId, username };
  const messages = await expectData(
    recruiter.GET('/projects/{projectId}/shortlist/{username}/outreach', { params: { path } }),
  );
  const [message] = messages.outreachMessages;
  if (message === undefined) throw new Error(`There is no draft for ${username}`);
  const edited = await expectData(
    recruiter.PUT('/projects/{projectId}/shortlist/{username}/outreach/{outreachId}', {
      params: { path: { ...path, outreachId: message.outreachId } },
      body: { messageText: `${message.messageText}\n\nP.S. We also speak at the TypeScript meetup.` },
    }),
  );
  say(`Draft for ${username}: ${edited.subjectLine ?? ''} (edited: ${edited.isEdited})`);
}

/** The export's type follows from the format that is asked for. */
async function exportProject(projectId: string): Promise<void> {
  const project = await expectData(
    recruiter.GET('/projects/{projectId}/export', { params: { path: { projectId }, query: { format: 'json' } } }),
  );
  const csv = await expectData(
    recruiter.GET('/projects/{projectId}/export', {
      params: { path: { projectId }, query: { format: 'csv' } },
      parseAs: 'text',
    }),
  );
  say(`Exported: JSON of ${typeof project}, CSV of ${csv.split('\n').length} lines`);
}

/** A program of one's own works with a key that may do no more than it has to. */
async function useKey(projectId: string): Promise<void> {
  const { key, keyId } = await expectData(
    recruiter.POST('/auth/api-keys', { body: { name: 'Nightly report', scopes: ['projects:read'] } }),
  );
  const program = connect(baseUrl, key);
  const { total } = await expectData(program.GET('/projects'));
  const { error } = await program.DELETE('/projects/{projectId}', { params: { path: { projectId } } });
  if (error?.code !== 'insufficient_scope') throw new Error('A key without the scope has deleted a project');
  await expectData(recruiter.DELETE('/auth/api-keys/{keyId}', { params: { path: { keyId } } }));
  const revoked = await program.GET('/projects');
  if (revoked.error?.code !== 'unauthenticated') throw new Error('A revoked key still works');
  say(`The key has read ${total} project; it may not delete one, and revoked it reads none.`);
}
