import { countKey } from '../../fleet/catalogue/namespaced-kind';
import { ONE, parseQuantity } from '../../fleet/values/quantity';
import { type ClaimedDevices, classKeys } from './device-claims';
import { type JudgedPods, isExtended } from './fit-place';
import {
  type ManifestMap,
  asMap,
  asMaps,
  asText,
  valueAt,
} from '../../verify/objects/manifest-data';
import type { ManifestObject } from '../../verify/objects/manifest-objects';
import { type ResourceAmounts, addAmounts, countedAmounts, timesAmounts } from './pod-amounts';
import { storageClassOf } from './volume-rules';

/** How much of each quota key is wanted, in billionths. */
export type Demands = ResourceAmounts;

/** What the pods of a group want of a quota. */
export function podDemands(pods: JudgedPods): Demands {
  const [requests, limits] = [
    countedAmounts(pods.amounts, 'requests'),
    countedAmounts(pods.amounts, 'limits'),
  ];
  const each: Record<string, bigint> = { pods: ONE, 'count/pods': ONE };
  for (const [name, amount] of Object.entries(requests)) {
    each[`requests.${name}`] = amount;
    if (!isExtended(name)) each[name] = amount;
  }
  for (const [name, amount] of Object.entries(limits)) {
    if (!isExtended(name)) each[`limits.${name}`] = amount;
  }
  const claims = asMaps(pods.spec['volumes'])
    .map(({ ephemeral }) => asMap(valueAt(ephemeral, 'volumeClaimTemplate')))
    .filter((template) => Object.keys(template).length > 0)
    .map(claimDemands);
  return timesAmounts(addAmounts([each, ...claims]), pods.count);
}

/** What a claim of storage wants. */
export function claimDemands(claim: ManifestMap): Demands {
  const size = parseQuantity(asText(valueAt(claim, 'spec.resources.requests.storage')))?.nano ?? 0n;
  const named = storageClassOf(claim);
  const ofClass = named === undefined ? '' : `${named}.storageclass.storage.k8s.io/`;
  const demands: Record<string, bigint> = {};
  for (const prefix of new Set(['', ofClass])) {
    demands[`${prefix}requests.storage`] = size;
    demands[`${prefix}persistentvolumeclaims`] = ONE;
  }
  return demands;
}

/** What claims of devices want. */
export function deviceDemands(claims: readonly ClaimedDevices[], count: number): Demands {
  const devices = claims.flatMap((claim) =>
    Object.entries(claim).flatMap(([name, number]) =>
      classKeys(name).map((key) => ({ [key]: BigInt(number) * ONE })),
    ),
  );
  const objects = claims.map(() => ({ 'count/resourceclaims.resource.k8s.io': ONE }));
  return timesAmounts(addAmounts([...devices, ...objects]), count);
}

/** What an object itself wants, beside its pods, and what Kubernetes makes of it besides. */
export function objectDemands(object: ManifestObject, plural: string): Demands {
  const { group, kind, data } = object;
  if (kind === 'Pod') return {};
  const own = { [countKey({ group, resource: plural })]: ONE };
  const more: Readonly<Record<string, () => Demands>> = {
    Deployment: () => ({ 'count/replicasets.apps': ONE }),
    CronJob: () => ({ 'count/jobs.batch': ONE }),
    PersistentVolumeClaim: () => ({ ...claimDemands(data), persistentvolumeclaims: 0n }),
    Service: () => serviceDemands(asMap(data['spec'])),
    StatefulSet: () => {
      const replicas = valueAt(data, 'spec.replicas');
      const each = asMaps(valueAt(data, 'spec.volumeClaimTemplates')).map(claimDemands);
      return timesAmounts(addAmounts(each), typeof replicas === 'number' ? replicas : 1);
    },
  };
  return addAmounts([own, more[kind]?.() ?? {}]);
}

function serviceDemands({
  type,
  ports,
  allocateLoadBalancerNodePorts: allocates,
}: ManifestMap): Demands {
  const isBalancer = type === 'LoadBalancer';
  const hasNodePorts = type === 'NodePort' || (isBalancer && allocates !== false);
  return {
    'services.loadbalancers': isBalancer ? ONE : 0n,
    'services.nodeports': hasNodePorts ? BigInt(asMaps(ports).length) * ONE : 0n,
  };
}
