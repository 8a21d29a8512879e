import { advertisedBy, deviceClassesOf, isAccelerator } from '../../fleet/catalogue/accelerators';
import { claimsKey } from '../../fleet/quota/device-keys';
import { type Defect, defect } from '../defect';
import type { FolderFacts } from '../facts/folder-facts';
import type { DeclaredNamespace } from '../facts/namespace-facts';
import type { Invariant } from './invariant';

/** What quotas keep of accelerators. */
export const DEVICE_INVARIANTS: readonly Invariant[] = [
  {
    id: 'devices-are-bounded',
    family: 'quotas',
    level: 'error',
    title: 'Every namespace bounds the devices that others are granted',
    reason:
      'Quotas have no wildcard, and a name that none of them counts is free for all: a namespace without the key takes every device.',
    source: 'k8s.io/kubernetes pkg/quota/v1/evaluator/core/pods.go',
    whole: judgeBounded,
  },
  {
    id: 'other-device-names-are-closed',
    family: 'quotas',
    level: 'warning',
    title: 'Every namespace bounds the other names of the same devices',
    reason:
      'The same GPU has several names: shared, as a slice, by a claim of its driver. Once a node offers one of them, pods take it past the quota.',
    source: 'the README of each device plugin and driver',
    whole: judgeOtherNames,
  },
];

/** Memory and cores of a device, which HAMi counts by limits. */
const IS_A_PART = /(?:mem|memory|percentage|cores?)$/;

const PREFIX = /^(?:requests|limits)\./;

/** Accelerators that some quota grants, whether anybody counts its key or not. */
function grantedDevices(facts: FolderFacts): string[] {
  const names = [...facts.namespaces.values()].flatMap(({ quotas }) =>
    quotas.flatMap(({ amounts }) => [...amounts.keys()].map((key) => key.replace(PREFIX, ''))),
  );
  return [...new Set(names)].filter((name) => isAccelerator(name) && !IS_A_PART.test(name)).sort();
}

function counts({ quotas }: DeclaredNamespace, key: string): boolean {
  return quotas.some(({ keys, isScoped }) => !isScoped && keys.includes(key));
}

function judgeBounded(facts: FolderFacts): Defect[] {
  const devices = grantedDevices(facts);
  return facts.eachDeclared((namespace) => {
    const open = devices.filter((device) => !counts(namespace, `requests.${device}`));
    if (open.length === 0) return [];
    const [quota] = namespace.quotas;
    return [
      defect(
        quota?.object ?? namespace.declared,
        quota === undefined ? [] : ['spec', 'hard'],
        `No quota of the namespace counts ${open.join(', ')}: its pods may take every one that is free.`,
        `Add ${open.map((device) => `requests.${device}`).join(', ')} with what the namespace may hold, or "0".`,
      ),
    ];
  });
}

/** Other names of a device, as keys of a quota. Profiles of MIG depend on the product, which nobody states here. */
function otherKeys(device: string): string[] {
  return [
    ...advertisedBy({ resource: device })
      .filter((name) => name !== device && !name.includes('/mig-'))
      .map((name) => `requests.${name}`),
    ...deviceClassesOf(device).map(claimsKey),
  ];
}

/** How many names a message lists. */
const SHOWN = 3;

function judgeOtherNames(facts: FolderFacts): Defect[] {
  const devices = grantedDevices(facts);
  const keys = [...new Set(devices.flatMap(otherKeys))].filter(
    (key) => !devices.includes(key.replace(PREFIX, '')),
  );
  return facts.eachDeclared((namespace) => {
    const open = keys.filter((key) => !counts(namespace, key));
    if (open.length === 0 || namespace.quotas.length === 0) return [];
    const more = open.length > SHOWN ? ` and ${open.length - SHOWN} more` : '';
    return [
      defect(
        namespace.quotas[0]!.object,
        ['spec', 'hard'],
        `Nothing counts ${open.slice(0, SHOWN).join(', ')}${more}.`,
        'Add each of them with "0", unless no node of the cluster will ever offer it.',
      ),
    ];
  });
}
