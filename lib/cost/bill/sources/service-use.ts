import { CostSourceError } from '../../../cluster/costs/measured-costs';
import type { Fleet } from '../../../fleet/model/fleet';
import { isPrice, priceNano } from '../../../fleet/values/price';
import type { ServiceUse } from '../split-shared';

/** The columns of the file. */
const HEADINGS = 'service,tenant,amount';

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
  const former = new Map(
    fleets.flatMap(({ tenants }) =>
      tenants.flatMap(({ name, renamedFrom = [] }) =>
        renamedFrom.map((old): [string, string] => [old, name]),
      ),
    ),
  );
  const use = new Map<string, Map<string, bigint>>();
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '' || (index === 0 && line.trim() === HEADINGS)) return;
    const fail = (problem: string): never => {
      throw new CostSourceError(`${where}:${index + 1}: ${problem}`);
    };
    const [service = '', written = '', amount = '', ...more] = line
      .split(',')
      .map((cell) => cell.trim());
    const tenant = former.get(written) ?? written;
    if (more.length > 0) fail(`a line has three columns: ${HEADINGS}`);
    const known = consumers.get(service) ?? fail(`there is no shared service ${service}`);
    if (!known.has(tenant)) fail(`${written} is not a consumer of ${service}`);
    if (!isPrice(amount)) fail(`${JSON.stringify(amount)} is not an amount; write a plain number`);
    const own = use.get(service) ?? new Map<string, bigint>();
    own.set(tenant, (own.get(tenant) ?? 0n) + priceNano(amount));
    use.set(service, own);
  });
  return use;
}
