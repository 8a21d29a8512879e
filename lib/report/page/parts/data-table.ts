import { type Child, h, refill } from './dom';
import { noteInRoute } from './page-route';
import { onPrint } from './print-all';
import { scrollBox } from './scroll-box';

/** A column of a table. */
export interface TableColumn<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => Child;
  /** By what rows are sorted, and what a search looks through. Absent: the column is neither. */
  readonly value?: (row: Row) => string | number | null;
  readonly numeric?: boolean;
  /** Whether its texts are sentences, which need room. */
  readonly prose?: boolean;
}

/** A choice that leaves some rows. */
export interface TableFilter<Row> {
  /** How the address calls it. */
  readonly key: string;
  readonly label: string;
  /** What can be chosen, in order. */
  readonly choices: readonly string[];
  readonly keeps: (row: Row, choice: string) => boolean;
}

/** A table. The first column names its rows. */
export interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** What the rows are, such as `tenants`. */
  readonly noun: string;
  /** Present where there may be many rows: they can be searched and filtered, and come page by page. */
  readonly search?: {
    readonly query: URLSearchParams;
    readonly filters?: readonly TableFilter<Row>[];
  };
  /** What to say if there is no row. */
  readonly empty?: string;
}

/** How many rows a page has. */
const PAGE_ROWS = 50;

/** A table with a caption and headings that stay in sight. */
export function dataTable<Row>(props: TableProps<Row>): HTMLElement {
  const { search, rows, empty, noun } = props;
  if (rows.length === 0) return h('p', { class: 'quiet' }, empty ?? `There are no ${noun}.`);
  return search === undefined
    ? plainTable(props)
    : new SearchedTable(props, search.query, search.filters ?? []).element;
}

function plainTable<Row>({ caption, columns, rows }: TableProps<Row>): HTMLElement {
  const heads = columns.map((column) =>
    h('th', { scope: 'col', class: align(column) }, column.heading),
  );
  return scrollBox(
    caption,
    h(
      'table',
      {},
      h('caption', {}, h('span', {}, caption)),
      h('thead', {}, h('tr', {}, heads)),
      h(
        'tbody',
        {},
        rows.map((row) => rowElement(columns, row)),
      ),
    ),
  );
}

function rowElement<Row>(columns: readonly TableColumn<Row>[], row: Row): HTMLElement {
  return h(
    'tr',
    {},
    columns.map((column, index) =>
      index === 0
        ? h('th', { scope: 'row', class: align(column) }, column.cell(row))
        : h('td', { class: align(column) }, column.cell(row)),
    ),
  );
}

function align<Row>({ numeric, prose }: TableColumn<Row>): string | undefined {
  return numeric === true ? 'number' : prose === true ? 'prose' : undefined;
}

/** A row, and the text that a search looks through. */
interface Entry<Row> {
  readonly row: Row;
  readonly text: string;
}

/** A table that can be searched, filtered and sorted, and that shows one page of its rows. Paper shows all of them. */
class SearchedTable<Row> {
  readonly element: HTMLElement;
  private readonly entries: readonly Entry<Row>[];
  private readonly body = h('tbody');
  private readonly status = h('p', { class: 'quiet', role: 'status' });
  private readonly pager = h('div', { class: 'pager' });
  private readonly heads: readonly HTMLElement[];
  private readonly choices = new Map<TableFilter<Row>, string>();
  private words: string;
  private sortedBy: { readonly index: number; readonly down: boolean } | undefined;
  private first = 0;
  private all = false;

  constructor(
    private readonly props: TableProps<Row>,
    query: URLSearchParams,
    filters: readonly TableFilter<Row>[],
  ) {
    const { columns, rows, caption, noun } = props;
    this.entries = rows.map((row) => ({ row, text: searchText(columns, row) }));
    this.words = query.get('q') ?? '';
    for (const filter of filters) {
      const choice = query.get(filter.key) ?? '';
      if (filter.choices.includes(choice)) this.choices.set(filter, choice);
    }
    this.heads = columns.map((column, index) => this.head(column, index));
    this.element = h(
      'div',
      { class: 'searched' },
      h(
        'div',
        { class: 'controls', role: 'search', 'aria-label': `Find ${noun}` },
        this.searchField(noun),
        filters.map((filter) => this.filterField(filter)),
      ),
      this.status,
      scrollBox(
        caption,
        h(
          'table',
          {},
          h('caption', {}, h('span', {}, caption)),
          h('thead', {}, h('tr', {}, this.heads)),
          this.body,
        ),
      ),
      this.pager,
    );
    onPrint((isPrinting) => {
      this.all = isPrinting;
      this.draw();
    });
    this.draw();
  }

