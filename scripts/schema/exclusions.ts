import type { Schema } from './json-schema';

/** Keys that mean nothing beside another key of the same map. A type cannot say that. */
interface Exclusion {
  readonly key: string;
  /** What that key must be. @default - anything but `null`, which removes what is inherited */
  readonly is?: Schema;
  readonly without: readonly string[];
}

const STATED: Schema = { not: { type: 'null' } };

/** What is not stated, or turned off. Their declarations keep `false` out of keys of other types. */
const OFF: Schema = { enum: [null, false] };

const ARTIFACT: Schema = {
  pattern: '^oci://',
  patternErrorMessage: 'Must be the URL of an OCI artifact.',
};

/** What applies the output in one of two ways, and what it is told. */
const DELIVERY: readonly Exclusion[] = [
  { key: 'tag', without: ['branch'] },
  { key: 'repository', is: ARTIFACT, without: ['branch'] },
  {
    key: 'engine',
    is: { const: 'argocd' },
    without: ['secret', 'serviceAccount', 'interval', 'timeout'],
  },
];

/** By the map. The command finds the same, such as PEER_INVALID, DELIVERY_INVALID and SHARING_IMPOSSIBLE. */
const EXCLUSIONS: Readonly<Record<string, readonly Exclusion[]>> = {
  PeerProps: [
    { key: 'namespace', without: ['tenant', 'cidr', 'hosts', 'except', 'environment'] },
    { key: 'tenant', without: ['cidr', 'hosts', 'except'] },
    { key: 'cidr', without: ['hosts', 'pods', 'environment'] },
    { key: 'hosts', without: ['pods', 'except', 'environment'] },
  ],
  DeliveryProps: DELIVERY,
  ClusterDeliveryProps: DELIVERY,
  DeployRepositoryProps: [
    { key: 'branch', without: ['tag', 'semver'] },
    { key: 'tag', without: ['semver'] },
    { key: 'url', is: ARTIFACT, without: ['branch'] },
  ],
  ClusterNetworkProps: [
    { key: 'engine', is: { enum: ['kubernetes', 'cilium'] }, without: ['staged'] },
  ],
  SharingProps: [
    { key: 'mps', without: ['timeSlicing', 'mig', 'hami'] },
    { key: 'hami', without: ['timeSlicing', 'mig', 'strategy', 'profile'] },
  ],
};

/** The same schema, in which such keys exclude each other. An editor marks the second one. */
export function withExclusions(schema: Schema): Schema {
  const { definitions = {} } = schema;
  const edited = Object.entries(definitions).map(([name, node]): [string, Schema] => {
    const exclusions = EXCLUSIONS[name];
    return [name, exclusions === undefined ? node : { ...node, allOf: exclusions.map(asRule) }];
  });
  return { ...schema, definitions: Object.fromEntries(edited) };
}

function asRule({ key, is = STATED, without }: Exclusion): Schema {
  return {
    if: { required: [key], properties: { [key]: is } },
    then: { properties: Object.fromEntries(without.map((other) => [other, OFF])) },
  };
}
