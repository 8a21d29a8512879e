import { createHash } from 'node:crypto';
import type { ReportData } from '../data/report-data';

/** What `npm run build` makes of lib/report/page. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** What tells our pages from those of others. It comes first, so that the start of a file is enough. */
export const HTML_MARK = '<!doctype html>\n<html lang="en" data-made-by="tenancy-report">\n';

/**
 * A page that needs nothing but itself. Its policy lets no script and no style run but these two, and lets it load nothing:
 * so a text of `tenants.yaml` could do no harm even if it were taken for markup.
 */
export function reportHtml(data: ReportData, { script, style }: PageAssets): string {
  const policy = [
    "default-src 'none'",
    `script-src '${digest(script)}'`,
    `style-src '${digest(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `${HTML_MARK}<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Platform report</title>
<style>${style}</style>
</head>
<body>
<noscript><p>This page needs JavaScript. For a summary without, run <code>tenancy report --format markdown</code>.</p></noscript>
<script type="application/json" id="data">${jsonInHtml(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** JSON that cannot end the element that holds it, nor open a comment. */
export function jsonInHtml(data: unknown): string {
  return JSON.stringify(data).replace(/</g, '\\u003c');
}

/** As the policy names what may run. */
function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