  private searchField(noun: string): HTMLElement {
    const field = h('input', {
      type: 'search',
      value: this.words,
      autocomplete: 'off',
      spellcheck: 'false',
      oninput: () => {
        this.words = field.value;
        this.restart({ q: this.words.trim() });
      },
    });
    return h('label', {}, h('span', {}, `Search ${noun}`), field);
  }

  private filterField(filter: TableFilter<Row>): HTMLElement {
    const chosen = this.choices.get(filter) ?? '';
    const field = h(
      'select',
      {
        onchange: () => {
          if (field.value === '') this.choices.delete(filter);
          else this.choices.set(filter, field.value);
          this.restart({ [filter.key]: field.value });
        },
      },
      h('option', { value: '' }, 'all'),
      filter.choices.map((choice) =>
        h('option', { value: choice, selected: choice === chosen }, choice),
      ),
    );
    return h('label', {}, h('span', {}, filter.label), field);
  }

  private head(column: TableColumn<Row>, index: number): HTMLElement {
    if (column.value === undefined) {
      return h('th', { scope: 'col', class: align(column) }, column.heading);
    }
    const button = h(
      'button',
      { type: 'button', onclick: () => this.sortBy(index) },
      column.heading,
    );
    return h('th', { scope: 'col', class: align(column) }, button);
  }

  private sortBy(index: number): void {
    const down = this.sortedBy?.index === index && !this.sortedBy.down;
    this.sortedBy = { index, down };
    this.first = 0;
    this.heads.forEach((head, at) => {
      if (at === index) head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    });
    this.draw();
  }

  private restart(changes: Readonly<Record<string, string>>): void {
    noteInRoute(changes);
    this.first = 0;
    this.draw();
  }

  private draw(): void {
    const found = this.found();
    const { columns, noun } = this.props;
    const total = this.entries.length;
    const shown = this.all ? found : found.slice(this.first, this.first + PAGE_ROWS);
    refill(
      this.body,
      shown.map(({ row }) => rowElement(columns, row)),
    );
    refill(
      this.status,
      found.length === total ? `${total} ${noun}` : `${found.length} of ${total} ${noun}`,
    );
    refill(this.pager, this.all ? null : this.pageButtons(found.length));
  }

  private pageButtons(count: number): Child {
    if (count <= PAGE_ROWS) return null;
    const last = Math.min(this.first + PAGE_ROWS, count);
    const button = (text: string, first: number, isPossible: boolean): HTMLElement =>
      h(
        'button',
        {
          type: 'button',
          disabled: !isPossible,
          onclick: () => {
            this.first = first;
            this.draw();
            this.element.querySelector('.scroll')?.scrollTo(0, 0);
          },
        },
        text,
      );
    return [
      button('Previous', this.first - PAGE_ROWS, this.first > 0),
      h('span', {}, `${this.first + 1} to ${last} of ${count}`),
      button('Next', this.first + PAGE_ROWS, last < count),
    ];
  }

  private found(): readonly Entry<Row>[] {
    const words = this.words.toLowerCase().split(/\s+/).filter(Boolean);
    const kept = this.entries.filter(
      ({ row, text }) =>
        words.every((word) => text.includes(word)) &&
        [...this.choices].every(([filter, choice]) => filter.keeps(row, choice)),
    );
    const { sortedBy } = this;
    if (sortedBy === undefined) return kept;
    const value = this.props.columns[sortedBy.index]!.value!;
    const sorted = [...kept].sort((one, other) => compare(value(one.row), value(other.row)));
    return sortedBy.down ? sorted.reverse() : sorted;
  }
}

function searchText<Row>(columns: readonly TableColumn<Row>[], row: Row): string {
  return columns
    .map(({ value }) => (value === undefined ? '' : String(value(row) ?? '')))
    .join('\n')
    .toLowerCase();
}

/** Numbers by their size, texts by their characters; what is not bounded comes last. */
function compare(one: string | number | null, other: string | number | null): number {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return one < other ? -1 : 1;
}
