import type { Fleet } from '../../fleet/model/fleet';
import type { TrafficEnd } from '../../verify/reach/traffic-end';
import { isPods } from '../../verify/reach/traffic-end';
import type { ReachEnd } from './reach-ends';
import { type NamespaceOwner, ownersByNamespace } from './namespace-owners';

/** Both ends, and whose they are. */
interface Ends {
  readonly from: NamespaceOwner | undefined;
  readonly to: NamespaceOwner | undefined;
  readonly target: ReachEnd;
  readonly source: ReachEnd;
}

/** What would open what is closed, in words of tenants.yaml. The first rule that is about both ends has the say. */
export function reachAdvice(
  fleet: Fleet,
  [source, target]: readonly [ReachEnd, ReachEnd],
): string[] {
  const owners = ownersByNamespace(fleet);
  const ownerOf = ({ ends }: ReachEnd): NamespaceOwner | undefined => {
    const [end] = ends;
    return end !== undefined && isPods(end) ? owners.get(end.namespace) : undefined;
  };
  const ends: Ends = { from: ownerOf(source), to: ownerOf(target), source, target };
  const rule = RULES.find(({ isAbout }) => isAbout(ends));
  if (rule === undefined) return [];
  const text = rule.text(ends);
  return [rule.isRefusal === true ? text : `To open it: ${text}`];
}

interface AdviceRule {
  readonly isAbout: (ends: Ends) => boolean;
  readonly text: (ends: Ends) => string;
  /** Whether nobody should open it. */
  readonly isRefusal?: true;
}

const RULES: readonly AdviceRule[] = [
  {
    isRefusal: true,
    isAbout: ({ target }) => target.word === 'metadata',
    text: () =>
      'Leave it closed: the metadata service gives the rights of the node to everybody who asks. Pods get rights of their own from the cloud by their service account',
  },
  {
    isAbout: ({ from, target }) => from !== undefined && target.word === 'dns',
    text: () => 'network.dns says which DNS servers the cluster has; pods reach those',
  },
  {
    isAbout: ({ from, target }) => from !== undefined && target.word === 'api-server',
    text: ({ from }) =>
      `apiAccess: true of the ${ownerText(from!)}; only pods labelled cdk8s-tenancy/api-access: "true" then reach it`,
  },
  {
    isAbout: ({ from, target }) => from !== undefined && target.word === 'internet',
    text: ({ from }) => `network.internet: true of the ${ownerText(from!)}`,
  },
  {
    isAbout: ({ from, to, source, target }) =>
      from !== undefined && from === to && namespaceOf(source) === namespaceOf(target),
    text: ({ from, source, target }) =>
      `network.flows of the ${ownerText(from!)}: {name: {from: ${labelsText(source)}, to: ${labelsText(target)}, ports: […]}}; network.default: open opens all of the namespace`,
  },
  {
    isAbout: ({ from, to }) => from !== undefined && to !== undefined && from.owner === to.owner,
    text: ({ from }) => `network.reach: tenant in both environments of the ${ownerText(from!)}`,
  },
  {
    isAbout: ({ from, to }) => from !== undefined && to?.kind === 'shared',
    text: ({ from, to }) =>
      `sharedServices.${to!.owner}.consumers names ${from!.owner}, and its ports are under ports`,
  },
  {
    isAbout: ({ from, to }) => from !== undefined && to !== undefined,
    text: ({ from, to }) =>
      `network.egress of the ${ownerText(from!)} with tenant: ${to!.owner}, and network.ingress of the ${ownerText(to!)} with tenant: ${from!.owner}`,
  },
  {
    isAbout: ({ from }) => from !== undefined,
    text: ({ from, target }) =>
      `network.egress of the ${ownerText(from!)}: {name: {${peerText(target)}, ports: […]}}`,
  },
  {
    isAbout: ({ to }) => to !== undefined,
    text: ({ to, source }) =>
      `network.ingress of the ${ownerText(to!)}: {name: {${peerText(source)}, ports: […]}}`,
  },
];

function ownerText({ kind, owner, environment }: NamespaceOwner): string {
  return kind === 'shared' ? `shared service ${owner}` : `tenant ${owner} (${environment})`;
}

function firstOf({ ends }: ReachEnd): TrafficEnd | undefined {
  return ends[0];
}

function namespaceOf(end: ReachEnd): string | undefined {
  const first = firstOf(end);
  return first !== undefined && isPods(first) ? first.namespace : undefined;
}

function labelsText(end: ReachEnd): string {
  const first = firstOf(end);
  const labels = first !== undefined && isPods(first) ? Object.entries(first.labels ?? {}) : [];
  return labels.length === 0
    ? '{…}'
    : `{${labels.map(([key, value]) => `${key}: ${value}`).join(', ')}}`;
}

function peerText(end: ReachEnd): string {
  const first = firstOf(end);
  if (first === undefined) return '…';
  if (!isPods(first)) return `cidr: ${first.ranges[0] ?? '…'}`;
  const pods = labelsText(end);
  return `namespace: ${first.namespace}${pods === '{…}' ? '' : `, pods: ${pods}`}`;
}
