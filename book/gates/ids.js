// No id twice on a page, within its figures neither (html-validate does not
// look into SVG), and no section, figure or table id twice in the book.
export const name = 'ids';

const OF_THE_BOOK = /^(sec|fig|tbl|eq|region)-/;

export async function check(book) {
  const problems = [];
  const inBook = new Map();
  for (const page of book.pages) {
    const onPage = new Map();
    for (const { line, attributes: { id } } of book.tags(page)) {
      if (id === undefined) continue;
      if (onPage.has(id))
        problems.push(`${page}:${line}: the id '${id}' `
          + `stands already in line ${onPage.get(id)}`);
      else if (OF_THE_BOOK.test(id) && inBook.has(id))
        problems.push(`${page}:${line}: the id '${id}' `
          + `stands already in ${inBook.get(id)}`);
      onPage.set(id, line);
      inBook.set(id, `${page}:${line}`);
    }
  }
  return problems;
}
