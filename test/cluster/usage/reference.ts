import { spawn } from 'node:child_process';
import type { ControlPlane } from '../control-plane';

/** Amounts in billionths by column, of one namespace. */
export type Columns = Map<string, bigint>;

/** What every namespace should show, worked out without any code of the product. */
export type Reference = Map<string, Columns>;

interface Listed {
  readonly items: readonly {
    readonly metadata: { readonly name: string; readonly namespace: string };
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- objects of every kind
    readonly [key: string]: any;
  }[];
}

/**
 * Adds up a cluster by namespace: pods with the function of kube-scheduler itself, and the rest from what kubectl prints.
 * A column is called as in the JSON of the product: `requested nvidia.com/gpu`, `hard pods`.
 */
export async function readReference(plane: ControlPlane, program: string): Promise<Reference> {
  const reference: Reference = new Map();
  const add = (namespace: string, column: string, amount: bigint): void => {
    const columns = reference.get(namespace) ?? new Map<string, bigint>();
    columns.set(column, (columns.get(column) ?? 0n) + amount);
    reference.set(namespace, columns);
  };
  const pods = await run(plane.kubectl, kubectl(plane, 'pods'));
  const sums = JSON.parse(await run(program, [], pods)) as Record<
    string,
    Record<'requested' | 'running', Record<string, string>>
  >;
  for (const [namespace, parts] of Object.entries(sums)) {
    for (const [part, amounts] of Object.entries(parts)) {
      for (const [name, text] of Object.entries(amounts)) {
        add(namespace, `${part} ${name}`, billionths(text));
      }
    }
  }
  const list = async (kind: string): Promise<Listed['items']> =>
    (JSON.parse(await run(plane.kubectl, kubectl(plane, kind))) as Listed).items;
  for (const { metadata, spec } of await list('persistentvolumeclaims')) {
    add(metadata.namespace, 'requested storage', quantity(spec.resources.requests.storage));
  }
  for (const { metadata, status } of await list('resourcequotas')) {
    if (metadata.name !== 'namespace') continue;
    for (const part of ['hard', 'used']) {
      for (const [key, text] of Object.entries<string>(status[part])) {
        add(metadata.namespace, `${part} ${key}`, quantity(text));
      }
    }
  }
  for (const { metadata, containers } of await list('pods.metrics.k8s.io')) {
    for (const { usage } of containers) {
      add(metadata.namespace, 'real cpu', quantity(usage.cpu));
      add(metadata.namespace, 'real memory', quantity(usage.memory));
    }
  }
  addClaims(await list('resourceclaims'), add);
  return reference;
}

/** Allocated claims by what they got, with the class of the request that each result names; others by what they want. */
function addClaims(
  claims: Listed['items'],
  add: (namespace: string, column: string, amount: bigint) => void,
): void {
  for (const { metadata, spec, status } of claims) {
    const { namespace } = metadata;
    const results: { request: string }[] | undefined = status?.allocation?.devices.results;
    for (const { name, exactly, firstAvailable } of spec.devices.requests) {
      const ways: {
        name?: string;
        deviceClassName: string;
        count?: number;
        allocationMode?: string;
      }[] = firstAvailable ?? [exactly];
      ways.forEach((way, index) => {
        const called = firstAvailable === undefined ? name : `${name}/${way.name}`;
        const wanted = way.allocationMode === 'All' ? 32 : (way.count ?? 1);
        const got = results?.filter(({ request }) => request === called).length;
        const count = got ?? (index === 0 ? wanted : 0);
        const amount = BigInt(count) * 1_000_000_000n;
        add(namespace, `requested class ${way.deviceClassName}`, amount);
        if (results !== undefined) add(namespace, `running class ${way.deviceClassName}`, amount);
      });
    }
  }
}

function kubectl({ kubeconfig }: ControlPlane, kind: string): string[] {
  return ['--kubeconfig', kubeconfig, 'get', kind, '--all-namespaces', '--output', 'json'];
}

export async function run(program: string, args: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(parts).toString('utf8'));
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code}`));
    });
    child.stdin.end(input);
  });
}

/** A plain decimal, as Go prints it. */
function billionths(text: string): bigint {
  const [whole, fraction = ''] = text.split('.');
  return BigInt(whole!) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'));
}

const SUFFIXES: Readonly<Record<string, bigint>> = {
  n: 1n,
  u: 10n ** 3n,
  m: 10n ** 6n,
  '': 10n ** 9n,
  k: 10n ** 12n,
  M: 10n ** 15n,
  G: 10n ** 18n,
  T: 10n ** 21n,
  P: 10n ** 24n,
  E: 10n ** 27n,
  Ki: 2n ** 10n * 10n ** 9n,
  Mi: 2n ** 20n * 10n ** 9n,
  Gi: 2n ** 30n * 10n ** 9n,
  Ti: 2n ** 40n * 10n ** 9n,
  Pi: 2n ** 50n * 10n ** 9n,
  Ei: 2n ** 60n * 10n ** 9n,
};

/** A quantity of Kubernetes in billionths. */
export function quantity(text: string): bigint {
  const [, whole, fraction = '', suffix] = /^(\d+)(?:\.(\d+))?([a-zA-Z]*)$/.exec(text)!;
  return (BigInt(whole! + fraction) * SUFFIXES[suffix!]!) / 10n ** BigInt(fraction.length);
}
