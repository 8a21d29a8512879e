import { type Attack, byPolicy, literally } from '../battery/attack';
import { create } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { type FieldCase, flow, ray, templated } from './engines-drafts';
import type { Part } from './drafts';
import { GRANTED_ROUTES, HOST_RULE, SNI_RULE } from './route-drafts';

const NUMBER = '`port` and other numbers must be at most 2147483647';
const QUANTITY = '`resources` and other quantities must have no point in their exponent';

const headWith = (container: object) =>
  ray({ template: { spec: { containers: [{ name: 'head', image: 'app', ...container }] } } });
const probing = (port: number) => headWith({ livenessProbe: { tcpSocket: { port } } });
const requesting = (cpu: string | number, memory: string | number = '1Gi') =>
  headWith({ resources: { requests: { cpu, memory } } });

const STOP = 'stop the operator for everybody';

/** What no operator can decode, although the API server stores it. */
export const READABLE_CASES: readonly FieldCase[] = [
  {
    plural: 'rayclusters',
    route: 'E70',
    field: NUMBER,
    wrong: {
      [`${STOP} by a port`]: probing(2147483648),
      [`${STOP} by a port below zero`]: probing(-21474836480),
    },
    right: { 'probe a port': probing(8265) },
  },
  {
    plural: 'sweeps',
    route: 'E70',
    field: NUMBER,
    wrong: { [`${STOP} by a port of a kind of the platform`]: { template: { port: 2147483648 } } },
    right: { 'name a port of a kind of the platform': { template: { port: 2147483647 } } },
  },
  {
    plural: 'workflows',
    route: 'E70',
    field: NUMBER,
    wrong: {
      [`${STOP} by a budget`]: flow({ podDisruptionBudget: { minAvailable: 1099511627776 } }),
      [`${STOP} by a number of tries`]: templated({ retryStrategy: { limit: 9999999999 } }),
    },
    right: { 'try a few times': templated({ retryStrategy: { limit: 2147483647 } }) },
  },
  {
    plural: 'rayclusters',
    route: 'E70',
    field: QUANTITY,
    wrong: {
      [`${STOP} by a quantity`]: requesting('1e1.5'),
      [`${STOP} by a quantity with a point at its end`]: requesting('500m', '1E3.'),
    },
    right: { 'request what can be read': requesting('1.5e3', 8589934592) },
  },
  {
    plural: 'rayclusters',
    route: 'E70',
    field: '`status.conditions` must not be written inside',
    wrong: {
      [`${STOP} by a time`]: ray({
        headService: { status: { conditions: [{ lastTransitionTime: '2024-01-01t00:00:00z' }] } },
      }),
    },
  },
];

const LARGE = { port: 2147483648 };

/** Kinds of controllers that are no engines, which read them as one list as well: where a number may be large. */
const READ_BY_CONTROLLERS: Readonly<Record<string, Part>> = {
  domainmappings: LARGE,
  grpcroutes: LARGE,
  httpproxies: { routes: [{ retryPolicy: { count: LARGE.port } }] },
  httproutes: LARGE,
  ingressroutes: { routes: [{ match: HOST_RULE, services: [{ name: 'web', ...LARGE }] }] },
  ingressroutetcps: { routes: [{ match: SNI_RULE, services: [{ name: 'web', ...LARGE }] }] },
  routes: LARGE,
  volumegroupsnapshots: LARGE,
  volumesnapshots: LARGE,
};

export const READABLE_ATTACKS: readonly Attack[] = Object.entries(READ_BY_CONTROLLERS).map(
  ([plural, spec]) => {
    const draft = GRANTED_ROUTES[plural] ?? {};
    return {
      route: 'E70',
      what: `${STOP} by a number, by ${plural}`,
      call: create(plural, { ...draft, spec: { ...(draft['spec'] as object), ...spec } }),
      by: WORKERS,
      refused: byPolicy('engine-fields', `in this \\w+, ${literally(NUMBER)}`),
    };
  },
);
