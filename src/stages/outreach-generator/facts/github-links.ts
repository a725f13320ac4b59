/** `owner/name` with the characters and lengths that GitHub allows. */
const REPOSITORY = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[A-Za-z0-9._-]{1,100}$/;

/** Whether a text is the full name of a repository. */
export function isRepositoryName(text: string): boolean {
  return REPOSITORY.test(text);
}

/**
 * Returns the link if it leads to this page or to a page under it on this GitHub, otherwise null. Links come from
 * strangers, so every link is checked.
 *
 * @param link the link to check
 * @param root scheme and host of the GitHub, e.g. `https://github.com`
 * @param path `owner` or `owner/name`
 */
export function linkUnder(link: string, root: string, path: string): string | null {
  if (!link.startsWith(`${root}/`)) return null;
  const found = link
    .slice(root.length + 1)
    .toLowerCase()
    .replace(/\/$/, '');
  const wanted = path.toLowerCase();
  // Only plain path segments: a browser must not find a query, a fragment or `..` in it.
  if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(found) || found.includes('..')) return null;
  return found === wanted || found.startsWith(`${wanted}/`) ? link : null;
}

/** Scheme and host of the page of a profile, or null if it is not one. */
export function githubRoot(profileUrl: string, username: string): string | null {
  if (!URL.canParse(profileUrl)) return null;
  const { origin, protocol } = new URL(profileUrl);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return linkUnder(profileUrl, origin, username) === null ? null : origin;
}

/** The repository, as `owner/name`, that a link of this GitHub leads to, or null. */
export function repositoryOf(link: string, root: string): string | null {
  if (!link.startsWith(`${root}/`)) return null;
  const [owner, name] = link.slice(root.length + 1).split(/[/?#]/);
  return owner && name ? `${owner}/${name}` : null;
}
