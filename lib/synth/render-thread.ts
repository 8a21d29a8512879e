/** A thread that renders tenants as they come, and compares what it made with the disk. Loading this file runs it. */
import { parentPort } from 'node:worker_threads';
import type { FleetPlatform, FleetTenant } from '../fleet/model/fleet';
import { deepFreeze } from '../fleet/model/remember';
import { loadExtensions } from './extensions/extensions';
import { FleetFiles } from './render/fleet-files';
import { prepare, type PreparedFile } from './tree/prepare';
import { type FromThread, type ThreadTask, type ToThread, toFailure } from './thread-messages';

type Renderer = (task: ThreadTask) => PreparedFile[];

const port = parentPort!;
let render: Renderer | undefined;

port.on('message', (message: ToThread) => {
  if ('setup' in message) {
    const { platform, folder, output } = message.setup;
    render = (task) => (render = createRenderer(platform, folder, output))(task);
    return;
  }
  const { index } = message.task;
  let answer: FromThread;
  const buffers: ArrayBuffer[] = [];
  try {
    const files = render!(message.task);
    for (const { bytes } of files) if (bytes !== undefined) buffers.push(bufferOf(bytes));
    answer = { index, files };
  } catch (error) {
    answer = { index, failure: toFailure(error) };
  }
  port.postMessage(answer, [...new Set(buffers)]);
});

function createRenderer(platform: FleetPlatform, folder: string, output: string): Renderer {
  freezePlatform(platform);
  const files = new FleetFiles(
    { apiVersion: 'cdk8s-tenancy/v1alpha1', platform, sharedServices: {}, tenants: [] },
    loadExtensions(platform.extensions, folder),
  );
  return ({ tenants, standing }) => {
    const stands = new Set(standing);
    tenants.forEach(freezeCommon);
    return Array.from(files.render(tenants), (file) => {
      const { path, bytes } = prepare(output, file, stands.has(file.path));
      // A copy: the next file takes the same buffer.
      return { path, bytes: bytes === undefined ? undefined : new Uint8Array(bytes) };
    });
  };
}

/** A copy from another thread is not frozen: what is shared is recognised by that. */
function freezePlatform({ pools, kinds }: FleetPlatform): void {
  Object.freeze(pools);
  Object.freeze(kinds);
}

function freezeCommon({ environments }: FleetTenant): void {
  for (const { network, containers, objects } of Object.values(environments)) {
    deepFreeze(network);
    deepFreeze(containers);
    deepFreeze(objects);
  }
}

function bufferOf({ buffer }: Uint8Array): ArrayBuffer {
  return buffer as ArrayBuffer;
}
