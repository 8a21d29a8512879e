import { createHash } from 'node:crypto';

/** The most characters of a DNS label, which the name of a queue is with every engine. */
const LONGEST = 63;

/** How many characters of a hash keep shortened names apart. */
const HASH_LENGTH = 8;

/** The name of the queue of everybody together. */
export function rootQueueName(prefix: string): string {
  return queueName(prefix, 'queues');
}

/** The name of the queue of an organisation. */
export function organizationQueueName(prefix: string, organization: string): string {
  return queueName(prefix, `org-${organization}`);
}

/** The name of the queue of a tenant. */
export function tenantQueueName(prefix: string, tenant: string): string {
  return queueName(prefix, `tenant-${tenant}`);
}

/** The name of a topology. It follows from the levels, because Kueue lets nobody change those of one that exists. */
export function topologyName(prefix: string, levels: readonly string[]): string {
  return queueName(prefix, `topology-${hashOf(levels.join(' '))}`);
}

/**
 * A name with the prefix of the platform. A name that is too long ends with a hash of all of it instead, so that two long
 * names with the same beginning stay apart.
 */
function queueName(prefix: string, rest: string): string {
  const name = prefix === '' ? rest : `${prefix}-${rest}`;
  if (name.length <= LONGEST) return name;
  return `${name.slice(0, LONGEST - HASH_LENGTH - 1).replace(/-+$/, '')}-${hashOf(name)}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}
