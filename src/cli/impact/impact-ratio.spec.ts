import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../platform/common/problem.js';
import { auditImpact, compareGroups } from './impact-ratio.js';
import { impactTable } from './impact-table.js';

const ratios = (counts: Record<string, [number, number]>): Record<string, number | null> => {
  const { groups } = compareGroups(
    'group',
    new Map(Object.entries(counts).map(([group, [n, successes]]) => [group, { n, successes }])),
    0,
  );
  return Object.fromEntries(groups.map(({ group, impactRatio }) => [group, impactRatio]));
};

/** `[group, people, selected]` as lines of a table. */
const selections = (groups: [string, number, number][]): string =>
  [
    'group,selected',
    ...groups.flatMap(([group, n, selected]) =>
      Array.from({ length: n }, (_, place) => `${group},${place < selected ? 'yes' : 'no'}`),
    ),
  ].join('\n');

describe('impact ratios', () => {
  it('agree with the example of the agencies (Uniform Guidelines, Questions and Answers, 11)', () => {
    const { groups } = auditImpact(
      selections([
        ['Whites', 100, 60],
        ['American Indians', 100, 45],
        ['Hispanics', 100, 48],
        ['Blacks', 100, 51],
      ]),
    ).categories[0]!;
    expect(
      Object.fromEntries(
        groups.map(({ group, impactRatio, belowFourFifths }) => [group, [impactRatio, belowFourFifths]]),
      ),
    ).toEqual({
      Whites: [1, false],
      'American Indians': [0.75, true],
      Hispanics: [0.8, false],
      Blacks: [0.85, false],
    });
  });

  it('agree with a table computed by hand: 48 of 80 and 12 of 40', () => {
    expect(ratios({ white: [80, 48], black: [40, 12] })).toEqual({ white: 1, black: 0.5 });
  });

  it('agree with a table computed by hand: 63 of 187, 27 of 93, 13 of 58', () => {
    const found = ratios({ white: [187, 63], black: [93, 27], hispanic: [58, 13] });
    // 0.290323 / 0.336898 and 0.224138 / 0.336898.
    expect([found['black']?.toFixed(4), found['hispanic']?.toFixed(4)]).toEqual(['0.8618', '0.6653']);
  });

  it('take as success a score above the median of everybody, as Local Law 144 does', () => {
    const report = auditImpact('sex,score\nF,10\nF,20\nF,90\nM,30\nM,70\nM,80\nM,95\n');
    // Median 70: above it are one of three women and two of four men.
    expect([
      report.median,
      report.categories[0]?.groups.map(({ group, successes, rate, impactRatio }) => [
        group,
        successes,
        rate,
        impactRatio,
      ]),
    ]).toEqual([
      70,
      [
        ['M', 2, 0.5, 1],
        ['F', 1, 1 / 3, 2 / 3],
      ],
    ]);
  });

  it('take the mean of the two middle scores as the median of an even number', () => {
    expect(auditImpact('sex,score\nF,1\nF,2\nM,3\nM,10').median).toBe(2.5);
  });

  it('are computed for the categories together too', () => {
    const report = auditImpact('sex,race,score\nF,A,1\nF,B,2\nM,A,3\nM,B,4');
    expect(report.categories.map(({ category, groups }) => [category, groups.length])).toEqual([
      ['sex', 2],
      ['race', 2],
      ['sex × race', 4],
    ]);
  });

  it('count whose group is not given as unknown, and guess nothing from names', () => {
    const [category] = auditImpact(
      'name,sex,selected\nMaria,,yes\nJohn,F,yes\nAnna,M,no\nX,prefer not to say,no',
    ).categories;
    expect([category?.category, category?.unknown, category?.groups.map(({ n }) => n)]).toEqual(['sex', 2, [1, 1]]);
  });

  it('leave out groups under two percent of the data, and show their rates', () => {
    const small = compareGroups(
      'group',
      new Map([
        ['large', { n: 990, successes: 400 }],
        ['small', { n: 10, successes: 10 }],
      ]),
      0,
    ).groups;
    expect(small.map(({ group, rate, impactRatio }) => [group, rate, impactRatio])).toEqual([
      ['large', 400 / 990, 1],
      ['small', 1, null],
    ]);
  });

  it('have none where nobody succeeded', () => {
    expect(ratios({ a: [10, 0], b: [10, 0] })).toEqual({ a: null, b: null });
  });

  it.each([
    ['no outcome', 'sex,age\nF,1', []],
    ['no category', 'score\n1', []],
    ['nothing', '', []],
    ['scores that are none', 'sex,score\nF,high\nM,2', ['line 2.score']],
    ['a broken quotation', 'sex,score\n"F,1', []],
  ])('refuse a table with %s', (_, csv, fields) => {
    const failure = ((): unknown => {
      try {
        return auditImpact(csv);
      } catch (error) {
        return error;
      }
    })();
    expect([
      failure instanceof Problem && failure.code,
      failure instanceof Problem && (failure.errors ?? []).map(({ field }) => field),
    ]).toEqual(['validation_failed', fields]);
  });

  it('are printed as a table', () => {
    expect(
      impactTable(
        auditImpact(
          selections([
            ['a', 80, 48],
            ['b', 40, 12],
          ]),
        ),
      ),
    ).toContain('0.500 (under 4/5)');
  });
});
