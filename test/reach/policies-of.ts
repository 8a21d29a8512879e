import { parseAllDocuments } from 'yaml';
import { loadFleet, type FleetProps } from '../../lib';
import { FleetFiles } from '../../lib/synth/render/fleet-files';
import type { Policy } from './evaluate';

/** Every NetworkPolicy that a fleet emits. */
export function policiesOf(fleet: FleetProps): Policy[] {
  const policies: Policy[] = [];
  for (const { content } of new FleetFiles(loadFleet(fleet).fleet).render()) {
    for (const document of parseAllDocuments(content)) {
      const object = document.toJS() as { kind: string };
      if (object.kind === 'NetworkPolicy') policies.push(object as unknown as Policy);
    }
  }
  return policies;
}
