import { namedPackages, type NamedPackage } from '../dependency.js';
import { withoutCommentLines } from './lines.js';
import { tokenize, type TokenReader, wordsOf } from './tokens.js';

/** The URL of a repository: `https://github.com/apple/swift-nio.git`, `git@github.com:apple/swift-nio`. */
const ADDRESS = /^(?:https?:\/\/|git@|ssh:\/\/(?:git@)?)([^/:]+)[/:](.+)$/;

/** `.package(url: "https://github.com/apple/swift-nio.git", …)`, optionally with a name before the URL. */
function addressAt(reader: TokenReader): string | null {
  if (!reader.take('(')) return null;
  if (reader.take('name') && !(reader.take(':') && reader.takeString() !== null && reader.take(','))) return null;
  return reader.take('url') && reader.take(':') ? reader.takeString() : null;
}

function withoutEnd(text: string, end: string): string {
  return text.length > end.length && text.endsWith(end) ? text.slice(0, -end.length) : text;
}

/** Reads Swift's `Package.swift`. It is Swift code; only the URLs of packages are read, as `host/owner/name`. */
export function parsePackageSwift(text: string): NamedPackage[] {
  const tokens = tokenize(withoutCommentLines(text, '//'));
  const names = [...wordsOf(tokens)].flatMap(({ word, rest }) => {
    const [, host, path] = (word === 'package' && ADDRESS.exec(addressAt(rest()) ?? '')) || [];
    return host === undefined || path === undefined ? [] : [`${host}/${withoutEnd(withoutEnd(path, '/'), '.git')}`];
  });
  return namedPackages(names);
}
