import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { go } from '../cluster/go-tool';
import { buildFlags } from '../cluster/programs';

/** A query of a panel, with something chosen in every list. */
export interface Query {
  readonly expr: string;
}

interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly {
    readonly id: number;
    readonly gridPos: { readonly x: number; readonly y: number; readonly w: number };
    readonly targets: readonly Query[];
  }[];
}

/** The queries of all dashboards. */
export function queriesOf(dashboards: Readonly<Record<string, string>>): Query[] {
  return Object.values(dashboards)
    .flatMap((text) => (JSON.parse(text) as Dashboard).panels)
    .flatMap(({ targets }) => targets)
    .map(({ expr }) => ({
      expr: expr
        .replaceAll('$__rate_interval', '5m')
        .replaceAll('$tenant', 'vision')
        .replaceAll('$environment', '.+'),
    }));
}

/** Has the types that Grafana publishes read the dashboards strictly, and looks at what they do not say. */
export async function checkDashboards(dashboards: Readonly<Record<string, string>>): Promise<void> {
  const all = Object.values(dashboards).map((text) => JSON.parse(text) as Dashboard);
  assert.equal(new Set(all.map(({ uid }) => uid)).size, all.length, 'an identifier is not unique');
  for (const { uid, title, panels } of all) {
    assert.match(uid, /^[A-Za-z0-9_-]{1,40}$/);
    assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length, title);
    const places = panels.map(({ gridPos: { x, y } }) => `${x} ${y}`);
    assert.equal(new Set(places).size, panels.length, `${title}: a panel is on another`);
    for (const { gridPos } of panels) assert.ok(gridPos.x + gridPos.w <= 24, title);
  }
  const folder = await mkdtemp(join(tmpdir(), 'tenancy-grafana-'));
  try {
    const files = Object.entries(dashboards).map(
      ([name, text]) => [join(folder, `${name}.json`), text] as const,
    );
    for (const [file, text] of files) await writeFile(file, text);
    // With the flags of the other programs, Go need not compile its own packages a second time.
    const read = ['run', ...buildFlags(), '.', ...files.map(([file]) => file)];
    await go(read, join(__dirname, 'grafana'));
  } finally {
    await rm(folder, { recursive: true });
  }
}
