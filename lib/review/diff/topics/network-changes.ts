import { grouped } from '../../../fleet/values/groups';
import { asMap, valueAt } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { isolatedDirections } from '../../../verify/objects/policy-directions';
import { isInternet } from '../../../verify/reach/public-addresses';
import type { ChangedEnd, ReachChange } from '../../../verify/reach/reach-changes';
import { folderOfFleet } from '../base/tree-side';
import { type Change, type Claim, part, say, whole } from '../change';
import { type DiffContext, filesOfNow, namespaceChange, objectsOfFiles } from '../diff-context';
import { isReadPolicy, isUnreadPolicy, changedReach } from '../network/changed-networks';
import { relabelledNamespaces } from '../network/relabelled-namespaces';
import { endText, ownText, portText } from '../network/traffic-words';
import { isLabel } from '../objects/field-changes';
import { fieldText } from '../objects/field-text';
import type { ObjectPair } from '../objects/object-pair';
import type { Place } from '../place';
import type { RuleId } from '../risk-rules';

/** Who can reach whom now and could not before, and the other way round: computed from what the policies mean. */
export function networkChanges(context: DiffContext): Change[] {
  const policies = context.changes.pairs.filter((pair) => isReadPolicy(pair) && isAboutSpec(pair));
  const clusters = grouped(
    [...policies, ...relabelledNamespaces(context)],
    ({ cluster }) => cluster,
  );
  const reach = [...clusters.values()].flatMap((pairs) => [
    ...undefended(context, pairs),
    ...reachSentences(context, pairs),
  ]);
  const told = new Set(reach.flatMap(({ claims }) => claims.map(({ pair }) => pair)));
  return [
    ...reach,
    ...policies
      .filter((pair) => !told.has(pair) && !isWithNamespace(context, pair))
      .map((pair) => withoutEffect(context, pair)),
    ...context.changes.pairs
      .filter(isUnreadPolicy)
      .map((pair) => policyText(context, pair, 'network-rule-changed', '')),
  ];
}

function isAboutSpec({ fields }: ObjectPair): boolean {
  return fields.some(
    ({ path: [first] }) => first === undefined || first === 'spec' || first === 'specs',
  );
}

/** What a sentence about traffic accounts for. */
function claimOf(pair: ObjectPair): Claim {
  if (pair.kind === 'Namespace') return part(pair, pair.fields.filter(isLabel));
  const fields = pair.fields.filter(({ path: [first] }) => first !== 'metadata');
  return fields.length === pair.fields.length ? whole(pair) : part(pair, fields);
}

/** Whether a policy comes or goes with its namespace. */
function isWithNamespace(context: DiffContext, pair: ObjectPair): boolean {
  const isBoth = pair.before !== undefined && pair.after !== undefined;
  return !isBoth && namespaceChange(context, pair) !== undefined;
}

/** A policy whose change lets no other traffic through, as far as the other ends are known. */
function withoutEffect(context: DiffContext, pair: ObjectPair): Change {
  return policyText(context, pair, 'network-same', ' opens or closes nothing more');
}

function policyText(context: DiffContext, pair: ObjectPair, rule: RuleId, note: string): Change {
  const claim = claimOf(pair);
  const says = `${pair.kind} \`${pair.name}\`${note}: ${claim.fields.map(fieldText).join('; ')}`;
  return say(rule, context.places.of(pair), says, [claim]);
}

function reachSentences(context: DiffContext, pairs: readonly ObjectPair[]): Change[] {
  const [{ cluster }] = pairs as readonly [ObjectPair];
  const { changes, about } = changedReach(context, pairs);
  const seen: Seen = { context, cluster, apiServer: apiServerOf(context, cluster) };
  const claimsOf = (...ends: readonly ChangedEnd[]): Claim[] => {
    const names = new Set(ends.flatMap(({ namespace }) => namespace ?? []));
    return [...new Set([...names].flatMap(about))].map(claimOf);
  };
  const fresh = changes.filter((change) => stateOf(context, cluster, change) === 'added');
  const lasting = changes.filter((change) => stateOf(context, cluster, change) === undefined);
  return [
    ...lasting.flatMap((change) => {
      const view = viewOf(seen, change);
      return sentencesOf(view, change).map(([rule, says]) =>
        say(rule, view.place, says, claimsOf(change.from, change.to)),
      );
    }),
    ...newNamespaces(seen, fresh, claimsOf),
  ];
}

