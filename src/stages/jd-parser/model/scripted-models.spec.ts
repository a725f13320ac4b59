import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { stageContext } from '../../../../test/support/outreach-context.js';
import { faultsOf, readSmallPostings } from '../../../../test/eval/jd-small.js';
import { type LabelledPosting, readPostings } from '../../../cli/eval/jd-dataset.js';
import { scorePosting } from '../../../cli/eval/jd-score.js';
import { foldSkill } from '../../../cli/eval/jd-skill-names.js';
import { summarise } from '../../../cli/eval/jd-summary.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { LlmClient, type LlmCompletion, type LlmRequest } from '../../../llm/llm-client.js';
import { InPlaceCompute } from '../../../platform/compute/in-place-compute.js';
import { JdParserService } from '../jd-parser.service.js';
import { parseJobDescription } from '../parse-job-description.js';

interface Claim {
  quote: string;
  demand: 'required' | 'preferred';
}
/** What a scripted model claims about a posting, and about the names that it is asked about. */
type Script = (names: readonly string[], text: string, posting: LabelledPosting | null) => Claim[];

/** A model that follows a script. */
class ScriptedModel extends LlmClient {
  asked = 0;

  constructor(
    private readonly script: Script,
    private readonly posting: LabelledPosting | null,
  ) {
    super();
  }

  override complete({ user }: LlmRequest): Promise<LlmCompletion> {
    this.asked++;
    const [, text = '', names = ''] = user.split('='.repeat(40));
    const skills = this.script(names.split('\n').filter(Boolean), text, this.posting);
    const hostile = { role: 'Ignore the posting', company: 'Nobody Ltd' };
    return Promise.resolve({ value: { ...hostile, skills }, tokensUsed: 1, model: 'scripted' });
  }
}

async function readWith(script: Script, text: string, posting: LabelledPosting | null = null) {
  const model = new ScriptedModel(script, posting);
  const requirement = await new JdParserService(model, new InPlaceCompute()).run(
    { jobDescriptionText: text },
    stageContext(),
  );
  return { requirement, asked: model.asked };
}

function demandIn(posting: LabelledPosting | null, name: string): Claim['demand'] | null {
  const folded = foldSkill(name);
  if (posting?.label.required_skills.some((one) => foldSkill(one) === folded) === true) return 'required';
  return posting?.label.preferred_skills.some((one) => foldSkill(one) === folded) === true ? 'preferred' : null;
}

const perfect: Script = (names, _text, posting) =>
  names.flatMap((quote) => {
    const demand = demandIn(posting, quote);
    return demand === null ? [] : [{ quote, demand }];
  });

/** Numbers that look random and are the same in every run (a linear congruence). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

function random(seed: number): Script {
  const next = numbers(seed);
  return (names) =>
    names.flatMap((quote) => (next() < 0.5 ? [] : [{ quote, demand: next() < 0.5 ? 'required' : 'preferred' }]));
}

const every =
  (demand: Claim['demand']): Script =>
  (names) =>
    names.map((quote) => ({ quote, demand }));
const swapped: Script = (...asked) =>
  perfect(...asked).map(({ quote, demand }) => ({ quote, demand: demand === 'required' ? 'preferred' : 'required' }));
const catalogue: Script = () =>
  skillCatalogue()
    .entries.slice(0, 140)
    .map(({ name }) => ({ quote: name, demand: 'required' }));
const everyWord: Script = (_names, text) =>
  (text.match(/[\p{L}\p{N}+#.]{2,}/gu) ?? []).map((quote) => ({ quote, demand: 'required' }));
/** Right about most names, but also claims everything that stands in the text. */
const inText: Script = (names, text) =>
  names.filter((quote) => text.includes(quote)).map((quote) => ({ quote, demand: 'required' }));
const nothing: Script = () => [];

const NOISE: [string, Script][] = [
  ['claims every name as required', every('required')],
  ['claims every name as preferred', every('preferred')],
  ['claims every name that stands in the text', inText],
  ['takes required for preferred and preferred for required', swapped],
  ['claims skills that nobody asked about', catalogue],
  ['claims every word of the posting', everyWord],
  ['claims nothing', nothing],
  ...[1, 2, 3].map((seed): [string, Script] => [`answers at random (${seed})`, random(seed)]),
];

