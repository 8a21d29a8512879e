import { type Code, CODES } from '../../findings/codes/codes';
import type { Finding } from '../../findings/finding';
import { packageVersion } from '../package/package-files';
import { repositoryUri } from './repository-path';
import { type Report, spanOf } from './report';

/** The report as SARIF 2.1.0 (OASIS), for code scanning and editors. */
export function sarifFormat({ findings, root }: Report): string {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  return sarifLog(
    codes.map(ruleOf),
    findings.map((item) => ({
      ruleId: item.code,
      ruleIndex: codes.indexOf(item.code),
      level: item.severity,
      message: { text: `${item.message} ${item.fix}` },
      locations: locationsOf(item, root),
    })),
  );
}

/** A log of one run of this tool. */
export function sarifLog(rules: readonly object[], results: readonly object[]): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cdk8s-tenancy', version: packageVersion(), rules } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(code: Code): object {
  const { severity, summary, cause, fix } = CODES[code];
  return {
    id: code,
    shortDescription: { text: summary },
    fullDescription: { text: cause },
    help: { text: `${cause}\n\nFix: ${fix}`, markdown: `${cause}\n\n**Fix.** ${fix}` },
    defaultConfiguration: { level: severity },
  };
}

function locationsOf(item: Finding, root: string): object[] {
  if (item.file === undefined) return [];
  const span = spanOf(item);
  const region =
    span === undefined
      ? {}
      : {
          region: {
            startLine: span.line,
            startColumn: span.column,
            endLine: span.line,
            endColumn: span.endColumn,
          },
        };
  return [
    { physicalLocation: { artifactLocation: { uri: repositoryUri(item.file, root) }, ...region } },
  ];
}
