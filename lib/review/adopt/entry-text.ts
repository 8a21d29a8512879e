import { Document, isMap, isPair, isScalar, isSeq, visit } from 'yaml';
import { API_VERSION } from '../../fleet/model/api-version';
import type { AddedEntry } from './adopted-entry';

/** Maps and lists of values that are longer than this get a line for each value. */
const LONGEST_LINE = 90;

/** The entry as YAML: a whole file, or what is to be added to one. */
export function entryText(
  { platform, clusters, tenant }: AddedEntry,
  isWholeFile: boolean,
): string {
  const document = new Document({
    ...(isWholeFile ? { apiVersion: API_VERSION } : {}),
    ...(platform === undefined ? {} : { platform }),
    ...(clusters === undefined ? {} : { clusters }),
    tenants: [tenant],
  });
  visit(document, {
    Collection: (key, node) => {
      if (!isMap(node) && !isSeq(node)) return;
      const isPlain = node.items.every((item) => isScalar(isPair(item) ? item.value : item));
      const isShort = JSON.stringify(node.toJSON()).length <= LONGEST_LINE;
      if (key !== null && isPlain && isShort) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
