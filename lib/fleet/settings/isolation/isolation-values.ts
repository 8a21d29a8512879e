import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { IsolationProps } from '../../model/props';
import { lookUp } from '../../model/layers';
import type { Written } from '../../model/written';
import { checkAmount, checkUnitStated } from '../../values/amounts';
import { isDnsLabel, isDnsSubdomain } from '../../values/dns-names';
import { eachEntry } from '../../values/maps';
import { checkPorts } from '../network/ports';
import { checkRange } from '../network/ranges';

/** A version without the `v` before it. */
export function plainVersion(version: string): string {
  return version.replace(/^v/, '');
}

/** A text of `isolation`, and what it must look like. */
interface TextForm {
  readonly keys: readonly string[];
  is(text: string): boolean;
  /** Completes the sentence "… is not …". */
  readonly what: string;
  readonly fix: string;
}

const isVersion = (text: string): boolean =>
  /^v?(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?$/.test(text);

const isName = (text: string): boolean => isDnsSubdomain(text);

const OBJECT_NAME_FIX =
  'Write the name of the object in the cluster: lower-case letters, digits, dashes and dots.';

const TEXTS: readonly TextForm[] = [
  {
    keys: ['version'],
    is: isVersion,
    what: 'the version of a Helm chart',
    fix: 'Write three numbers, such as `0.37.1`.',
  },
  {
    keys: ['kubernetesVersion'],
    is: (text) => /^v?1\.(?:[3-9]\d|[1-9]\d{2})\.(?:0|[1-9]\d*)$/.test(text),
    what: 'a release of Kubernetes from 1.30 on',
    fix: 'Write it with its patch, such as `1.34.2`.',
  },
  {
    keys: ['expose', 'host'],
    is: (text) => isDnsSubdomain(text) && text.includes('.'),
    what: 'a host name',
    fix: 'Write a name without protocol, port and path, such as `vision.k8s.example.com`.',
  },
  {
    keys: ['storage', 'class'],
    is: isName,
    what: 'the name of a storage class',
    fix: OBJECT_NAME_FIX,
  },
  {
    keys: ['expose', 'ingressClass'],
    is: isName,
    what: 'the name of an ingress class',
    fix: OBJECT_NAME_FIX,
  },
  {
    keys: ['kamaji', 'dataStore'],
    is: isName,
    what: 'the name of a DataStore',
    fix: OBJECT_NAME_FIX,
  },
  {
    keys: ['kamaji', 'namespace'],
    is: isDnsLabel,
    what: 'the name of a namespace',
    fix: OBJECT_NAME_FIX,
  },
  {
    keys: ['expose', 'gateway', 'name'],
    is: isName,
    what: 'the name of a Gateway',
    fix: OBJECT_NAME_FIX,
  },
  {
    keys: ['expose', 'gateway', 'namespace'],
    is: isDnsLabel,
    what: 'the name of a namespace',
    fix: OBJECT_NAME_FIX,
  },
];

/** Reports values that one layer states and that no engine takes. */
export function checkIsolationValues(
  written: Written<IsolationProps>,
  path: FindingPath,
  findings: Findings,
): void {
  for (const { keys, is, what, fix } of TEXTS) {
    const text = lookUp(written, keys);
    if (typeof text !== 'string' || is(text)) continue;
    findings.add('ISOLATION_INVALID', [...path, ...keys], `\`${text}\` is not ${what}.`, fix);
  }
  const { replicas, resources, storage, kamaji, nodes } = written;
  checkPorts(kamaji?.ports, [...path, 'kamaji', 'ports'], findings);
  eachEntry(nodes, (range, index) => checkRange(range, [...path, 'nodes', index], findings));
  checkReplicas(replicas, [...path, 'replicas'], findings);
  checkAmount(resources?.cpu, 'cores', [...path, 'resources', 'cpu'], findings);
  for (const [amount, keys] of [
    [resources?.memory, ['resources', 'memory']],
    [storage?.size, ['storage', 'size']],
  ] as const) {
    checkAmount(amount, 'bytes', [...path, ...keys], findings);
    checkUnitStated(amount, [...path, ...keys], findings);
  }
}

function checkReplicas(count: number | undefined, path: FindingPath, findings: Findings): void {
  if (count === undefined || (Number.isSafeInteger(count) && count >= 1 && count <= 9)) return;
  findings.add(
    'ISOLATION_INVALID',
    path,
    `${count} is not a number of servers.`,
    'Write 1, or 3 for a Kubernetes API that survives the loss of a node.',
  );
}
