import { CostSourceError } from '../../../cluster/costs/measured-costs';
import type { Fleet } from '../../../fleet/model/fleet';
import { ONE } from '../../../fleet/values/quantity';
import type { ServiceUse } from '../split-shared';

/** The columns of the file. */
const HEADINGS = 'service,tenant,amount';

/** An amount in any unit: bytes and tokens are many. */
const AMOUNT = /^([0-9]{1,30})(?:\.([0-9]{1,9}))?$/;

/**
 * Reads how much each tenant used of shared services: lines of `service,tenant,amount`, in any unit that a service counts
 * in, such as requests or tokens. Amounts of several lines are added up.
 */
export function readServiceUse(text: string, where: string, fleets: readonly Fleet[]): ServiceUse {
  const consumers = new Map<string, Set<string>>();
  for (const { sharedServices } of fleets) {
    for (const [name, service] of Object.entries(sharedServices)) {
      const known = consumers.get(name) ?? new Set<string>();
      for (const consumer of service.consumers) known.add(consumer);
      consumers.set(name, known);
    }
  }
  const tenantsNow = namesNow(fleets.flatMap(({ tenants }) => tenants));
  const servicesNow = namesNow(
    fleets.flatMap(({ sharedServices }) =>
      Object.entries(sharedServices).map(([name, { renamedFrom }]) => ({ name, renamedFrom })),
    ),
  );
  const use = new Map<string, Map<string, bigint>>();
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '' || (index === 0 && line.trim() === HEADINGS)) return;
    const fail = (problem: string): never => {
      throw new CostSourceError(`${where}:${index + 1}: ${problem}`);
    };
    const [called = '', written = '', amount = '', ...more] = line
      .split(',')
      .map((cell) => cell.trim());
    const service = servicesNow.get(called) ?? called;
    const tenant = tenantsNow.get(written) ?? written;
    if (more.length > 0) fail(`a line has three columns: ${HEADINGS}`);
    const known = consumers.get(service) ?? fail(`there is no shared service ${called}`);
    if (!known.has(tenant)) fail(`${written} is not a consumer of ${service}`);
    const [, whole, fraction = ''] =
      AMOUNT.exec(amount) ??
      fail(`${JSON.stringify(amount)} is not an amount; write a plain number`);
    const own = use.get(service) ?? new Map<string, bigint>();
    own.set(
      tenant,
      (own.get(tenant) ?? 0n) + BigInt(whole!) * ONE + BigInt(fraction.padEnd(9, '0')),
    );
    use.set(service, own);
  });
  return use;
}

/** The names of today by those that were before. A name that somebody has today is theirs. */
function namesNow(
  owners: readonly { readonly name: string; readonly renamedFrom?: readonly string[] }[],
): Map<string, string> {
  return new Map([
    ...owners.flatMap(({ name, renamedFrom = [] }) =>
      renamedFrom.map((old): [string, string] => [old, name]),
    ),
    ...owners.map(({ name }): [string, string] => [name, name]),
  ]);
}
