import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { MUTATION_SINCE } from '../../../lib/fleet/catalogue/guard-rail-catalogue';

/** What a version of Kubernetes must be told otherwise than the newest: a change of the text, and until which version. */
interface Change {
  readonly before: number;
  readonly from: RegExp;
  readonly to: string;
}

const CHANGES: readonly Change[] = [
  // Its definition calls a function that older servers do not know.
  { before: 31, from: /(clusterNetworkPolicy: )true/, to: '$1false' },
  // Nothing gives a pod a class that names none.
  { before: MUTATION_SINCE, from: /^ *defaultPriority: .*\n/m, to: '' },
];

/**
 * The fleet that is attacked, as people write it for a version of Kubernetes.
 *
 * @param minor - its minor version; absent: the one that the file states
 */
export function ownFleet(minor?: number): string {
  const text = readFileSync(path.join(__dirname, '../fleet.yaml'), 'utf8');
  if (minor === undefined) return text;
  return CHANGES.filter(({ before }) => minor < before).reduce(
    (found, { from, to }) => {
      const changed = found.replace(from, to);
      if (changed === found) throw new Error(`nothing in test/cluster/fleet.yaml is ${from}`);
      return changed;
    },
    text.replace(/(kubernetesVersion: )'.*'/, `$1'1.${minor}'`),
  );
}
