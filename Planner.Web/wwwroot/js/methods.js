// The search over the methods: entries stay where they are, and what does not match is not shown. Needs no circuit.
(function () {
  const texts = new WeakMap();
  const text = entry => {
    if (!texts.has(entry)) {
      // What uses an entry is no part of what it says, or a word of a total would find all that goes into it.
      const said = entry.matches('.method') ? [...entry.children].filter(part => !part.matches('.used')).map(part => part.textContent).join(' ') : entry.textContent;
      texts.set(entry, ((entry.dataset.method ?? entry.dataset.constant) + ' ' + said).toLowerCase().replace(/\s+/g, ' '));
    }
    return texts.get(entry);
  };
  const name = entry => entry.querySelector('h3').textContent.toLowerCase();
  let before = null;

  const filter = () => {
    const field = document.querySelector('[data-filter]');
    const list = document.querySelector('[data-filtered]');
    if (!field || !list) return;
    const words = field.value.toLowerCase().split(/\s+/).filter(word => word);
    const kind = document.querySelector('[data-filter-kind][aria-pressed="true"]')?.dataset.filterKind ?? 'All';
    const asked = words.length > 0 || kind !== 'All';
    let shown = 0;
    for (const section of list.querySelectorAll(':scope > section')) {
      let here = 0;
      for (const entry of section.querySelectorAll('.method, [data-constant]')) {
        const fits = (kind === 'All' || (entry.dataset.kind ?? 'Constant') === kind) && words.every(word => text(entry).includes(word));
        entry.hidden = !fits;
        if (fits) here++;
      }
      // What bears the words in its name comes before what only mentions them.
      for (const entry of section.querySelectorAll('.method')) entry.style.order = words.length && !words.every(word => name(entry).includes(word)) ? '1' : '';
      section.hidden = here === 0;
      const link = document.querySelector('[data-filter-chapter="' + section.id + '"]');
      if (link) {
        link.hidden = here === 0;
        link.querySelector('span').textContent = here.toLocaleString(document.documentElement.lang);
      }
      shown += here;
    }
    list.querySelector('[data-filter-none]').hidden = shown > 0;
    const count = document.querySelector('[data-filter-count]');
    count.textContent = count.dataset.filterCount.replace('#', shown.toLocaleString(document.documentElement.lang));
    // The list begins under the bar while one searches; who clears the search is back where the search began.
    const top = list.getBoundingClientRect().top + scrollY - document.querySelector('.method-bar').getBoundingClientRect().bottom;
    if (asked && before === null) before = scrollY;
    if (asked && scrollY > top) scrollTo({ top, behavior: 'instant' });
    if (!asked && before !== null) {
      scrollTo({ top: before, behavior: 'instant' });
      before = null;
    }
  };

  // An entry that the search hides is shown to who follows a link to it.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.hidden) return;
    document.querySelector('[data-filter]').value = '';
    for (const button of document.querySelectorAll('[data-filter-kind]')) button.setAttribute('aria-pressed', String(button.dataset.filterKind === 'All'));
    before = null;
    filter();
    target.scrollIntoView();
  };

  document.addEventListener('input', event => { if (event.target.matches?.('[data-filter]')) filter(); });
  document.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest('[data-filter-kind]') : null;
    if (button) {
      for (const other of document.querySelectorAll('[data-filter-kind]')) other.setAttribute('aria-pressed', String(other === button));
      filter();
    }
    const link = event.target instanceof Element ? event.target.closest('a[href^="methods#"]') : null;
    if (link && location.hash === new URL(link.href).hash) reveal();
  });
  addEventListener('hashchange', reveal);
  // A page without a circuit can be used as soon as it stands.
  addEventListener('DOMContentLoaded', () => { if (document.querySelector('[data-static]')) document.documentElement.dataset.interactive = 'true'; });
})();
