import { type ShownRun, describeRun } from '../output/describe-run.js';
import { pageOf } from '../output/page.js';
import { Progress } from '../output/progress.js';
import { printable } from '../output/text-width.js';
import { checkWritable, note, print, toJson, writePrivately } from '../output/write.js';
import { CommandError } from '../command-error.js';
import { EXIT } from '../exit-codes.js';
import { type DraftLanguage } from '../../domain/outreach-sender.js';
import { type Channel } from '../../domain/outreach.js';
import { type RunRequest } from '../../pipeline/pipeline.dto.js';
import { Problem } from '../../platform/common/problem.js';
import { loadRunSettings } from '../../platform/config/env.js';
import { type Settings } from '../../platform/config/settings.js';
import { type ProjectView } from '../../projects/project.dto.js';
import { exportProject } from '../../projects/export/project-export.js';
import { type Posting, readPosting } from './read-posting.js';
import { readTeamManifests } from './read-team-manifests.js';
import { runInProcess } from './run-in-process.js';

/** The options of `githire run`. */
export interface RunOptions {
  /** A file for the result; standard output by default. */
  out?: string;
  csv?: boolean;
  json?: boolean;
  /** Everything on one line for each person. */
  wide?: boolean;
  /** How many people to rank. */
  max?: number;
  /** The employer in the drafts. */
  company?: string;
  /** The name that drafts are signed with. */
  sender?: string;
  /** The language of the drafts. */
  language?: DraftLanguage;
  /** Where to search, in addition to what the posting says. */
  location?: string;
  /** Files of the team that name its libraries. */
  teamManifest?: string[];
}

const NEXT_STEPS = `
Next: \`npx githire run POSTING\` runs a posting of your own; with GITHUB_TOKEN set it searches GitHub.
\`npx githire serve\` starts the service, with its documentation at http://127.0.0.1:3000/docs.
In a checkout write \`npm run githire --\` instead of \`npx githire\`.
`;
const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

type Format = 'text' | 'csv' | 'json';

/** `githire run`: searches the real GitHub if GITHUB_TOKEN is set, else the sample GitHub. */
export async function runPosting(file: string, options: RunOptions): Promise<void> {
  const settings = loadRunSettings();
  const posting = await readPosting(file);
  if (options.out !== undefined) await checkWritable(options.out);
  const format = formatOf(options);
  const teamManifests = await readTeamManifests(options.teamManifest);
  const project = await execute({ ...requestOf(posting, format, options), teamManifests }, settings, () =>
    note(
      settings.githubToken === undefined
        ? 'searching the sample GitHub, whose people are made up; set GITHUB_TOKEN to search GitHub'
        : 'searching GitHub with GITHUB_TOKEN',
    ),
  );
  const text = await render(project, format, options);
  if (options.out === undefined) return print(text);
  await writePrivately(options.out, text);
  note(`${options.out} is written`);
}

/** `githire demo`: a sample posting on the sample GitHub, whatever the environment says. */
export async function runDemo(file: string, options: Pick<RunOptions, 'wide'>): Promise<void> {
  const settings = loadRunSettings();
  const { githubToken } = settings;
  if (githubToken !== undefined)
    note('the demo uses the sample GitHub on purpose and leaves GITHUB_TOKEN alone; the command run uses it');
  const posting = await readPosting(file);
  await print(`Posting: ${printable(posting.name)}, ${posting.text.length} characters\n\n`);
  const request = requestOf(posting, 'text', options);
  const project = await execute(request, Object.assign(settings, { githubToken: undefined }));
  await print(await render(project, 'text', options));
  await print(NEXT_STEPS);
}

function requestOf(posting: Posting, format: Format, options: RunOptions): RunRequest {
  const { max, company, sender, language, location } = options;
  // The table has no drafts.
  const channels: Channel[] | undefined = format === 'csv' ? [] : undefined;
  return {
    jobDescriptionText: posting.text,
    name: printable(posting.name),
    maxCandidates: max,
    channels,
    company,
    senderName: sender,
    language,
    location,
  };
}

/** @param announce called when the run can be interrupted */
async function execute(request: RunRequest, settings: Settings, announce?: () => void): Promise<ProjectView> {
  const progress = new Progress(process.stderr);
  const interrupt = new AbortController();
  const stop = (): void => interrupt.abort();
  // Once: a second Ctrl-C ends the process at once.
  for (const signal of STOP_SIGNALS) process.once(signal, stop);
  announce?.();
  try {
    return await runInProcess(request, settings, {
      onProgress: (view) => progress.show(view),
      signal: interrupt.signal,
    });
  } catch (error) {
    if (interrupt.signal.aborted)
      throw new CommandError('interrupted; nothing is kept', EXIT.interrupted, { cause: error });
    const stage = error instanceof Problem ? error.extensions?.['module'] : undefined;
    if (stage !== undefined && error instanceof Problem)
      throw new CommandError(`the run failed in ${String(stage)}: ${error.detail}`, EXIT.failed, { cause: error });
    throw error;
  } finally {
    for (const signal of STOP_SIGNALS) process.removeListener(signal, stop);
    progress.clear();
  }
}

/** The format that was asked for, else the one that the name of the file tells. */
function formatOf({ csv, json, out = '' }: RunOptions): Format {
  if (csv || (!json && out.endsWith('.csv'))) return 'csv';
  return json || out.endsWith('.json') ? 'json' : 'text';
}

async function render(project: ProjectView, format: Format, { out, wide }: RunOptions): Promise<string> {
  if (format === 'json') return toJson(project);
  if (format === 'text') {
    return `${describeRun(shownOf(project), pageOf(out === undefined ? process.stdout : null, wide))}\n`;
  }
  let table = '';
  for await (const part of exportProject(project, 'csv').parts) table += String(part);
  // A terminal obeys control characters in a stranger's name; a file keeps the text as it is.
  return out === undefined && process.stdout.isTTY
    ? `${table.trimEnd().split('\n').map(printable).join('\n')}\n`
    : table;
}

function shownOf({ results }: ProjectView): ShownRun {
  const { jobRequirement, rankedCandidates, outreachMessages = [], metadata } = results ?? {};
  if (jobRequirement === undefined || rankedCandidates === undefined || metadata === undefined)
    throw new CommandError('the run has no result', EXIT.failed);
  return { jobRequirement, rankedCandidates, outreachMessages, metadata };
}
