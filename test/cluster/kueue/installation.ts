import { execFile } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import type { ObjectReference } from '../discovery';
import { HOST } from '../flags';
import { go } from '../go-tool';
import { freePorts } from '../ports';

/** Where Kueue is built from. */
export const PROGRAM = path.join(__dirname, 'program');

/** The namespace and the account that Kueue is installed with. */
export const KUEUE_NAMESPACE = 'kueue-system';
export const KUEUE_ACCOUNT = 'kueue-controller-manager';

/** Kueue writes a certificate into this Secret, which a kubelet would mount. */
export const CERTIFICATE_SECRET = 'kueue-webhook-server-cert';

/** The objects of the installation that we need, and those that a program on this machine takes the place of. */
const NEEDED = new Set([
  'Namespace',
  'CustomResourceDefinition',
  'ServiceAccount',
  'ClusterRole',
  'ClusterRoleBinding',
  'Role',
  'RoleBinding',
  'Secret',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
]);

/** The API groups whose webhooks are called. Kueue has one for every pod as well, which would only cost time. */
const HOOKED = new Set(['kueue.x-k8s.io', 'batch']);

interface Hook {
  readonly name: string;
  readonly clientConfig: { readonly service: ServiceReference };
  readonly rules: readonly { readonly apiGroups: readonly string[] }[];
}

interface ServiceReference {
  readonly name: string;
  readonly namespace: string;
  readonly path: string;
}

type Installed = ObjectReference & {
  readonly webhooks?: readonly Hook[];
  readonly spec?: {
    readonly conversion?: {
      readonly webhook?: { readonly clientConfig: { readonly service: ServiceReference } };
    };
  };
};

/** What an administrator installs. */
export interface Installation {
  /** As v0.19.2 */
  readonly version: string;
  /** The port of this machine at which webhooks are called. */
  readonly port: number;
  readonly definitions: readonly object[];
  /** All other objects: rights, an account, webhooks. */
  readonly others: readonly object[];
}

/** Reads it from Kueue's module, as the project publishes it. Its webhooks lead to a port of this machine. */
export async function readInstallation(kubectl: string): Promise<Installation> {
  await go(['mod', 'download', 'sigs.k8s.io/kueue'], PROGRAM);
  const template = '{{.Version}} {{.Dir}}';
  const printed = await go(['list', '-m', '-f', template, 'sigs.k8s.io/kueue'], PROGRAM);
  const [version = '', folder = ''] = printed.trim().split(' ');
  const { stdout } = await promisify(execFile)(
    kubectl,
    ['kustomize', path.join(folder, 'config', 'default')],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const [port = 0] = await freePorts(1);
  const objects = parseAllDocuments(stdout)
    .map((document) => document.toJS() as Installed)
    .filter(({ kind }) => NEEDED.has(kind))
    .map((object) => toThisMachine(object, port));
  return {
    version,
    port,
    definitions: objects.filter(isDefinition),
    others: [
      ...objects.filter((object) => !isDefinition(object)),
      service('kueue-webhook-service', port),
    ],
  };
}

function isDefinition({ kind }: Installed): boolean {
  return kind === 'CustomResourceDefinition';
}

function toThisMachine(object: Installed, port: number): Installed {
  const { webhooks, spec } = object;
  if (webhooks !== undefined) {
    const called = webhooks.filter(({ rules }) =>
      rules.every(({ apiGroups }) => apiGroups.every((group) => HOOKED.has(group))),
    );
    return { ...object, webhooks: called.map((hook) => atPort(hook, port)) };
  }
  const webhook = spec?.conversion?.webhook;
  if (webhook === undefined) return object;
  const conversion = { ...spec?.conversion, webhook: atPort(webhook, port) };
  return { ...object, spec: { ...spec, conversion } };
}

function atPort<T extends { readonly clientConfig: { readonly service: ServiceReference } }>(
  hook: T,
  port: number,
): T {
  const { service: reference } = hook.clientConfig;
  return { ...hook, clientConfig: { ...hook.clientConfig, service: { ...reference, port } } };
}

/** A service whose name leads to this machine. There is no kube-proxy that could lead to a pod. */
function service(name: string, port: number): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: KUEUE_NAMESPACE },
    spec: { type: 'ExternalName', externalName: HOST, ports: [{ port }] },
  };
}

/** Does what a kubelet does with a volume: writes the files of a Secret into a folder. */
export async function mount(data: Readonly<Record<string, string>>, folder: string): Promise<void> {
  await fs.mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(data)) {
    const file = path.join(folder, name);
    await fs.writeFile(file, Buffer.from(content, 'base64'), { mode: 0o600 });
  }
}