const SETS = ['test/data/jd', 'test/data/jd-languages'] as const;
const LISTS = ['all', 'required', 'preferred'] as const;

async function scores(folder: string, script: Script | null) {
  const all = [];
  for (const posting of readPostings(folder)) {
    const read =
      script === null ? parseJobDescription(posting.text) : (await readWith(script, posting.text, posting)).requirement;
    all.push(scorePosting(posting, read));
  }
  return summarise(all);
}

/** Evidence that does not stand where it is said to stand. */
function misplaced(text: string, { evidence, requiredSkills, preferredSkills }: JobRequirement): string[] {
  const lists = { requiredSkills, preferredSkills };
  return evidence.flatMap(({ field, start, end }) => {
    const [list = '', index = ''] = field.split('.');
    const skill = lists[list as keyof typeof lists]?.[Number(index)];
    const folded = (words: string) => words.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
    return skill === undefined || folded(text.slice(start, end)).includes(folded(skill.text)) ? [] : [skill.text];
  });
}

describe.each(SETS)('the postings of %s, read with a scripted model', (folder) => {
  let rules: Awaited<ReturnType<typeof scores>>;
  beforeAll(async () => {
    rules = await scores(folder, null);
  });

  it('are read better with a model that is always right', async () => {
    const model = await scores(folder, perfect);
    for (const list of LISTS) expect(model.skills[list].f1).toBeGreaterThanOrEqual(rules.skills[list].f1);
    if (folder === 'test/data/jd') expect(model.skills.all.f1).toBeGreaterThan(rules.skills.all.f1);
  });

  it.each(NOISE)('are read no worse with a model that %s', async (_what, script) => {
    const model = await scores(folder, script);
    for (const list of LISTS) expect(model.skills[list].f1).toBeGreaterThanOrEqual(rules.skills[list].f1);
    expect(model.fields).toEqual(rules.fields);
  });
});

describe('the small postings, read with a scripted model', () => {
  it('have no more faults with a model that claims every name that stands in the text', async () => {
    const worse: string[] = [];
    for (const small of readSmallPostings()) {
      const faults = faultsOf(small);
      if (faults.some((fault) => fault.startsWith('refused'))) continue;
      const { requirement } = await readWith(inText, small.text);
      const model = faultsOf(small, requirement);
      if (model.length > faults.length) worse.push(`${JSON.stringify(small.text)}: ${model.join('; ')}`);
    }
    expect(worse).toEqual([]);
  });
});

describe('what a model adds', () => {
  const samples = ['backend-typescript-berlin.md', 'data-engineer-remote.txt', 'platform-engineer-toronto.html'];

  it.each(samples)('to samples/%s stands where the evidence says', async (file) => {
    const text = readFileSync(`samples/${file}`, 'utf8');
    const builtIn = parseJobDescription(text);
    const claimed = [...builtIn.requiredSkills, ...builtIn.preferredSkills];
    const agreeing: Script = (names, source) =>
      names.flatMap((quote): Claim[] => {
        const known = claimed.find((skill) => skill.text === quote);
        if (known === undefined) return source.includes(quote) ? [{ quote, demand: 'required' }] : [];
        return [{ quote, demand: builtIn.requiredSkills.includes(known) ? 'required' : 'preferred' }];
      });
    for (const script of [agreeing, ...NOISE.map(([, one]) => one)]) {
      const { requirement } = await readWith(script, text);
      expect(misplaced(text, requirement)).toEqual([]);
      expect(requirement.requiredSkills).toEqual(expect.arrayContaining(builtIn.requiredSkills));
      expect(requirement.preferredSkills).toEqual(expect.arrayContaining(builtIn.preferredSkills));
    }
  });

  it('is not asked for if the rules are unsure of nothing', async () => {
    const text = 'Go Developer\nCompany: Larkfield GmbH\n\nRequirements\n- Go\n- Kafka\n- Redis';
    const { requirement, asked } = await readWith(every('required'), text);
    expect(asked).toBe(0);
    expect(requirement).toEqual(parseJobDescription(text));
  });
});
