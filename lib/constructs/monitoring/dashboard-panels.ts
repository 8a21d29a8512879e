/** How the values of a panel are read. */
export type PanelUnit = 'percentunit' | 'short' | 'none';

/** What a panel shows. */
export interface PanelSpec {
  readonly title: string;
  readonly description?: string;
  /** `table` shows the present, the others the time that was chosen. */
  readonly type: 'timeseries' | 'stat' | 'table';
  readonly unit: PanelUnit;
  /** Of the 24 columns of a dashboard. */
  readonly width: number;
  readonly queries: readonly PanelQuery[];
}

/** A query of a panel. */
export interface PanelQuery {
  readonly expr: string;
  /** The name of a line, such as `{{tenant}}`. */
  readonly legend: string;
}

/** The variable of the dashboard that chooses the Prometheus. */
const DATASOURCE = { type: 'prometheus', uid: '${datasource}' } as const;

/** The settings that each type of panel needs. Source: the schemas of Grafana's panels. */
const OPTIONS: Readonly<Record<PanelSpec['type'], object>> = {
  timeseries: {
    legend: { calcs: [], displayMode: 'list', placement: 'bottom', showLegend: true },
    tooltip: { mode: 'multi', sort: 'desc' },
  },
  stat: {
    colorMode: 'value',
    graphMode: 'none',
    justifyMode: 'auto',
    orientation: 'auto',
    percentChangeColorMode: 'standard',
    reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
    showPercentChange: false,
    textMode: 'auto',
    wideLayout: true,
  },
  table: { frameIndex: 0, showHeader: true },
};

/** The columns of a dashboard, and the rows of a panel. */
const COLUMNS = 24;
const HEIGHT = 8;

/** The panels of a dashboard, from left to right and from top to bottom. */
export function placePanels(specs: readonly PanelSpec[]): object[] {
  let x = 0;
  let y = 0;
  return specs.map((spec, index) => {
    if (x + spec.width > COLUMNS) {
      x = 0;
      y += HEIGHT;
    }
    const panel = panelOf(spec, index + 1, { h: HEIGHT, w: spec.width, x, y });
    x += spec.width;
    return panel;
  });
}

function panelOf(spec: PanelSpec, id: number, gridPos: object): object {
  const { type, title, description, unit, queries } = spec;
  const isTable = type === 'table';
  return {
    id,
    type,
    title,
    ...(description === undefined ? {} : { description }),
    datasource: DATASOURCE,
    gridPos,
    fieldConfig: {
      defaults: { unit, ...(unit === 'percentunit' ? { min: 0 } : {}) },
      overrides: [],
    },
    options: OPTIONS[type],
    targets: queries.map(({ expr, legend }, index) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + index),
      datasource: DATASOURCE,
      expr,
      legendFormat: legend,
      ...(isTable ? { format: 'table', instant: true, range: false } : { range: true }),
    })),
    ...(isTable
      ? {
          transformations: [
            {
              id: 'organize',
              options: {
                excludeByName: { Time: true, __name__: true },
                indexByName: {},
                renameByName: {},
              },
            },
          ],
        }
      : {}),
  };
}
