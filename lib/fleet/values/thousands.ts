/** A plain decimal for people: `18250.00` is `18,250.00`. */
export function withThousands(decimal: string): string {
  const [whole, ...fraction] = decimal.split('.');
  return [whole!.replace(/\B(?=(?:\d{3})+$)/g, ','), ...fraction].join('.');
}
