import { Construct } from 'constructs';
import type { WatchedOwner } from '../../plan/monitoring/watched-owner';
import { OwnerRules } from './owner-rules';

/** What watches a tenant or a shared service: rules of its own, and a dashboard where each has one. */
export class OwnerMonitoring extends Construct {
  constructor(scope: Construct, id: string, watched: WatchedOwner) {
    super(scope, id);
    new OwnerRules(this, 'Rules', watched);
  }
}

/** What watches an owner, if anything does. */
export function monitoringOf(
  scope: Construct,
  watched: WatchedOwner | undefined,
): OwnerMonitoring | undefined {
  return watched === undefined ? undefined : new OwnerMonitoring(scope, 'Monitoring', watched);
}