/** Whether a change is only because a namespace came or went. */
function stateOf(
  context: DiffContext,
  cluster: string,
  { from, to }: ReachChange,
): 'added' | 'removed' | undefined {
  const states = [from, to].map(({ namespace = '' }) =>
    namespaceChange(context, { cluster, namespace }),
  );
  return states.find((state) => state === 'removed') ?? states.find((state) => state === 'added');
}

/** What is known of a cluster when its changes are put into words. */
interface Seen {
  readonly context: DiffContext;
  readonly cluster: string;
  /** The addresses of its API server. Thousands of tenants state them, so they are collected once. */
  readonly apiServer: readonly string[];
}

/** A change as the people of one namespace see it. */
interface View {
  readonly place: Place;
  readonly text: (can: string, ports: string) => string;
  readonly other: ChangedEnd;
  readonly isWithin: boolean;
}

function viewOf({ context, cluster, apiServer }: Seen, { from, to }: ReachChange): View {
  const [source, target] = [from, to].map(({ namespace }) =>
    namespace === undefined ? undefined : context.places.known(cluster, namespace),
  );
  const isWithin = source !== undefined && source.tenant === target?.tenant;
  const none: Place = { cluster, tenant: '', environment: '' };
  if (source !== undefined || target === undefined) {
    const isOwn = from.namespace === to.namespace && from.namespace !== undefined;
    const own = source === undefined ? endText(from, apiServer) : ownText(from);
    const other = isOwn
      ? ownText(from) === ownText(to)
        ? 'each other'
        : ownText(to)
      : endText(to, apiServer);
    return {
      place: source ?? none,
      text: (can, ports) => `${own} ${can} ${other} ${ports}`,
      other: to,
      isWithin,
    };
  }
  return {
    place: target,
    text: (can, ports) => `${endText(from, apiServer)} ${can} ${ownText(to)} ${ports}`,
    other: from,
    isWithin,
  };
}

function sentencesOf(view: View, { opened, closed, limits }: ReachChange): [RuleId, string][] {
  return [
    ...(opened.length === 0
      ? []
      : [[openRule(view), view.text('can now reach', portText(opened))] as [RuleId, string]]),
    ...(closed.length === 0
      ? []
      : [
          ['network-closed', view.text('can no longer reach', portText(closed))] as [
            RuleId,
            string,
          ],
        ]),
    ...(limits === undefined
      ? []
      : [
          [
            'network-rule-changed',
            view.text(
              'can reach',
              `with other limits: ${listOf(limits.after)} instead of ${listOf(limits.before)}`,
            ),
          ] as [RuleId, string],
        ]),
  ];
}

function listOf(limits: readonly string[]): string {
  return limits.length === 0 ? 'none' : limits.join(', ');
}

function openRule({ other, isWithin }: View): RuleId {
  if (other.addresses !== undefined || other.namespace === 'other namespaces') {
    return 'network-opened-outside';
  }
  return isWithin ? 'network-opened-within' : 'network-opened';
}

