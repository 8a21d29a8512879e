import type { ReportData } from '../../lib/report/data/report-data';
import { reportOf } from '../../lib/report/data/fleet-report';
import { objectMeanings } from '../../lib/report/data/object-meaning';
import { loadFleets } from '../../lib';
import type { FleetProps } from '../../lib';

/** The report about a fleet. */
export function reportAbout(props: Omit<FleetProps, 'apiVersion'>): ReportData {
  const { fleets, organizations, accepted } = loadFleets({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    ...props,
  });
  const tenantNames = (props.tenants ?? []).map(({ name }) => name);
  return reportOf({
    fleets,
    organizations,
    accepted,
    tenantNames,
    folder: '.',
    meaningOf: objectMeanings('.'),
  });
}
