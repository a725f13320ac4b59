import { dependencies, type Dependency } from './dependency.js';

/** `.package(url: "https://github.com/apple/swift-nio.git", …)`, perhaps with a name before the address. */
const PACKAGE = /\.package\s*\(\s*(?:name:\s*"[^"]*"\s*,\s*)?url:\s*"(?:https?:\/\/|git@|ssh:\/\/(?:git@)?)([^/:"]+)[/:]([^"]+?)(?:\.git)?\/?"/g;

/** Swift's `Package.swift`: a program, of which the addresses of packages are read, as `host/owner/name`. */
export function parsePackageSwift(text: string): Dependency[] {
  const code = text.replace(/^\s*\/\/.*$/gm, '');
  return dependencies(
    'swift',
    [...code.matchAll(PACKAGE)].map(([, host = '', path = '']) => `${host}/${path}`),
  );
}
