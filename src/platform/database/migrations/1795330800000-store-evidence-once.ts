import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { tablePrefix } from '../table-prefix.js';

/** A skill of a person before: its evidence stood inside, once for each skill that it shows. */
interface SkillBefore {
  name: string;
  confidence: number;
  evidence: (Piece & { weight: number })[];
}

interface Piece {
  signal: string;
  repository: string | null;
  url: string;
  observedAt: string | null;
  detail: string;
}

interface Linked {
  url?: string | null;
}

interface PersonBefore {
  githubUsername: string;
  skills?: SkillBefore[];
  work?: unknown[];
  evidence?: unknown[];
  matchedSkills?: Linked[];
  scoreBreakdown?: Record<string, { reasons?: Linked[] }>;
}

interface ResultsBefore {
  candidates?: PersonBefore[];
  rankedCandidates?: PersonBefore[];
}

/**
 * Each piece of evidence stands once for a person, and skills and reasons refer to it; what a person did in each
 * repository stands in a column of its own, because most responses leave it out. The same on SQLite and PostgreSQL.
 */
export class StoreEvidenceOnce1795330800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const table = `${tablePrefix(runner)}projects`;
    await runner.addColumn(table, new TableColumn({ name: 'work_json', type: 'text', isNullable: true }));
    const rows = (await runner.query(
      `SELECT project_id AS "projectId" FROM ${table} WHERE results_json IS NOT NULL`,
    )) as { projectId: string }[];
    // One at a time, because a hundred people are several megabytes.
    for (const { projectId } of rows) {
      const [row] = (await runner.query(`SELECT results_json AS "json" FROM ${table} WHERE project_id = $1`, [
        projectId,
      ])) as { json: string }[];
      const changed = change(JSON.parse(row?.json ?? '{}') as ResultsBefore);
      if (changed !== null)
        await runner.query(`UPDATE ${table} SET results_json = $1, work_json = $2 WHERE project_id = $3`, [
          JSON.stringify(changed.results),
          JSON.stringify(changed.work),
          projectId,
        ]);
    }
  }

  /** @throws while a project has people: an older release cannot read them; a backup from before can be restored */
  async down(runner: QueryRunner): Promise<void> {
    const table = `${tablePrefix(runner)}projects`;
    const [people] = (await runner.query(
      `SELECT project_id FROM ${table} WHERE work_json IS NOT NULL LIMIT 1`,
    )) as unknown[];
    if (people !== undefined)
      throw new Error('An older release cannot read the people found: reset these projects first');
    await runner.dropColumn(table, 'work_json');
  }
}

/** Returns the results and the work in their new form; null if there are no people. */
function change(before: ResultsBefore): { results: ResultsBefore; work: unknown[] } | null {
  const people = before.rankedCandidates ?? before.candidates;
  if (people === undefined) return null;
  const results = { ...before };
  if (before.candidates !== undefined) results.candidates = before.candidates.map(changePerson);
  if (before.rankedCandidates !== undefined) results.rankedCandidates = before.rankedCandidates.map(changePerson);
  const work = people.map((person) => ({ githubUsername: person.githubUsername, repositories: person.work ?? [] }));
  return { results, work };
}

function changePerson(before: PersonBefore): PersonBefore {
  const { work: _work, ...person } = before;
  const pieces = new Map<string, { id: string } & Piece>();
  const idsByUrl = new Map<string, string>();
  const skills = (before.skills ?? []).map(({ name, confidence, evidence }) => ({
    name,
    confidence,
    evidence: evidence.map(({ signal, repository, url, observedAt, detail, weight }) => {
      const piece = { signal, repository, url, observedAt, detail };
      const key = JSON.stringify(piece);
      const id = pieces.get(key)?.id ?? `e${pieces.size + 1}`;
      pieces.set(key, { id, ...piece });
      if (!idsByUrl.has(url)) idsByUrl.set(url, id);
      return { id, weight };
    }),
  }));
  const refer = <T extends Linked>({ url, ...rest }: T): object => {
    const id = idsByUrl.get(url ?? '');
    return { ...rest, ...(id === undefined ? (url ? { url } : {}) : { evidence: id }) };
  };
  return {
    ...person,
    ...(before.matchedSkills === undefined ? {} : { matchedSkills: before.matchedSkills.map(refer) }),
    ...(before.scoreBreakdown === undefined
      ? {}
      : {
          scoreBreakdown: Object.fromEntries(
            Object.entries(before.scoreBreakdown).map(([part, score]) => [
              part,
              { ...score, reasons: (score.reasons ?? []).map(refer) },
            ]),
          ),
        }),
    evidence: [...pieces.values()],
    skills: skills as unknown as SkillBefore[],
  };
}
