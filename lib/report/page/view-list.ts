import type { ReportOwner } from '../data/report-data';
import { type Child, h } from './parts/dom';
import { linkTo, type Route } from './parts/page-route';
import type { ReportScope } from '../data/report-scope';
import { accessView } from './views/access-view';
import { capacityView } from './views/capacity-view';
import { costCentersView } from './views/cost-centers-view';
import { organizationsView } from './views/organizations-view';
import { overviewView } from './views/overview-view';
import { reachView } from './views/reach-view';
import { securityView } from './views/security-view';
import { tenantView } from './views/tenant-view';
import { tenantsView } from './views/tenants-view';

/** A view in the navigation. */
export interface View {
  /** What its address is called. */
  readonly name: string;
  readonly title: string;
  readonly show: (scope: ReportScope, query: URLSearchParams) => Child;
}

/** All views, in the order of the navigation. */
export const VIEWS: readonly View[] = [
  { name: '', title: 'Overview', show: overviewView },
  { name: 'capacity', title: 'Capacity', show: capacityView },
  { name: 'organisations', title: 'Organisations', show: organizationsView },
  { name: 'cost-centers', title: 'Cost centers', show: costCentersView },
  { name: 'tenants', title: 'Tenants', show: tenantsView },
  { name: 'access', title: 'Access', show: accessView },
  { name: 'reach', title: 'Reachability', show: reachView },
  { name: 'security', title: 'Security', show: securityView },
];

/** What a route leads to. */
export interface Shown {
  readonly title: string;
  readonly content: Child;
  /** The view of the navigation that it belongs to. */
  readonly view?: View;
}

/** The content of a route. An address that leads nowhere gets a page that says so. */
export function showRoute(route: Route, scope: ReportScope): Shown {
  const { view: name, name: item, query } = route;
  const tenants = VIEWS.find((view) => view.name === 'tenants')!;
  if (item !== undefined && (name === 'tenants' || name === 'services')) {
    const kind: ReportOwner['kind'] = name === 'tenants' ? 'tenant' : 'service';
    const owner = scope.data.owners.find((one) => one.kind === kind && one.name === item);
    return owner === undefined
      ? notFound(`There is no ${kind === 'tenant' ? 'tenant' : 'shared service'} “${item}” here.`)
      : { title: owner.displayName, content: tenantView(scope, owner), view: tenants };
  }
  const view = VIEWS.find((one) => one.name === name);
  return view === undefined || item !== undefined
    ? notFound('This address leads to no view.')
    : { title: view.title, content: view.show(scope, query), view };
}

function notFound(reason: string): Shown {
  return {
    title: 'Not found',
    content: [
      h('h1', { tabindex: '-1' }, 'Not found'),
      h('p', {}, reason),
      h('p', {}, h('a', { href: linkTo('') }, 'Go to the overview')),
    ],
  };
}
