import { formatQuantity } from '../../fleet/values/quantity';

/** Resources, or quota keys of them, that are counted in bytes. */
const BYTES = /(?:^|\.)(?:memory|storage|ephemeral-storage)$|hugepages-/;

/** An amount of a resource, or of a quota key, as Kubernetes writes it: `16Gi`, `500m`, `8`. */
export function amountText(resource: string, nano: bigint): string {
  return formatQuantity({ nano, format: BYTES.test(resource) ? 'binary' : 'decimal' });
}
