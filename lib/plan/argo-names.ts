import { shortName } from './delivery-stages';

/**
 * What the Application of a repository is called. No namespace has a dot in its name, so that no two have an Application of
 * the same name, and none has one that delivers the output. Argo CD puts the name into a label of what it applies.
 */
export function applicationName(namespace: string, repository: string): string {
  return shortName(`${namespace}.${repository}`);
}
