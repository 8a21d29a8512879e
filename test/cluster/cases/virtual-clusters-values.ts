import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import Ajv from 'ajv/dist/2020';
import { parse } from 'yaml';
import type { Battery } from '../battery/attack';
import { type Manifest, type Tree, committedTrees } from '../battery/trees';
import { SHARED } from '../shared-definitions';

/** The schema of the chart's values, as vCluster publishes it. The repository does not hold it. */
const SCHEMA = path.join(SHARED, 'vcluster/values.schema.json');

/** Checks the values that the committed trees hold by the schema of the chart. */
export async function checkVclusterValues({ recorder }: Battery): Promise<void> {
  const text = await fs.readFile(SCHEMA, 'utf8').catch(() => undefined);
  if (text === undefined) {
    console.log('without the schema of its chart, the values of vCluster are not checked');
    return;
  }
  const validate = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(text) as object);
  const trees = await committedTrees(new Set(), Infinity);
  for (const { name, values } of trees.flatMap(valuesIn)) {
    const problems = validate(values)
      ? undefined
      : validate.errors
          ?.map(({ instancePath, message }) => `${instancePath} ${message}`)
          .join('; ');
    recorder.check('apply', `${name}: the values are those that the chart takes`, problems);
  }
}

function valuesIn(tree: Tree): { name: string; values: unknown }[] {
  return tree.files
    .filter((file) => file.path.startsWith('virtual-clusters/'))
    .flatMap((file) =>
      file.objects.flatMap((object) => {
        const values = valuesOf(object);
        return values === undefined ? [] : [{ name: `${tree.name}/${file.path}`, values }];
      }),
    );
}

/** The values of what installs the chart: of Flux, of Argo CD, or of nobody. */
function valuesOf(object: Manifest): unknown {
  const {
    kind,
    spec = {},
    data = {},
  } = object as Manifest & {
    readonly spec?: { values?: unknown; source?: { helm?: { valuesObject?: unknown } } };
    readonly data?: Readonly<Record<string, string>>;
  };
  if (kind === 'HelmRelease') return spec.values;
  if (kind === 'Application') return spec.source?.helm?.valuesObject;
  return data['values.yaml'] === undefined ? undefined : parse(data['values.yaml']);
}
