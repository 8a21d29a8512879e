import type { ReportData } from '../../../lib/report/data/report-data';

/** The addresses of all views of a report, with the pages of its largest tenant and of a shared service. */
export function routesOf({ owners, organizations }: ReportData): string[] {
  const largest = owners
    .filter(({ kind }) => kind === 'tenant')
    .sort((one, other) => other.environments.length - one.environments.length)[0];
  const service = owners.find(({ kind }) => kind === 'service');
  return [
    ...['', 'capacity', 'cost-centers', 'tenants', 'access', 'reach', 'security'],
    ...(organizations.length > 0 ? ['organisations'] : []),
    ...(largest === undefined ? [] : [`tenants/${encodeURIComponent(largest.name)}`]),
    ...(service === undefined ? [] : [`services/${encodeURIComponent(service.name)}`]),
    'nowhere',
  ];
}

/** A name for a file. */
export function fileNameOf(route: string): string {
  return route === '' ? 'overview' : route.replace(/\W+/g, '-');
}
