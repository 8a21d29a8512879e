import {
  type ManifestMap,
  asList,
  asMap,
  asMaps,
  asText,
} from '../../verify/objects/manifest-data';
import type { ManifestObject } from '../../verify/objects/manifest-objects';
import type { FitPlace } from './fit-place';
import { type BareReason, listed, refusal } from './fit-reason';

/** What the guard rail `routeHosts` refuses of hosts and classes. */
export function routeReasons(object: ManifestObject, place: FitPlace): BareReason[] {
  const granted = place.lists.hosts;
  const foreign = ungrantedHosts(object, place).filter((host) => !isSharedHost(host, granted));
  const others = foreign.filter((host) => host !== '');
  return [
    ...(foreign.includes('')
      ? [
          refusal(
            'routeHosts',
            `Without a host it takes the requests of all tenants; granted here: ${listed(granted)}.`,
            fixOf(granted, 'Name one of them', 'a host'),
          ),
        ]
      : []),
    ...(others.length === 0
      ? []
      : [
          refusal(
            'routeHosts',
            `The namespace was not granted the host ${listed(others)}; granted here: ${listed(granted)}.`,
            fixOf(granted, 'Name one of them', 'a host'),
          ),
        ]),
    ...(object.kind === 'Ingress' ? classReasons(object.data, place) : []),
  ];
}

function fixOf(granted: readonly string[], what: string, thing: string): string {
  return granted.length === 0
    ? `Ask your platform team for ${thing}.`
    : `${what}, or ask your platform team for another.`;
}

/** What of a route is not judged here: the paths of hosts that several tenants share, and the class of the cluster. */
export function routeNotes(object: ManifestObject, place: FitPlace): string[] {
  const { kind, name, data } = object;
  const shared = ungrantedHosts(object, place).filter((host) =>
    isSharedHost(host, place.lists.hosts),
  );
  const lacksClass =
    kind === 'Ingress' && place.lists['ingress-classes'].length > 0 && classesOf(data).length === 0;
  return [
    ...shared.map(
      (host) =>
        `Tenants share the host \`${host}\`, and whether the paths of ${kind}/${name} are those that were granted is not judged.`,
    ),
    ...(lacksClass
      ? [`${kind}/${name} names no class: ${defaultClassNote(namedClasses(place))}`]
      : []),
  ];
}

/** What the default class of the cluster decides. */
function defaultClassNote(granted: readonly string[]): string {
  return granted.length === 0
    ? 'it is refused where the cluster has a default class, because the namespace was granted none.'
    : `it is refused unless the default class of the cluster is one of ${listed(granted)}.`;
}

/** The classes that an Ingress names, by its field and by the annotation of old. */
function classesOf({ metadata, spec }: ManifestMap): string[] {
  const old = asMap(asMap(metadata)['annotations'])['kubernetes.io/ingress.class'];
  return [asText(asMap(spec)['ingressClassName']), asText(old)].filter((text) => text !== '');
}

/** One without a class gets the default of the cluster before guard rails look, where there is one. */
function classReasons(data: ManifestMap, place: FitPlace): BareReason[] {
  const granted = place.lists['ingress-classes'];
  const foreign = classesOf(data).filter((name) => !granted.includes(name));
  if (granted.length === 0 || foreign.length === 0) return [];
  return [
    refusal(
      'routeHosts',
      `The namespace was not granted the ingress class ${listed(foreign)}; granted here: ${listed(namedClasses(place))}.`,
      fixOf(namedClasses(place), 'Set `ingressClassName` to one of them', 'a class'),
    ),
  ];
}

/** The classes that were granted. A name that no object can have stands for none at all. */
function namedClasses({ lists }: FitPlace): string[] {
  return lists['ingress-classes'].filter((name) => name !== '-');
}

/** The hosts of a route that were not granted as a whole, each once; `''` is every host. */
function ungrantedHosts({ kind, data }: ManifestObject, { lists, view }: FitPlace): string[] {
  const spec = asMap(data['spec']);
  const hosts = kind === 'Ingress' ? ingressHosts(spec) : routeHosts(spec, view.namespace);
  return [...new Set(hosts)].filter((host) => !isGranted(host, lists.hosts, view.namespace));
}

/** The hosts for which an Ingress takes requests; `''` is every host. */
function ingressHosts({ rules, tls, defaultBackend }: ManifestMap): string[] {
  return [
    ...asMaps(rules).map(({ host }) => asText(host)),
    ...(defaultBackend === undefined || defaultBackend === null ? [] : ['']),
    ...asMaps(tls).flatMap(({ hosts }) => asList(hosts).map(asText)),
  ];
}

/** The group of what a route belongs to, where it states none. */
const GATEWAYS = 'gateway.networking.k8s.io';

/** Those of a route of the Gateway API. One between Services of the namespace, for a mesh, takes none from outside. */
function routeHosts({ hostnames, parentRefs }: ManifestMap, own: string): string[] {
  const named = asList(hostnames).map(asText);
  if (named.length > 0) return named;
  const parents = asMaps(parentRefs);
  const isMesh =
    parents.length > 0 &&
    parents.every(
      ({ kind = 'Gateway', group = GATEWAYS, namespace = own }) =>
        kind === 'Service' && asText(group) === '' && namespace === own,
    );
  return isMesh ? [] : [''];
}

/** As it is written, below a wildcard, or as the name of a Service of the namespace. */
function isGranted(host: string, granted: readonly string[], namespace: string): boolean {
  return (
    granted.some(
      (one) =>
        (one === host && !host.includes('/')) ||
        (one.startsWith('*.') && host.endsWith(one.slice(1))),
    ) ||
    host.endsWith(`.${namespace}.svc`) ||
    host.endsWith(`.${namespace}.svc.cluster.local`)
  );
}

/** Whether some paths of a host were granted, and not the host as a whole. */
function isSharedHost(host: string, granted: readonly string[]): boolean {
  return granted.some((one) => one.startsWith(`${host}/`));
}
