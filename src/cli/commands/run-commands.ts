import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ParseOptions } from '../run/parse-posting.js';
import { type RunOptions } from '../run/run-posting.js';
import { DRAFT_LANGUAGES } from '../../domain/outreach-sender.js';
import { example } from './example.js';

const POSTING = 'file with the posting, - for standard input, or an included sample: samples/NAME';
const DEMO_POSTING = 'samples/backend-typescript-berlin.md';
/** The limits of the API. */
const MOST_PEOPLE = 100;

/** `githire run`, `demo` and `parse`: a posting, in this process. */
export function addRunCommands(program: Command): void {
  program
    .command('run')
    .description('searches and ranks people for a posting; keeps nothing')
    .argument('<posting>', POSTING)
    .option('--out <file>', 'write the result to a file; .csv and .json choose the format')
    .option('--max <number>', `how many people to rank, 1 to ${MOST_PEOPLE} (default: 25)`, readCount)
    .option(
      '--team-manifest <file...>',
      "the team's own package.json, go.mod, …: its libraries become preferred skills; repeat the option or list files",
    )
    .option('--location <place>', 'where to search, in addition to what the posting says')
    .option('--company <name>', 'the employer in the drafts, if the posting does not name it', readName(120))
    .option('--sender <name>', 'the name that drafts are signed with (default: OUTREACH_SENDER_NAME)', readName(100))
    .addOption(new Option('--language <code>', 'the language of the drafts (default: en)').choices(DRAFT_LANGUAGES))
    .addOption(new Option('--csv', 'the people as a CSV table').conflicts('json'))
    .option('--json', 'the whole project as JSON, with the evidence and all drafts')
    .option('--wide', 'whole lines instead of lines that fit the terminal')
    .addHelpText(
      'after',
      example(
        'npx githire run samples/data-engineer-remote.txt --csv --out people.csv',
        'npx githire run - < posting.txt',
        'npx githire run posting.txt --team-manifest package.json services/api/go.mod',
      ),
    )
    .action(async (posting: string, options: RunOptions) =>
      (await import('../run/run-posting.js')).runPosting(posting, options),
    );

  program
    .command('demo')
    .description('shows a run on the sample GitHub of made-up people, whatever GITHUB_TOKEN is')
    .argument('[posting]', POSTING, DEMO_POSTING)
    .option('--wide', 'whole lines instead of lines that fit the terminal')
    .addHelpText('after', example('npx githire demo'))
    .action(async (posting: string, options: { wide?: boolean }) =>
      (await import('../run/run-posting.js')).runDemo(posting, options),
    );

  program
    .command('parse')
    .description('prints what a posting asks for, read by rules without a model')
    .argument('<posting>', POSTING)
    .option('--location <place>', 'where to search, in addition to what the posting says')
    .option('--json', 'the JobRequirement of the API, with the places in the text')
    .addHelpText('after', example('npx githire parse samples/data-engineer-remote.txt'))
    .action(async (posting: string, options: ParseOptions) =>
      (await import('../run/parse-posting.js')).parsePosting(posting, options),
    );
}

/** Reads a name of at most so many characters. */
function readName(longest: number): (text: string) => string {
  return (text) => {
    const name = text.trim();
    if (name === '' || name.length > longest)
      throw new InvalidArgumentError(`It must have 1 to ${longest} characters.`);
    return name;
  };
}

function readCount(text: string): number {
  const count = Number(text);
  if (!/^\d{1,3}$/.test(text) || count < 1 || count > MOST_PEOPLE)
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_PEOPLE}.`);
  return count;
}
