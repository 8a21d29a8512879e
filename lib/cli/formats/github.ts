import type { Finding } from '../../findings/finding';
import { harmless } from '../../findings/print/frame-text';
import { repositoryPath } from './repository-path';
import { type Report, spanOf } from './report';

/**
 * The report as workflow commands of GitHub Actions, one for each finding, which annotate a pull request.
 * Source: docs.github.com, "Workflow commands for GitHub Actions".
 */
export function githubFormat({ findings, root }: Report): string {
  return findings.map((item) => `${commandOf(item, root)}\n`).join('');
}

function commandOf(item: Finding, root: string): string {
  const { severity, code, file, message, fix } = item;
  const span = spanOf(item);
  const properties: [name: string, value: string | number | undefined][] = [
    ['file', file === undefined ? undefined : repositoryPath(file, root)],
    ['line', span?.line],
    ['col', span?.column],
    ['endColumn', span?.endColumn],
    ['title', code],
  ];
  const stated = properties
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${severity} ${stated.join(',')}::${harmless(escapeMessage(`${message} ${fix}`))}`;
}

/** Escapes what the runner unescapes in the text of a command. */
export function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The same for a property, in which a comma and a colon also have a meaning. */
export function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
