import type { Findings } from '../../findings/findings';
import { vendorDomains } from '../catalogue/accelerators';
import { INTEGRATIONS } from '../catalogue/known-integrations';
import { isMap } from '../model/layers';
import type { MergedEnvironment } from './setting';

/** The annotation from which the admission plugin PodTolerationRestriction gives each pod of a namespace tolerations. */
const DEFAULT_TOLERATIONS = 'scheduler.alpha.kubernetes.io/defaultTolerations';

/** The admission plugins of Kubernetes add these to pods, so that the guard rail lets them pass. */
const ADDED_BY_KUBERNETES = [
  'node.kubernetes.io/memory-pressure',
  'node.kubernetes.io/not-ready',
  'node.kubernetes.io/unreachable',
];

/** Reports tolerations that an annotation adds to each pod of a namespace, and a guard rail then refuses. */
export function checkNamespaceTolerations(
  { tenant, name, environment, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  const text = environment.annotations[DEFAULT_TOLERATIONS];
  if (text === undefined || environment.guardRails.podScheduling === 'off') return;
  const report = (reason: string, fix: string): void =>
    findings.addOnce(
      'DEFAULT_TOLERATION_REFUSED',
      placeOf(['annotations', DEFAULT_TOLERATIONS]),
      `\`${DEFAULT_TOLERATIONS}\` ${reason}`,
      fix,
    );
  const list = tolerationsOf(text);
  if (list === undefined) {
    report(
      'is not a list of tolerations in JSON, and the API server refuses every pod of such a namespace.',
      'Write it as \'[{"key": "dedicated", "value": "batch", "effect": "NoSchedule"}]\'.',
    );
    return;
  }
  const { tolerations, nodes } = environment.scheduling;
  const granted = [
    ...tolerations,
    ...(nodes === undefined ? [] : [nodes.taint]),
    ...environment.network.integrations.flatMap((one) => INTEGRATIONS[one.name].tolerations ?? []),
    ...ADDED_BY_KUBERNETES,
  ];
  const foreign = list.filter((taint) => !isGranted(taint, granted));
  if (list.includes('')) {
    report(
      `tolerates every taint for each pod in \`${name}\` of \`${tenant}\`, which the guard rail \`podScheduling\` refuses.`,
      'Name the `key` of the taint that pods must tolerate.',
    );
  } else if (foreign.length > 0) {
    report(
      `adds tolerations to each pod in \`${name}\` of \`${tenant}\` that it is not granted, and the guard rail \`podScheduling\` refuses such pods.`,
      foreign.some(isVendors)
        ? 'Remove those of a GPU vendor: pods that ask for a GPU tolerate its taint by themselves.'
        : `Add \`scheduling: {tolerations: [${[...tolerations, ...foreign].join(', ')}]}\` beside it.`,
    );
  }
}

function isVendors(taint: string): boolean {
  return vendorDomains().some((domain) => taint.startsWith(`${domain}/`));
}

function isGranted(taint: string, granted: readonly string[]): boolean {
  return granted.includes(taint) || granted.includes(taint.split('=')[0]!);
}

/** Taints as `scheduling.tolerations` writes them: a key alone for every value, and nothing for every taint. */
function tolerationsOf(text: string): string[] | undefined {
  const list = parsed(text);
  if (!Array.isArray(list) || !list.every(isMap)) return undefined;
  return list.map(({ key, operator, value }) => {
    const stated = typeof key === 'string' ? key : '';
    return operator === 'Exists' || stated === '' ? stated : `${stated}=${String(value ?? '')}`;
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
