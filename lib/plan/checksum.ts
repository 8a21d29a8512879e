/** A number of 32 bits that tells texts apart (FNV-1a). */
export function checksum(text: string): number {
  let sum = 0x811c9dc5;
  for (const character of text) {
    sum = Math.imul(sum ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  }
  return sum;
}
