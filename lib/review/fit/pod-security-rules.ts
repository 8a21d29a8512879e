import { SAFE_CAPABILITIES } from '../../fleet/catalogue/safe-in-pods';
import { podSecurityOf } from '../../fleet/settings/pod-security/exceptions';
import type { FleetPodSecurityExceptions } from '../../fleet/model/fleet';
import { type FitPlace, type JudgedPods, refuses } from './fit-place';
import { type BareReason, refusal } from './fit-reason';
import {
  type ManifestMap,
  asMap,
  asMaps,
  asText,
  asTexts,
  valueAt,
} from '../../verify/objects/manifest-data';
import { containersOf } from './pod-scheduling-rules';
import { foreignKinds } from './volume-rules';

/** A control of the Pod Security Standards: what of a pod it refuses, in words. */
type Control = (spec: ManifestMap, allow: FleetPodSecurityExceptions) => readonly string[];

const PROFILES = ['RuntimeDefault', 'Localhost'];

/** The security contexts of a pod and of its containers. */
const contexts = (spec: ManifestMap): ManifestMap[] =>
  [spec, ...containersOf(spec)].map(({ securityContext }) => asMap(securityContext));

const added = (context: ManifestMap): readonly string[] =>
  asTexts(asMap(context['capabilities'])['add']);

const seccompOf = (context: ManifestMap): string =>
  asText(asMap(context['seccompProfile'])['type']);

/** The controls that are cheap to judge and decide most pods. Source: Pod Security Standards, v1.34. */
const BASELINE: readonly Control[] = [
  (spec, allow) =>
    ['hostNetwork', 'hostPID', 'hostIPC'].filter(
      (field) => spec[field] === true && !(field === 'hostIPC' && allow.hostIPC === true),
    ),
  (spec, allow) =>
    asMaps(spec['volumes'])
      .filter(({ hostPath }) => hostPath !== undefined)
      .map(({ hostPath }) => asText(asMap(hostPath)['path']))
      .filter((path) => allow.hostPaths?.includes(path) !== true)
      .map((path) => `hostPath ${path}`),
  (spec) => (contexts(spec).some(({ privileged }) => privileged === true) ? ['privileged'] : []),
  (spec, allow) =>
    contexts(spec)
      .flatMap(added)
      .filter((name) => !SAFE_CAPABILITIES.includes(name) && !isAllowed(name, allow))
      .map((name) => `the capability ${name}`),
  (spec, allow) =>
    containersOf(spec)
      .flatMap(({ ports }) => asMaps(ports).map(({ hostPort }) => Number(hostPort ?? 0)))
      .filter((port) => port !== 0 && allow.hostPorts?.includes(port) !== true)
      .map((port) => `hostPort ${port}`),
  (spec, allow) =>
    contexts(spec).some(({ procMount }) => (procMount ?? 'Default') !== 'Default') &&
    allow.procMount === undefined
      ? ['an unmasked procMount']
      : [],
  (spec, allow) =>
    contexts(spec)
      .map(seccompOf)
      .some((type) => type !== '' && !PROFILES.includes(type)) && allow.seccomp === undefined
      ? ['a container without seccomp']
      : [],
];

const RESTRICTED: readonly Control[] = [
  (spec) =>
    containersOf(spec).every(
      ({ securityContext }) => asMap(securityContext)['allowPrivilegeEscalation'] === false,
    )
      ? []
      : ['a container without allowPrivilegeEscalation: false'],
  (spec) =>
    containersOf(spec).every(({ securityContext }) =>
      asTexts(valueAt(securityContext, 'capabilities.drop')).includes('ALL'),
    )
      ? []
      : ['a container without capabilities: {drop: [ALL]}'],
  (spec, allow) =>
    contexts(spec)
      .flatMap(added)
      .filter((name) => SAFE_CAPABILITIES.includes(name) && name !== 'NET_BIND_SERVICE')
      .filter((name) => !isAllowed(name, allow))
      .map((name) => `the capability ${name}`),
  (spec) =>
    asMaps(spec['volumes'])
      .flatMap(foreignKinds)
      .map((key) => `a volume of the kind ${key}`),
  (spec) => {
    const whole = asMap(spec['securityContext'])['runAsNonRoot'];
    const each = containersOf(spec).map(
      ({ securityContext }) => asMap(securityContext)['runAsNonRoot'] ?? whole,
    );
    return each.every((value) => value === true) ? [] : ['a container without runAsNonRoot: true'];
  },
  (spec) => (contexts(spec).some(({ runAsUser }) => runAsUser === 0) ? ['runAsUser: 0'] : []),
  (spec) => {
    const whole = seccompOf(asMap(spec['securityContext']));
    const each = containersOf(spec).map(
      ({ securityContext }) => seccompOf(asMap(securityContext)) || whole,
    );
    return each.every((type) => type !== '') ? [] : ['a container without a seccompProfile'];
  },
];

function isAllowed(capability: string, { capabilities }: FleetPodSecurityExceptions): boolean {
  return capabilities?.some((name) => name === capability) === true;
}

/** What Pod Security refuses, or the guard rail `podSecurity` where the namespace has exceptions. */
export function podSecurityReasons({ spec }: JudgedPods, place: FitPlace): BareReason[] {
  const { standard, allow } = podSecurityOf(place.view.spec.podSecurity);
  const hasExceptions = place.lists['pod-security'].length > 0;
  if (standard === 'privileged' || (hasExceptions && !refuses(place, 'podSecurity'))) return [];
  if (asText(valueAt(spec, 'os.name')) === 'windows') return [];
  const controls = standard === 'restricted' ? [...BASELINE, ...RESTRICTED] : BASELINE;
  const refused = [...new Set(controls.flatMap((control) => control(spec, allow)))];
  if (refused.length === 0) return [];
  return [
    refusal(
      'podSecurity',
      `The pod does not meet the Pod Security Standard ${standard}: ${refused.join(', ')}.`,
      'Change the pod, or ask your platform team for an exception.',
    ),
  ];
}
