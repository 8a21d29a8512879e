import type { Fleet, FleetEnvironment, FleetSubject, FleetTenant } from '../lib/fleet/model/fleet';
import { departmentLabel } from '../lib/fleet/owners/identity-labels';
import { priorityNames } from '../lib/fleet/settings/priorities/granted-priorities';
import { subjectText } from '../lib/fleet/values/subjects';

/** An API object as it is written. */
export interface ApiObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: { readonly hard?: Readonly<Record<string, string>> };
}

/** What is the same in all namespaces. */
interface Common {
  readonly namespaceLabels: Readonly<Record<string, string>>;
  readonly guardAnnotations: Readonly<Record<string, string>>;
  /** Entries of the quota that all namespaces share. */
  readonly quota: Readonly<Record<string, string>>;
}

/** One namespace, with its part of the quota worked out. */
interface NamespaceValues {
  readonly name: string;
  readonly namespace: string;
  readonly cpu: string;
  readonly memory: string;
  readonly limitsCpu: string;
  readonly limitsMemory: string;
  readonly pods: string;
  readonly storage: string;
  readonly gpu: string;
  readonly priorities: readonly string[];
}

interface SubjectValues {
  readonly kind: string;
  readonly name: string;
}

export interface TenantValues {
  readonly name: string;
  readonly displayName: string;
  readonly costCenter: string;
  readonly department: string;
  readonly departmentLabel: string;
  readonly contact: string;
  readonly adminNames: string;
  readonly admins: readonly SubjectValues[];
  readonly users: readonly SubjectValues[];
  readonly viewers: readonly SubjectValues[];
  readonly environments: readonly NamespaceValues[];
}

/**
 * What the other programs are given. They are spared what takes thought: defaults are applied, quotas are split, names
 * are made, and nothing is left to check.
 */
export interface Values {
  readonly common: Common;
  /** The platform's objects, finished. */
  readonly platform: readonly ApiObject[];
  readonly tenants: readonly TenantValues[];
}

/**
 * Works a fleet out for the other programs.
 *
 * @param platform - the platform's objects as we write them
 * @param namespace - the objects of any one namespace as we write them
 */
export function valuesOf(
  fleet: Fleet,
  platform: readonly ApiObject[],
  namespace: readonly ApiObject[],
): Values {
  return {
    common: commonOf(namespace),
    platform,
    tenants: fleet.tenants.map(tenantValues),
  };
}

function commonOf(namespace: readonly ApiObject[]): Common {
  const find = (kind: string, name?: string): ApiObject =>
    namespace.find(
      (object) => object.kind === kind && (name === undefined || object.metadata.name === name),
    )!;
  const own = ['tenant', 'environment', 'cost-center', 'department'];
  return {
    namespaceLabels: without(find('Namespace').metadata.labels, own),
    guardAnnotations: find('ServiceAccount', 'default').metadata.annotations!,
    quota: without(find('ResourceQuota', 'namespace').spec!.hard!, [
      'limits.cpu',
      'limits.memory',
      'pods',
      'requests.cpu',
      'requests.memory',
      'requests.nvidia.com/gpu',
      'requests.storage',
    ]),
  };
}

function without(
  map: Readonly<Record<string, string>>,
  keys: readonly string[],
): Record<string, string> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
}

function tenantValues(tenant: FleetTenant): TenantValues {
  const environments = Object.entries(tenant.environments);
  const { admins, users, viewers } = environments[0]![1];
  return {
    name: tenant.name,
    displayName: tenant.displayName,
    costCenter: tenant.costCenter,
    department: tenant.department!,
    departmentLabel: departmentLabel(tenant.department!)!,
    contact: tenant.contact!,
    adminNames: admins.map(subjectText).join(','),
    admins: admins.map(subjectValues),
    users: users.map(subjectValues),
    viewers: viewers.map(subjectValues),
    environments: environments.map(([name, environment]) => namespaceValues(name, environment)),
  };
}

function subjectValues(subject: FleetSubject): SubjectValues {
  return subject.group === undefined
    ? { kind: 'User', name: subject.user! }
    : { kind: 'Group', name: subject.group };
}

function namespaceValues(
  name: string,
  { namespace, quota, priorities }: FleetEnvironment,
): NamespaceValues {
  return {
    name,
    namespace,
    cpu: quota.cpu!,
    memory: quota.memory!,
    limitsCpu: quota.limits!.cpu!,
    limitsMemory: quota.limits!.memory!,
    pods: quota.pods!,
    storage: quota.storage!,
    gpu: String(quota.gpu['h100']),
    priorities: priorityNames(priorities),
  };
}
