import { createHash } from 'node:crypto';

/** What `npm run build` makes of lib/report/page. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** What a page holds besides its script and its style. */
export interface OwnPage {
  /** What tells our pages from those of others. It comes first, so that the start of a file is enough. */
  readonly mark: string;
  readonly title: string;
  /** For people without JavaScript: what to do instead, as HTML. */
  readonly without: string;
  readonly data: unknown;
}

/** How a page starts that a command made. */
export function pageMark(command: string, attributes = ''): string {
  return `<!doctype html>\n<html lang="en" data-made-by="${command}"${attributes}>\n`;
}

/**
 * A page that needs nothing but itself. Its policy lets no script and no style run but these two, and lets it load nothing:
 * so a text of `tenants.yaml` could do no harm even if it were taken for markup.
 */
export function ownPage(
  { mark, title, without, data }: OwnPage,
  { script, style }: PageAssets,
): string {
  const policy = [
    "default-src 'none'",
    `script-src '${digest(script)}'`,
    `style-src '${digest(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `${mark}<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<noscript><p>This page needs JavaScript. ${without}</p></noscript>
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