/** What a new namespace opens, in one sentence for each; the internet and all other namespaces are told of apart. */
function newNamespaces(
  seen: Seen,
  changes: readonly ReachChange[],
  claimsOf: (...ends: readonly ChangedEnd[]) => Claim[],
): Change[] {
  const views = changes
    .filter(({ from, to, opened }) => opened.length > 0 && from.namespace !== to.namespace)
    .map((change) => ({ change, view: viewOf(seen, change) }));
  const isWide = ({ view: { other } }: (typeof views)[number]): boolean =>
    other.namespace === 'other namespaces' ||
    (other.addresses !== undefined && isInternet(other.addresses));
  const byPlace = grouped(
    views.filter((one) => !isWide(one)),
    ({ view: { place } }) => `${place.tenant}\n${place.environment}`,
  );
  return [
    ...views
      .filter(isWide)
      .map(({ change, view }) =>
        say(
          'network-opened-outside',
          view.place,
          view.text('can reach', portText(change.opened)),
          claimsOf(change.from, change.to),
        ),
      ),
    ...[...byPlace.values()].map((all) => {
      const says = joined(
        all.map(({ change, view }) => view.text('can reach', portText(change.opened))),
      );
      const claims = all.flatMap(({ change }) => claimsOf(change.from, change.to));
      return say('network-of-new', all[0]!.view.place, says, [
        ...new Map(claims.map((claim) => [claim.pair, claim])).values(),
      ]);
    }),
  ];
}

/** Sentences in one, which says only once that it is about the pods of the namespace. */
function joined(sentences: readonly string[]): string {
  const start = 'its pods can reach ';
  return sentences
    .map((text, index) =>
      text.startsWith(start) && sentences[index - 1]?.startsWith(start) === true
        ? text.slice(start.length)
        : text,
    )
    .join('; ');
}

/** Namespaces that a policy for all pods closed in a direction, and none does any more. */
function undefended(context: DiffContext, pairs: readonly ObjectPair[]): Change[] {
  const gone = pairs.filter(
    ({ kind, before, after }) =>
      kind === 'NetworkPolicy' &&
      before !== undefined &&
      directionsOf(before).some((direction) => !directionsOf(after).includes(direction)),
  );
  if (gone.length === 0) return [];
  const files = [...new Set(gone.flatMap((pair) => filesOfNow(context, pair)))];
  const kinds = new Set(['NetworkPolicy']);
  const left = [...objectsOfFiles(context.after, files, kinds)].filter(
    ({ object }) => object.kind === 'NetworkPolicy',
  );
  const byNamespace = grouped(gone, ({ cluster, namespace }) => `${cluster}\n${namespace}`);
  return [...byNamespace.values()].flatMap((all) => {
    const [first] = all as [ObjectPair];
    if (namespaceChange(context, first) !== undefined) return [];
    const covered = left
      .filter(
        ({ cluster, object }) => cluster === first.cluster && object.namespace === first.namespace,
      )
      .flatMap(({ object }) => directionsOf(object));
    const before = [...new Set(all.flatMap((pair) => directionsOf(pair.before)))].sort();
    const open = before.filter((direction) => !covered.includes(direction));
    if (open.length === 0) return [];
    const says = `no policy is about all of its pods for ${open.join(' and ')} any more: Kubernetes allows what no other policy is about`;
    return [say('network-undefended', context.places.of(first), says, all.map(claimOf))];
  });
}

/** The directions in which a policy is about all pods of its namespace. */
function directionsOf(policy: ManifestObject | undefined): readonly string[] {
  if (policy === undefined) return [];
  const selector = asMap(valueAt(policy.data, 'spec.podSelector'));
  if (Object.keys(selector).length > 0) return [];
  return isolatedDirections(asMap(policy.data['spec'])).map((one) => one.toLowerCase());
}

/** The addresses of the API server, as far as tenants.yaml states them. */
function apiServerOf({ after }: DiffContext, cluster: string): readonly string[] {
  const fleets = after.fleets ?? [];
  return [
    ...new Set(
      fleets
        .filter((fleet) => folderOfFleet(after, fleet) === cluster)
        .flatMap(({ tenants }) =>
          tenants.flatMap(({ environments }) =>
            Object.values(environments).flatMap(({ network }) => network.apiServer?.cidrs ?? []),
          ),
        ),
    ),
  ];
}
