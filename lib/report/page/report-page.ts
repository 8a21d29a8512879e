/** Shows the report of the page: the data is an element of the page, the view is in the address. */
import type { ReportData } from '../data/report-data';
import { h, refill } from './parts/dom';
import { linkTo, noteInRoute, parseRoute } from './parts/page-route';
import { leavePrint, watchPrint } from './parts/print-all';
import { scopeOf } from '../data/report-scope';
import { themeSwitch } from './parts/theme-switch';
import { showRoute, VIEWS, type View } from './view-list';

const data = JSON.parse(document.getElementById('data')!.textContent!) as ReportData;

const main = h('main', { id: 'main', tabindex: '-1' });
const navigation = h('nav', { 'aria-label': 'Views' });
const clusters = clusterSwitch();

function start(): void {
  document.body.append(
    h('a', { class: 'skip', href: '#main', onclick: skip }, 'Skip to the content'),
    h(
      'header',
      {},
      h('p', { class: 'brand' }, 'Platform report'),
      h('div', { class: 'switches' }, clusters, themeSwitch()),
    ),
    navigation,
    main,
  );
  watchPrint();
  addEventListener('hashchange', () => {
    show();
    scrollTo(0, 0);
    // People who hear the page are told where they are now.
    main.querySelector('h1')?.focus();
  });
  show();
}

/** The address holds the view, so that a link inside the page must not take its place. */
function skip(event: Event): void {
  event.preventDefault();
  main.focus();
}

function show(): void {
  leavePrint();
  const route = parseRoute(location.hash);
  const scope = scopeOf(data, route.query.get('cluster'));
  const { title, content, view } = showRoute(route, scope);
  document.title = `${title} – Platform report`;
  refill(navigation, navigationList(view));
  navigation.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  refill(main, content);
  const field = clusters?.querySelector('select');
  if (field) field.value = scope.cluster ?? '';
}

function navigationList(current: View | undefined): HTMLElement {
  const views = VIEWS.filter(
    ({ name }) => name !== 'organisations' || data.organizations.length > 0,
  );
  return h(
    'ul',
    {},
    views.map((view) =>
      h(
        'li',
        {},
        h(
          'a',
          { href: linkTo(view.name), 'aria-current': view === current ? 'page' : undefined },
          view.title,
        ),
      ),
    ),
  );
}

/** A choice of one cluster, where there are several. */
function clusterSwitch(): HTMLElement | undefined {
  const { clusters: all = [] } = data;
  if (all.length < 2) return undefined;
  const field = h(
    'select',
    {
      onchange: () => {
        noteInRoute({ cluster: field.value });
        show();
      },
    },
    h('option', { value: '' }, 'all'),
    all.map(({ name }) => h('option', { value: name }, name)),
  );
  return h('label', {}, h('span', {}, 'Cluster'), field);
}

start();
