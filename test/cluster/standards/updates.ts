import type { Battery } from '../battery/attack';
import type { Response } from '../client';
import { waitFor } from '../wait';
import { UNRELATED } from './exceptions';
import { namespaceOf } from './standard-namespaces';
import { verdictOf } from './verdict';

const NAMESPACE = `/api/v1/namespaces/${namespaceOf('baseline', UNRELATED.name)}`;
const POD = `${NAMESPACE}/pods/older`;
const MERGE = 'application/merge-patch+json';
const STRATEGIC = 'application/strategic-merge-patch+json';

const CONTAINER = { name: 'main', image: 'registry.k8s.io/pause' };
const OLDER = {
  metadata: { name: 'older' },
  spec: {
    containers: [{ ...CONTAINER, securityContext: { capabilities: { add: ['NET_ADMIN'] } } }],
  },
};

/**
 * A pod whose exception was taken back: as with Pod Security itself, a change of its images is judged, and nothing else.
 * So nothing that exists becomes impossible to label, to finish or to delete.
 */
export async function checkUpdates(battery: Battery): Promise<void> {
  const { plane, recorder } = battery;
  const exceptions = (list: string) => ({
    metadata: { annotations: { 'cdk8s-tenancy/pod-security-exceptions': list } },
  });
  const set = (list: string): Promise<Response> =>
    plane.request('PATCH', NAMESPACE, exceptions(list), { contentType: MERGE });
  const create = (more = ''): Promise<Response> =>
    plane.request('POST', `${NAMESPACE}/pods${more}`, OLDER);

  await set('capabilities=NET_ADMIN');
  await waitFor(async () => (await create()).status === 201, { what: 'a pod with NET_ADMIN' });
  await set('sysctls=net.ipv4.tcp_max_syn_backlog');
  const another = { ...OLDER, metadata: { name: 'another' } };
  await waitFor(
    async () =>
      (await plane.request('POST', `${NAMESPACE}/pods?dryRun=All`, another)).status === 403,
    { what: 'NET_ADMIN to be refused again' },
  );
  const patch = (body: object, contentType: string): Promise<Response> =>
    plane.request('PATCH', `${POD}?dryRun=All`, body, { contentType });
  const judged = async (what: string, answer: Promise<Response>, isAdmitted: boolean) =>
    recorder.add({
      sort: 'standard',
      title: `a pod whose exception was taken back: ${what} is ${isAdmitted ? 'admitted' : 'refused'}`,
      ...verdictOf(await answer, isAdmitted),
    });
  await judged('a label', patch({ metadata: { labels: { a: 'b' } } }, MERGE), true);
  await judged('a finalizer', patch({ metadata: { finalizers: ['example.com/a'] } }, MERGE), true);
  await judged('a deadline', patch({ spec: { activeDeadlineSeconds: 60 } }, MERGE), true);
  const image = { spec: { containers: [{ ...CONTAINER, image: 'registry.k8s.io/pause:3.10' }] } };
  await judged('another image', patch(image, STRATEGIC), false);
  await judged('its end', plane.request('DELETE', POD, { gracePeriodSeconds: 0 }), true);
}
