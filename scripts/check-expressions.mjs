// Exits with 1 if a regular expression of the service may take more than linear time on strangers' text, or if
// `recheck` cannot decide. Literals are read from the sources. Composed expressions are recorded while the built
// modules that contain them load, so run `npm run build` first. Expressions that recheck calls unsafe although their
// input is limited are listed in known-expressions.json: the file, the beginning of the expression (null: it is
// composed when called), and what limits it.
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { check } from 'recheck';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = join(ROOT, 'src');
const KNOWN = JSON.parse(readFileSync(new URL('./known-expressions.json', import.meta.url), 'utf8'));
const TIMEOUT = 20_000;
/** recheck has limits of time, so a slow machine may get another verdict. An expression is unsafe if every attempt says so. */
const ATTEMPTS = 3;
/**
 * The length of a tried attack in characters, and the longest that an expression may take for it in milliseconds. A linear expression
 * takes up to 0.3 s; one that grows with the square takes more than 10^10 steps, some ten seconds or more.
 */
const ATTACK = { length: 200_000, timeout: 4_000 };
/** Arguments narrow the run to files whose path contains one of them. */
const wanted = process.argv.slice(2);

const found = [];
const composing = new Map();
for (const file of sourcesIn(SOURCES)) readFile(file);
for (const [file, places] of composing) await catchComposed(file, places);
const seen = new Set();
const checked = found.filter(({ file, source }) => {
  const entry = KNOWN.find(
    (one) =>
      one.file === file &&
      (source === null ? one.begins === null : one.begins !== null && source.startsWith(one.begins)),
  );
  if (entry !== undefined) seen.add(entry);
  return entry === undefined;
});
const failures = await checkAll(checked);
for (const entry of KNOWN)
  if (wanted.length === 0 && !seen.has(entry)) failures.push(`${entry.file}: listed as known, but not there any more`);
for (const failure of failures.toSorted()) process.stderr.write(`${failure}\n`);
process.stdout.write(`${checked.length} expressions checked, ${failures.length} not safe\n`);
process.exit(failures.length > 0 ? 1 : 0);

function sourcesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.ts') && !/\.(?:spec|long-spec|d)\.ts$/.test(name))
    .map((name) => join(folder, name))
    .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
}

function readFile(path) {
  const file = relative(ROOT, path);
  const tree = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const visit = (node) => {
    const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push({ file, line, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    } else if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText(tree) === 'RegExp') {
      composing.set(file, [...(composing.get(file) ?? []), line]);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
}

/** Loads the built module and records the expressions that it composes; each place must compose at least one. */
async function catchComposed(file, places) {
  const built = pathToFileURL(join(ROOT, 'dist', file.replace(/\.ts$/, '.js'))).href;
  const Native = globalThis.RegExp;
  const caught = [];
  globalThis.RegExp = new Proxy(Native, {
    construct(target, [source, flags = '']) {
      if (typeof source === 'string' && new Error('where').stack.split('\n')[2]?.includes(built))
        caught.push({ source, flags });
      return new target(source, flags);
    },
  });
  try {
    await import(`${built}?expressions`);
  } finally {
    globalThis.RegExp = Native;
  }
  const different = new Map(caught.map((one) => [`${one.flags}/${one.source}`, one]));
  for (const one of different.values())
    found.push({ file, line: places.length === 1 ? places[0] : `${places[0]}-${places.at(-1)}`, ...one });
  if (caught.length < places.length) found.push({ file, line: places.join(','), source: null, flags: '' });
}

async function checkAll(expressions) {
  const failures = [];
  let next = 0;
  const work = async () => {
    for (let one = expressions[next++]; one !== undefined; one = expressions[next++]) {
      const { file, line, source, flags } = one;
      if (source === null) {
        failures.push(`${file}:${line}: composed only when called; list it or compose it when the module loads`);
        continue;
      }
      let verdict = await check(source, flags, { timeout: TIMEOUT });
      for (let again = 1; again < ATTEMPTS && !isSafe(verdict); again += 1) {
        verdict = await check(source, flags, { timeout: 3 * TIMEOUT, randomSeed: again });
      }
      const { status, complexity, error } = verdict;
      if (!isSafe(verdict))
        failures.push(
          `${file}:${line}: ${status} (${complexity?.summary ?? error?.kind ?? '?'}) /${source.slice(0, 160)}/${flags}`,
        );
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return failures;
}

/** What recheck found by trying (`fuzz`) and not by proof counts only if the attack that it gives really takes long. */
function isSafe({ status, checker, attack, source, flags }) {
  return status === 'safe' || (status === 'vulnerable' && checker === 'fuzz' && !takesLong(source, flags, attack));
}

function takesLong(source, flags, { pumps, suffix }) {
  const pumped = pumps.reduce((sum, { pump }) => sum + pump.length, 0);
  const times = Math.ceil(ATTACK.length / pumped);
  const text = pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join('') + suffix;
  try {
    runInNewContext('new RegExp(source, flags).test(text)', { source, flags, text }, { timeout: ATTACK.timeout });
    return false;
  } catch (error) {
    if (error.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return true;
  }
}
