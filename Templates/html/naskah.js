// Search in the page and filters of long tables. The page is whole without this: what stands here only adds
// controls, takes its words from the data attributes of its own element, stores and loads nothing.
(() => {
  'use strict';
  const words = document.currentScript.dataset;
  const fold = text => text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const delayed = action => {
    let timer;
    return () => { clearTimeout(timer); timer = setTimeout(action, 120); };
  };

  // Search: whole words in any order, in headings, paragraphs, items, rows and captions.
  const buildSearch = () => {
    const side = document.querySelector('.n-samping');
    const main = document.querySelector('main');
    if (!side || !main) return;
    const input = make('input', { type: 'search', id: '_cari', autocomplete: 'off' });
    const status = make('p', { role: 'status', class: 'n-hasil-jumlah' });
    const list = make('ol', { class: 'n-hasil' });
    let index;
    const read = () => {
      const parts = main.querySelectorAll('.n-kepala, p, li, dd, tbody tr, figcaption, caption');
      return Array.from(parts, part => ({ part, text: fold(part.textContent) }));
    };
    const show = part => {
      const target = part.closest('tr, p, li, dd, figcaption, caption, .n-kepala') || part;
      if (target.hidden) for (const row of target.parentNode.rows) row.hidden = false;
      document.querySelectorAll('.n-temu').forEach(old => old.classList.remove('n-temu'));
      target.classList.add('n-temu');
      target.setAttribute('tabindex', '-1');
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: 'center' });
    };
    const entry = part => {
      const section = part.closest('section[id]');
      const heading = section && section.querySelector('.n-kepala .n-judul');
      const text = part.textContent.replace(/\s+/g, ' ').trim();
      const link = make('a', { href: section ? '#' + section.id : '#_isi' },
        make('span', { class: 'n-hasil-bagian' }, heading ? heading.textContent : ''), ' ',
        text.length > 110 ? text.slice(0, 110) + '…' : text);
      link.addEventListener('click', event => { event.preventDefault(); show(part); });
      return make('li', {}, link);
    };
    const search = () => {
      const wanted = fold(input.value).split(/\s+/).filter(word => word.length > 1);
      if (!wanted.length) { list.replaceChildren(); status.textContent = ''; return; }
      index = index || read();
      const found = index.filter(one => wanted.every(word => one.text.includes(word)));
      list.replaceChildren(...found.slice(0, 40).map(one => entry(one.part)));
      status.textContent = (found.length ? words.hasil : words.nihil).replace('%n%', found.length);
    };
    input.addEventListener('input', delayed(search));
    side.prepend(make('search', { class: 'n-cari' },
      make('label', { for: '_cari' }, words.cari), input, status, list));
  };

  // Filter: rows that hold all words stay; sums are hidden with the rows that they no longer sum.
  const buildFilter = (table, number) => {
    const rows = Array.from(table.tBodies[0].rows);
    const plain = rows.filter(row => !/kelompok|jumlah/.test(row.className));
    if (plain.length < 12) return;
    const id = '_saring' + number;
    const input = make('input', { type: 'search', id, autocomplete: 'off' });
    const status = make('span', { role: 'status' });
    const filter = () => {
      const wanted = fold(input.value).split(/\s+/).filter(Boolean);
      let group = null;
      let shown = 0;
      for (const row of rows) {
        if (row.classList.contains('kelompok')) {
          group = row;
          row.hidden = wanted.length > 0;
        } else if (/jumlah/.test(row.className)) {
          row.hidden = wanted.length > 0;
        } else {
          const text = fold(row.textContent);
          row.hidden = !wanted.every(word => text.includes(word));
          if (!row.hidden) { shown += 1; if (group) group.hidden = false; }
        }
      }
      status.textContent = wanted.length
        ? words.baris.replace('%n%', shown).replace('%jumlah%', plain.length) : '';
    };
    input.addEventListener('input', delayed(filter));
    const label = make('label', { for: id }, words.saring + ' ',
      make('span', { class: 'n-tersembunyi' }, table.caption ? table.caption.textContent : ''));
    table.parentNode.before(make('div', { class: 'n-saring' }, label, input, status));
  };

  // While naskah watches the plan, a style sheet beside the page says which build it is.
  const watch = () => {
    let known;
    const look = () => {
      const sheet = make('link', { rel: 'stylesheet', href: 'pantau.css?' + Date.now() });
      sheet.addEventListener('load', () => {
        const build = getComputedStyle(document.documentElement).getPropertyValue('--pantau');
        sheet.remove();
        if (known === undefined) known = build;
        else if (build && build !== known) location.reload();
      });
      sheet.addEventListener('error', () => sheet.remove());
      document.head.append(sheet);
    };
    look();
    setInterval(look, 500);
  };

  if (words.pantau) watch();
  buildSearch();
  document.querySelectorAll('main table').forEach((table, number) => {
    if (table.tBodies.length) buildFilter(table, number);
  });
})();
