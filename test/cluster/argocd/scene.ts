import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Manifest } from '../battery/trees';
import type { ControlPlane } from '../control-plane';
import type { DeliveryScene } from '../delivery/proofs';
import { waitFor } from '../wait';
import { ARGO_NAMESPACE, type ArgoCd } from './argo-cd';

/** Takes what a case found: what is wrong, or undefined. */
export type Check = DeliveryScene['check'];

/** What every case works with. */
export interface Scene extends DeliveryScene {
  readonly argo: ArgoCd;
  /** How many times the controller is killed. */
  readonly kills: number;
}

const APPLICATIONS = '/apis/argoproj.io/v1alpha1';

/** What Argo CD says of an Application. */
export interface ApplicationStatus {
  readonly sync?: {
    readonly status?: string;
    readonly revision?: string;
    readonly revisions?: string[];
  };
  readonly operationState?: {
    readonly phase?: string;
    readonly message?: string;
    readonly syncResult?: { readonly resources?: readonly { readonly message?: string }[] };
  };
  readonly conditions?: readonly { readonly type: string; readonly message: string }[];
  readonly resources?: readonly ResourceStatus[];
}

/** What it says of one of its objects. */
interface ResourceStatus {
  readonly kind: string;
  readonly name: string;
  readonly status?: string;
  readonly requiresPruning?: boolean;
}

/** The Applications of a namespace, by name. */
export async function applications(
  plane: ControlPlane,
  namespace = ARGO_NAMESPACE,
): Promise<Map<string, ApplicationStatus>> {
  const { body } = await plane.request(
    'GET',
    `${APPLICATIONS}/namespaces/${namespace}/applications`,
  );
  const items = (body.items ?? []) as { metadata: { name: string }; status?: ApplicationStatus }[];
  return new Map(items.map(({ metadata, status = {} }) => [metadata.name, status]));
}

/** Waits until some Applications are in sync with a commit. */
export async function waitForSync(
  plane: ControlPlane,
  names: readonly string[],
  revision: string,
  seconds = 180,
): Promise<void> {
  let waiting = '';
  await waitFor(
    async () => {
      const found = await applications(plane);
      const missing = names.find((name) => !isInSync(found.get(name), revision));
      waiting = missing === undefined ? '' : `${missing}: ${stateOf(found.get(missing))}`;
      return missing === undefined;
    },
    { what: 'all Applications to be in sync', seconds },
  ).catch((error: Error) => {
    throw new Error(`${error.message}; ${waiting}`);
  });
}

function isInSync(status: ApplicationStatus | undefined, revision: string): boolean {
  const { sync, operationState, resources = [] } = status ?? {};
  const revisions = sync?.revisions ?? [sync?.revision];
  return (
    (sync?.status === 'Synced' || resources.filter(isAmiss).length === 0) &&
    revisions.every((one) => one === revision) &&
    operationState?.phase === 'Succeeded'
  );
}

/** Whether an object differs from what is in Git. What is kept although it vanished there is only shown. */
function isAmiss({ status, requiresPruning }: ResourceStatus): boolean {
  return status !== 'Synced' && requiresPruning !== true;
}

/** What an Application waits for, in a line. */
function stateOf({ sync, operationState, conditions, resources }: ApplicationStatus = {}): string {
  const others = (resources ?? []).filter(isAmiss);
  const names = others.map(({ kind, name }) => `${kind} ${name}`).join(', ');
  const { phase, message } = operationState ?? {};
  const said = (conditions ?? []).map((condition) => condition.message).join('; ');
  return `${sync?.status}, ${phase} (${message}); out of sync: ${names}; ${said}`.slice(0, 2000);
}

/** Why an Application was refused: its conditions and what its last sync says. */
export function reasonOf({ conditions = [], operationState = {} }: ApplicationStatus): string {
  const { message, syncResult } = operationState;
  const said = [...conditions, ...(syncResult?.resources ?? [])].map((one) => one.message);
  return [message, ...said].join('\n').slice(0, 2000);
}

/** Writes objects into a folder, as a repository has them. */
export function writeObjects(folder: string, objects: readonly (Manifest | object)[]): string {
  fs.mkdirSync(folder, { recursive: true });
  objects.forEach((object, index) => {
    // JSON is YAML.
    fs.writeFileSync(path.join(folder, `${index}.yaml`), JSON.stringify(object));
  });
  return folder;
}
