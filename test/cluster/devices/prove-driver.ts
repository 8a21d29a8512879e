import type { Battery } from '../battery/attack';
import { type Draft, create, fill } from '../battery/calls';
import { claim, container, exactly, pod, podWith } from '../cases/drafts';
import { sendWithin } from '../quota-counts';
import { waitFor } from '../wait';
import { DRIVER_NODE } from './hardware';

const NAMESPACE = 'ml-training-prod';
const USER = { as: 'somebody@training', groups: ['training'] };
const ON_DRIVER_NODE = { nodeSelector: { 'kubernetes.io/hostname': DRIVER_NODE } };
const WHOLE = 'gpu.nvidia.com.deviceclass.resource.k8s.io/devices';
const PROFILE = 'h200-2g-35gb.mig.nvidia.com';

/**
 * What a scheduler that knows drivers does with pods of a tenant.
 *
 * @param upgrade - applies the tree for a version of Kubernetes on which pods get devices of a driver by name
 */
export async function proveDriver(battery: Battery, upgrade: () => Promise<void>): Promise<void> {
  const { plane } = battery;
  if (plane.missing.some((one) => one === 'kube-scheduler' || one === 'kwok')) return;
  await proveZero(battery);
  await upgrade();
  await proveByName(battery);
  await proveProfile(battery);
}

/** The harm itself: under a zero for the class, an ordinary pod within its grant stays Pending. */
async function proveZero(battery: Battery): Promise<void> {
  await makePod(battery, 'waits', gpuPod());
  const message = await waitFor(
    async () => {
      const pending = (await podNamed(battery, 'waits')).status.conditions?.find(
        ({ type, status }: { type: string; status: string }) =>
          type === 'PodScheduled' && status === 'False',
      );
      return /exceeded quota/.test(pending?.message ?? '') && String(pending.message);
    },
    { what: 'the scheduler to fail on the quota', seconds: 30 },
  ).catch((error: Error) => error.message);
  battery.recorder.check(
    'control',
    'devices of a driver: a zero on its class keeps an ordinary pod Pending',
    message.includes(`${WHOLE}=1`) ? undefined : message,
  );
  await removePod(battery, 'waits');
}

async function proveByName(battery: Battery): Promise<void> {
  const { recorder } = battery;
  await makePod(battery, 'ordinary', gpuPod());
  const problem = await running(battery, 'ordinary');
  recorder.check('work', 'devices of a driver: an ordinary GPU pod runs', problem);
  const { status } = await podNamed(battery, 'ordinary');
  recorder.check(
    'work',
    'devices of a driver: the scheduler made the claim of that pod',
    status.extendedResourceClaimStatus === undefined ? JSON.stringify(status) : undefined,
  );
  for (const key of ['requests.nvidia.com/gpu', WHOLE]) {
    let used = '';
    const isOne = async (): Promise<boolean> => (used = await usedOf(battery, key)) === '1';
    const problem = await waitFor(isOne, { what: `${key} to be counted` }).then(
      () => undefined,
      () => `counted are ${used}`,
    );
    recorder.check('work', `devices of a driver: that card is counted once under ${key}`, problem);
  }
  await removePod(battery, 'ordinary');
}

/** The expressions of our classes choose instances of the profile on cards of the product, and no others. */
async function proveProfile(battery: Battery): Promise<void> {
  const { plane, recorder } = battery;
  const claimed = fill(
    create('resourceclaims', claim(exactly(PROFILE, { count: 2 }))),
    NAMESPACE,
    'two',
  );
  await send(battery, claimed.path, claimed.body!);
  await makePod(
    battery,
    'instances',
    pod({
      resourceClaims: [{ name: 'gpu', resourceClaimName: 'two' }],
      containers: [container({ resources: { claims: [{ name: 'gpu' }] } })],
    }),
  );
  recorder.check(
    'work',
    'devices of a driver: a pod with two instances of a profile runs',
    await running(battery, 'instances'),
  );
  const { body } = await plane.request('GET', `${claimed.path}/two`);
  const results: { device: string }[] = body.status?.allocation?.devices?.results ?? [];
  const devices = results.map(({ device }) => device).sort();
  recorder.check(
    'work',
    'devices of a driver: it has those of the profile and the product',
    devices.join() === 'instance-0,instance-1' ? undefined : `it has ${devices.join()}`,
  );
  await removePod(battery, 'instances');
  await plane.request('DELETE', `${claimed.path}/two`);
}

function gpuPod(): ReturnType<typeof podWith> {
  const { spec } = podWith({ 'nvidia.com/gpu': '1' });
  return { spec: { ...(spec as object), ...ON_DRIVER_NODE } };
}

async function makePod(battery: Battery, name: string, draft: Draft): Promise<void> {
  const { path, body } = fill(create('pods', draft), NAMESPACE, name);
  await send(battery, path, body!);
}

async function send({ plane }: Battery, path: string, body: object): Promise<void> {
  const made = await sendWithin(() => plane.request('POST', path, body, USER));
  if (made.status >= 300) throw new Error(`${path}: ${made.body.message}`);
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as the client gives it
async function podNamed({ plane }: Battery, name: string): Promise<any> {
  return (await plane.request('GET', `/api/v1/namespaces/${NAMESPACE}/pods/${name}`)).body;
}

/** What keeps a pod from running; undefined when it runs on the node of the driver. */
async function running(battery: Battery, name: string): Promise<string | undefined> {
  return waitFor(async () => (await podNamed(battery, name)).status.phase === 'Running', {
    what: `pod ${name} to run`,
    seconds: 45,
  }).then(
    () => undefined,
    async () => JSON.stringify((await podNamed(battery, name)).status.conditions),
  );
}

async function usedOf({ plane }: Battery, key: string): Promise<string> {
  const place = `/api/v1/namespaces/${NAMESPACE}/resourcequotas/namespace`;
  return (await plane.request('GET', place)).body.status.used[key];
}

async function removePod({ plane }: Battery, name: string): Promise<void> {
  const place = `/api/v1/namespaces/${NAMESPACE}/pods/${name}`;
  await plane.request('DELETE', place, { gracePeriodSeconds: 0 });
  await waitFor(async () => (await plane.request('GET', place)).status === 404, {
    what: `pod ${name} to be gone`,
  });
}
