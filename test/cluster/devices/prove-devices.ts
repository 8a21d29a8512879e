import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { loadFleet, synth } from '../../../lib';
import { checkTree, removeTree } from '../battery/apply-area';
import { type Battery, overQuota } from '../battery/attack';
import { type Draft, create, fill } from '../battery/calls';
import { waitForQuota } from '../battery/scene';
import { minorOf } from '../battery/since';
import { DEVICES } from '../battery/surroundings';
import { type Manifest, type Tree, readTree } from '../battery/trees';
import type { Response } from '../client';
import { sendCounted, sendWithin } from '../quota-counts';
import { untilUsed } from '../until-counted';
import { waitFor } from '../wait';
import { type DeviceTree, FOREIGN, GRANTED, type Granted, TOO_MUCH_MEMORY } from './cases';
import { DRIVER_DEVICES, WHOLE_CARDS } from './hardware';
import { proveDriver } from './prove-driver';

const FIXTURES = path.join(__dirname, '../../fixtures');

/** Since then, pods get devices of a driver by the name of an extended resource. */
const BY_NAME_SINCE = 36;

/**
 * Shared pools, on the fleets of their fixtures: the trees apply as they are delivered, and the quota counts each way of
 * sharing. With a scheduler, devices of a driver go to pods by their class and by the name of the resource.
 */
export async function proveDevices(battery: Battery): Promise<void> {
  const { plane } = battery;
  if (minorOf(plane.version) < 34) return console.log('skipped for this version: devices');
  const others = DEVICES.map((object) => object as Manifest).filter(isOfHouse);
  for (const object of others) await plane.request('DELETE', (await plane.findPath(object))!);
  await plane.apply([WHOLE_CARDS, DRIVER_DEVICES]);
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'cdk8s-tenancy-devices-'));
  try {
    await proveTree(battery, 'hami');
    await proveMemory(battery);
    await removeTree(plane, await deliveredTree('hami'));
    await proveTree(battery, 'shared-gpus');
    if (minorOf(plane.version) >= BY_NAME_SINCE) {
      await proveDriver(battery, () => applyFor(battery, BY_NAME_SINCE, folder));
    }
    await removeTree(plane, await deliveredTree('shared-gpus'));
  } finally {
    for (const object of [WHOLE_CARDS, DRIVER_DEVICES]) {
      await plane.request('DELETE', (await plane.findPath(object as unknown as Manifest))!);
    }
    await plane.apply(others);
    await fs.rm(folder, { recursive: true, force: true });
  }
}

/** Another class for whole cards, which would take the name `nvidia.com/gpu` away. */
function isOfHouse({ kind, metadata }: Manifest): boolean {
  return kind === 'DeviceClass' && metadata.name === 'house-gpu';
}

function deliveredTree(name: DeviceTree): Promise<Tree> {
  return readTree(`devices of ${name}`, path.join(FIXTURES, name, 'dist'));
}

async function proveTree(battery: Battery, name: DeviceTree): Promise<void> {
  const { plane, recorder } = battery;
  const tree = await deliveredTree(name);
  const devices = tree.files.filter(({ path: file }) => file.startsWith('devices/'));
  // The namespaces of a tree before may be on their way out: this waits for them.
  await checkTree(plane, { ...tree, files: tree.files.filter(isPlace) }, recorder);
  for (const file of tree.files.filter((one) => !isPlace(one) && !devices.includes(one))) {
    const answers = await plane.tryApply(file.text);
    const refused = answers.find(({ status }) => status >= 300);
    recorder.check('apply', `${tree.name}: ${file.path}`, refused?.body.message);
  }
  await checkTree(plane, { ...tree, files: devices }, recorder);
  await quotasCounted(battery, tree);
  for (const one of GRANTED) if (one.tree === name) await proveGrant(battery, one);
  for (const { tree: of, tenant, plural, what, draft } of FOREIGN) {
    if (of !== name) continue;
    const problem = await untilRefused(battery, tenant, plural, draft, /was not granted|not grant/);
    recorder.check('attack', `${tree.name}: ${tenant} asks for ${what}`, problem);
  }
}

function isPlace({ path: file }: Tree['files'][number]): boolean {
  return file.startsWith('tenants/');
}

