/**
 * The script of every page. It adds a field to filter the table and buttons to sort it; without it, the page only lacks
 * these. Folders stay before pages and files. It reads text and puts none into the page as HTML. It runs as written,
 * without the line breaks.
 */
export const SCRIPT = `
(() => {
  const table = document.querySelector('table');
  const body = table.tBodies[0];
  const rows = [...body.rows];
  if (rows.length < 2) return;
  const heads = [...table.tHead.rows[0].cells];
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const groups = ['folder', 'page', ''];
  const values = [
    (row) => row.cells[0].querySelector('bdi').textContent,
    (row) => Number(row.querySelector('data').value),
    (row) => row.querySelector('time')?.dateTime ?? '',
    (row) => row.cells[3].textContent
  ];
  const sort = (column, direction) => {
    const keys = new Map(rows.map((row) => [row, values[column](row)]));
    const order = (a, b) => column === 1 ? a - b : column === 2 ? (a > b) - (a < b) : compare(a, b);
    body.append(...[...rows].sort((a, b) =>
      groups.indexOf(a.className) - groups.indexOf(b.className) ||
      direction * order(keys.get(a), keys.get(b))));
    heads.forEach((head) => head.removeAttribute('aria-sort'));
    heads[column].setAttribute('aria-sort', direction > 0 ? 'ascending' : 'descending');
  };
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.onclick = () => {
      const first = column === 1 || column === 2 ? -1 : 1;
      const now = { ascending: 1, descending: -1 }[head.ariaSort] ?? 0;
      sort(column, now === 0 ? first : -now);
    };
  });
  const label = document.createElement('label');
  const input = document.createElement('input');
  const shown = document.createElement('output');
  input.type = 'search';
  label.append('Filter by name ', input);
  const texts = rows.map((row) => values[0](row).toLowerCase());
  input.oninput = () => {
    const text = input.value.toLowerCase();
    let count = 0;
    rows.forEach((row, index) => {
      row.hidden = row.className !== 'page' && !texts[index].includes(text);
      if (!row.hidden) count++;
    });
    shown.textContent = text === '' ? '' : count + ' of ' + rows.length;
  };
  const line = document.createElement('p');
  line.className = 'filter';
  line.append(label, ' ', shown);
  table.parentElement.before(line);
})();
`.replaceAll(/\n */g, '\n');
