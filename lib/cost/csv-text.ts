/** Rows as comma-separated values (RFC 4180), with line breaks that every program reads. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\n`).join('');
}

/** A cell, in quotes where it must be. */
function csvCell(text: string): string {
  const safe = isFormula(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A spreadsheet calculates what begins like this, and a name in tenants.yaml must not be able to. */
function isFormula(text: string): boolean {
  return /^[=+@\t\r]|^-(?![0-9.]+$)/.test(text);
}
