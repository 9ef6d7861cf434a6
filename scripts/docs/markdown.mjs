/** Stands at the top of a document that nobody should edit. */
export const notice = '<!-- Written by yarn docs:generate. -->';

export function table(heads, rows) {
  return [heads, heads.map(() => '---'), ...rows]
    .map(cells => `| ${cells.map(cell).join(' | ')} |`)
    .join('\n');
}

export function code(text) {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

export function json(value) {
  return `\`\`\`json\n${JSON.stringify(value, undefined, 2)}\n\`\`\``;
}

/** Replaces what stands between the two comments of each section. */
export function fillIn(document, sections) {
  let filled = document;
  for (const [name, content] of Object.entries(sections)) {
    const begin = `<!-- begin generated ${name} -->`;
    const end = `<!-- end generated ${name} -->`;
    const from = filled.indexOf(begin);
    const to = filled.indexOf(end);
    if (from < 0 || to < from) {
      throw new Error(`The document lacks ${begin} … ${end}`);
    }
    filled = `${filled.slice(0, from + begin.length)}\n\n${content}\n\n${filled.slice(to)}`;
  }
  return filled;
}

function cell(text) {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
}
