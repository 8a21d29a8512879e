import type { BadInput } from '../bad-input';
import { ACCELERATORS } from './accelerators';
import { ACCEPTANCES } from './acceptances';
import { CLUSTERS } from './clusters';
import { DELIVERY } from './delivery';
import { DEPLOY } from './deploy';
import { FILES } from './files';
import { GRANTS } from './grants';
import { GUARD_RAILS } from './guard-rails';
import { IDENTITIES } from './identities';
import { LIFE } from './life';
import { MANAGED } from './managed';
import { ISOLATION } from './isolation';
import { MONITORING } from './monitoring';
import { NAMES } from './names';
import { NETWORK } from './network';
import { NETWORK_ENGINES } from './network-engines';
import { ORGANIZATIONS } from './organizations';
import { PEOPLE } from './people';
import { POD_SECURITY } from './pod-security';
import { POOL_NODES } from './pool-nodes';
import { PRICES } from './prices';
import { QUEUE_ENGINES } from './queue-engines';
import { QUEUES } from './queues';
import { QUOTA } from './quota';
import { REFERENCES } from './references';
import { SHAPE } from './shape';
import { SHARED_SERVICES } from './shared-services';
import { SHARING } from './sharing';
import { SLICES } from './slices';
import { WORKLOADS } from './workloads';

/** Every case, by what it is about. */
export const ALL_CASES: Readonly<Record<string, readonly BadInput[]>> = {
  'files and YAML': FILES,
  'keys, types, words': SHAPE,
  names: NAMES,
  'amounts, shares, splits': QUOTA,
  queues: QUEUES,
  'queue engines': QUEUE_ENGINES,
  accelerators: ACCELERATORS,
  'shared cards': SHARING,
  'nodes of a pool': POOL_NODES,
  people: PEOPLE,
  network: NETWORK,
  'network plugins': NETWORK_ENGINES,
  'accounts and integrations': IDENTITIES,
  'objects, containers, priorities, kinds': WORKLOADS,
  'guard rails': GUARD_RAILS,
  'pod security': POD_SECURITY,
  isolation: ISOLATION,
  delivery: DELIVERY,
  monitoring: MONITORING,
  'repositories of tenants': DEPLOY,
  references: REFERENCES,
  'shared services': SHARED_SERVICES,
  organisations: ORGANIZATIONS,
  'grants with an end': GRANTS,
  'prices and budgets': PRICES,
  clusters: CLUSTERS,
  'what a cluster manages': MANAGED,
  'networks over several clusters': SLICES,
  'the life of a tenant': LIFE,
  acceptances: ACCEPTANCES,
};
