import { AMOUNT_FIELDS } from './amount-fields';
import type { EngineField, EngineViews } from './engine-field';
import { KATIB_FIELDS } from './katib-fields';
import { RAY_FIELDS, RAY_VIEWS } from './ray-fields';
import { READABLE_FIELDS, READABLE_VIEWS } from './readable-fields';
import { SERVING_FIELDS, SERVING_VIEWS } from './serving-fields';
import { SPARK_FIELDS, SPARK_VIEWS } from './spark-fields';
import { TRAINING_FIELDS } from './training-fields';
import { WORKFLOW_FIELDS, WORKFLOW_VIEWS } from './workflow-fields';

/** Every field that has a rule, engine by engine. */
export const ENGINE_FIELDS: readonly EngineField[] = [
  ...WORKFLOW_FIELDS,
  ...KATIB_FIELDS,
  ...RAY_FIELDS,
  ...SERVING_FIELDS,
  ...SPARK_FIELDS,
  ...TRAINING_FIELDS,
  ...AMOUNT_FIELDS,
  ...READABLE_FIELDS,
];

/** What the rules read beside `spec`. A view comes after those that it reads. */
export const ENGINE_VIEWS: EngineViews = {
  ...READABLE_VIEWS,
  ...WORKFLOW_VIEWS,
  ...RAY_VIEWS,
  ...SERVING_VIEWS,
  ...SPARK_VIEWS,
};
