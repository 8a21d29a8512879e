/** Shows a page of a bill: the data is an element of the page. */
import type { BillPageData } from '../bill/bill-page-data';
import { billIndexView } from './bill/bill-index-view';
import { costCenterView } from './bill/cost-center-view';
import { h } from './parts/dom';
import { watchPrint } from './parts/print-all';
import { themeSwitch } from './parts/theme-switch';

const data = JSON.parse(document.getElementById('data')!.textContent!) as BillPageData;

function start(): void {
  const { title, content } = data.kind === 'index' ? billIndexView(data) : costCenterView(data);
  document.title = title;
  document.body.classList.add('single');
  document.body.append(
    h('a', { class: 'skip', href: '#main' }, 'Skip to the content'),
    h(
      'header',
      {},
      h('p', { class: 'brand' }, `Bill of ${data.month}`),
      h('div', { class: 'switches' }, themeSwitch()),
    ),
    h('main', { id: 'main', tabindex: '-1' }, content),
  );
  watchPrint();
}

start();
