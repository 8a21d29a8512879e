import { Construct } from 'constructs';
import { PlatformRules, type PlatformRulesProps } from './platform-rules';

/** A part of what watches a cluster, and the name of its file. */
export interface MonitoringPart {
  readonly name: string;
  readonly construct: Construct;
}

/** What watches a cluster as a whole: alerts, and dashboards. */
export class PlatformMonitoring extends Construct {
  /** Each goes to a file of its own. */
  readonly all: readonly MonitoringPart[];

  constructor(scope: Construct, id: string, props: PlatformRulesProps) {
    super(scope, id);
    this.all = [{ name: 'cluster/rules', construct: new PlatformRules(this, 'Rules', props) }];
  }
}
