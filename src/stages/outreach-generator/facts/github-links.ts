/** `owner/name` as GitHub allows it. */
const REPOSITORY = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[A-Za-z0-9._-]{1,100}$/;

/** Whether a text is a repository's full name. */
export function isRepositoryName(text: string): boolean {
  return REPOSITORY.test(text);
}

/**
 * The link if it leads to this page or to something under it on this GitHub, else null. Links come from outside, so
 * none is passed on unread.
 *
 * @param link what is to be checked
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
  // Plain steps only: nothing that a browser would read as a query, a fragment or a way up.
  if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(found) || found.includes('..')) return null;
  return found === wanted || found.startsWith(`${wanted}/`) ? link : null;
}

/** Scheme and host of a profile's page, or null where it is not one. */
export function githubRoot(profileUrl: string, username: string): string | null {
  if (!URL.canParse(profileUrl)) return null;
  const { origin, protocol } = new URL(profileUrl);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return linkUnder(profileUrl, origin, username) === null ? null : origin;
}

/** The repository that a link of this GitHub leads to, as `owner/name`, or null. */
export function repositoryOf(link: string, root: string): string | null {
  if (!link.startsWith(`${root}/`)) return null;
  const [owner, name] = link.slice(root.length + 1).split(/[/?#]/);
  return owner && name ? `${owner}/${name}` : null;
}
