/** The scheduler that places pods on shared cards of HAMi. Source: charts/hami/values.yaml, `schedulerName`. */
export const HAMI_SCHEDULER = 'hami-scheduler';

/**
 * Resources by which pods ask for a part of a card: `memory` in MB or percent, `cores` in percent.
 *
 * Source: Project-HAMi/HAMi v2.10.0, charts/hami/values.yaml.
 */
const PARTS: Readonly<Record<'memory' | 'cores', RegExp>> = {
  memory:
    /^(nvidia\.com\/gpumem(-percentage)?|cambricon\.com\/mlu\.smlu\.vmemory|hygon\.com\/dcumem|metax-tech\.com\/vmemory|enflame\.com\/gcu-memory|huawei\.com\/\w+-memory)$/,
  cores:
    /^(nvidia\.com\/gpucores|cambricon\.com\/mlu\.smlu\.vcore|hygon\.com\/dcucores|metax-tech\.com\/vcore|enflame\.com\/gcu-core)$/,
};

/** Of what a resource of HAMi asks for a part. Undefined for other resources. */
export function hamiPart(resource: string): 'memory' | 'cores' | undefined {
  if (PARTS.memory.test(resource)) return 'memory';
  return PARTS.cores.test(resource) ? 'cores' : undefined;
}
