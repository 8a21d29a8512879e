import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { loadFleet } from '../../../lib/fleet/load';
import type { Fleet } from '../../../lib/fleet/model/fleet';
import type { FleetProps } from '../../../lib/fleet/model/props';
import { reportFit } from '../../../lib/review/fit/fit-report';
import { kindOfObject } from '../../../lib/review/fit/kind-of-object';
import { type ManifestObject, readObjects } from '../../../lib/verify/objects/manifest-objects';
import { namespacesOf } from '../../../lib/review/fit/namespace-limits';
import { type UsedQuotas, usedQuotas } from '../../../lib/review/fit/quota-rows';
import { podsOf } from '../../../lib/review/fit/written-pods';
import { type Battery, newName, wordsOf } from '../battery/attack';
import { ownFleet } from '../battery/own-fleet';
import { identityOf } from '../battery/people';
import { WHOLE, shareOf } from '../battery/sample';
import { minorOf } from '../battery/since';
import type { Target } from '../battery/targets';
import type { ControlPlane } from '../control-plane';
import { sendCounted } from '../quota-counts';
import { waitFor } from '../wait';
import type { FitCase } from './fit-case';
import { FIT_CASES } from './fit-manifests';

/** Kinds whose pods Kubernetes itself makes. Those of others are made by the case, as their operator would. */
const MADE_BY_KUBERNETES = ['Deployment', 'Job', 'StatefulSet'];

/** How many manifests are admitted, and refused, at least. Fewer are admitted where limits do not rise by themselves. */
const LEAST_OF_EACH = 20;

/** Compares what `tenancy fit` says with what the API server and Kubernetes' controllers do. */
export async function checkFit({ plane, recorder, share = WHOLE }: Battery): Promise<void> {
  const minor = minorOf(plane.version);
  const cases = FIT_CASES.filter(({ since = 0 }) => since <= minor);
  const nameOf = ({ what, objects }: FitCase): string => what + JSON.stringify(objects);
  const fleet = fleetFor(minor);
  let [admitted, refused] = [0, 0];
  for (const fitCase of shareOf(cases, share, nameOf, ({ target }) => target.namespace)) {
    const name = newName('fit');
    const { namespace } = fitCase.target;
    const text = JSON.stringify(fitCase.objects)
      .replaceAll('{name}', name)
      .replaceAll('{ns}', namespace);
    const objects = (JSON.parse(text) as object[]).flatMap((one) =>
      readObjects(JSON.stringify(one), name),
    );
    const before = await usedIn(plane, namespace);
    const said = predict(fleet, objects, namespace, before);
    const done = await tryObjects(plane, objects, fitCase.target, fleet);
    await removeAll(plane, namespace, name);
    await waitForUsed(plane, namespace, before);
    recorder.check('fit', `${fitCase.what}, in ${namespace}`, difference(said, done));
    if (done.isRefused) refused += 1;
    else admitted += 1;
  }
  // Both answers are tried, or it would be easy to be right.
  const isOneSided = Math.min(admitted, refused) < Math.floor(LEAST_OF_EACH / share.of);
  const counts = `${admitted} manifests are admitted and ${refused} refused`;
  recorder.check('fit', 'many manifests of either sort', isOneSided ? counts : undefined);
  console.log(`  ${counts}`);
}

interface Verdict {
  readonly isRefused: boolean;
  readonly why: string;
}

function difference(said: Verdict, done: Verdict): string | undefined {
  if (said.isRefused === done.isRefused) return undefined;
  const words = ({ isRefused, why }: Verdict): string =>
    isRefused ? `refuses it: ${why}` : 'admits it';
  return `the cluster ${words(done)}, and fit ${words(said)}`;
}

function fleetFor(minor: number): Fleet {
  return loadFleet(parse(ownFleet(`1.${minor}`)) as FleetProps).fleet;
}

function predict(
  fleet: Fleet,
  objects: readonly ManifestObject[],
  namespace: string,
  used: UsedQuotas,
): Verdict {
  const view = namespacesOf(fleet).find((one) => one.namespace === namespace)!;
  const { verdict, reasons } = reportFit({ fleet, root: undefined, view, objects, used });
  const why = reasons.map(({ message }) => message).join(' ');
  return { isRefused: verdict === 'refused', why };
}

/** The next case is judged by what the quota counts, so it must count the pods of this one no longer. */
async function waitForUsed(
  plane: ControlPlane,
  namespace: string,
  before: UsedQuotas,
): Promise<void> {
  const wanted = amounts(before);
  let seen: string[] = [];
  try {
    await waitFor(
      async () => {
        seen = amounts(await usedIn(plane, namespace));
        return isDeepStrictEqual(seen, wanted);
      },
      { what: `the quota of ${namespace} to count what it did` },
    );
  } catch (error) {
    const others = seen.filter((entry) => !wanted.includes(entry));
    throw new Error(`${(error as Error).message}; it counts ${others.join(', ')}`);
  }
}

/** What pods and claims use. Kubernetes itself makes objects of other kinds at any time, and there is room for many. */
function amounts(used: UsedQuotas): string[] {
  return [...used].flatMap(([quota, entries]) =>
    Object.entries(entries)
      .filter(([key]) => /^(?:pods$|requests[.]|limits[.])/.test(key))
      .map(([key, value]) => `${quota} ${key}=${value}`)
      .sort(),
  );
}