/** The tree of the same fleet for another version of Kubernetes, over what is there. */
async function applyFor(battery: Battery, minor: number, folder: string): Promise<void> {
  const text = await fs.readFile(path.join(FIXTURES, 'shared-gpus/tenants.yaml'), 'utf8');
  const file = path.join(folder, 'tenants.yaml');
  await fs.writeFile(file, text.replace(/(kubernetesVersion: )'.*'/, `$1'1.${minor}'`));
  await synth(loadFleet(file).fleet, { output: path.join(folder, 'dist') });
  const tree = await readTree('devices for a newer version', path.join(folder, 'dist'));
  for (const one of tree.files) await battery.plane.apply(one.text);
  await quotasCounted(battery, tree);
}

async function quotasCounted({ plane }: Battery, { files }: Tree): Promise<void> {
  for (const object of files.flatMap(({ objects }) => objects)) {
    if (object.kind === 'ResourceQuota') await waitForQuota(plane, object);
  }
}

/** Something above a grant is refused; all of it is admitted and counted; then nothing more is. */
async function proveGrant(
  battery: Battery,
  { tree, tenant, key, amount, plural, draft }: Granted,
): Promise<void> {
  const { recorder } = battery;
  const what = `devices of ${tree}: ${tenant} has ${amount} of ${key}`;
  const { message } = overQuota('namespace', key);
  const above = await untilRefused(battery, tenant, plural, draft(amount + 1), message);
  recorder.check('attack', `${what}, and asks for one more at once`, above);
  const made = await sendWithin(() => make(battery, tenant, plural, draft(amount), ''));
  const isMade = made.status < 300;
  recorder.check('work', `${what}, and uses them`, isMade ? undefined : made.body.message);
  const more = await untilRefused(battery, tenant, plural, draft(1), message);
  recorder.check('attack', `${what}, and asks for one more later`, more);
  const used = { namespace: `ml-${tenant}-prod`, quota: 'namespace', key, value: `${amount}` };
  const problem = await untilUsed(battery.plane, used).catch(({ message: words }: Error) => words);
  recorder.check('work', `${what}, and all are counted`, problem ?? undefined);
  await removeMade(battery, tenant, plural);
}

/** The keys of HAMi are for its scheduler alone. */
async function proveMemory(battery: Battery): Promise<void> {
  const made = await sendWithin(() => make(battery, 'both', 'pods', TOO_MUCH_MEMORY, ''));
  battery.recorder.check(
    'work',
    'devices of hami: memory is left to the scheduler of HAMi',
    made.status < 300 ? undefined : made.body.message,
  );
  await removeMade(battery, 'both', 'pods');
}

/** What a member of a tenant makes in its namespace. */
function make(
  { plane }: Battery,
  tenant: string,
  plural: Granted['plural'],
  draft: Draft,
  query = '?dryRun=All',
): Promise<Response> {
  const { path: place, body } = fill(create(plural, draft), `ml-${tenant}-prod`, 'tried');
  const user = { as: `somebody@${tenant}`, groups: [tenant] };
  return sendCounted(() => plane.request('POST', `${place}${query}`, body, user));
}

async function removeMade(
  { plane }: Battery,
  tenant: string,
  plural: Granted['plural'],
): Promise<void> {
  const { path: place } = fill(create(plural), `ml-${tenant}-prod`, 'tried');
  const one = `${place}/tried`;
  await plane.request('DELETE', one, { gracePeriodSeconds: 0 });
  await waitFor(async () => (await plane.request('GET', one)).status === 404, {
    what: `${one} to be gone`,
  });
}

/** New policies and quotas take a moment. What is wrong, where it is not refused as it should be. */
async function untilRefused(
  battery: Battery,
  tenant: string,
  plural: Granted['plural'],
  draft: Draft,
  message: RegExp,
): Promise<string | undefined> {
  let last = '';
  const isRefused = async (): Promise<boolean> => {
    const { status, body } = await make(battery, tenant, plural, draft);
    last = status < 300 ? 'it was accepted' : String(body.message);
    return status === 403 && message.test(last);
  };
  return waitFor(isRefused, { what: 'a refusal', seconds: 20 }).then(
    () => undefined,
    () => last,
  );
}
