import type { IConstruct } from 'constructs';
import { type Finding, findingText } from '../findings/finding';

/**
 * Tells the user of warnings, each with its code and the path of the prop. This is the only place where constructs speak:
 * cdk8s has no annotations that its CLI would print.
 *
 * Node prints process warnings on standard error; `process.on('warning')` and `node --no-warnings` work as for any other.
 */
export function warn(construct: IConstruct, warnings: readonly Finding[]): void {
  for (const warning of warnings) {
    process.emitWarning(`[${construct.node.path}] ${findingText(warning)}`, {
      type: 'TenancyWarning',
      code: warning.code,
    });
  }
}
