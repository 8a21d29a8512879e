import type { Findings } from '../../findings/findings';
import type { CapName } from '../catalogue/namespaced-kind';
import { DEFAULT_SETTINGS } from '../model/defaults';
import type { FleetObjects } from '../model/fleet';
import type { ObjectsProps, QuantityValue } from '../model/props';
import type { Merged } from '../model/written';
import { canonicalAmount, checkAmount } from '../values/amounts';
import { keysOf, mapOf, sortedMap } from '../values/maps';
import { countOf } from '../values/quantity';
import { OPENSHIFT_KEY, checkQuotaKey, measureOf } from './quota-keys';
import { priorityQuotas } from './priorities/granted-priorities';
import type { MergedEnvironment, Setting } from './setting';

const SIZES = ['maxSize', 'maxDataSize'] as const;

const CAP_NAMES = keysOf(DEFAULT_SETTINGS.objects).filter(
  (key): key is CapName => key !== 'hard' && !SIZES.some((size) => size === key),
);

/** How many objects of a kind each namespace may hold. */
export const objects: Setting<
  ObjectsProps,
  Merged<ObjectsProps> & { readonly hard: Record<string, QuantityValue> },
  FleetObjects
> = {
  check(written, path, findings) {
    for (const key of CAP_NAMES) checkAmount(written[key], 'count', [...path, key], findings);
    for (const key of SIZES) checkAmount(written[key], 'bytes', [...path, key], findings);
    for (const [key, value] of Object.entries(written.hard ?? {})) {
      const at = [...path, 'hard', key];
      if (checkQuotaKey(key, at, findings)) checkAmount(value, measureOf(key), at, findings);
    }
  },
  resolve(merged) {
    return {
      ...mapOf(CAP_NAMES, (name) => merged[name] ?? null),
      ...mapOf(SIZES, (name) => sizeOf(merged[name])),
      hard: sortedMap(merged.hard, canonicalAmount),
    };
  },
  checkMerged(environment, findings) {
    checkOwnObjects(environment, findings);
    checkOwnQuotas(environment, findings);
    checkOpenShift(environment, findings);
    checkLoadBalancers(environment, findings);
  },
};

function sizeOf(value: QuantityValue | undefined): string | null {
  return value === undefined ? null : canonicalAmount(value);
}

/** Reports caps below what we and Kubernetes itself put into every namespace: what exceeds a cap is refused. */
function checkOwnObjects({ environment, placeOf }: MergedEnvironment, findings: Findings): void {
  const deployer = environment.deploy === undefined ? 0 : 1;
  const accounts = 1 + deployer + Object.keys(environment.serviceAccounts).length;
  const own = [
    ['configMaps', 1, '`kube-root-ca.crt`, by which pods recognise the API server'],
    [
      'serviceAccounts',
      accounts,
      `\`default\`${deployer > 0 ? ', `deployer`' : ''} and those of \`serviceAccounts\``,
    ],
  ] as const;
  for (const [key, count, what] of own) {
    const cap = environment.objects[key];
    if (cap === null || cap >= count) continue;
    findings.addOnce(
      'CAP_BELOW_OWN',
      placeOf(['objects', key], [key]),
      `\`${key}: ${cap}\` is less than the ${count} that each namespace holds from the start: ${what}.`,
      `Allow at least ${count}.`,
    );
  }
}

/** The quota of the namespace, and the one that forbids the priorities of the system. Classes with a quota have one each. */
const OWN_QUOTAS = 2;

/** Reports a cap on quotas that leaves no room for our own. */
function checkOwnQuotas({ environment, placeOf }: MergedEnvironment, findings: Findings): void {
  const own = OWN_QUOTAS + priorityQuotas(environment.priorities).length;
  for (const key of ['resourcequotas', 'count/resourcequotas']) {
    const cap = environment.objects.hard[key];
    if (cap === undefined || countOf(cap) >= own) continue;
    findings.addOnce(
      'CAP_BELOW_OWN',
      placeOf(['objects', 'hard', key]),
      `\`${key}: ${cap}\` is less than the ${own} that each namespace holds from the start.`,
      `Allow at least ${own}, or remove it: tenants cannot create quotas.`,
    );
  }
}

/** Warns of a key that only OpenShift counts, where nothing says that this is OpenShift. */
function checkOpenShift({ environment, placeOf }: MergedEnvironment, findings: Findings): void {
  const isStated = environment.objects.hard[OPENSHIFT_KEY] !== undefined;
  if (!isStated || environment.network.dns === 'openshift') return;
  findings.addOnce(
    'QUOTA_KEY_DOUBTFUL',
    placeOf(['objects', 'hard', OPENSHIFT_KEY]),
    `Only OpenShift counts \`${OPENSHIFT_KEY}\`, and nothing here says that this is OpenShift.`,
    'Write `network: {dns: openshift}` on the platform if it is, or remove this key.',
  );
}

/** Warns of load balancers that cannot be made, or that nobody could reach. A cap of `null` grants any number. */
function checkLoadBalancers({ environment, placeOf }: MergedEnvironment, findings: Findings): void {
  const { loadBalancers, nodePorts } = environment.objects;
  if (loadBalancers !== null && loadBalancers > 0 && nodePorts === 0) {
    findings.add(
      'LOADBALANCER_NODEPORTS',
      placeOf(['objects', 'loadBalancers'], ['objects', 'nodePorts']),
      'Load balancers are granted, but no node ports: only Services with `allocateLoadBalancerNodePorts: false` are accepted.',
      'Grant as many `nodePorts`, or tell the tenant about that field.',
    );
  }
  const peers = Object.values(environment.network.ingress);
  if (loadBalancers !== 0 && peers.every(({ cidr }) => cidr === undefined)) {
    findings.add(
      'LOADBALANCER_UNREACHABLE',
      placeOf(['objects', 'loadBalancers']),
      'Load balancers are granted, but their traffic comes from outside the cluster, and no address there may come in.',
      'Add the callers: `network: {ingress: {clients: {cidr: 203.0.113.0/24, ports: [8443]}}}`, with the ports of the pods.',
    );
  }
}
