import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cleanText } from './clean-text.js';

function clean(source: string): string {
  return cleanText(source).text;
}

describe('cleaning a posting', () => {
  it('breaks the lines of HTML at its tags and not at its line breaks', () => {
    const html =
      '<h2>Skills</h2><ul><li>Go\nand Rust</li><li>SQL</li></ul><p>Apply <b>now</b></p><script>var skills="Java"</script>';
    expect(clean(html)).toBe('# Skills\n\n- Go and Rust\n- SQL\n\nApply now');
  });

  it('keeps angle brackets that are not tags', () => {
    expect(clean('vector<int> with < 5 years')).toBe('vector<int> with < 5 years');
  });

  it.each([
    ['a bracket that nothing closes', 'You know List<Widget and Kafka.', 'You know List<Widget and Kafka.'],
    ['the name of a tag', 'We use <script> tags and React.', 'We use tags and React.'],
    ['a title that nothing ends', '<title>Go developer\nWe need Rust', 'Go developer\nWe need Rust'],
    ['a comment that nothing ends', '<!-- draft\nWe need Rust', 'draft\nWe need Rust'],
  ])('keeps the text after %s', (_what, source, expected) => {
    expect(clean(source)).toBe(expected);
  });

  it('separates neighbouring spans, because each states one fact', () => {
    expect(clean('<div><p></p><span>London</span> <span>Hybrid</span></div>')).toBe('London | Hybrid');
  });

  it.each([
    ['R&amp;D', 'R&D'],
    ['5&nbsp;years', '5 years'],
    ['&amp;nbsp;twice', 'twice'],
    ['jobs&#64;acme', 'jobs@acme'],
    ['&#x20AC;50k', '€50k'],
    ['AT&T; C&unknown;', 'AT&T; C&unknown;'],
  ])('decodes the entities of %s', (source, expected) => {
    expect(clean(source)).toBe(expected);
  });

  it.each([
    ['**Bold** and _italic_ and `code`', 'Bold and italic and code'],
    ['services in *nix, and *Nix* in italics', 'services in *nix, and Nix in italics'],
    ['[Neo4j](https://neo4j.com/docs) here', 'Neo4j here'],
    ['![logo](a.png "Logo")Text', 'Text'],
    ['see https://example.com/go-and-rust now', 'see now'],
    ['snake_case and io_uring stay', 'snake_case and io_uring stay'],
    [String.raw`1\. Docker`, '1. Docker'],
    ['{{% job_details %}}Text', 'Text'],
    ['~~gone~~ #remote and C#', 'gone remote and C#'],
  ])('reads the Markdown of %s', (source, expected) => {
    expect(clean(source)).toBe(expected);
  });

  it.each([
    ['data plat-\nform', 'data platform'],
    ['Big-\nquery', 'Bigquery'],
    ['a multi-\nregion cluster', 'a multi-region cluster'],
    ['real-\ntime', 'real-time'],
  ])('joins the divided word of %j', (source, expected) => {
    expect(clean(source)).toBe(expected);
  });

  it.each([
    ['ﬁnance traﬃc', 'finance traffic'],
    ['Ｎｏｄｅ．ｊｓ', 'Node.js'],
    ['𝗦𝗲𝗻𝗶𝗼𝗿', 'Senior'],
    ['Cafe\u0301', 'Café'],
    ['5\u00a0years\u200b', '5 years'],
    ['\u202bGo\u202c \u200fand\u200e Rust', 'Go and Rust'],
    ['soft\u00adware', 'software'],
    ['“you’ll”', '"you\'ll"'],
    ['3–5 years', '3-5 years'],
    ['now—please', 'now - please'],
  ])('makes %j plain', (source, expected) => {
    expect(clean(source)).toBe(expected);
  });

  it.each(['•', '●', '▪', '➢', '✓', '👉', '\uf0b7', '·', '—'])(
    'takes %s at the start of a line for a bullet',
    (bullet) => {
      expect(clean(`Skills\n${bullet} Go`)).toBe('Skills\n- Go');
    },
  );

  it('puts each item of a flattened list on its own line', () => {
    expect(clean('• Go • Rust • SQL')).toBe('- Go\n- Rust\n- SQL');
  });

  it('keeps bullets that separate the facts of one line on that line', () => {
    expect(clean('Berlin • Remote • Full-time')).toBe('Berlin | Remote | Full-time');
  });

  it('marks the columns of text copied from a PDF', () => {
    expect(clean('Data Engineer            Ref 12')).toBe('Data Engineer | Ref 12');
  });

  it('knows the source offset of every character', () => {
    const source = 'We use <b>Post&shy;gre&#83;QL</b> daily';
    const { text, sourceSpan } = cleanText(source);
    const start = text.indexOf('PostgreSQL');
    const span = sourceSpan(start, start + 'PostgreSQL'.length);
    expect(source.slice(span.start, span.end)).toBe('Post&shy;gre&#83;QL');
  });

  it('returns offsets inside the source, in order, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (source) => {
        const { text, sourceSpan } = cleanText(source);
        let last = 0;
        for (let at = 0; at < text.length; at++) {
          const { start, end } = sourceSpan(at, at + 1);
          expect(start).toBeGreaterThanOrEqual(Math.min(last, start));
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(source.length);
          last = start;
        }
      }),
      { seed: 20_261_122, numRuns: 200 },
    );
  });
});

describe('text around and inside HTML', () => {
  it('keeps the lines above the first tag', () => {
    expect(clean('Go Developer\nLocation: Berlin\n<p>Text</p><p>More</p><p>End</p>')).toBe(
      'Go Developer\nLocation: Berlin\n\nText\n\nMore\n\nEnd',
    );
  });

  it('keeps line breaks after sentences and before bullets inside a tag', () => {
    expect(clean('<p>Tasks:\n-Build\n-Test</p><p>Write code.\n3+ years\nof Go</p><br>')).toBe(
      'Tasks:\n-Build\n-Test\n\nWrite code.\n3+ years of Go',
    );
  });
});
