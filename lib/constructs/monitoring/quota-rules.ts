import type { FleetMonitoring } from '../../fleet/model/fleet-monitoring';
import { alertRules } from './alert-rule';
import type { RuleGroup } from './prometheus-rule';
import { partOfOne, withOwner } from './promql';

/** The part of each quota of compute, storage and accelerators that is used: 0 to 1. */
export const QUOTA_RATIO = 'tenancy:quota_used:ratio';

/** What tenants plan with. The rest are caps on objects, which are there to be far away. */
const PLANNED =
  'pods|requests[.].+|limits[.].+|.+[/]requests[.]storage|.+[.]deviceclass[.]resource[.]k8s[.]io[/]devices';

function ratio(matcher: '=~' | '!~'): string {
  const of = (type: string): string =>
    `kube_resourcequota{type="${type}", resource${matcher}"${PLANNED}"}`;
  return `max by (namespace, resource) (\n  ${of('used')} / ignoring (type) (${of('hard')} > 0)\n)`;
}

const DESCRIPTION =
  '{{ $labels.namespace }} of {{ $labels.tenant }} ({{ $labels.environment }}) uses {{ $value | humanizePercentage }} of its quota of {{ $labels.resource }}.';

/** How full quotas are. One alert takes over from the other, so that only one of them is about a quota. */
export function quotaRules(monitoring: FleetMonitoring): RuleGroup {
  const { quotaFull } = monitoring.alerts;
  const below = quotaFull === 'off' ? '' : ` < ${partOfOne(quotaFull.percent!)}`;
  return {
    name: 'tenancy.quotas',
    rules: [
      { record: QUOTA_RATIO, expr: withOwner(ratio('=~')) },
      ...alertRules(monitoring, 'quotaNearlyFull', ({ percent }) => [
        {
          expr: `${QUOTA_RATIO} >= ${partOfOne(percent!)}${below}`,
          summary: 'A quota of {{ $labels.namespace }} is nearly full.',
          description: DESCRIPTION,
        },
      ]),
      ...alertRules(monitoring, 'quotaFull', ({ percent }) => [
        {
          expr: `${QUOTA_RATIO} >= ${partOfOne(percent!)}\nor\n${withOwner(`${ratio('!~')} >= ${partOfOne(percent!)}`)}`,
          summary: 'A quota of {{ $labels.namespace }} is full.',
          description: `${DESCRIPTION} The API server refuses what does not fit.`,
        },
      ]),
    ],
  };
}
