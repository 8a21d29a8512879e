/** What a pattern ends with that stands for everything below. */
const BELOW = '/*';

/** Whether a text is a URL of a repository, or the start of some with `/*` at its end. */
export function isSourcePattern(text: string): boolean {
  return (
    /^(?:(?:https|oci):[/]{2}|ssh:[/]{2}(?:[A-Za-z0-9._-]+@)?)[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?(?::[0-9]{1,5})?(?:[/](?!\.{1,2}(?:[/]|$))[-A-Za-z0-9._~+]+)*(?:[/][*])?$/.test(
      text,
    ) && text.length <= 1024
  );
}

/** Whether a text is the URL of one repository. */
export function isSourceUrl(text: string): boolean {
  return isSourcePattern(text) && !text.endsWith(BELOW) && /^\w+:[/]{2}[^/]+[/]/.test(text);
}

/** Whether a pattern names no host, so that it means every repository there is. */
export function namesNoHost(pattern: string): boolean {
  const host = /^(?:[a-z*]+:[/]{2})?(?:[^/@]*@)?([^/:]*)/i.exec(pattern.trim())![1]!;
  return host.includes('*');
}

/** Whether a repository is one of a pattern. Git serves one with and without `.git` at its end. */
export function isWithin(url: string, pattern: string): boolean {
  return pattern.endsWith(BELOW)
    ? url.startsWith(pattern.slice(0, -1))
    : bare(url) === bare(pattern);
}

/** The host and the path of a pattern, by whatever protocol it is read, and whether it stands for everything below. */
export function sourcePlace(pattern: string): {
  readonly place: string;
  readonly isTree: boolean;
} {
  const isTree = pattern.endsWith(BELOW);
  const at = hostAndPath(pattern);
  return { place: isTree ? at.slice(0, -BELOW.length) : bare(at), isTree };
}

/** Hosts where everybody can make a repository. */
const PUBLIC_HOSTS: ReadonlySet<string> = new Set([
  'bitbucket.org',
  'codeberg.org',
  'docker.io',
  'ghcr.io',
  'github.com',
  'gitlab.com',
  'index.docker.io',
  'public.ecr.aws',
  'quay.io',
  'registry-1.docker.io',
  'registry.gitlab.com',
]);

/** The host of which a pattern means every repository, if everybody can make one there. */
export function publicHost(pattern: string): string | undefined {
  const host = /^([^/]+)[/][*]$/.exec(hostAndPath(pattern))?.[1];
  return host !== undefined && PUBLIC_HOSTS.has(host) ? host : undefined;
}

function hostAndPath(pattern: string): string {
  return pattern.replace(/^\w+:[/]{2}(?:[^/@]*@)?/, '');
}

function bare(url: string): string {
  return url.replace(/\.git$/, '');
}
