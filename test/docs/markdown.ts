/** The first line of every generated page. */
export const generated =
  '<!-- Generated from the code by `npm run docs`; changes here are overwritten, and a test fails when it is stale. -->';

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

export const code = (text: string): string => `\`${text}\``;

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
}
