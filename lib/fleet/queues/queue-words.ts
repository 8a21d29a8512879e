import { RESOURCES } from '../values/amounts';
import { MILLI, ONE, formatQuantity } from '../values/quantity';
import { type QueuedKey, poolOf } from './queued-amounts';

/** An amount of what is queued, as Kubernetes writes it. */
export function describeAmount(key: QueuedKey, amount: bigint): string {
  const measure = RESOURCES.find(([name]) => name === key)?.[1];
  if (measure === undefined) return String(amount);
  return measure === 'cores'
    ? formatQuantity({ nano: amount * MILLI, format: 'decimal' })
    : formatQuantity({ nano: amount * ONE, format: 'binary' });
}

/** What is queued, in the words of tenants.yaml. */
export function wordsOf(key: QueuedKey): string {
  const pool = poolOf(key);
  return pool === undefined ? `\`${key}\`` : `the pool \`${pool}\``;
}

/** The keys that lead to an amount in tenants.yaml. */
export function keyPath(key: QueuedKey): string[] {
  const pool = poolOf(key);
  return pool === undefined ? [key] : ['gpu', pool];
}
