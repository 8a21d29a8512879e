import type { DriftReport } from '../../../../lib/review/drift/drift-report';
import { readTree } from '../../battery/trees';
import { waitFor } from '../../wait';
import { type AdoptScene, type PodOfServer, SET_UPS, ask } from '../scene';

/** The steps that adoption names, in their order: nothing restarts, and the cluster is as the files say. */
export async function delivered(scene: AdoptScene): Promise<void> {
  const { plane, check, folder, reports } = scene;
  const before = await podsOf(scene);
  const synth = await ask(scene, 'synth', []);
  if (synth.status !== 0) throw new Error(synth.stdout + synth.stderr);
  const { files } = await readTree('adopt', `${folder}/dist`);
  const apply = async (start: string): Promise<void> => {
    for (const { path, objects } of files) {
      if (path.startsWith(start)) {
        await plane.apply(objects, { fieldManager: 'kubectl', force: true });
      }
    }
  };
  await apply('platform/');
  for (const { name, tenant } of SET_UPS) {
    await remove(scene, name, 'before');
    await apply(`tenants/${tenant}/`);
    await apply(`access/${tenant}/`);
    await remove(scene, name, 'after');
  }
  await compare(scene);
  const after = await podsOf(scene);
  check(
    'every pod is still there, and runs',
    JSON.stringify(after) === JSON.stringify(before)
      ? undefined
      : JSON.stringify({ before, after }),
  );
  await rehearseTemplates(scene);
  check(
    'all reports were used',
    reports.size === SET_UPS.length ? undefined : String(reports.size),
  );
}

async function podsOf({ plane }: AdoptScene): Promise<string[]> {
  const { body } = await plane.request('GET', '/api/v1/pods');
  return (body.items as PodOfServer[])
    .map(
      ({ metadata, status }) =>
        `${metadata.namespace}/${metadata.name} ${metadata.uid} ${status.phase}`,
    )
    .sort();
}

/** Deletes what the report names for a moment. */
async function remove(
  { plane, reports }: AdoptScene,
  setUp: string,
  when: 'before' | 'after',
): Promise<void> {
  for (const { namespace, kind, name, when: own } of reports.get(setUp)!.oldObjects) {
    if (own !== when) continue;
    const path = await plane.findPath({
      apiVersion: API_VERSIONS[kind]!,
      kind,
      metadata: { name, namespace },
    });
    await plane.request('DELETE', path!);
    await waitFor(async () => (await plane.request('GET', path!)).status === 404, {
      what: `the end of ${path}`,
    });
  }
}

const API_VERSIONS: Readonly<Record<string, string>> = {
  LimitRange: 'v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  ResourceQuota: 'v1',
  Role: 'rbac.authorization.k8s.io/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
};

/** The cluster differs from the files by nothing but what has to be kept for workloads. */
async function compare(scene: AdoptScene): Promise<void> {
  const { check, folder, reports } = scene;
  const ran = await ask(scene, 'drift', ['--output', `${folder}/dist`, '--format', 'json']);
  if (ran.status === 2) throw new Error(ran.stderr);
  const drift = JSON.parse(ran.stdout) as DriftReport;
  for (const part of ['missing', 'changed', 'unknown', 'refused'] as const) {
    check(`nothing is ${part}`, drift[part].length === 0 ? undefined : JSON.stringify(drift[part]));
  }
  const kept = [...reports.values()]
    .flatMap(({ oldObjects }) => oldObjects)
    .filter(({ when }) => when === 'later')
    .map(({ namespace, name }) => `${namespace}/${name}`)
    .sort();
  const foreign = drift.foreign.map(({ namespace, name }) => `${namespace}/${name}`).sort();
  check(
    'nothing of others is left but what workloads need',
    foreign.join() === kept.join() ? undefined : `${foreign.join()}, and not ${kept.join()}`,
  );
}

/** Pods of every template are still admitted. */
async function rehearseTemplates({ plane, check }: AdoptScene): Promise<void> {
  for (const namespace of SET_UPS.flatMap(({ namespaces }) => namespaces)) {
    const { body } = await plane.request(
      'GET',
      `/apis/apps/v1/namespaces/${namespace}/deployments`,
    );
    for (const { metadata, spec } of body.items) {
      const pod = {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { ...spec.template.metadata, name: `${metadata.name}-rehearsed` },
        spec: spec.template.spec,
      };
      const path = `/api/v1/namespaces/${namespace}/pods?dryRun=All`;
      const answer = await plane.request('POST', path, pod);
      check(
        `a pod of ${namespace}/${metadata.name} is admitted`,
        answer.status === 201 ? undefined : answer.body.message,
      );
    }
  }
}
