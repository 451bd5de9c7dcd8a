// Theme, keys and the section bar. Works on pages without a circuit too.
(function () {
  const root = document.documentElement;
  const stored = () => { try { return localStorage.getItem('planner-theme'); } catch { return null; } };
  const keep = theme => { try { localStorage.setItem('planner-theme', theme); } catch { /* private mode: the theme lasts for this page */ } };
  const theme = stored();
  if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;

  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('[data-theme-toggle]')) {
      const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset.theme = dark ? 'light' : 'dark';
      keep(root.dataset.theme);
    }
    if (target?.closest('[data-reload]')) location.reload();
    // A bar of the drivers leads to the field of its input, however deep it is folded away.
    const led = target?.closest('a[href*="#in-"]');
    const anchor = led && (led.getAttribute('href') ?? '').split('#')[1];
    const field = anchor && document.getElementById(anchor);
    const all = document.querySelector('[data-action="all-inputs"][aria-pressed="false"]');
    if (led && !field && all) {
      // The short list of questions does not have it: all inputs do, once they are drawn.
      event.preventDefault();
      event.stopPropagation();
      const watch = new MutationObserver(() => { if (document.getElementById(anchor)) { watch.disconnect(); led.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })); } });
      watch.observe(document.body, { childList: true, subtree: true });
      setTimeout(() => watch.disconnect(), 10000);
      all.click();
      return;
    }
    if (field) {
      event.preventDefault();
      event.stopPropagation();
      for (let fold = field.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
      field.scrollIntoView({ block: 'center' });
      field.querySelector('input, select')?.focus({ preventScroll: true });
    }
    // The section bar opens a folded part that it leads to.
    const part = target?.closest('.jump a') && document.getElementById(target.closest('a').hash.slice(1));
    const folded = part && (part.matches('.folded') ? part : part.firstElementChild?.matches('.folded') ? part.firstElementChild : null);
    if (folded) folded.firstElementChild.open = true;
    const copy = target?.closest('[data-copy]');
    if (copy) navigator.clipboard?.writeText(copy.dataset.copy);
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(target)) menu.removeAttribute('open');
    }
  }, true);

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') closeInnermost(event.target);
    const typing = event.target instanceof HTMLElement && event.target.matches('input:not([type=checkbox]), textarea');
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !typing) {
      const key = event.key.toLowerCase();
      const action = key === 'z' && !event.shiftKey ? 'undo' : key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : null;
      const button = action && document.querySelector('[data-action="' + action + '"]:not(:disabled)');
      if (button) {
        event.preventDefault();
        button.click();
      }
    }
  });

  // A click on a button of a page that is drawn but not yet live waits until it is, and then reaches the button that took its place.
  const place = element => {
    const steps = [];
    for (let one = element; one !== document.body; one = one.parentElement) steps.unshift([...one.parentElement.children].indexOf(one));
    return steps;
  };
  const face = button => button && [button.className, button.ariaLabel, button.textContent].join('\n');
  let early = null;
  document.addEventListener('click', event => {
    const button = root.dataset.interactive ? null : event.target instanceof Element && event.target.closest('button[type=button]');
    if (button && !button.matches('[data-theme-toggle], [data-reload], [data-copy]')) early = { place: place(button), face: face(button) };
  });
  new MutationObserver(() => {
    const button = early?.place.reduce((one, step) => one?.children[step], document.body);
    if (button && face(button) === early.face) button.click();
    early = null;
  }).observe(root, { attributeFilter: ['data-interactive'] });

  // Who closes an explanation is back at the figure that opened it.
  let asked = null;
  const back = () => {
    const until = performance.now() + 3000;
    const look = () => {
      if (!document.getElementById('explain')) {
        if (asked?.isConnected) asked.focus({ preventScroll: true });
      } else if (performance.now() < until) requestAnimationFrame(look);
    };
    look();
  };
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('#explain header button')) back();
    else if (!target?.closest('#explain')) asked = target?.closest('[data-figure]')?.closest('button') ?? target?.closest('[data-figure]')?.querySelector('button') ?? asked;
  }, true);

  // Escape closes the innermost of what is open, wherever the focus is: a menu, the bubble of a source (its own mark does that), the explanation.
  const closeInnermost = target => {
    const menus = document.querySelectorAll('details.menu[open]');
    for (const menu of menus) {
      menu.removeAttribute('open');
      menu.querySelector('summary')?.focus();
    }
    if (!menus.length && !(target instanceof Element && target.closest('.src.is-open'))) document.querySelector('#explain header button')?.click();
  };

  // The section bar follows the reader.
  const mark = () => {
    const links = [...document.querySelectorAll('.jump a[href*="#"]')];
    const current = links.filter(link => {
      const section = document.getElementById(link.hash.slice(1));
      return section && section.getBoundingClientRect().top < 160;
    }).pop() ?? links[0];
    for (const link of links) {
      if (link === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  addEventListener('scroll', mark, { passive: true });
  addEventListener('load', mark);
})();