async function usedIn(plane: ControlPlane, namespace: string): Promise<UsedQuotas> {
  const { body } = await plane.request('GET', `/api/v1/namespaces/${namespace}/resourcequotas`);
  const items = (body.items as object[]).map((item) => ({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    ...item,
  }));
  return usedQuotas(
    readObjects(JSON.stringify({ apiVersion: 'v1', kind: 'List', items }), 'used'),
    namespace,
  );
}

/** Creates the objects as a user, and their pods as whoever makes them. */
async function tryObjects(
  plane: ControlPlane,
  objects: readonly ManifestObject[],
  target: Target,
  fleet: Fleet,
): Promise<Verdict> {
  const { namespace, tenant } = target;
  const identity = identityOf('user', tenant, namespace);
  for (const object of objects) {
    const { plural, entry } = kindOfObject(object, fleet.platform.kinds);
    const place = collection(object, plural, namespace);
    const answer = await sendCounted(() => plane.request('POST', place, object.data, identity));
    if (answer.status >= 300) return { isRefused: true, why: wordsOf(answer) };
    if (object.kind === 'Pod') continue;
    const { groups } = podsOf(object, plural, entry);
    const count = groups.reduce((sum, group) => sum + group.count, 0);
    if (MADE_BY_KUBERNETES.includes(object.kind)) {
      const refused = await refusedLater(plane, namespace, object.name, count);
      if (refused !== undefined) return { isRefused: true, why: refused };
      continue;
    }
    for (const { metadata, spec } of groups.flatMap((group) =>
      Array<typeof group>(group.count).fill(group),
    )) {
      const pod = {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { ...metadata, generateName: `${object.name}-` },
        spec,
      };
      const pods = `/api/v1/namespaces/${namespace}/pods`;
      const made = await sendCounted(() => plane.request('POST', pods, pod, identity));
      if (made.status >= 300) return { isRefused: true, why: wordsOf(made) };
    }
  }
  return { isRefused: false, why: '' };
}

function collection({ data, group }: ManifestObject, plural: string, namespace: string): string {
  const version = data['apiVersion'] as string;
  return `/${group === '' ? 'api' : 'apis'}/${version}/namespaces/${namespace}/${plural}`;
}

/** Why a controller cannot make all pods; undefined once it has made them. */
async function refusedLater(
  plane: ControlPlane,
  namespace: string,
  name: string,
  count: number,
): Promise<string | undefined> {
  const pods = `/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(`case=${name}`)}`;
  const seen = new Set<string>();
  const outcome = await waitFor(
    async () => {
      const { body } = await plane.request('GET', pods);
      for (const { metadata } of body.items as { metadata: { uid: string } }[]) {
        seen.add(metadata.uid);
      }
      if (seen.size >= count) return { refused: undefined };
      const { body: events } = await plane.request('GET', `/api/v1/namespaces/${namespace}/events`);
      const about = (
        events.items as { involvedObject: { name: string }; message: string; reason: string }[]
      ).find(
        ({ involvedObject, reason }) =>
          involvedObject.name.startsWith(name) && reason === 'FailedCreate',
      );
      return about === undefined ? undefined : { refused: about.message };
    },
    { what: `${count} pods of ${name}, or an event about them` },
  );
  return outcome.refused;
}

const PLURALS = [
  '/apis/apps/v1/namespaces/{ns}/deployments',
  '/apis/apps/v1/namespaces/{ns}/statefulsets',
  '/apis/batch/v1/namespaces/{ns}/jobs',
  '/apis/batch/v1/namespaces/{ns}/cronjobs',
  '/apis/jobset.x-k8s.io/v1alpha2/namespaces/{ns}/jobsets',
  '/apis/kubeflow.org/v1/namespaces/{ns}/notebooks',
  '/apis/kubeflow.org/v1/namespaces/{ns}/pytorchjobs',
  '/apis/resource.k8s.io/v1/namespaces/{ns}/resourceclaims',
  '/apis/gateway.networking.k8s.io/v1/namespaces/{ns}/httproutes',
  '/apis/networking.k8s.io/v1/namespaces/{ns}/ingresses',
  '/apis/policy/v1/namespaces/{ns}/poddisruptionbudgets',
  '/api/v1/namespaces/{ns}/secrets',
  '/api/v1/namespaces/{ns}/services',
  '/api/v1/namespaces/{ns}/persistentvolumeclaims',
];

/** Removes what a case has made. */
async function removeAll(plane: ControlPlane, namespace: string, name: string): Promise<void> {
  const now = { propagationPolicy: 'Background', gracePeriodSeconds: 0 };
  for (const place of PLURALS) {
    await plane.request('DELETE', `${place.replace('{ns}', namespace)}/${name}`, now);
  }
  const base = `/api/v1/namespaces/${namespace}/pods`;
  await waitFor(
    async () => {
      const { body } = await plane.request('GET', base);
      const own = (body.items as { metadata: { name: string } }[]).filter(
        ({ metadata }) => metadata.name === name || metadata.name.startsWith(`${name}-`),
      );
      for (const { metadata } of own) {
        await plane.request('DELETE', `${base}/${metadata.name}`, now);
      }
      return own.length === 0;
    },
    { what: `the pods of ${name} to be gone` },
  );
}
